import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VaultRecord } from '@shared/records/record'
import { isSectionLock } from '@shared/features/section-lock/sectionLock'
import { blobIdsIn } from '@shared/kernel/blobRef'
import { definitionOf } from '@shared/records/registry'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { LuwteError } from '@shared/kernel/errors'
import {
  checkInBody,
  choosing,
  dataServices,
  type DataServices,
  put,
  seenIn,
  stateOf,
  textAt,
} from '../../../support/dataServices'
import { importRecord } from '../../../support/importRecord'
import { fakePorts } from '../../../support/ports'

const AT = Date.parse('2026-11-21T19:04:31Z')
const OTHER = '019ac777-0000-7000-8000-000000000000'

/** A computer with some of everything, exported to /usb. */
async function exported(): Promise<{ from: DataServices; folder: string; text: string; entry: VaultRecord }> {
  const from = await dataServices()
  const entry = await from.vault.add('entry', { text: 'Vandaag was het stil.' }, AT)
  await from.vault.add('check-in', checkInBody('mist'), AT + 1000)
  await from.vault.add('entry', { text: 'oktober' }, AT - 40 * 24 * 3_600_000)
  await from.vault.add('plan', { part: 'alone', lines: ['Douchen'] })
  await importRecord(from, 'always', { kind: 'of a later Luwte', thing: { deep: [1, 'twee'] } }, AT)
  choosing(from.ports, '/usb')
  const folder = (await from.exporting.export())?.folder ?? ''
  return { from, folder, entry, text: textAt(from.ports, `${folder}/luwte.json`) }
}

/** Another computer to which this text was carried as an export. */
async function receiver(text: string, ports = fakePorts()): Promise<DataServices> {
  put(ports, '/stick/Luwte/luwte.json', text)
  choosing(ports, '/stick/Luwte')
  return dataServices(ports)
}

const exportOf = (records: unknown[], more: object = {}) =>
  JSON.stringify({ ...{ app: 'luwte', kind: 'export', format: 1, vault: 'v', always: [], records }, ...more })

const record = (more: object = {}): Record<string, unknown> => ({
  ...{ kind: 'entry', text: 'een', id: '019aa7c3-5b1a-7c44-9e2b-0f6d1a2b3c4d', seen: { [OTHER]: 1 } },
  ...{ at: '2026-11-21T20:04+01:00[Europe/Amsterdam]', changedAt: '2026-11-21T19:04:31.250Z' },
  ...more,
})

const counts = ({ new: added, same, different, erased, invalid }: Record<string, unknown>) => [
  ...[added, same, different, erased, invalid],
]

describe('reading an export back', () => {
  it('brings everything to another computer, and says so before', async () => {
    const { from, text } = await exported()
    const to = await receiver(text)
    expect(counts((await to.importing.choose()) ?? {})).toEqual([5, 0, 0, 0, 0])
    expect(await seenIn(to.vault)).toEqual(new Map())
    expect(counts(await to.importing.import())).toEqual([5, 0, 0, 0, 0])
    expect(await seenIn(to.vault)).toEqual(await seenIn(from.vault))
    expect(to.takenIn()).toBe(1)
  })

  it('tells before anything is written that a part of it is locked here, and knows what is there once that is open', async () => {
    const from = await dataServices()
    await from.vault.add('person', { ...definitionOf('person').sample })
    choosing(from.ports, '/usb')
    const folder = (await from.exporting.export())?.folder ?? ''
    const to = await receiver(textAt(from.ports, `${folder}/luwte.json`))
    await to.importing.choose()
    await to.importing.import()
    await to.vault.sections.set('beside', 'alleen van mij', new Uint8Array(16))
    expect(counts((await to.importing.choose()) ?? {})).toEqual([0, 1, 0, 0, 0])
    await to.vault.sections.close('beside')
    const before = stateOf(to.ports, '/data/vault')
    await expect(to.importing.choose()).rejects.toMatchObject({ code: 'section-locked' })
    expect(stateOf(to.ports, '/data/vault')).toEqual(before)
  })

  it('keeps a backup of before', async () => {
    const { text } = await exported()
    const to = await receiver(text)
    await to.importing.choose()
    await to.importing.import()
    expect((await to.backups.list()).snapshots.map(({ why, entries }) => [why, entries])).toEqual([
      ['before-import', 0],
    ])
  })

  it('does nothing when that backup cannot be made', async () => {
    const { text } = await exported()
    const to = await receiver(text)
    await to.importing.choose()
    const { writeDurably } = to.files
    to.files.writeDurably = (path, bytes) =>
      path.startsWith('/data/backups') ? Promise.reject(new LuwteError('disk-full')) : writeDurably(path, bytes)
    await expect(to.importing.import()).rejects.toMatchObject({ code: 'disk-full' })
    expect(await seenIn(to.vault)).toEqual(new Map())
  })

  it('changes nothing the second time', async () => {
    const { text } = await exported()
    const to = await receiver(text)
    await to.importing.choose()
    await to.importing.import()
    const before = stateOf(to.ports, '/data/vault')
    expect(counts((await to.importing.choose()) ?? {})).toEqual([0, 5, 0, 0, 0])
    expect(counts(await to.importing.import())).toEqual([0, 5, 0, 0, 0])
    expect(stateOf(to.ports, '/data/vault')).toEqual(before)
  })

  it('changes nothing where it came from', async () => {
    const { from, folder } = await exported()
    choosing(from.ports, folder)
    await from.importing.choose()
    const before = stateOf(from.ports, '/data/vault')
    expect(counts(await from.importing.import())).toEqual([0, 5, 0, 0, 0])
    expect(stateOf(from.ports, '/data/vault')).toEqual(before)
  })

  it('keeps both when somebody changed the words in it', async () => {
    const { from, folder, text, entry } = await exported()
    put(from.ports, `${folder}/luwte.json`, text.replace('Vandaag was het stil.', 'Vandaag was het druk.'))
    choosing(from.ports, folder)
    expect(counts((await from.importing.choose()) ?? {})).toEqual([0, 4, 1, 0, 0])
    await from.importing.import()
    const versions = (await seenIn(from.vault)).get(entry.id) ?? []
    expect(versions.map((version) => version.text).sort()).toEqual(['Vandaag was het druk.', 'Vandaag was het stil.'])
    expect(counts((await from.importing.choose()) ?? {})).toEqual([0, 5, 0, 0, 0])
  })

  it('does not bring back what was erased since, and says so', async () => {
    const { from, folder, entry } = await exported()
    await from.vault.erase(entry.id)
    choosing(from.ports, folder)
    expect(counts((await from.importing.choose()) ?? {})).toEqual([0, 4, 0, 1, 0])
    await from.importing.import()
    expect((await seenIn(from.vault)).has(entry.id)).toBe(false)
  })

  it('leaves what was written since as it is', async () => {
    const { from, folder, entry } = await exported()
    await from.vault.edit(entry.id, entry.seen, { text: 'later' })
    choosing(from.ports, folder)
    expect(counts((await from.importing.choose()) ?? {})).toEqual([0, 5, 0, 0, 0])
    await from.importing.import()
    expect((await seenIn(from.vault)).get(entry.id)?.map((version) => version.text)).toEqual(['later'])
  })

  it('finds the newest one where the folder around it was chosen, and no unfinished one', async () => {
    const ports = fakePorts()
    put(ports, '/stick/Luwte 2026-01-01 10.00/luwte.json', exportOf([]))
    put(ports, '/stick/Luwte 2026-02-01 10.00/luwte.json', exportOf([record()]))
    put(ports, '/stick/Luwte 2026-03-01 10.00.part/luwte.json', exportOf([]))
    put(ports, '/stick/notes/x.txt', 'x')
    choosing(ports, '/stick')
    const to = await dataServices(ports)
    expect(await to.importing.choose()).toMatchObject({ folder: '/stick/Luwte 2026-02-01 10.00', new: 1 })
    choosing(ports, '/stick/Luwte 2026-03-01 10.00.part')
    await expect(to.importing.choose()).rejects.toMatchObject({ code: 'wrong-folder' })
    await expect(to.importing.import()).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is nothing when nothing was chosen', async () => {
    const to = await dataServices()
    expect(await to.importing.choose()).toBeNull()
    await expect(to.importing.import()).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('an export from somebody else’s hand', () => {
  it.each([
    ['no JSON', 'half a fi', 'unreadable'],
    ['no object', '[]', 'unreadable'],
    ['zero bytes', '\0'.repeat(40), 'unreadable'],
    ['nested too deep', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'unreadable'],
    ['a forbidden name', exportOf([]).replace('"vault"', '"__proto__"'), 'unreadable'],
    ['a vault file', '{"app":"luwte","format":1,"id":"x"}', 'wrong-folder'],
    ['a later format', exportOf([], { format: 2 }), 'newer-format'],
    ['lists that are none', exportOf([], { records: {} }), 'unreadable'],
  ])('is refused whole when it is %s', async (_name, text, code) => {
    const to = await receiver(text)
    await expect(to.importing.choose()).rejects.toMatchObject({ code })
  })

  it.each([
    ['no record', 'x'],
    ['null', null],
    ['an id that leads elsewhere', record({ id: '../../../etc/passwd' })],
    ['no lived time', record({ at: 'yesterday' })],
    ['a time that no clock shows', record({ at: '2026-99-99T99:99+99:99[Europe/Amsterdam]' })],
    ['a tombstone', record({ erased: '2026-11-21T19:04:31.250Z' })],
    ['a vector to end all edits', record({ seen: { [OTHER]: 9e15 } })],
    ['a vector of nonsense', record({ seen: { [OTHER]: -1 } })],
  ])('is taken but for %s', async (_name, value) => {
    const good = record({ id: '019aa7c3-5b1a-7c44-9e2b-0f6d1a2b3c4e' })
    const to = await receiver(exportOf([value, good]))
    await to.importing.choose()
    expect(counts(await to.importing.import())).toEqual([1, 0, 0, 0, 1])
    expect([...(await seenIn(to.vault)).keys()]).toEqual([good.id])
  })

  it('cannot erase what is here', async () => {
    const to = await dataServices()
    const { id, at } = await to.vault.add('entry', { text: 'blijft' }, AT)
    const stone = record({ id, at, seen: { [to.vault.deviceId]: 99 }, deleted: '2026-11-21T19:04:31.250Z' })
    put(to.ports, '/stick/Luwte/luwte.json', exportOf([{ ...stone, erased: '2026-11-21T19:04:31.250Z' }]))
    choosing(to.ports, '/stick/Luwte')
    await to.importing.choose()
    await to.importing.import()
    expect((await seenIn(to.vault)).get(id)?.[0]?.text).toBe('blijft')
  })

  it.each([
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '[klik](javascript:alert(1))',
    '../../../etc/passwd',
    '=cmd|calc',
    '{{constructor.constructor("x")()}}',
    '🙂'.repeat(1_250_000),
  ])('keeps %.40s as the text that it is', async (text) => {
    const to = await receiver(exportOf([record({ text })]))
    await to.importing.choose()
    await to.importing.import()
    expect([...(await seenIn(to.vault)).values()].flat().map((one) => one.text === text)).toEqual([true])
  })

  it('puts no lock of a stranger before what is here, nor another passphrase on the lock that is', async () => {
    const stranger = await dataServices()
    await stranger.vault.add('person', { ...definitionOf('person').sample })
    await stranger.vault.sections.set('beside', 'van een ander', new Uint8Array(16))
    stranger.vault.sections.close('beside')
    choosing(stranger.ports, '/usb')
    const folder = (await stranger.exporting.export())?.folder ?? ''
    const text = textAt(stranger.ports, `${folder}/luwte.json`)
    expect(text).toContain('section-lock')

    const to = await receiver(text)
    await to.vault.add('person', { ...definitionOf('person').sample })
    await to.importing.choose()
    expect(counts(await to.importing.import())).toEqual([0, 0, 0, 0, 2])
    expect(await to.vault.sections.state('beside')).toBe('none')

    // Where nothing is behind one, it is one's own export on a new computer: it comes along, with what it locks.
    const fresh = await receiver(text)
    await fresh.importing.choose()
    expect(counts(await fresh.importing.import())).toEqual([2, 0, 0, 0, 0])
    expect(await fresh.vault.sections.state('beside')).toBe('locked')
    await fresh.vault.sections.open('beside', 'van een ander')
    expect(await fresh.vault.sections.state('beside')).toBe('open')

    const [lock] = (await fresh.vault.always()).map(({ current }) => current).filter(isSectionLock)
    const forged = { ...lock, publicKey: 'AAAA', seen: { [OTHER]: 99 } }
    put(fresh.ports, '/stick/Luwte/luwte.json', exportOf([], { always: [forged] }))
    await fresh.importing.choose()
    expect(counts(await fresh.importing.import())).toEqual([0, 1, 0, 0, 0])
    fresh.vault.sections.close('beside')
    await fresh.vault.sections.open('beside', 'van een ander')
    expect(await fresh.vault.sections.state('beside')).toBe('open')
  })

  it('lies where its kind belongs, not where it says', async () => {
    const plan = record({ kind: 'plan', part: 'alone', lines: ['x'], id: '019aa7c3-5b1a-7c44-9e2b-0f6d1a2b3c4e' })
    const to = await receiver(exportOf([plan], { always: [record()] }))
    await to.importing.choose()
    await to.importing.import()
    expect((await to.vault.always()).map(({ current }) => current.kind)).toEqual(['plan'])
    expect((await to.vault.month('2025-11')).map(({ current }) => current.kind)).toEqual(['entry'])
  })

  it('does not make one thing two', async () => {
    const to = await dataServices()
    const { id } = await to.vault.add('own-phrase', { text: 'Ik ben er.' })
    put(to.ports, '/stick/Luwte/luwte.json', exportOf([record({ id })]))
    choosing(to.ports, '/stick/Luwte')
    expect(counts((await to.importing.choose()) ?? {})).toEqual([0, 0, 0, 0, 1])
  })

  it('writes in no other place than the vault of this computer and its backups', async () => {
    const to = await receiver(
      exportOf([record(), record({ id: '019aa7c3-5b1a-7c44-9e2b-0f6d1a2b3c4e', name: '../../x' })]),
    )
    const written = new Set<string>()
    const { writeDurably } = to.files
    to.files.writeDurably = (path, bytes) => {
      written.add(path)
      return writeDurably(path, bytes)
    }
    await to.importing.choose()
    await to.importing.import()
    const isIn = (path: string) =>
      path.startsWith(`/data/vault/${to.vault.deviceId}/`) ||
      path.startsWith('/data/backups/') ||
      path === '/data/device.json'
    expect([...written].filter((path) => !isIn(path))).toEqual([])
    expect(written.size).toBeGreaterThan(1)
  })

  it('is undone as a whole by the backup of just before', async () => {
    const { text } = await exported()
    const to = await receiver(text)
    await to.vault.add('entry', { text: 'van hier' }, AT)
    const shown = async () =>
      [...(await seenIn(to.vault)).values()].map(([one]) => one).filter((one) => one?.deleted === undefined)
    const before = await shown()
    await to.importing.choose()
    const { undo } = await to.importing.import()
    expect(await shown()).not.toEqual(before)
    await to.backups.restore(undo ?? '', 'instead')
    expect((await shown()).map((one) => one?.text)).toEqual(before.map((one) => one?.text))
  })

  it('brings the same records, with their vectors, fields and pictures, whatever they are', async () => {
    const body = fc.record({
      text: fc.string({ unit: 'grapheme', maxLength: 40 }),
      unknown: fc.jsonValue({ maxDepth: 2 }).filter((value) => !canonicalJson(value).includes('__proto__')),
      epochMs: fc.integer({ min: 0, max: AT }),
      hasPicture: fc.boolean(),
      isBinned: fc.boolean(),
    })
    const property = fc.asyncProperty(fc.array(body, { maxLength: 6 }), async (bodies) => {
      const from = await dataServices()
      for (const { text, unknown, epochMs, hasPicture, isBinned } of bodies) {
        const ref = await from.vault.transaction((tx) => tx.putBlob(inOne(text), 'image/png'))
        const pictures = hasPicture ? { pictures: [{ ...ref, width: 1, height: 1 }] } : {}
        const { id, seen } = await from.vault.add('entry', { text, unknown, ...pictures }, epochMs)
        if (isBinned) await from.vault.edit(id, seen, { deleted: '2026-11-22T10:00:00.000Z' })
      }
      choosing(from.ports, '/usb')
      const folder = (await from.exporting.export())?.folder ?? ''
      const ports = fakePorts()
      for (const [path, bytes] of from.files.contents)
        if (path.startsWith(`${folder}/`)) ports.files.contents.set(`/stick${path.slice(folder.length)}`, bytes)
      choosing(ports, '/stick')
      const to = await dataServices(ports)
      await to.importing.choose()
      await to.importing.import()
      expect(await seenIn(to.vault)).toEqual(await seenIn(from.vault))
      for (const [, [current]] of await seenIn(to.vault))
        for (const blob of blobIdsIn(current)) expect(await contentOf(to, blob)).toBe(await contentOf(from, blob))
    })
    await fc.assert(property, { numRuns: 25 })
  })

  it('loses nothing of what is here, and changes nothing the second time, whatever is in it', async () => {
    const seen = fc.dictionary(fc.constantFrom(OTHER, 'b', 'mine'), fc.integer({ min: 1, max: 3 }))
    const ids = [0, 1, 2].map((index) => `019aa7c3-5b1a-7c44-9e2b-0f6d1a2b3c4${String(index)}`)
    const one = fc
      .record({
        ...{ id: fc.constantFrom(...ids), seen, text: fc.string() },
        kind: fc.constantFrom('entry', 'check-in', 'plan', 'of a later Luwte'),
      })
      .map(record)
    const anything = fc.oneof({ weight: 5, arbitrary: one }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) })
    const property = fc.asyncProperty(
      fc.array(one, { maxLength: 4 }),
      fc.array(anything, { maxLength: 6 }),
      fc.array(anything, { maxLength: 3 }),
      async (here, records, always) => {
        const to = await receiver(exportOf(here))
        await to.importing.choose()
        await to.importing.import()
        const before = [...(await seenIn(to.vault)).values()].flat()
        put(to.ports, '/stick/Luwte/luwte.json', exportOf(records, { always }).replaceAll('"__proto__"', '"proto"'))
        const preview = await to.importing.choose()
        expect(await to.importing.import()).toMatchObject({ invalid: expect.any(Number) as number })
        expect(counts(preview ?? {}).reduce((sum: number, count) => sum + Number(count), 0)).toBe(
          records.length + always.length,
        )
        const after = [...(await seenIn(to.vault)).values()].flat()
        for (const version of before) expect(isCovered(version, after), canonicalJson(version)).toBe(true)
        const state = stateOf(to.ports, '/data/vault')
        await to.importing.import()
        expect(stateOf(to.ports, '/data/vault')).toEqual(state)
      },
    )
    await fc.assert(property, { numRuns: 60 })
  })
})

/** It is there, or somebody who had it before them wrote another. */
const isCovered = (version: VaultRecord, all: VaultRecord[]): boolean =>
  all.some(
    (one) =>
      canonicalJson(one) === canonicalJson(version) ||
      (one.id === version.id &&
        Object.entries(version.seen).every(([device, count]) => (one.seen[device] ?? 0) >= count)),
  )

async function* inOne(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

async function contentOf({ vault }: DataServices, blob: string): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of vault.readBlob(blob)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
