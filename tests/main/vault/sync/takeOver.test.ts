import fc from 'fast-check'
import { mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isCheckIn } from '@shared/features/check-ins/checkIn'
import type { VaultRecord } from '@shared/records/record'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { mergedVector } from '@shared/records/merging'
import type { Files } from '@main/ports'
import { nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { carry, type Computer, contentOf, entry, freshFolder, OCTOBER, openAt, readJson } from '../support'
import { importRecord } from '../../support/importRecord'
import { endingAfter, OTHER, OTHER_CODE, seal, settle, textsIn, unlock } from '../sealingSupport'

interface Kept extends Computer {
  home: string
}

/** Two computers in step, of which the second will be gone; a little of everything is in its part. */
async function two(): Promise<{ here: Kept; gone: Kept; device: string }> {
  const homes = [await freshFolder(), await freshFolder()] as const
  const here = { ...(await openAt(homes[0])), home: homes[0] }
  await carry(here.folder, join(homes[1], 'vault'), '\0')
  const gone = { ...(await openAt(homes[1])), home: homes[1] }
  const ours = await here.vault.add('entry', entry('thuis'))
  const erased = await here.vault.add('entry', entry('GEWIST een'), OCTOBER)
  await here.vault.edit(erased.id, erased.seen, { text: 'GEWIST twee' })
  await inStep(here, gone)
  await gone.vault.add('entry', entry('in oktober'), OCTOBER)
  const written = await gone.vault.add('entry', entry('eerst'))
  await gone.vault.edit(written.id, written.seen, { text: 'later' })
  await gone.vault.add('word', { text: 'weemoed' })
  await importRecord(gone, 'always', { kind: 'later-kind', text: 'van een nieuwere' }, Date.now())
  await here.vault.edit(ours.id, ours.seen, { text: 'hier anders' })
  await gone.vault.edit(ours.id, ours.seen, { text: 'daar anders' })
  await gone.vault.erase(erased.id)
  await carry(gone.folder, here.folder, await here.device())
  await here.vault.reload()
  return { here, gone, device: await gone.device() }
}

const TEXTS = ['daar anders', 'eerst', 'hier anders', 'in oktober', 'later', 'van een nieuwere', 'weemoed']
const SHOWN = TEXTS.filter((text) => text !== 'eerst')

async function inStep(one: Computer, other: Computer): Promise<void> {
  await carry(one.folder, other.folder, await other.device())
  await carry(other.folder, one.folder, await one.device())
  await one.vault.reload()
  await other.vault.reload()
}

const takeOver = ({ vault }: Computer, device: string) => vault.takeOver(device, isCheckIn, () => undefined)

/** All that is shown, versions beside one another included. */
async function shownIn({ vault }: Computer): Promise<string[]> {
  const records = [...(await vault.always())]
  for (const month of await vault.months()) records.push(...(await vault.month(month)))
  return records.filter(({ current }) => current.kind !== 'taken-over').map(canonicalJson)
}

const versionsOf = async (computer: Computer): Promise<VaultRecord[]> =>
  (await readJson(join(computer.folder, await computer.device(), '2026-11.past.json'))).records as VaultRecord[]

describe('the part of a computer that is gone', () => {
  test('lies with this one afterwards: what is shown, versions beside it, earlier ones, and what was erased', async () => {
    const { here, device } = await two()
    const before = await shownIn(here)
    await takeOver(here, device)
    expect(await readdir(here.folder)).toEqual([await here.device(), 'vault.json'])
    expect(await shownIn(here)).toEqual(before)
    expect((await textsIn(here)).filter(Boolean)).toEqual(SHOWN)
    expect((await versionsOf(here)).map(({ text }) => text).sort()).toEqual(['eerst', 'thuis'])
    expect(JSON.stringify(await contentOf(here.folder))).not.toContain('GEWIST')
    const again = await openAt(here.home)
    expect(await shownIn(again)).toEqual(before)
    expect([...here.notices, ...again.notices]).toEqual([])
  })

  test('that was not read here before is erased here where it was erased there', async () => {
    const { here, device } = await two()
    const fresh = await openAt(here.home)
    await takeOver(fresh, device)
    expect(JSON.stringify(await contentOf(here.folder))).not.toContain('GEWIST')
    expect(await textsIn(await openAt(here.home))).toEqual(expect.arrayContaining(SHOWN))
  })

  test('brings back nothing of what was erased here', async () => {
    const { here, gone, device } = await two()
    const later = (await gone.vault.month('2026-11')).find(({ current }) => current.text === 'later')
    await here.vault.erase(later?.current.id ?? '')
    await takeOver(here, device)
    const left = Object.values(await contentOf(here.folder)).join()
    for (const word of ['weemoed', 'hier anders']) expect(left).toContain(word)
    for (const word of ['"later"', 'eerst']) expect(left).not.toContain(word)
  })

  test('counts as kept elsewhere only by what lies on disk', async () => {
    const { here, device } = await two()
    const home = await freshFolder()
    await carry(here.folder, join(home, 'vault'), '\0')
    const third = await openAt(home)
    const known = (await third.vault.month('2026-10')).find(({ current }) => current.text === 'in oktober')
    await third.vault.edit(known?.current.id ?? '', known?.current.seen ?? {}, { text: 'later in oktober' })
    await carry(third.folder, here.folder, await here.device())
    await here.vault.reload()
    expect(await textsIn(here)).toContain('later in oktober')
    await rm(join(here.folder, await third.device()), { recursive: true })
    await takeOver(here, device)
    expect(await textsIn(await openAt(here.home))).toContain('in oktober')
  })

  test('keeps what is no record', async () => {
    const { here, device } = await two()
    const path = join(here.folder, device, 'always.json')
    const { records } = await readJson(path)
    await rewritten(path, { records: [...(records as unknown[]), 'geen record', { id: 7 }] })
    await takeOver(here, device)
    const own = await readJson(join(here.folder, await here.device(), 'always.json'))
    expect(own.records).toEqual(expect.arrayContaining(['geen record', { id: 7 }]))
  })

  test('keeps what waits in its inbox, and leaves nothing open that is sealed', async () => {
    const { here, gone, device } = await two()
    await seal(here)
    await inStep(here, gone)
    await unlock(gone)
    await settle(gone)
    await gone.vault.forgetKeys()
    const checkIn = { answer: 'nothing', feelings: [], around: { with: [], where: [], doing: [] } }
    await gone.vault.addToInbox('check-in', { ...checkIn, note: 'vergrendeld' })
    await gone.vault.transaction((tx) => tx.writeUnsealedCopy({ plan: {} }))
    await inStep(here, gone)
    await takeOver(here, device)
    expect((await readdir(here.folder)).sort()).toEqual([await here.device(), 'keys', 'vault.json'])
    const notes = (await here.vault.month('2026-11')).map(({ current }) => current.note).filter(Boolean)
    expect(notes).toEqual(['vergrendeld'])
    expect(JSON.stringify(await contentOf(here.folder))).not.toContain('weemoed')
  })

  test('goes, and what Luwte did not write stays', async () => {
    const { here, device } = await two()
    await writeFile(join(here.folder, device, 'eigen.txt'), 'x')
    await takeOver(here, device)
    expect(await readdir(join(here.folder, device))).toEqual(['eigen.txt'])
    expect((await textsIn(await openAt(here.home))).filter(Boolean)).toEqual(SHOWN)
  })

  test.each<[string, string, (path: string) => Promise<unknown>]>([
    ['is damaged', 'unreadable', (path) => truncate(path, 60)],
    ['has a folder in the place of a file', 'unreadable', async (path) => (await rm(path), mkdir(path))],
    ['comes from a newer Luwte', 'newer-format', (path) => rewritten(path, { format: 2 })],
    ['has more than this Luwte knows', 'newer-format', (path) => rewritten(path, { index: [] })],
  ])('stays as it is where it %s', async (_, code, spoil) => {
    const { here, device } = await two()
    await spoil(join(here.folder, device, '2026-10.json'))
    const before = await contentOf(here.folder)
    await expect(takeOver(here, device)).rejects.toMatchObject({ code })
    expect(await contentOf(here.folder)).toEqual(before)
  })

  test('stays as it is where its key is not at hand', async () => {
    const { here, gone, device } = await two()
    await seal(here)
    await seal(gone, OTHER, OTHER_CODE)
    await inStep(here, gone)
    const before = await contentOf(here.folder)
    await expect(takeOver(here, device)).rejects.toMatchObject({ code: 'unreadable' })
    expect(await contentOf(here.folder)).toEqual(before)
  })

  test('is left alone once a file of it comes anew', async () => {
    const { here, gone, device } = await two()
    await gone.vault.add('entry', entry('nog een'), OCTOBER)
    const real = (await import('@main/platform/files/files')).nodeFiles()
    let reads = 0
    const files: Files = {
      ...real,
      async read(path) {
        // The first time it is read to be taken over, the second to be taken away.
        if (path.endsWith(`${device}/2026-10.json`) && (reads += 1) === 2)
          await carry(gone.folder, here.folder, await here.device())
        return real.read(path)
      },
    }
    const busy = await openAt(here.home, { files })
    await expect(takeOver(busy, device)).rejects.toMatchObject({ code: 'busy' })
    expect(await textsIn(await openAt(here.home))).toContain('nog een')
  })
})

describe('a computer that was not gone after all', () => {
  test('goes on under a new id, and nothing clashes', async () => {
    const { here, gone, device } = await two()
    await inStep(here, gone)
    await gone.vault.close()
    await takeOver(here, device)
    await rm(join(gone.folder, device), { recursive: true })
    await carry(here.folder, gone.folder, '\0')
    const back = { ...(await openAt(gone.home)), home: gone.home }
    const known = (await back.vault.month('2026-11')).find(({ current }) => current.text === 'later')
    if (!known) throw new Error('lost')
    await back.vault.edit(known.current.id, mergedVector(known), { text: 'nog later' })
    expect(await back.device()).not.toBe(device)
    await inStep(here, back)
    for (const computer of [here, back]) {
      expect((await textsIn(computer)).filter(Boolean)).toEqual(
        SHOWN.map((text) => (text === 'later' ? 'nog later' : text)).sort(),
      )
      expect(computer.notices).toEqual([])
    }
  })

  test('nor where it does not know any more what it had written', async () => {
    const { here, gone, device } = await two()
    await inStep(here, gone)
    await shownIn(here)
    await takeOver(here, device)
    await rm(join(gone.folder, device), { recursive: true })
    await rm(join(gone.userData, 'cache'), { recursive: true, force: true })
    await carry(here.folder, gone.folder, '\0')
    const back = await openAt(gone.home)
    const known = (await back.vault.month('2026-11')).find(({ current }) => current.text === 'later')
    if (!known) throw new Error('lost')
    const next = await back.vault.edit(known.current.id, mergedVector(known), { text: 'nog later' })
    expect(await back.device()).toBe(device)
    await inStep(here, back)
    for (const { vault } of [here, back])
      expect(await vault.find(known.current.id)).toEqual({ current: next, siblings: [] })
    expect(here.notices).toEqual([])
  })

  test('and kept running writes its part anew, the same as it is here', async () => {
    const { here, gone, device } = await two()
    await inStep(here, gone)
    await takeOver(here, device)
    await rm(join(gone.folder, device), { recursive: true })
    await carry(here.folder, gone.folder, '\0')
    await gone.vault.reload()
    await gone.vault.add('entry', entry('nog daar'))
    await inStep(here, gone)
    for (const computer of [here, gone])
      expect(await textsIn(computer)).toEqual(expect.arrayContaining([...SHOWN, 'nog daar']))
    expect(await shownIn(here)).toEqual(await shownIn(gone))
  })
})

test('a third computer misses nothing, and takes it for nothing bad', async () => {
  const { here, device } = await two()
  const home = await freshFolder()
  await carry(here.folder, join(home, 'vault'), '\0')
  const third = await openAt(home)
  const before = await shownIn(third)
  await takeOver(here, device)
  // A sync tool may leave the folder itself.
  for (const name of await readdir(join(third.folder, device))) await rm(join(third.folder, device, name))
  await carry(here.folder, third.folder, '\0')
  await third.vault.reload()
  expect(await shownIn(third)).toEqual(before)
  expect(third.notices).toEqual([])
})

test('cut short anywhere, nothing is lost, and doing it again ends it', async () => {
  let ends = 0
  for (let writes = 0; ; writes += 1) {
    const { here, device } = await two()
    await here.vault.close()
    const ending = endingAfter(writes)
    // Opening writes too: it takes out here what was erased there.
    const opening = openAt(here.home, { files: ending.files })
    const done = opening.then((dying) => takeOver(dying, device)).then(() => true)
    const isDone = await Promise.race([done, ended(ending.hasEnded)])
    const again = await openAt(here.home)
    expect((await textsIn(again)).filter(Boolean)).toEqual(SHOWN)
    if (isDone) break
    ends += 1
    if ((await readdir(again.folder)).includes(device)) await takeOver(again, device)
    expect(await readdir(again.folder)).toEqual([await again.device(), 'vault.json'])
    expect((await textsIn(await openAt(here.home))).filter(Boolean)).toEqual(SHOWN)
    expect(JSON.stringify(await contentOf(again.folder))).not.toContain('GEWIST')
    expect((await versionsOf(again)).map(({ text }) => text)).toContain('eerst')
    expect(again.notices).toEqual([])
  }
  expect(ends).toBeGreaterThan(10)
})

test('whatever was written on both at random, taking over changes nothing that is shown', async () => {
  const step = fc.record({
    by: fc.nat(1),
    do: fc.constantFrom('add', 'edit', 'stale', 'erase', 'sync'),
    which: fc.nat(2),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const homes = [await freshFolder(), await freshFolder()] as const
      const here = await openAt(homes[0])
      await carry(here.folder, join(homes[1], 'vault'), '\0')
      const gone = await openAt(homes[1])
      for (const [order, { by, do: what, which }] of steps.entries()) {
        const { vault } = by === 0 ? here : gone
        const shown = await vault.month('2026-11')
        const merged = shown[which % Math.max(1, shown.length)]
        if (what === 'sync') await inStep(here, gone)
        else if (what === 'add' || !merged) await vault.add('entry', entry(`stap ${order}`))
        else if (what === 'erase') await vault.erase(merged.current.id)
        else
          await vault.edit(merged.current.id, what === 'stale' ? {} : mergedVector(merged), { text: `stap ${order}` })
      }
      await inStep(here, gone)
      const before = await shownIn(here)
      await takeOver(here, await gone.device())
      expect(await shownIn(here)).toEqual(before)
      expect(await shownIn(await openAt(homes[0]))).toEqual(before)
    }),
    { numRuns: 30 },
  )
})

/** The file with these fields beside what is in it, and its right checksum. */
async function rewritten(path: string, more: Record<string, unknown>): Promise<void> {
  const { checksum: _, ...rest } = await readJson(path)
  const content = { ...rest, ...more }
  const checksum = nodeDigest().sha256(new TextEncoder().encode(canonicalJson(content)))
  await writeFile(path, JSON.stringify({ ...content, checksum }))
}

/** false, once no more is written. */
async function ended(hasEnded: () => boolean): Promise<boolean> {
  while (!hasEnded()) await new Promise((resolve) => setImmediate(resolve))
  return false
}
