import { describe, expect, test } from 'vitest'
import { isLockedRecord } from '@shared/features/section-lock/sectionLock'
import type { VaultRecord } from '@shared/records/record'
import { type AnyDefinition, DEFINITIONS, textsOf } from '@shared/records/registry'
import { Keeper } from '../features/data/backups/support'
import { choosing, dataServices, type DataServices, pathsIn, seenIn, stateOf, textAt } from '../support/dataServices'
import { importRecord } from '../support/importRecord'
import { searching } from '../support/searching'

const each = test.each(DEFINITIONS.map((definition) => [definition.kind, definition] as const))

const addTo = ({ vault }: Pick<DataServices, 'vault'>, { kind, sample }: AnyDefinition): Promise<VaultRecord> =>
  vault.add(kind, sample)

async function exported(from: DataServices): Promise<Map<string, string>> {
  choosing(from.ports, '/usb')
  const result = await from.exporting.export()
  if (!result) throw new Error('nothing was chosen')
  const { folder } = result
  return new Map(pathsIn(from.ports, folder).map((path) => [path, textAt(from.ports, `${folder}/${path}`)]))
}

describe('a record of every kind', () => {
  each('%s comes back from a snapshot, shown there by its words', async (_kind, definition) => {
    const keeper = await Keeper.open()
    const record = await addTo(keeper, definition)
    const then = await keeper.make()
    await keeper.bin(record.id)
    const { items } = await keeper.preview(then)
    const words = textsOf(record)
      .map((text) => text.replaceAll(/\s+/g, ' '))
      .join(' · ')
    expect(items).toMatchObject([
      { id: record.id, kind: definition.kind, excerpt: words.slice(0, 120), change: 'gone' },
    ])
    await keeper.backups.restore(then, 'beside')
    expect((await keeper.vault.find(record.id))?.current).toMatchObject(definition.sample)
  })

  each('%s is exported as its definition says, and read back in', async (_kind, definition) => {
    const from = await dataServices()
    const record = await addTo(from, definition)
    const files = await exported(from)
    expect(files.get('luwte.json')).toContain(record.id)
    const isReadable = definition.readable.as !== 'omitted'
    // The pages for a browser say the same once more.
    const readable = [...files].filter(
      ([path]) => !['README.md', 'luwte.json'].includes(path) && !path.endsWith('.html'),
    )
    // An order says nothing by itself.
    if (definition.kind !== 'plan-order') expect(readable.length).toBe(isReadable ? 1 : 0)
    if (isReadable) for (const text of textsOf(record)) expect(readable.map(([, file]) => file).join()).toContain(text)

    const to = await dataServices()
    for (const [path, file] of files) to.files.contents.set(`/usb/x/${path}`, new TextEncoder().encode(file))
    choosing(to.ports, '/usb/x')
    if (isLockedRecord(record)) {
      // Without the lock that it is locked with nobody can open it, and no other lock could be given.
      expect(await to.importing.choose()).toMatchObject({ new: 0, invalid: 1 })
      return
    }
    expect(await to.importing.choose()).toMatchObject({ new: 1, invalid: 0 })
    await to.importing.import()
    expect((await seenIn(to.vault)).get(record.id)).toEqual([record])
    const lies = definition.partition === 'always' ? await to.vault.always() : await to.vault.month('2026-11')
    expect(lies.map(({ current }) => current)).toEqual([record])
  })

  each('%s leaves none of its words once it is erased', async (_kind, definition) => {
    const from = await dataServices()
    const { id, seen } = await addTo(from, definition)
    const { sample } = definition
    await from.vault.edit(id, seen, { ...sample })
    await from.vault.erase(id)
    const disk = [...stateOf(from.ports, '/data/vault').values()]
      .map((hex) => Buffer.from(hex, 'hex').toString())
      .join()
    expect(disk).toContain(id)
    for (const text of textsOf({ ...sample, kind: definition.kind } as never)) expect(disk).not.toContain(text)
  })

  each('%s is among what is searched where its definition says so', async (_kind, definition) => {
    const from = await dataServices()
    const record = await addTo(from, definition)
    const { indexing, search } = searching(from)
    const { by } = definition.search
    const [text = ''] = textsOf(record)
    const found = async () => [await search.ownRecords(), (await search.records(text, 5)).map(({ id }) => id)]
    expect(await found()).toEqual([by === 'lines' ? [[record]] : [], by === 'query' ? [record.id] : []])
    await from.vault.edit(record.id, record.seen, { deleted: '2026-11-22T10:00:00.000Z' })
    indexing.changed()
    expect(await found()).toEqual([[], []])
  })
})

describe('a record that this Luwte does not know', () => {
  test('is exported as it is, and counted in the README', async () => {
    const from = await dataServices()
    await importRecord(from, 'month', { kind: 'dream', text: 'vliegen' }, from.ports.clock.now())
    await importRecord(from, 'month', { kind: 'dream', text: 'vallen' }, from.ports.clock.now())
    await from.vault.add('own-phrase', { text: '' })
    await from.vault.add('entry', { text: 'stil' })
    const files = await exported(from)
    expect(files.get('luwte.json')).toContain('vliegen')
    expect(files.get('README.md')).toMatch(
      /## Wat deze Luwte niet kent\n\n.*\n\n- `dream`: 2\n- `own-phrase`: 1\n\n## Wat er niet/,
    )
    expect([...files.keys()].filter((path) => path.endsWith('phrases.md'))).toEqual([])
  })

  test('goes unmentioned where there is none', async () => {
    const from = await dataServices()
    await from.vault.add('entry', { text: 'stil' })
    expect((await exported(from)).get('README.md')).not.toContain('niet kent')
  })
})
