import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthOfId } from '@shared/kernel/ids'
import { isPerson, personRecord } from '@shared/features/people/peopleRecords'
import type { VaultRecord } from '@shared/records/record'
import { type MergedRecord, mergedVector } from '@shared/records/merging'
import { bodyOf } from '@main/vault/snapshots/recordComparison'
import { checkIn, HOUR } from '../../../support/house'
import { Keeper } from './support'
import { importRecord } from '../../../support/importRecord'

const ELSEWHERE = '019ac777-0000-7000-8000-000000000000'

/** What somebody sees, in whatever order the versions of one record are shown. */
const facesOf = (records: MergedRecord[]) =>
  records.map(({ current, siblings }) => {
    const others = new Set(siblings.map(bodyOf))
    others.delete(bodyOf(current))
    return [bodyOf(current), [...others].sort()]
  })

/** Written on another computer, by somebody who had not seen what lies here. */
const elsewhere = (record: VaultRecord, text: string): VaultRecord => ({ ...record, text, seen: { [ELSEWHERE]: 1 } })

/** One text of each fate: same, different, binned since, erased since, out of the bin since, made since. */
async function withEachFate(): Promise<{ keeper: Keeper; then: string; ids: Record<string, string> }> {
  const keeper = await Keeper.open()
  const ids: Record<string, string> = {}
  for (const name of ['same', 'different', 'binned', 'erased', 'unbinned', 'erased from the bin'])
    ids[name] = (await keeper.write(name)).id
  const id = (name: string) => ids[name] ?? ''
  for (const name of ['unbinned', 'erased from the bin']) await keeper.bin(id(name))
  const then = await keeper.make()
  await keeper.change(id('different'), { text: 'another' })
  await keeper.bin(id('binned'))
  await keeper.vault.erase(id('erased'))
  await keeper.vault.erase(id('erased from the bin'))
  await keeper.change(id('unbinned'), { deleted: undefined })
  ids.newer = (await keeper.write('newer')).id
  return { keeper, then, ids }
}

describe('what would come back', () => {
  test('is counted, and shown the newest first', async () => {
    const { keeper, then, ids } = await withEachFate()
    const preview = await keeper.preview(then)
    expect(preview).toMatchObject({ gone: 2, different: 2, same: 1, newer: 1 })
    const items = preview.items.map(({ id, excerpt, change }) => [id, excerpt, change])
    expect(items).toHaveLength(5)
    expect(items).toEqual(
      expect.arrayContaining([
        [ids.newer, 'newer', 'newer'],
        [ids.unbinned, 'unbinned', 'different'],
        [ids.different, 'different', 'different'],
        [ids.erased, 'erased', 'gone'],
        [ids.binned, 'binned', 'gone'],
      ]),
    )
    expect(keeper.heard).toHaveLength(1)
  })

  test('is only fifty of many, each by its beginning, and without words where there are none', async () => {
    const keeper = await Keeper.open()
    const empty = await keeper.make()
    for (let count = 0; count < 60; count += 1) {
      keeper.ports.clock.jump(60_000)
      await keeper.write(`${count}\n\n  ${'woord '.repeat(100)}`)
    }
    keeper.ports.clock.jump(60_000)
    await keeper.vault.add('check-in', { ...checkIn, note: 'een  zin' })
    keeper.ports.clock.jump(60_000)
    await keeper.vault.add('favourite', { phrase: 'x' })
    const { newer, items } = await keeper.preview(empty)
    expect(newer).toBe(62)
    expect(items).toHaveLength(50)
    expect(items.slice(0, 2).map(({ kind, excerpt }) => [kind, excerpt])).toEqual([
      ['favourite', ''],
      ['check-in', 'een zin'],
    ])
    expect(items[2]?.excerpt).toHaveLength(120)
    expect(items[2]?.excerpt.slice(0, 14)).toBe('59 woord woord')
  })

  test.each(['2026-01-01T00-00-00-000Z', 'other'])('of %s, which is not there, cannot be told', async (id) => {
    const keeper = await Keeper.open()
    await keeper.make()
    await expect(keeper.backups.preview(id)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('bringing back', () => {
  test('beside: what is gone is there again, what differs lies beside, nothing is taken away', async () => {
    const { keeper, then, ids } = await withEachFate()
    expect(await keeper.backups.restore(then, 'beside')).toMatchObject({ returned: 2, changed: 1, binned: 0 })
    expect(await keeper.texts()).toEqual(['another', 'binned', 'erased', 'newer', 'same', 'unbinned'])
    const different = await keeper.vault.find(ids.different ?? '')
    expect(different?.siblings.map(({ text }) => text)).toEqual(['different'])
    expect(keeper.timesRestored).toBe(1)
  })

  test('beside, twice: no version is there twice', async () => {
    const { keeper, then } = await withEachFate()
    await keeper.backups.restore(then, 'beside')
    const once = facesOf(await keeper.visible())
    expect(await keeper.backups.restore(then, 'beside')).toMatchObject({ returned: 0, changed: 0, binned: 0 })
    expect(facesOf(await keeper.visible())).toEqual(once)
  })

  test('beside, from two times: what was there at each lies beside', async () => {
    const keeper = await Keeper.open()
    const { id } = await keeper.write('one')
    const first = await keeper.make()
    keeper.ports.clock.jump(24 * HOUR)
    await keeper.change(id, { text: 'two' })
    const second = await keeper.make()
    keeper.ports.clock.jump(24 * HOUR)
    await keeper.change(id, { text: 'three' })
    for (const then of [first, second]) await keeper.backups.restore(then, 'beside')
    const found = await keeper.vault.find(id)
    expect(found?.current.text).toBe('three')
    expect(found?.siblings.map(({ text }) => text).sort()).toEqual(['one', 'two'])

    await keeper.change(id, { text: 'joined' })
    await keeper.backups.restore(first, 'beside')
    expect((await keeper.vault.find(id))?.siblings.map(({ text }) => text)).toEqual(['one'])
  })

  test('beside: of anything but a text nothing is overwritten, and nothing laid beside', async () => {
    const keeper = await Keeper.open()
    const { id } = await keeper.vault.add('word', { text: 'then' })
    const then = await keeper.make()
    await keeper.change(id, { text: 'now' })
    expect(await keeper.backups.restore(then, 'beside')).toMatchObject({ changed: 0 })
    expect((await keeper.vault.find(id))?.current.text).toBe('now')
    expect((await keeper.vault.find(id))?.siblings).toEqual([])
  })

  test('instead: all is as it was, what came later is in the bin, and it can be undone', async () => {
    const { keeper, then, ids } = await withEachFate()
    const before = facesOf(await keeper.visible())
    const restored = await keeper.backups.restore(then, 'instead')
    expect(restored).toMatchObject({ returned: 2, changed: 1, binned: 2 })
    expect(await keeper.texts()).toEqual(['binned', 'different', 'erased', 'same'])
    expect((await keeper.vault.find(ids.newer ?? ''))?.current).toMatchObject({
      text: 'newer',
      deleted: expect.any(String),
    })
    expect((await keeper.backups.list()).snapshots[0]).toMatchObject({ id: restored.undo, why: 'before-restore' })
    await keeper.backups.restore(restored.undo, 'instead')
    expect(facesOf(await keeper.visible())).toEqual(before)
  })

  test('instead: versions that waited to be joined then wait again', async () => {
    const keeper = await Keeper.open()
    const record = await keeper.write('mine')
    await keeper.vault.importRecords('2026-11', [elsewhere(record, 'theirs')], 'copies')
    const before = facesOf(await keeper.visible())
    const then = await keeper.make()
    const found = await keeper.vault.find(record.id)
    await keeper.vault.edit(record.id, found ? mergedVector(found) : {}, { text: 'joined' })
    await keeper.backups.restore(then, 'instead')
    expect(facesOf(await keeper.visible())).toEqual(before)
  })

  test('names of moments stay as they are, unless they are gone', async () => {
    const keeper = await Keeper.open()
    const rhythm = (name: string) => ({ rhythm: name, name, asksFor: 'check-in', computers: ['x'] })
    const renamed = await keeper.vault.add('rhythm', rhythm('ochtend'))
    const lost = await keeper.vault.add('rhythm', rhythm('middag'))
    const then = await keeper.make()
    await keeper.change(renamed.id, { name: 'vroeg' })
    await keeper.vault.erase(lost.id)
    await keeper.vault.add('rhythm', rhythm('avond'))
    expect(await keeper.backups.preview(then)).toMatchObject({ gone: 1, different: 0, newer: 0 })
    await keeper.backups.restore(then, 'instead')
    expect((await keeper.visible()).map(({ current }) => current.name).sort()).toEqual(['avond', 'middag', 'vroeg'])
  })

  test('of a damaged backup only what is gone comes back: what it lacks says nothing', async () => {
    const keeper = await Keeper.open()
    const october = Date.parse('2026-10-05T12:00Z')
    const early = await keeper.vault.add('entry', { text: 'in oktober' }, october)
    const { id } = await keeper.write('then')
    const then = await keeper.make()
    await keeper.vault.erase(early.id)
    await keeper.change(id, { text: 'now' })
    const damaged = keeper.stored().find((path) => path.includes(then) && path.endsWith('2026-11.json')) ?? ''
    keeper.flip(damaged, 100)
    expect(await keeper.backups.preview(then)).toMatchObject({ gone: 1, different: 0, newer: 0 })
    await keeper.backups.restore(then, 'instead')
    expect(await keeper.texts()).toEqual(['in oktober', 'now'])

    keeper.ports.files.contents.delete(damaged)
    await keeper.backups.restore(then, 'instead')
    expect(await keeper.texts()).toEqual(['in oktober', 'now'])
  })

  test('when what is there now cannot be kept first, nothing is brought back', async () => {
    const { keeper, then } = await withEachFate()
    const before = facesOf(await keeper.visible())
    const { writeDurably } = keeper.ports.files
    keeper.ports.files.writeDurably = (path, bytes) =>
      path.startsWith('/data/backups') ? Promise.reject(new Error('no')) : writeDurably(path, bytes)
    await expect(keeper.backups.restore(then, 'instead')).rejects.toThrow()
    expect(facesOf(await keeper.visible())).toEqual(before)
  })

  test('the generation that is restored is not thinned out as long as Luwte runs: it may be wanted once more', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een')
    const old = await keeper.make()
    for (let count = 0; count < 2; count += 1) await keeper.make()
    await keeper.backups.restore(old, 'instead')
    expect(await keeper.ids()).toContain(old)
    for (let count = 0; count < 3; count += 1) await keeper.make()
    expect(await keeper.ids()).toContain(old)
  })

  test('while something else is under way it is not begun', async () => {
    const { keeper, then } = await withEachFate()
    let finish: () => void = () => undefined
    const other = keeper.work.run('export', () => new Promise<void>((resolve) => (finish = resolve)))
    await expect(keeper.backups.restore(then, 'instead')).rejects.toMatchObject({ code: 'busy' })
    finish()
    await other
  })
})

describe('a backup that lies elsewhere', () => {
  test.each(['', '/vault'])('is opened from its folder%s, into a vault that never knew of it', async (within) => {
    const keeper = await Keeper.open()
    await keeper.write('van vroeger')
    const id = await keeper.make()
    const [path = ''] = keeper.stored()
    const folder = `${path.slice(0, path.indexOf(id))}${id}${within}`

    for (const file of [...keeper.stored('/data/vault'), '/data/device.json']) keeper.ports.files.contents.delete(file)
    const anew = await Keeper.open(keeper.ports)
    await anew.write('nieuw')
    expect(await anew.ids()).toEqual([])
    anew.dialogs.folder = folder
    expect(await anew.backups.chooseOther()).toBe('other')
    expect(await anew.backups.test('other')).toMatchObject({ entries: 1, files: 2, damaged: [] })
    expect(await anew.backups.preview('other')).toMatchObject({ gone: 1, newer: 1 })
    await anew.backups.restore('other', 'beside')
    expect(await anew.texts()).toEqual(['nieuw', 'van vroeger'])
  })

  test('is a vault that nobody copied, too', async () => {
    const keeper = await Keeper.open()
    await keeper.write('van vroeger')
    for (const path of keeper.stored('/data/vault')) {
      keeper.ports.files.contents.set(
        path.replace('/data/vault', '/old'),
        keeper.ports.files.contents.get(path) ?? new Uint8Array(),
      )
    }
    keeper.dialogs.folder = '/old'
    expect(await keeper.backups.chooseOther()).toBe('other')
    expect(await keeper.backups.test('other')).toMatchObject({ entries: 1, files: 2, damaged: [] })
    const month = keeper.stored('/old').find((path) => path.endsWith('2026-11.json')) ?? ''
    keeper.flip(month, 120)
    expect((await keeper.backups.test('other')).damaged).toEqual([month.slice('/old/'.length)])
  })

  test.each(['/nothing', '/data/backups', '/data/vault'])('is not %s', async (folder) => {
    const keeper = await Keeper.open()
    await keeper.make()
    keeper.dialogs.folder = folder
    await expect(keeper.backups.chooseOther()).rejects.toMatchObject({ code: 'wrong-folder' })
  })
})

type Step =
  | { do: 'write'; text: string; place: 'month' | 'always'; daysAgo: number }
  | { do: 'edit' | 'bin' | 'unbin' | 'erase' | 'fork'; which: number; text: string }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('write' as const),
    text: fc.constantFrom('a', 'b', 'c'),
    place: fc.constantFrom('month' as const, 'always' as const),
    daysAgo: fc.constantFrom(0, 40),
  }),
  fc.record({
    do: fc.constantFrom('edit' as const, 'bin' as const, 'unbin' as const, 'erase' as const, 'fork' as const),
    which: fc.nat(),
    text: fc.constantFrom('d', 'e', 'f'),
  }),
)
const steps = fc.array(step, { maxLength: 12 })

const isOfAllTimes = async (keeper: Keeper, id: string) =>
  (await keeper.vault.always()).some(({ current }) => current.id === id)

/** Does them one after another; those that need a record do nothing while there is none. */
async function take(keeper: Keeper, ids: string[], todo: Step[]): Promise<void> {
  for (const one of todo) {
    keeper.ports.clock.jump(1000)
    if (one.do === 'write') {
      const epochMs = keeper.ports.clock.now() - one.daysAgo * 24 * 60 * 60 * 1000
      ids.push((await importRecord(keeper, one.place, { kind: 'entry', text: one.text }, epochMs)).id)
      continue
    }
    const id = ids[one.which % Math.max(1, ids.length)]
    const found = id === undefined ? null : await keeper.vault.find(id)
    if (id === undefined || !found) continue
    if (one.do === 'edit') await keeper.change(id, { text: one.text })
    if (one.do === 'bin') await keeper.bin(id)
    if (one.do === 'unbin') await keeper.change(id, { deleted: undefined })
    if (one.do === 'erase') await keeper.vault.erase(id)
    if (one.do === 'fork' && !(await isOfAllTimes(keeper, id)))
      await keeper.vault.importRecords(monthOfId(id), [elsewhere(found.current, one.text)], 'copies')
  }
}

describe('whatever happened before and after', () => {
  test('instead gives what was to be seen then, and undoing it what was to be seen before', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const keeper = await Keeper.open()
        const ids: string[] = []
        await take(keeper, ids, before)
        const then = await keeper.make()
        const seenThen = facesOf(await keeper.visible())
        await take(keeper, ids, after)
        const seenNow = facesOf(await keeper.visible())
        const { undo } = await keeper.backups.restore(then, 'instead')
        expect(facesOf(await keeper.visible())).toEqual(seenThen)
        expect(await keeper.backups.preview(then)).toMatchObject({ gone: 0, different: 0, newer: 0 })
        await keeper.backups.restore(undo, 'instead')
        expect(facesOf(await keeper.visible())).toEqual(seenNow)
      }),
      { numRuns: 150 },
    )
  })

  test('beside gives every text of then and of now', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const keeper = await Keeper.open()
        const ids: string[] = []
        const all = async () =>
          new Set(facesOf(await keeper.visible()).flatMap(([one, others]) => [one, ...(others ?? [])]))
        await take(keeper, ids, before)
        const then = await keeper.make()
        const seenThen = await all()
        await take(keeper, ids, after)
        const seenNow = await all()
        await keeper.backups.restore(then, 'beside')
        expect(await all()).toEqual(new Set([...seenThen, ...seenNow]))
      }),
      { numRuns: 150 },
    )
  })
})

describe('a section with a lock of its own', () => {
  const SECRET = 'alleen van mij'
  const nicknames = async ({ vault }: Keeper) =>
    (await vault.always()).flatMap(({ current }) => (isPerson(current) && !current.deleted ? [current.nickname] : []))
  const person = (nickname: string) => ({ ...personRecord.sample, nickname })

  test.each(['beside', 'instead'] as const)(
    'stays as it is while it is locked, and is not shown, when a backup from before is put back %s',
    async (how) => {
      const keeper = await Keeper.open()
      const { id } = await keeper.vault.add('person', person('Zilvermeeuw'))
      const text = await keeper.write('van toen')
      const then = await keeper.make()
      await keeper.vault.sections.set('beside', SECRET, new Uint8Array(16))
      await keeper.change(id, { nickname: 'Stormmeeuw' })
      await keeper.vault.add('person', person('Kokmeeuw'))
      await keeper.vault.erase(text.id)
      keeper.vault.sections.close('beside')

      const preview = await keeper.preview(then)
      expect(preview.items.map(({ excerpt }) => excerpt)).toEqual(['van toen'])
      await keeper.backups.restore(then, how)
      expect(await keeper.texts()).toContain('van toen')
      await keeper.vault.sections.open('beside', SECRET)
      expect(await nicknames(keeper)).toEqual(['Stormmeeuw', 'Kokmeeuw'])
    },
  )

  test('comes back as it was then while it is open, and stays behind its lock', async () => {
    const keeper = await Keeper.open()
    const { id } = await keeper.vault.add('person', person('Zilvermeeuw'))
    const then = await keeper.make()
    await keeper.vault.sections.set('beside', SECRET, new Uint8Array(16))
    await keeper.change(id, { nickname: 'Stormmeeuw' })
    await keeper.backups.restore(then, 'instead')
    expect(await nicknames(keeper)).toEqual(['Zilvermeeuw'])
    keeper.vault.sections.close('beside')
    expect([await keeper.vault.sections.state('beside'), await nicknames(keeper)]).toEqual(['locked', []])
    const inVault = [...keeper.ports.files.contents].filter(([path]) => path.startsWith(`${keeper.vault.folder}/`))
    expect(inVault.map(([, bytes]) => new TextDecoder().decode(bytes)).join()).not.toContain('meeuw')
  })

  test('opens with the passphrase of now after a backup with another was put back', async () => {
    const keeper = await Keeper.open()
    await keeper.vault.add('person', person('Zilvermeeuw'))
    await keeper.vault.sections.set('beside', SECRET, new Uint8Array(16))
    const then = await keeper.make()
    await keeper.vault.sections.changePassphrase('beside', SECRET, 'van nu af aan')
    await keeper.backups.restore(then, 'instead')
    keeper.vault.sections.close('beside')
    await expect(keeper.vault.sections.open('beside', SECRET)).rejects.toThrow('wrong-secret')
    await keeper.vault.sections.open('beside', 'van nu af aan')
    expect(await nicknames(keeper)).toEqual(['Zilvermeeuw'])
  })

  test('opens after its lock was taken off and a backup from when it was locked was put back', async () => {
    const keeper = await Keeper.open()
    const { id } = await keeper.vault.add('person', person('Zilvermeeuw'))
    await keeper.vault.sections.set('beside', SECRET, new Uint8Array(16))
    const then = await keeper.make()
    await keeper.vault.sections.end('beside', SECRET)
    await keeper.vault.erase(id)
    await keeper.backups.restore(then, 'beside')
    keeper.vault.sections.close('beside')
    expect(await keeper.vault.sections.state('beside')).toBe('locked')
    await keeper.vault.sections.open('beside', SECRET)
    expect([await keeper.vault.sections.state('beside'), await nicknames(keeper)]).toEqual(['none', ['Zilvermeeuw']])
  })
})
