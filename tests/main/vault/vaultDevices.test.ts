import fc from 'fast-check'
import fs from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { mergedVector } from '@shared/records/merging'
import { type Computer, carry, contentOf, entry, envelopeText, freshFolder, openAt, readJson, textsOf } from './support'

/** Two computers, each with its own copy of one vault. */
async function twoComputers(): Promise<{ home: Computer; away: Computer; sync: () => Promise<void> }> {
  const home = await openAt(await freshFolder())
  const folder = await freshFolder()
  await carry(home.folder, join(folder, 'vault'), 'nothing')
  const away = await openAt(folder)
  const sync = async () => {
    // The own folder of the away computer is made at its first save.
    await carry(home.folder, away.folder, await away.device())
    await carry(away.folder, home.folder, await home.device())
    await home.vault.reload()
    await away.vault.reload()
  }
  return { home, away, sync }
}

describe('two computers with one vault', () => {
  test('write in folders of their own and read both', async () => {
    const { home, away, sync } = await twoComputers()
    expect(await home.device()).not.toBe(await away.device())
    await home.vault.add('entry', entry('at home'), home.clock.now())
    await away.vault.add('entry', entry('on the way'), home.clock.now())
    await away.vault.add('word', { text: 'weemoed' })
    await sync()
    for (const { vault } of [home, away]) {
      expect(textsOf(await vault.month('2026-11'))).toEqual(['at home', 'on the way'])
      expect(textsOf(await vault.always())).toEqual(['weemoed'])
      expect(await vault.months()).toEqual(['2026-11'])
    }
    const folders = (await fs.readdir(home.folder)).filter((name) => name !== 'vault.json')
    expect(folders.sort()).toEqual([await home.device(), await away.device()].sort())
  })

  test('a record of the other is changed in the own folder only', async () => {
    const { home, away, sync } = await twoComputers()
    const first = await home.vault.add('entry', entry('first'))
    await sync()
    const before = await contentOf(join(away.folder, await home.device()))
    const second = await away.vault.edit(first.id, first.seen, { text: 'second' })
    expect(second.seen).toEqual({ [await home.device()]: 1, [await away.device()]: 1 })
    expect(await contentOf(join(away.folder, await home.device()))).toEqual(before)
    const past = await readJson(join(away.folder, await away.device(), '2026-11.past.json'))
    expect(past.records).toEqual([first])
    await sync()
    expect(await home.vault.find(first.id)).toEqual({ current: second, siblings: [] })
  })

  test('edits that did not know of each other stay side by side until the next one', async () => {
    const { home, away, sync } = await twoComputers()
    const first = await home.vault.add('entry', entry('first'))
    await sync()
    const athome = await home.vault.edit(first.id, first.seen, { text: 'at home' })
    away.clock.time += 60_000
    const onTheWay = await away.vault.edit(first.id, first.seen, { text: 'on the way' })
    await sync()
    const merged = { current: onTheWay, siblings: [athome] }
    expect(await home.vault.find(first.id)).toEqual(merged)
    expect(await away.vault.find(first.id)).toEqual(merged)
    const joined = await home.vault.edit(first.id, mergedVector(merged), { text: 'both' })
    await sync()
    expect(await away.vault.find(first.id)).toEqual({ current: joined, siblings: [] })
  })

  test('what arrives while an editor is open is not taken for seen', async () => {
    const { home, away, sync } = await twoComputers()
    const first = await home.vault.add('entry', entry('first'))
    await sync()
    const onTheWay = await away.vault.edit(first.id, first.seen, { text: 'on the way' })
    await sync()
    home.clock.time += 60_000
    const athome = await home.vault.edit(first.id, first.seen, { text: 'at home' })
    expect(await home.vault.find(first.id)).toEqual({ current: athome, siblings: [onTheWay] })
  })

  test('erased on one, it is gone from the files of the other after it is read there', async () => {
    const { home, away, sync } = await twoComputers()
    const first = await home.vault.add('entry', entry('SECRET one'))
    await home.vault.edit(first.id, first.seen, { text: 'SECRET two' })
    await sync()
    await away.vault.erase(first.id)
    await sync()
    expect(await home.vault.month('2026-11')).toEqual([])
    expect(JSON.stringify(await contentOf(join(home.folder, await home.device())))).not.toContain('SECRET')
    await sync()
    expect(JSON.stringify(await contentOf(home.folder))).not.toContain('SECRET')
    expect(JSON.stringify(await contentOf(away.folder))).not.toContain('SECRET')
  })

  test('changed on one while erased on the other: the change stays', async () => {
    const { home, away, sync } = await twoComputers()
    const first = await home.vault.add('entry', entry('first'))
    await sync()
    const changed = await home.vault.edit(first.id, first.seen, { text: 'changed' })
    await away.vault.erase(first.id)
    await sync()
    for (const { vault } of [home, away]) expect(await vault.find(first.id)).toEqual({ current: changed, siblings: [] })
    expect(await readJson(join(home.folder, await home.device(), '2026-11.json'))).toMatchObject({ records: [changed] })
  })

  test('erased on one while the other had a version beside it: only what was known is taken out', async () => {
    const { home, away, sync } = await twoComputers()
    const first = await home.vault.add('entry', entry('SECRET'))
    await sync()
    const beside = await home.vault.edit(first.id, {}, { text: 'beside it' })
    await away.vault.erase(first.id)
    await sync()
    expect(await home.vault.find(first.id)).toEqual({ current: beside, siblings: [] })
    const { records } = await readJson(join(home.folder, await home.device(), '2026-11.json'))
    expect(records).toEqual([expect.objectContaining({ erased: expect.any(String) }), beside])
  })

  test('newly arrived files are read after a reload, not before', async () => {
    const { home, away } = await twoComputers()
    await home.vault.month('2026-11')
    await away.vault.add('entry', entry('on the way'))
    await carry(away.folder, home.folder, await home.device())
    await home.vault.reload()
    expect(textsOf(await home.vault.month('2026-11'))).toEqual(['on the way'])
  })
})

describe('files of another computer', () => {
  const spoil: Record<string, (path: string) => Promise<unknown>> = {
    'cut off': (path) => fs.truncate(path, 40),
    'a folder in its place': async (path) => (await fs.rm(path), fs.mkdir(path)),
    'a link in its place': async (path) => (await fs.rename(path, `${path}.real`), fs.symlink(`${path}.real`, path)),
  }
  for (const [name, spoilt] of Object.entries(spoil))
    test(`${name}: not arrived yet; never touched, and read once it is right`, async () => {
      const { home, away, sync } = await twoComputers()
      const record = await away.vault.add('entry', entry('on the way'))
      await home.vault.add('entry', entry('at home'), home.clock.time + 60_000)
      await sync()
      const other = join(home.folder, await away.device())
      const whole = await fs.readFile(join(other, '2026-11.json'))
      await spoilt(join(other, '2026-11.json'))
      await home.vault.reload()
      const before = await fs.readdir(other)
      for (let time = 0; time < 2; time += 1) expect(textsOf(await home.vault.month('2026-11'))).toEqual(['at home'])
      await expect(home.vault.edit(record.id, record.seen, { text: 'x' })).rejects.toMatchObject({ code: 'unreadable' })
      await home.vault.add('entry', entry('goes on'), home.clock.time + 120_000)
      expect(home.notices).toEqual([{ code: 'not-arrived', file: `${await away.device()}/2026-11.json` }])
      expect(await fs.readdir(other)).toEqual(before)

      await fs.rm(join(other, '2026-11.json'), { recursive: true })
      await fs.writeFile(join(other, '2026-11.json'), whole)
      expect(textsOf(await home.vault.month('2026-11'))).toEqual(['on the way', 'at home', 'goes on'])
    })

  test('of a newer format are told of and left alone; the own folder goes on', async () => {
    const { home, away, sync } = await twoComputers()
    await away.vault.add('entry', entry('on the way'))
    await sync()
    const file = `${await away.device()}/2026-11.json`
    await fs.writeFile(join(home.folder, file), envelopeText({ format: 2 }))
    await home.vault.reload()
    await home.vault.add('entry', entry('at home'))
    expect(textsOf(await home.vault.month('2026-11'))).toEqual(['at home'])
    expect(home.notices).toEqual([{ code: 'newer-format', file }])
  })

  test('temporaries there are not ours to remove', async () => {
    const { home, away, sync } = await twoComputers()
    await away.vault.add('entry', entry('on the way'))
    await sync()
    const temporary = join(home.folder, await away.device(), '.2026-11.json.0123456789abcdef.tmp')
    await fs.writeFile(temporary, '')
    await openAt(join(home.folder, '..'))
    await fs.access(temporary)
  })
})

test('computers that write, edit and keep in step at random show the same, and nothing is lost', async () => {
  const step = fc.record({
    by: fc.nat(1),
    do: fc.constantFrom('add', 'edit', 'edit', 'stale', 'sync'),
    which: fc.nat(1),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 18 }), async (steps) => {
      const { home, away, sync } = await twoComputers()
      /** What each text was written in sight of, by the test's own reckoning. */
      const sightOf = new Map<unknown, Set<unknown>>()
      for (const [order, { by, do: what, which }] of steps.entries()) {
        const { vault } = by === 0 ? home : away
        const shown = await vault.month('2026-11')
        const merged = shown[which % Math.max(1, shown.length)]
        const text = `step ${order}`
        if (what === 'sync') await sync()
        else if (what === 'add' || !merged) {
          await vault.add('entry', entry(text))
          sightOf.set(text, new Set())
        } else {
          const before = what === 'stale' ? [] : [merged.current, ...merged.siblings].map((copy) => copy.text)
          await vault.edit(merged.current.id, what === 'stale' ? {} : mergedVector(merged), { text })
          sightOf.set(text, new Set(before.flatMap((one) => [one, ...(sightOf.get(one) ?? [])])))
        }
      }
      await sync()
      const views = [await home.vault.month('2026-11'), await away.vault.month('2026-11')] as const
      expect(canonicalJson(views[0])).toBe(canonicalJson(views[1]))
      const kept = views[0].flatMap(({ current, siblings }) => [current, ...siblings]).map(({ text }) => text)
      for (const text of sightOf.keys())
        expect(kept.some((one) => one === text || sightOf.get(one)?.has(text))).toBe(true)
    }),
    { numRuns: 60 },
  )
})
