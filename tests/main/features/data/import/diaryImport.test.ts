import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importedOf } from '@shared/features/data/diaryImport'
import { openDiary } from '@main/features/data/import/diarySource'
import { type Read, readDiary } from '@main/features/data/import/readDiary'
import type { Entry } from '@shared/features/journal/entry'
import type { VaultRecord } from '@shared/records/record'
import { LuwteError } from '@shared/kernel/errors'
import {
  daylioOf,
  dayOneOf,
  diaroOf,
  journeyOf,
  jrnlJsonOf,
  jrnlTextOf,
  type MadeUpDay,
  madeUpDays,
  markdownOf,
  miniDiaryOf,
  redNotebookOf,
} from '../../../../support/diaries'
import { zipOf } from '../../../../support/zip'
import { type DataServices, dataServices, seenIn, stateOf } from '../../../support/dataServices'
import { type FakePorts, fakePorts } from '../../../support/ports'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const put = (ports: FakePorts, path: string, content: string | Uint8Array): void =>
  void ports.files.contents.set(path, new Uint8Array(Buffer.from(content)))

/** These files, as somebody chooses them: one alone as a file, more as a folder. */
async function chosen(files: Record<string, string | Uint8Array>, ports = fakePorts()): Promise<DataServices> {
  const names = Object.keys(files)
  for (const [name, content] of Object.entries(files)) put(ports, `/diary/${name}`, content)
  ports.dialogs.file = `/diary/${names[0] ?? ''}`
  ports.dialogs.folder = '/diary'
  return dataServices(ports)
}

async function imported(from: DataServices, what: 'file' | 'folder') {
  const preview = await from.diaries.choose(what)
  return { preview, result: await from.diaries.import() }
}

async function entriesOf({ vault }: DataServices): Promise<Entry[]> {
  const all = [...(await seenIn(vault)).values()].map(([current]) => current as VaultRecord)
  return (all.filter(({ kind }) => kind === 'entry') as Entry[]).toSorted((one, other) => (one.at < other.at ? -1 : 1))
}
const shown = async (from: DataServices) => (await entriesOf(from)).filter(({ deleted }) => deleted === undefined)

const DAYS = madeUpDays(5)
/** How each program would have kept these days, and whether it knows times and tags. */
const PROGRAMS: [
  name: string,
  what: 'file' | 'folder',
  files: (days: MadeUpDay[]) => Record<string, string | Uint8Array>,
  keeps: { time: boolean; tags: boolean },
][] = [
  [
    'day-one',
    'file',
    (days) => ({ 'export.zip': zipOf([{ name: 'Journal.json', content: dayOneOf(days) }]) }),
    { time: true, tags: true },
  ],
  ['jrnl', 'file', (days) => ({ 'jrnl.txt': jrnlTextOf(days) }), { time: true, tags: true }],
  ['jrnl', 'file', (days) => ({ 'jrnl.json': jrnlJsonOf(days) }), { time: true, tags: true }],
  ['mini-diary', 'file', (days) => ({ 'diary.json': miniDiaryOf(days) }), { time: false, tags: false }],
  ['daylio', 'file', (days) => ({ 'daylio.csv': daylioOf(days) }), { time: true, tags: true }],
  [
    'diaro',
    'file',
    (days) => ({ 'diaro.zip': zipOf([{ name: 'DiaroBackup.xml', content: diaroOf(days) }]) }),
    { time: true, tags: true },
  ],
  ['red-notebook', 'folder', redNotebookOf, { time: false, tags: false }],
  ['markdown', 'folder', markdownOf, { time: true, tags: true }],
  [
    'journey',
    'file',
    (days) => ({ 'journey.zip': zipOf(Object.entries(journeyOf(days)).map(([name, content]) => ({ name, content }))) }),
    { time: true, tags: true },
  ],
]

describe.each(PROGRAMS)('the diary of %s (%s)', (name, what, files, keeps) => {
  it('comes into the journal on the days of then, with what it said', async () => {
    const from = await chosen(files(DAYS))
    const { preview, result } = await imported(from, what)
    expect(preview).toMatchObject({ formats: [name], entries: 5, known: 0, years: [{ year: '2014', entries: 5 }] })
    expect(preview?.withoutTime).toBe(keeps.time ? 0 : 5)
    expect(result).toMatchObject({ entries: 5, remaining: 0 })
    const entries = await entriesOf(from)
    expect(entries.map(({ at }) => at.slice(0, 16))).toEqual(
      DAYS.map(({ date, time }) => `${date}T${keeps.time ? time : '12:00'}`),
    )
    for (const [index, { text }] of entries.entries()) {
      expect(text).toContain(DAYS[index]?.text)
      if (keeps.tags) for (const tag of DAYS[index]?.tags ?? []) expect(text).toContain(`#${tag}`)
    }
  })

  it('imported twice is the same as once', async () => {
    const from = await chosen(files(DAYS))
    await imported(from, what)
    const before = await seenIn(from.vault)
    const { preview, result } = await imported(from, what)
    expect(preview).toMatchObject({ entries: 0, known: 5 })
    expect(result.entries).toBe(0)
    expect(await seenIn(from.vault)).toEqual(before)
  })

  it('of ten years is read whole', async () => {
    const from = await chosen(files(madeUpDays(3650, { words: 30 })))
    const source = await openDiary(from.ports, what === 'file' ? (from.ports.dialogs.file ?? '') : '/diary')
    const read = { entry: 0, file: 0, 'left-out': 0 }
    for await (const one of readDiary(source, { zone: 'UTC', now: from.ports.clock.now(), sha256: () => '' }))
      read[one.is] += 1
    expect([read.entry, read['left-out']]).toEqual([3650, 0])
  })
})

describe('importing', () => {
  it('ten years comes whole', async () => {
    const from = await chosen({ 'a.json': dayOneOf(madeUpDays(3650, { words: 30 })) })
    expect((await imported(from, 'file')).result).toMatchObject({ entries: 3650, leftOut: { count: 0 } })
    expect(await from.diaries.batches()).toMatchObject([{ unchanged: 3650, changed: 0 }])
  }, 60_000)

  it('twice equals once, whatever is in the diary and in the journal', async () => {
    const day = fc.record({
      date: fc.constantFrom('2014-03-09', '2014-03-10', '2015-12-31'),
      time: fc.constantFrom('00:00', '02:30', '23:59'),
      text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
      tags: fc.subarray(['thuis', 'een plan', '2014']),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(day, { maxLength: 8 }), fc.constantFrom(dayOneOf, jrnlJsonOf), async (days, write) => {
        const from = await chosen({ 'a.json': write(days) })
        await from.vault.add('entry', { text: 'van hier' }, Date.parse('2014-03-09T10:00Z'))
        await imported(from, 'file')
        const once = await seenIn(from.vault)
        await imported(from, 'file')
        expect(await seenIn(from.vault)).toEqual(once)
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  it('knows what was changed here since by where it came from', async () => {
    const from = await chosen({ 'a.json': dayOneOf(DAYS) })
    await imported(from, 'file')
    const [first] = await entriesOf(from)
    if (first) await from.vault.edit(first.id, first.seen, { text: 'anders' })
    expect(await from.diaries.choose('file')).toMatchObject({ entries: 0, known: 5 })
  })

  it('knows what was written here in the same words at the same time', async () => {
    const from = await chosen({
      'a.json': jrnlJsonOf([{ date: '2014-03-09', time: '10:00', text: 'Stil.', tags: [] }]),
    })
    await from.vault.add('entry', { text: 'Stil.' }, Date.parse('2014-03-09T09:00Z'))
    expect(await from.diaries.choose('file')).toMatchObject({ entries: 0, known: 1 })
  })

  it('makes a backup first, and tells the windows', async () => {
    const from = await chosen({ 'a.json': dayOneOf(DAYS) })
    await imported(from, 'file')
    expect((await from.backups.list()).snapshots.map(({ why }) => why)).toEqual(['before-import'])
    expect(from.takenIn()).toBe(1)
  })

  it('changes nothing by looking, and nothing outside the vault', async () => {
    const ports = fakePorts()
    const from = await chosen(
      {
        'a.zip': zipOf([
          { name: '../../evil.md', content: 'x' },
          { name: '2020-01-01.md', content: 'goed' },
        ]),
      },
      ports,
    )
    const before = stateOf(ports, ports.paths.userData, '/diary')
    expect(await from.diaries.choose('file')).toMatchObject({
      entries: 1,
      leftOut: { count: 1, named: [{ name: '../../evil.md', why: 'unsafe-path' }] },
    })
    expect(stateOf(ports, ports.paths.userData, '/diary')).toEqual(before)
    await from.diaries.import()
    const inVault = (path: string) => path.startsWith(ports.paths.userData) || path.startsWith('/diary/')
    expect([...ports.files.contents.keys()].filter((path) => !inVault(path))).toEqual([])
  })

  it('refuses Luwte’s own folders, and says what an export of Luwte is', async () => {
    const from = await chosen({ 'luwte.json': '{"app":"luwte","kind":"export","format":1,"always":[],"records":[]}' })
    expect(await from.diaries.choose('folder')).toMatchObject({
      formats: [],
      leftOut: { named: [{ why: 'own-export' }] },
    })
    from.ports.dialogs.folder = from.ports.paths.vault
    await expect(from.diaries.choose('folder')).rejects.toMatchObject({ code: 'wrong-folder' })
    await expect(from.diaries.import()).rejects.toMatchObject({ code: 'not-found' })
  })

  it('leaves out what is no diary, empty, damaged or in the future, and takes the rest', async () => {
    const from = await chosen({
      ...{ 'leeg.md': ' ', 'kapot.json': '{"entries":', '2020-01-01.md': 'goed', '2999-01-01.md': 'ooit' },
      ...{ 'film.mp4': 'x', 'programma.exe': 'MZ\0\0', '2020-02-31.md': 'geen dag', '.obsidian/x.md': 'verborgen' },
    })
    const preview = await from.diaries.choose('folder')
    expect(preview?.entries).toBe(1)
    expect(new Map(preview?.leftOut.named.map(({ name, why }) => [name, why]))).toEqual(
      new Map([
        ['leeg.md', 'empty'],
        ['kapot.json', 'damaged'],
        ['2999-01-01', 'future'],
        ['film.mp4', 'no-picture'],
        ['programma.exe', 'unknown'],
        ['2020-02-31', 'no-date'],
      ]),
    )
  })

  it('takes a zip bomb for a damaged file', async () => {
    const bomb = { name: '2020-01-02.md', content: '0'.repeat(3_000_000), claimed: { bytes: 10 } }
    const from = await chosen({ 'a.zip': zipOf([bomb, { name: '2020-01-01.md', content: 'goed' }]) })
    expect(await from.diaries.choose('file')).toMatchObject({
      entries: 1,
      leftOut: { named: [{ name: '2020-01-02.md', why: 'damaged' }] },
    })
  })

  it('takes no more text than a long life holds, however much an archive unpacks to', async () => {
    const from = await chosen({ 'een.md': 'x'.repeat(60), 'twee.md': 'y'.repeat(60), '2020-01-01.md': 'goed' })
    const source = await openDiary(from.ports, '/diary')
    const here = { zone: 'UTC', now: Date.now(), sha256: from.ports.digest.sha256 }
    const all: Read[] = []
    for await (const one of readDiary(source, here, 100)) all.push(one)
    expect(all.filter(({ is }) => is === 'left-out')).toEqual([
      { is: 'left-out', name: 'een.md', why: 'no-date' },
      { is: 'left-out', name: 'twee.md', why: 'too-large' },
    ])
    expect(all.some(({ is }) => is === 'entry')).toBe(true)
  })

  it('takes the rest of a folder in which one cannot be opened', async () => {
    const from = await chosen({ '2020-01-01.md': 'goed', 'dicht/2020-01-02.md': 'weg' })
    const { list } = from.ports.files
    from.ports.files.list = (folder) =>
      folder === '/diary/dicht' ? Promise.reject(new LuwteError('unreadable')) : list(folder)
    expect(await from.diaries.choose('folder')).toMatchObject({
      entries: 1,
      leftOut: { named: [{ name: 'dicht', why: 'unreadable' }] },
    })
    from.ports.files.list = () => Promise.reject(new LuwteError('unreadable'))
    await expect(from.diaries.choose('folder')).rejects.toMatchObject({ code: 'unreadable' })
  })

  it('takes no day before the first year', async () => {
    const row = '<r><uid>1</uid><date>-8640000000000000</date><tz_offset>-01:00</tz_offset><text>ooit</text></r>'
    const from = await chosen({ 'a.xml': `<data version="2"><table name="diaro_entries">${row}</table></data>` })
    expect(await from.diaries.choose('file')).toMatchObject({ entries: 0, leftOut: { named: [{ why: 'no-date' }] } })
  })

  it('makes tags of names in no more time than it takes to read them', async () => {
    const name = `a${'_'.repeat(100_000)}b`
    const text = '!['.repeat(50_000)
    const entry = { uuid: 'A', creationDate: '2019-07-04T21:15:09Z', text, tags: [name] }
    const from = await chosen({ 'a.json': JSON.stringify({ entries: [entry] }) })
    const begun = performance.now()
    expect(await from.diaries.choose('file')).toMatchObject({ entries: 1 })
    expect(performance.now() - begun).toBeLessThan(1000)
  })

  it('stops after a step, keeps that, and brings the rest the next time', async () => {
    const ports = fakePorts()
    const from = await chosen({ 'a.json': dayOneOf(madeUpDays(300)) }, ports)
    await from.diaries.choose('file')
    const write = ports.files.writeDurably
    ports.files.writeDurably = (path, bytes) => {
      if (path.endsWith('2014-02.json')) from.diaries.stop()
      return write.call(ports.files, path, bytes)
    }
    const first = await from.diaries.import()
    ports.files.writeDurably = write
    expect(first.entries).toBeGreaterThan(0)
    expect(first.entries + first.remaining).toBe(300)
    expect(first.remaining).toBeGreaterThan(0)
    await from.diaries.choose('file')
    expect(await from.diaries.import()).toMatchObject({ entries: first.remaining, remaining: 0 })
    expect(await shown(from)).toHaveLength(300)
  })

  it('is looked at no further once that is stopped, and nothing is chosen then', async () => {
    const ports = fakePorts()
    const from = await chosen({ 'a.md': 'een', 'b.md': 'twee', 'c.md': 'drie' }, ports)
    const looked: string[] = []
    const { readStream } = ports.files
    ports.files.readStream = (path) => {
      looked.push(path)
      from.diaries.stop()
      return readStream.call(ports.files, path)
    }
    expect(await from.diaries.choose('folder')).toBeNull()
    expect(looked).toEqual(['/diary/a.md'])
    await expect(from.diaries.import()).rejects.toMatchObject({ code: 'not-found' })
    ports.files.readStream = readStream
    expect(await from.diaries.choose('folder')).not.toBeNull()
  })

  it('that is cut short by a full disk keeps whole months, and can be undone', async () => {
    const ports = fakePorts()
    const from = await chosen({ 'a.json': dayOneOf(madeUpDays(120)) }, ports)
    await from.diaries.choose('file')
    const write = ports.files.writeDurably
    let written = 0
    ports.files.writeDurably = (path, bytes) =>
      path.startsWith(ports.paths.vault) && ++written > 2
        ? Promise.reject(new LuwteError('disk-full'))
        : write.call(ports.files, path, bytes)
    await expect(from.diaries.import()).rejects.toMatchObject({ code: 'disk-full' })
    ports.files.writeDurably = write
    const there = (await shown(from)).length
    expect(there).toBeGreaterThan(0)
    expect(await from.diaries.batches()).toMatchObject([{ unchanged: there }])
    await from.diaries.choose('file')
    expect((await from.diaries.import()).entries).toBe(120 - there)
    expect(await shown(from)).toHaveLength(120)
  })
})

describe('an import that ends anywhere', () => {
  it('leaves whole files, and done again it is as if it had never ended', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.constantFrom(dayOneOf, jrnlJsonOf), async (at, write) => {
        const ports = fakePorts()
        const from = await chosen({ 'a.json': write(madeUpDays(130, { words: 3 })) }, ports)
        await from.diaries.choose('file')
        const real = ports.files.writeDurably
        let written = 0
        ports.files.writeDurably = (path, bytes) =>
          path.startsWith(ports.paths.vault) && ++written >= at
            ? Promise.reject(new LuwteError('not-writable'))
            : real.call(ports.files, path, bytes)
        await from.diaries.import().catch(() => undefined)
        ports.files.writeDurably = real
        // Luwte is started anew on what is on disk.
        const again = await dataServices(ports)
        await imported(again, 'file')
        const texts = (await shown(again)).map(({ text }) => text)
        expect(texts).toHaveLength(130)
        expect(new Set(texts).size).toBe(130)
        const batches = await again.diaries.batches()
        expect(batches.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(130)
      }),
      { numRuns: 12 },
    )
  }, 30_000)
})

describe('the Markdown of an export', () => {
  it('gives the same words at the same times, whatever they are', async () => {
    const entry = fc.record({
      text: fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
        .filter((text) => text.trim() === text && !text.includes('\r') && !text.includes('![') && !text.includes('\0')),
      epochMs: fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2026-11-20') }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(entry, { minLength: 1, maxLength: 5, selector: ({ epochMs }) => Math.floor(epochMs / 60_000) }),
        async (entries) => {
          const from = await dataServices()
          for (const { text, epochMs } of entries) await from.vault.add('entry', { text }, epochMs)
          from.ports.dialogs.folder = '/usb'
          const folder = (await from.exporting.export())?.folder ?? ''
          const files = [...from.files.contents].filter(
            ([path]) => path.startsWith(`${folder}/journal/`) && path.endsWith('.md'),
          )
          const to = await chosen(
            Object.fromEntries(files.map(([path, bytes]) => [path.slice(folder.length + 1), bytes])),
          )
          await imported(to, 'folder')
          const said = async (one: DataServices) => (await entriesOf(one)).map(({ at, text }) => [at, text])
          expect(await said(to)).toEqual(await said(from))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('is not taken with its bin beside its records', async () => {
    const from = await chosen({
      '2020-01-01.md': 'mijn',
      'Luwte/luwte.json': '{"app":"luwte","kind":"export"}',
      'Luwte/bin/journal/2021-01-01.md': 'weg',
    })
    expect(await from.diaries.choose('folder')).toMatchObject({
      entries: 1,
      leftOut: { named: [{ name: 'Luwte/luwte.json', why: 'own-export' }] },
    })
  })
})

describe('an import is undone as a whole', () => {
  it('into the bin, and what was changed since stays', async () => {
    const from = await chosen({ 'a.json': dayOneOf(DAYS) })
    await from.vault.add('entry', { text: 'van hier' }, Date.parse('2014-01-02T10:00Z'))
    await imported(from, 'file')
    const changed = (await entriesOf(from)).find((entry) => importedOf(entry))
    if (changed) await from.vault.edit(changed.id, changed.seen, { text: 'door mij veranderd' })
    const [batch] = await from.diaries.batches()
    expect(batch).toMatchObject({ formats: ['day-one'], unchanged: 4, changed: 1 })
    expect(await from.diaries.undo(batch?.id ?? '')).toEqual({ binned: 4, kept: 1 })
    expect((await shown(from)).map(({ text }) => text).sort()).toEqual(['door mij veranderd', 'van hier'])
    expect(await from.diaries.batches()).toMatchObject([{ unchanged: 0, changed: 1 }])
    expect(await from.diaries.undo(batch?.id ?? '')).toEqual({ binned: 0, kept: 1 })
  })

  it('and can be imported again', async () => {
    const from = await chosen({ 'a.json': dayOneOf(DAYS) })
    await imported(from, 'file')
    await from.diaries.undo((await from.diaries.batches())[0]?.id ?? '')
    expect((await imported(from, 'file')).result.entries).toBe(5)
    expect(await shown(from)).toHaveLength(5)
  })

  it('without touching another import', async () => {
    const from = await chosen({ 'a.json': dayOneOf(DAYS) })
    await imported(from, 'file')
    put(from.ports, '/diary/a.json', jrnlJsonOf(madeUpDays(3, { first: '2015-01-01' })))
    await imported(from, 'file')
    const batches = await from.diaries.batches()
    expect(batches.map(({ unchanged }) => unchanged).sort()).toEqual([3, 5])
    const day = batches.find(({ unchanged }) => unchanged === 5)
    await from.diaries.undo(day?.id ?? '')
    expect((await from.diaries.batches()).map(({ unchanged }) => unchanged)).toEqual([3])
  })
})

describe('pictures of a diary', () => {
  const files = {
    '2020-01-01.md': 'Kijk ![de zee](media/zee.png) daar.\n\n![[weg.jpg]] en ![[foto.heic]]',
    'media/zee.png': PNG,
    'foto.heic': Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'),
  }

  it('come along, and what cannot is told', async () => {
    const from = await chosen(files)
    const { preview, result } = await imported(from, 'folder')
    expect(preview).toMatchObject({
      entries: 1,
      pictures: 2,
      leftOut: { named: [{ name: 'weg.jpg', why: 'missing-picture' }] },
    })
    expect(result).toMatchObject({ entries: 1, pictures: 1 })
    expect(result.leftOut.named).toContainEqual({ name: 'foto.heic', why: 'heic' })
    const [entry] = await entriesOf(from)
    expect(entry?.text).toBe('Kijk  daar.\n\n![[weg.jpg]] en ![[foto.heic]]')
    expect(entry?.pictures).toMatchObject([{ type: 'image/png', width: 1, height: 1, alt: 'de zee' }])
    const bytes: Uint8Array[] = []
    for await (const chunk of from.vault.readBlob(entry?.pictures?.[0]?.blob ?? '')) bytes.push(chunk)
    expect(Buffer.concat(bytes).subarray(1, 4).toString()).toBe('PNG')
  })
})
