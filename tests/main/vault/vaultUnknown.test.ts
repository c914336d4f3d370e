import fc from 'fast-check'
import fs from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { entry, envelopeText, freshFolder, handClock, openAt, readJson } from './support'
import { importRecord } from '../support/importRecord'

describe('what this Luwte does not know', () => {
  test('unknown fields, kinds and shapes survive, and what is no record is not shown', async () => {
    const home = await freshFolder()
    const { vault, folder, device } = await openAt(home)
    const dream = { kind: 'dream', colour: { deep: ['blue'] } }
    const added = await importRecord({ vault }, 'month', dream, handClock().now())
    const path = join(folder, await device(), '2026-11.json')
    const strange = [{ id: 'no-uuid', kind: 'ghost', more: 1 }, { id: added.id, kind: 7 }, 'a word', 12, [null]]
    const { checksum, ...content } = await readJson(path)
    const { records, ...head } = content
    await fs.writeFile(
      path,
      envelopeText({ ...head, later: { x: 1 }, records: [...strange, ...(records as unknown[])] }),
    )
    expect(checksum).toBeDefined()

    const later = await openAt(home)
    expect(later.notices).toEqual([])
    expect(await later.vault.month('2026-11')).toEqual([{ current: added, siblings: [] }])
    const edited = await later.vault.edit(added.id, added.seen, { light: true })
    await later.vault.add('entry', entry('next'))
    const rewritten = await readJson(path)
    expect(rewritten).toMatchObject({ later: { x: 1 }, revision: 3 })
    expect(rewritten.records).toEqual([...strange, edited, expect.objectContaining(entry('next'))])
    expect(edited.colour).toEqual({ deep: ['blue'] })
  })

  test('duplicate ids are both kept', async () => {
    const home = await freshFolder()
    const { vault, folder, device } = await openAt(home)
    const added = await vault.add('entry', entry('one'))
    const path = join(folder, await device(), '2026-11.json')
    const { checksum: _, ...content } = await readJson(path)
    const twin = { ...added, text: 'its twin' }
    await fs.writeFile(path, envelopeText({ ...content, records: [added, twin] }))
    const later = await openAt(home)
    const [merged] = await later.vault.month('2026-11')
    expect([merged?.current.text, ...(merged?.siblings ?? []).map(({ text }) => text)].sort()).toEqual([
      'its twin',
      'one',
    ])
    await later.vault.add('entry', entry('next'))
    expect((await readJson(path)).records).toEqual(expect.arrayContaining([added, twin]))
  })

  test('any JSON in a body comes back as it was put in', async () => {
    const home = await freshFolder()
    const { vault } = await openAt(home)
    const own = ['id', 'at', 'seen', 'changedAt', 'kind', 'deleted', 'erased']
    const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown)
    const bodies = fc
      .dictionary(
        fc.string().filter((name) => !own.includes(name)),
        json,
        { noNullPrototype: true },
      )
      .filter((body) => !JSON.stringify(body).includes('__proto__'))
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const added = await importRecord({ vault }, 'month', { kind: 'unheard-of', ...body }, handClock().now())
        const merged = await (await openAt(home)).vault.find(added.id)
        expect(canonicalJson(merged?.current)).toBe(canonicalJson({ ...added, ...body }))
      }),
      { numRuns: 25 },
    )
  })

  test('what is given out cannot change what is kept', async () => {
    const { vault } = await openAt(await freshFolder())
    const body = { feelings: [{ id: 'moe' }] }
    const added = await vault.add('check-in', body)
    body.feelings.push({ id: 'boos' })
    expect((await vault.find(added.id))?.current.feelings).toEqual([{ id: 'moe' }])
  })
})
