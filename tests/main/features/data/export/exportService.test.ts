import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personRecord } from '@shared/features/people/peopleRecords'
import type { Id } from '@shared/kernel/ids'
import { LuwteError } from '@shared/kernel/errors'
import { csvLine } from '@main/features/data/export/csv'
import { exportFiles, readExport } from '@main/features/data/export/exportFile'
import {
  checkInBody,
  choosing,
  dataServices,
  type DataServices,
  pathsIn,
  put,
  stateOf,
  textAt,
} from '../../../support/dataServices'
import { importRecord } from '../../../support/importRecord'
import { fakePorts, memoryFiles } from '../../../support/ports'

const MORNING = 'Luwte 2026-11-23 07.30'
const AT = Date.parse('2026-11-21T19:04:31Z')

async function exported(from: DataServices, chosen = '/usb') {
  choosing(from.ports, chosen)
  const result = await from.exporting.export()
  if (!result) throw new Error('nothing was chosen')
  return { ...result, read: (path: string) => textAt(from.ports, `${result.folder}/${path}`) }
}

const binned = (from: DataServices, id: Id, seen: Record<string, number>) =>
  from.vault.edit(id, seen, { deleted: '2026-11-22T10:00:00.000Z' })

/** The cells of a table as a spreadsheet sees them that parts at this sign: a quotation mark counts at the begin of a cell only. */
function asSpreadsheet(table: string, sign: string): string[] {
  const cells: string[] = []
  for (let at = 0; at <= table.length; at += 1) {
    let cell = ''
    if (table[at] === '"') {
      at += 1
      for (; at < table.length && (table[at] !== '"' || table[at + 1] === '"'); at += 1) {
        if (table[at] === '"') at += 1
        cell += table[at] ?? ''
      }
      at += 1
    }
    for (; at < table.length && ![sign, '\r', '\n'].includes(table[at] ?? ''); at += 1) cell += table[at] ?? ''
    cells.push(cell)
  }
  return cells
}

/** The cells of a table, read by the rules of RFC 4180. */
function cellsOf(table: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  for (let index = 0, isQuoted = false; index < table.length; index += 1) {
    const sign = table[index] ?? ''
    if (isQuoted && sign === '"' && table[index + 1] === '"') cell += table[++index] ?? ''
    else if (sign === '"') isQuoted = !isQuoted
    else if (isQuoted || (sign !== ',' && sign !== '\r')) cell += sign
    else {
      rows.at(-1)?.push(cell)
      cell = ''
      if (sign === '\r') {
        expect(table[++index]).toBe('\n')
        rows.push([])
      }
    }
  }
  return rows.slice(0, -1)
}

describe('an export', () => {
  it('holds a page per entry, with when it was as lived', async () => {
    const from = await dataServices()
    const { id } = await from.vault.add(
      'entry',
      {
        ...{ text: 'Vandaag was het stil.\n---\nEn goed.', prompt: 'prompt.no-word' },
        ...{ feelings: [{ id: 'calm' }, { own: '"mist"' }], about: { kind: 'exercise', id: 'ex.ground' } },
      },
      AT,
    )
    const { read, entries, files, folder } = await exported(from)
    expect(folder).toBe(`/usb/${MORNING}`)
    expect({ entries, files }).toEqual({ entries: 1, files: 5 })
    expect(read('journal/2026/2026-11-21 20.04.md')).toBe(
      `---\nid: "${id}"\ndate: "2026-11-21T20:04+01:00[Europe/Amsterdam]"\nprompt: "Schrijven als je er geen woord voor hebt"\n` +
        'feelings: ["rustig","\\"mist\\""]\nabout: {"kind":"exercise","id":"ex.ground"}\n---\n\n' +
        'Vandaag was het stil.\n---\nEn goed.\n',
    )
  })

  it('keeps entries of one minute apart, and both versions of one', async () => {
    const from = await dataServices()
    const one = await from.vault.add('entry', { text: 'een' }, AT)
    await from.vault.add('entry', { text: 'twee' }, AT + 1000)
    const elsewhere = { ...one, text: 'elders', seen: { '019ac777-0000-7000-8000-000000000000': 1 } }
    await from.vault.importRecords('2026-11', [elsewhere], 'copies')
    const { folder, read } = await exported(from)
    expect(pathsIn(from.ports, `${folder}/journal/2026`)).toEqual([
      '2026-11-21 20.04 (2).md',
      '2026-11-21 20.04 (other version).md',
      '2026-11-21 20.04.md',
    ])
    expect(read('README.md')).toContain('(other version)')
  })

  it('puts check-ins in a table that spreadsheets read, and that starts nothing', async () => {
    const from = await dataServices()
    const felt = checkInBody('=HYPERLINK("http://x")', {
      point: { pleasantness: -2.254, energy: 3 },
      feelings: [{ id: 'afraid' }, { own: '-mist' }, { id: 'constructor' }],
      body: { where: ['chest'], how: ['tight', 'cold'] },
      around: { with: [{ id: 'alone' }], where: [{ own: '@thuis' }], doing: [{ id: 'nothing' }] },
    })
    await from.vault.add('check-in', felt, AT)
    await from.vault.add('check-in', checkInBody('twee\r\nregels, "ja"', { answer: 'dont-know' }), AT + 60_000)
    const { read, checkIns } = await exported(from)
    expect(checkIns).toBe(2)
    const table = read('check-ins.csv')
    // TextDecoder takes the mark off.
    expect([...(from.files.contents.get(`/usb/${MORNING}/check-ins.csv`) ?? [])].slice(0, 3)).toEqual([
      0xef, 0xbb, 0xbf,
    ])
    const [head, first, second, ...rest] = cellsOf(table)
    expect(head?.slice(0, 6)).toEqual(['datum', 'tijd', 'tijdzone', 'antwoord', 'gevoelens', 'prettig (-4 tot 4)'])
    expect(first).toEqual([
      ...['2026-11-21', '20:04', 'Europe/Amsterdam', 'gevoeld', 'bang, -mist, constructor', '-2.25', '3'],
      ...['borst', 'strak, koud', 'alleen', "'@thuis", 'niets bijzonders', `'=HYPERLINK("http://x")`, ''],
    ])
    expect(second?.slice(3, 7)).toEqual(['ik weet het niet', '', '', ''])
    expect(second?.[12]).toBe('twee\r\nregels, "ja"')
    expect(rest).toEqual([])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t1', '\r1', '＝1'])('makes no formula of %j', (text) => {
    expect(cellsOf(csvLine([text]))).toEqual([[`'${text}`]])
  })

  it('makes no formula of any part of a text, in a spreadsheet that parts at other signs', () => {
    const piece = fc.constantFrom(';', '\t', '\n', '\r', ',', '"', "'", ' ', '=1+1', '-2', '+x', '@SUM(A1)', 'woord')
    const cell = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
        const line = csvLine(cells)
        for (const sign of [',', ';', '\t'])
          for (const one of asSpreadsheet(line, sign)) expect(one).not.toMatch(/^[=+\-@]/)
        // A cell that holds none of that is written as it is.
        const [read] = cellsOf(line)
        for (const [index, text] of cells.entries()) if (!/[=+\-@\t\r\n]/.test(text)) expect(read?.[index]).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('has the plan, sentences and bookmarks, where there are any', async () => {
    const from = await dataServices()
    const { vault } = from
    await vault.add('plan', { part: 'alone', lines: ['Douchen', 'Naar de brug'] })
    await vault.add('own-phrase', { text: 'Ik ben er.' })
    await vault.add('favourite', { phrase: 'help.presence.phrase2' })
    await vault.add('favourite', { phrase: 'help.nopep' })
    const mark = { guide: 'help', chapter: 'help.presence', section: 'why', note: 'Lezen met K.' }
    await vault.add('bookmark', mark)
    const { read, folder } = await exported(from)
    expect(read('plan.md')).toBe('# Mijn plan\n\n## Wat ik zelf kan doen\n\n- Douchen\n- Naar de brug\n')
    expect(read('phrases.md')).toContain('- Ik ben er.')
    expect(read('phrases.md')).toContain('- Ik heb ook geen antwoord. Maar ik ben er wel.')
    expect(read('phrases.md')).toContain('- Liever niet: Zie het als een kans om te groeien.\n  Liever wel: ')
    expect(read('bookmarks.md')).toContain(
      '## Iemand helpen die zich afsluit, hoofdstuk 2\n\n`help.presence#why`\n\nLezen met K.',
    )
    expect(pathsIn(from.ports, folder)).toEqual(['README.md', 'bookmarks.md', 'luwte.json', 'phrases.md', 'plan.md'])
  })

  it('speaks the language of its user', async () => {
    const from = await dataServices()
    await from.settings.change({ language: 'en' })
    await from.vault.add('check-in', checkInBody('', { feelings: [{ id: 'afraid' }] }), AT)
    const { read } = await exported(from)
    expect(read('README.md')).toMatch(/^# Your data from Luwte\n\nMade on 2026-11-23 07:30\./)
    expect(read('check-ins.csv')).toContain('felt,afraid')
  })

  it('lays what is in the bin in a folder of its own, and says so', async () => {
    const from = await dataServices()
    const entry = await from.vault.add('entry', { text: 'weg' }, AT)
    await binned(from, entry.id, entry.seen)
    const { read, folder } = await exported(from)
    expect(pathsIn(from.ports, folder)).toEqual(['README.md', 'bin/journal/2026/2026-11-21 20.04.md', 'luwte.json'])
    expect(read('README.md')).toContain('- `bin/`: ')
    expect(read('README.md')).not.toContain('- `journal/`: ')
  })

  it('leaves out what was erased', async () => {
    const from = await dataServices()
    const { id } = await from.vault.add('entry', { text: 'geheim' }, AT)
    await from.vault.erase(id)
    const { read } = await exported(from)
    expect(read('luwte.json')).not.toContain(id)
  })

  it('names what could not be read', async () => {
    const from = await dataServices()
    const other = '019ac777-0000-7000-8000-000000000000'
    put(from.ports, `/data/vault/${other}/2026-10.json`, 'half an envel')
    const { read } = await exported(from)
    expect(read('README.md')).toContain(`- ${other}/2026-10.json`)
  })

  it('has a place for years that nobody counts', async () => {
    const from = await dataServices()
    const { seen, ...own } = await from.vault.add('entry', { text: 'ver' }, AT)
    const far = { ...own, seen: { ...seen, later: 1 }, at: '+012026-11-21T20:04+01:00[Europe/Amsterdam]' }
    await from.vault.importRecords('2026-11', [far], 'copies')
    const { folder } = await exported(from)
    expect(pathsIn(from.ports, folder)).toContain('journal/+012026/+012026-11-21 20.04.md')
  })

  it('lies open though the vault is sealed, and cannot be made while it is locked', async () => {
    const from = await dataServices()
    await from.vault.add('entry', { text: 'verzegeld' }, AT)
    await from.vault.transaction(async (tx) => {
      await tx.keys.seal({ passphrase: 'een lange zin', recoveryKey: new Uint8Array(16) })
      await tx.reseal(() => undefined)
    })
    const { read } = await exported(from)
    expect(read('journal/2026/2026-11-21 20.04.md')).toContain('verzegeld')
    expect(read('README.md')).not.toContain('Wat niet gelezen kon worden')
    await from.vault.forgetKeys()
    const before = stateOf(from.ports, '/usb')
    await expect(exported(from)).rejects.toMatchObject({ code: 'locked' })
    expect(stateOf(from.ports, '/usb')).toEqual(before)
  })

  it('never writes over something', async () => {
    const from = await dataServices()
    put(from.ports, `/usb/${MORNING}/README.md`, 'van iemand anders')
    put(from.ports, `/usb/${MORNING} (2).part/README.md`, 'begonnen en nooit klaar')
    const { folder } = await exported(from)
    expect(folder).toBe(`/usb/${MORNING} (3)`)
    expect(textAt(from.ports, `/usb/${MORNING}/README.md`)).toBe('van iemand anders')
  })

  it.each(['/data', '/data/vault', '/data/vault/x', '/data/', '/data/backups'])(
    'refuses to lie in %s',
    async (folder) => {
      const from = await dataServices()
      choosing(from.ports, folder)
      await expect(from.exporting.export()).rejects.toMatchObject({ code: 'wrong-folder' })
    },
  )

  it('may lie beside what only begins with the same letters', async () => {
    const from = await dataServices()
    expect((await exported(from, '/database')).folder).toBe(`/database/${MORNING}`)
  })

  it('is nothing when nothing was chosen', async () => {
    const from = await dataServices()
    choosing(from.ports, null)
    expect(await from.exporting.export()).toBeNull()
  })

  it('tells how far it is, and that it is done', async () => {
    const from = await dataServices()
    await from.vault.add('entry', { text: 'x' }, AT)
    await exported(from)
    expect(from.progress).toEqual([
      { job: 'export', done: 0, total: 2 },
      { job: 'export', done: 1, total: 2 },
      { job: 'export', done: 2, total: 2 },
      null,
    ])
  })

  it('leaves nothing behind when the disk is full, at whatever file', async () => {
    const from = await dataServices()
    await from.vault.add('entry', { text: 'x' }, AT)
    await from.vault.add('check-in', checkInBody('y'), AT)
    const before = stateOf(from.ports, '/data', '/usb')
    const { writeDurably } = from.files
    for (let room = 0; room < 4; room += 1) {
      let written = 0
      from.files.writeDurably = (path, bytes) =>
        written++ < room ? writeDurably(path, bytes) : Promise.reject(new LuwteError('disk-full'))
      await expect(exported(from)).rejects.toMatchObject({ code: 'disk-full' })
      expect(stateOf(from.ports, '/data', '/usb')).toEqual(before)
    }
  })

  it('bears its name only when it is whole', async () => {
    const from = await dataServices()
    await from.vault.add('entry', { text: 'x' }, AT)
    const { writeDurably } = from.files
    const names = new Set<string>()
    from.files.writeDurably = (path, bytes) => {
      names.add(path.split('/')[2] ?? '')
      return writeDurably(path, bytes)
    }
    await exported(from)
    expect([...names]).toEqual([`${MORNING}.part`])
  })
})

describe('the file that is read back', () => {
  const record = (text: string) => ({ id: 'x', text }) as never

  it('goes on in a second one before it is too large', async () => {
    const files = memoryFiles()
    const write = (name: string, text: string) => files.writeDurably(`/e/${name}`, new TextEncoder().encode(text))
    const whole = exportFiles({ vault: 'v', exportedAt: '2026-11-23T06:30:00.000Z' }, write, 100)
    await whole.add('always', record('plan'))
    for (const text of ['a'.repeat(60), 'b'.repeat(60), 'c'.repeat(300)]) await whole.add('records', record(text))
    await whole.end()
    expect([...files.contents.keys()]).toEqual(['', '-2', '-3', '-4'].map((part) => `/e/luwte${part}.json`))
    const parts = []
    for await (const part of readExport(files, '/e')) parts.push(part)
    expect(parts.flatMap((part) => part?.always ?? [])).toEqual([record('plan')])
    expect(parts.flatMap((part) => part?.records ?? [])).toHaveLength(3)

    files.contents.delete('/e/luwte-2.json')
    const rest = []
    for await (const part of readExport(files, '/e')) rest.push(part === null ? null : part.records.length)
    expect(rest).toEqual([0, null, 1, 1])
  })

  it('is one that people can read too', async () => {
    const from = await dataServices(fakePorts())
    await importRecord(from, 'month', { kind: 'later-kind', thing: 1 }, AT)
    const { read } = await exported(from)
    expect(JSON.parse(read('luwte.json'))).toMatchObject({
      ...{ app: 'luwte', kind: 'export', format: 1, part: 1, more: false, exportedAt: '2026-11-23T06:30:00.000Z' },
      ...{ always: [], records: [{ kind: 'later-kind', thing: 1 }] },
    })
  })
})

describe('the pages for a browser', () => {
  it('hold the journal by year as lived, with its pictures, and nothing that runs or fetches', async () => {
    const from = await dataServices()
    const hostile = '**vet**\n<script>alert(1)</script>\n![x](https://x.org/a.png) [y](javascript:alert(1))'
    await from.vault.add('entry', { text: hostile }, AT)
    await from.vault.add('entry', { text: 'oudejaar', at: '2025-12-31T23:59+01:00[Europe/Amsterdam]' }, AT)
    const { id, seen } = await from.vault.add('entry', { text: 'weg' }, AT)
    await binned(from, id, seen)
    const ref = await from.vault.transaction((tx) => tx.putBlob(bytes('PNG'), 'image/png'))
    await from.vault.add('entry', { text: 'zie', pictures: [{ ...ref, width: 2, height: 1, alt: '"><b>' }] }, AT + 1000)
    const { read, folder } = await exported(from)
    expect(read('journal.html')).toContain('<a href="journal/2025.html">2025</a>')
    expect(read('journal/2025.html')).toContain('woensdag 31 december 2025')
    const page = read('journal/2026.html')
    expect(page).toContain('<strong>vet</strong>')
    expect(page).not.toMatch(/<script|src="http|href="javascript|weg/)
    expect(page).toContain('alt="&quot;&gt;&lt;b&gt;"')
    const [, picture] = /src="\.\.\/(blobs\/[0-9a-f]{32}\.png)"/.exec(page) ?? []
    expect(pathsIn(from.ports, folder)).toContain(picture)
    expect(read('README.md')).toContain('`journal.html`')
  })
})

describe('a day that no calendar has', () => {
  it.each(['2026-13-01T10:00+01:00[Europe/Amsterdam]', '-271821-04-19T23:00-01:00[-01:00]'])(
    'does not keep an export from being made: %s',
    async (at) => {
      const from = await dataServices()
      await from.vault.add('entry', { text: 'ooit', at }, AT)
      const { read } = await exported(from)
      const date = at.slice(0, at.indexOf('T'))
      expect(read(`journal/${date.slice(0, -6)}.html`)).toContain(`<h2>${date}</h2>`)
      expect(read('luwte.json')).toContain(at)
    },
  )
})

describe('an export while Beside someone is closed', () => {
  it('says so in its README, and says nothing of it while that is open', async () => {
    const from = await dataServices()
    await from.vault.add('person', { ...personRecord.sample })
    await from.vault.sections.set('beside', 'alleen van mij', new Uint8Array(16))
    expect((await exported(from)).read('README.md')).not.toContain('op slot')
    from.vault.sections.close('beside')
    expect((await exported(from)).read('README.md')).toContain('Naast iemand was op slot toen je dit maakte')
  })
})

describe('an export that is stopped', () => {
  it('leaves nothing behind, and changes nothing', async () => {
    const from = await dataServices()
    for (const days of [0, 40, 80]) await from.vault.add('entry', { text: 'een' }, AT - days * 86_400_000)
    const write = from.ports.files.writeDurably
    const before = stateOf(from.ports, '/data')
    choosing(from.ports, '/usb')
    from.ports.files.writeDurably = (path, content) => {
      from.exporting.stop()
      return write.call(from.ports.files, path, content)
    }
    expect(await from.exporting.export()).toBeNull()
    from.ports.files.writeDurably = write
    expect(pathsIn(from.ports, '/usb')).toEqual([])
    expect(stateOf(from.ports, '/data')).toEqual(before)
    expect(await from.exporting.export()).toMatchObject({ entries: 3 })
  })
})

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

describe('an export of a section with a lock of its own', () => {
  it('can be read while the section is open, and holds it as it is locked while it is not', async () => {
    const from = await dataServices()
    await from.vault.add('person', { ...personRecord.sample, nickname: 'Zilvermeeuw' })
    await from.vault.sections.set('beside', 'alleen van mij', new Uint8Array(16))
    const open = (await exported(from)).read('luwte.json')
    expect(open).toContain('Zilvermeeuw')
    expect(open).not.toMatch(/locked-always|section-lock/)
    from.vault.sections.close('beside')
    const closed = (await exported(from)).read('luwte.json')
    expect(closed).not.toContain('Zilvermeeuw')
    expect(closed).toContain('locked-always')
    expect(closed).toContain('section-lock')
  })
})
