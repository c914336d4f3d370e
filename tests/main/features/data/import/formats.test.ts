import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDiaryFile } from '@main/features/data/import/formats/allFormats'
import { decodeText } from '@main/features/data/import/formats/decodeText'
import type { ForeignEntry } from '@main/features/data/import/formats/foreignDiary'
import { htmlToMarkdown } from '@main/features/data/import/formats/htmlToMarkdown'
import { looseJson } from '@main/features/data/import/formats/looseJson'

/** What is found in a file of this name with this text. */
function read(path: string, text: string) {
  const found = readDiaryFile({ path, text, json: () => looseJson(text), isAlone: true })
  const all = found ? [...found.found] : []
  return {
    format: found?.format ?? null,
    entries: all.flatMap((one) => ('entry' in one ? [one.entry] : [])),
    leftOut: all.flatMap((one) => ('leftOut' in one ? [one.leftOut] : [])),
  }
}
const readJson = (path: string, value: unknown) => read(path, JSON.stringify(value))
const said = ({ time, title, text, tags }: ForeignEntry) => ({ time, title, text, tags })

const DAY_ONE = {
  metadata: { version: '1.0' },
  entries: [
    {
      uuid: '4E5C1A0B0DCF4BD8A1B0E9D1E0F6B7C1',
      creationDate: '2019-07-04T21:15:09Z',
      timeZone: 'Europe/Amsterdam',
      text: 'Aan zee\\. \\(laat\\)\n\n![](dayone-moment://AAAA)\n\n1\\. geen lijst',
      tags: ['strand', 'zomer 2019'],
      location: { placeName: 'Duinweg' },
      weather: { conditionsDescription: 'Clear' },
      starred: true,
      photos: [
        { identifier: 'BBBB', md5: 'b2', type: 'png', orderInEntry: 1 },
        { identifier: 'AAAA', md5: 'a1', type: 'jpeg', orderInEntry: 2 },
      ],
      videos: [{ identifier: 'V', md5: 'v' }],
    },
    { uuid: 'no date', text: 'nergens' },
  ],
}

describe('Day One', () => {
  it('gives moments in their zone, pictures in the order of the text, and says what is not taken', () => {
    const { format, entries, leftOut } = readJson('Journal.json', DAY_ONE)
    expect(format).toBe('day-one')
    expect(entries.map(said)).toEqual([
      {
        time: { epochMs: Date.parse('2019-07-04T21:15:09Z'), zone: 'Europe/Amsterdam' },
        title: undefined,
        text: 'Aan zee. (laat)\n\n\n1\\. geen lijst',
        tags: ['strand', 'zomer 2019'],
      },
    ])
    expect(entries[0]?.pictures.map(({ path }) => path)).toEqual(['photos/a1.jpeg', 'photos/b2.png'])
    expect(entries[0]?.untaken).toEqual(['place', 'weather', 'star', 'video'])
    expect(entries[0]?.origin).toBe('4E5C1A0B0DCF4BD8A1B0E9D1E0F6B7C1')
    expect(leftOut).toEqual([{ name: 'no date', why: 'no-date' }])
  })

  it('takes pictures whatever their order is', () => {
    const photos = [
      { md5: 'a', orderInEntry: { valueOf: 1, toString: 1 } },
      { md5: 'b', orderInEntry: 'x' },
    ]
    const entry = { uuid: 'A', creationDate: '2019-07-04T21:15:09Z', text: 'x', photos }
    expect(readJson('Journal.json', { entries: [entry] }).entries[0]?.pictures).toHaveLength(2)
  })

  it('gives what stands before the place where a file is cut off', () => {
    const many = {
      entries: Array.from({ length: 20 }, (_none, index) => ({ ...DAY_ONE.entries[0], uuid: String(index) })),
    }
    const text = JSON.stringify(many, null, 1)
    const { entries, leftOut } = read('Journal.json', text.slice(0, text.length * 0.72))
    expect(entries.map(({ origin }) => origin)).toEqual(Array.from({ length: 14 }, (_none, index) => String(index)))
    expect(leftOut).toEqual([{ name: 'Journal.json', why: 'cut-off' }])
  })
})

describe('jrnl', () => {
  it('gives entries of its text, with a time in either form, over several lines', () => {
    const text = '[2020-01-05 09:30:00 AM] Eerste dag *\nMet @werk.\n\n[ ] een taak\n2020-01-06 21:05 Tweede\n'
    const { format, entries } = read('jrnl.txt', text)
    expect(format).toBe('jrnl')
    expect(entries.map(said)).toEqual([
      {
        time: { date: '2020-01-05', time: '09:30' },
        title: undefined,
        text: 'Eerste dag\n\nMet @werk.\n\n[ ] een taak',
        tags: ['werk'],
      },
      { time: { date: '2020-01-06', time: '21:05' }, title: undefined, text: 'Tweede', tags: [] },
    ])
    expect(entries[0]?.untaken).toEqual(['star'])
  })

  it('gives entries of its JSON', () => {
    const entry = {
      title: 'Een titel.',
      body: 'Tekst',
      date: '2013-06-09',
      time: '15:39',
      tags: ['@idee'],
      starred: false,
    }
    const { format, entries } = readJson('jrnl.json', { tags: { '@idee': 1 }, entries: [entry] })
    expect(format).toBe('jrnl')
    expect(entries.map(said)).toEqual([
      { time: { date: '2013-06-09', time: '15:39' }, title: undefined, text: 'Een titel.\n\nTekst', tags: ['idee'] },
    ])
  })
})

it('Mini Diary gives a day for each entry', () => {
  const { format, entries, leftOut } = readJson('mini-diary.json', {
    metadata: { application: 'Mini Diary', version: '3.3.0' },
    entries: { '2018-10-26': { title: 'Vrijdag', text: '**Stil**', dateUpdated: 'x' }, oops: { text: 'x' } },
  })
  expect(format).toBe('mini-diary')
  expect(entries.map(said)).toEqual([
    { time: { date: '2018-10-26', time: null }, title: 'Vrijdag', text: '**Stil**', tags: [] },
  ])
  expect(leftOut).toEqual([{ name: 'oops', why: 'no-date' }])
})

describe('RedNotebook', () => {
  it('gives days of a month with their categories, and its markup in Markdown', () => {
    const { format, entries } = read(
      'data/2012-02.txt',
      `1: {text: "//schuin// en --weg-- en [site \\"\\"https://x.org/a\\"\\"]"}\n29:\n  Ideeën: {een plan: null}\n  Tags: {werk: null}\n  text: '=Kop=\n\n    **vet**'\n`,
    )
    expect(format).toBe('red-notebook')
    expect(entries.map(said)).toEqual([
      {
        time: { date: '2012-02-01', time: null },
        title: undefined,
        text: '*schuin* en ~~weg~~ en [site](https://x.org/a)',
        tags: [],
      },
      {
        time: { date: '2012-02-29', time: null },
        title: undefined,
        text: '# Kop\n**vet**\n\n**Ideeën**\n\n- een plan',
        tags: ['werk'],
      },
    ])
  })

  it('takes a day that is there twice for two entries', () => {
    const { entries, leftOut } = read('2012-02.txt', '1: {text: ochtend}\n1: {text: avond}\n')
    expect(entries.map(({ text }) => text)).toEqual(['ochtend', 'avond'])
    expect(leftOut).toEqual([])
  })

  it('fills no memory with what refers to itself', () => {
    const bomb = `1: &a [x,x,x,x,x,x,x,x,x]\n2: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n3: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n4: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`
    expect(read('2012-02.txt', bomb)).toMatchObject({
      entries: [],
      leftOut: [{ name: '2012-02-01' }, { name: '2012-02-02' }, { name: '2012-02.txt', why: 'damaged' }],
    })
  })
})

describe('Daylio', () => {
  it('gives the mood as a word, activities as tags, and a note', () => {
    const { format, entries } = read(
      'daylio_export.csv',
      'full_date,date,weekday,time,mood,activities,note_title,note\n' +
        '2021-03-02,March 2,Tuesday,9:30 PM,rad,"vrienden | bad sleep","Een titel","Met ""aanhaling""\nen een regel"\n' +
        '2021-03-01,March 1,Monday,07:05,awful,"","","<b>vet</b><br>nog"\n',
    )
    expect(format).toBe('daylio')
    expect(entries.map(said)).toEqual([
      {
        time: { date: '2021-03-02', time: '21:30' },
        title: 'Een titel',
        text: 'Met "aanhaling"\nen een regel',
        tags: ['rad', 'vrienden', 'bad sleep'],
      },
      { time: { date: '2021-03-01', time: '07:05' }, title: undefined, text: '**vet**\nnog', tags: ['awful'] },
    ])
  })
})

it('Daylio with a quotation mark that nobody closed loses none of the days around it', () => {
  const row = (day: string, note: string) => `2021-03-${day},March,Tuesday,21:30,rad,"","",${note}\n`
  const head = 'full_date,date,weekday,time,mood,activities,note_title,note\n'
  const day = (text: string) =>
    head + row('04', '"goed"') + row('03', text) + row('02', '"ook ""goed"""') + row('01', '')
  const texts = (csv: string) =>
    read('daylio.csv', csv).entries.map(({ time, text }) => ['date' in time && time.date, text])
  expect(texts(day('"open\nop de\n\ntweede regel'))).toEqual([
    ['2021-03-04', 'goed'],
    ['2021-03-03', 'open\nop de\n\ntweede regel'],
    ['2021-03-02', 'ook "goed"'],
    ['2021-03-01', ''],
  ])
  // What only begins like a day stays part of the note that it is in.
  expect(texts(day('"open\n2021-03-02, mooi, zon\ndicht"'))[1]).toEqual([
    '2021-03-03',
    'open\n2021-03-02, mooi, zon\ndicht',
  ])
})

it('Journey gives an entry for each file, and its pictures', () => {
  const { format, entries } = readJson('1489231234567-3fd.json', {
    ...{ id: '1489231234567-3fd', date_journal: 1489231234567, timezone: 'Europe/Berlin' },
    ...{ text: '<p>Eén &amp; twee</p><ul><li>drie</li></ul>', tags: ['reis'], mood: 3, favourite: true },
    photos: ['1489231234567-3fd-a.jpg', '1489231234567-3fd-b.mp4'],
  })
  expect(format).toBe('journey')
  expect(entries.map(said)).toEqual([
    {
      time: { epochMs: 1489231234567, zone: 'Europe/Berlin' },
      title: undefined,
      text: 'Eén & twee\n- drie',
      tags: ['reis'],
    },
  ])
  expect(entries[0]?.pictures).toEqual([{ path: '1489231234567-3fd-a.jpg' }])
  expect(entries[0]?.untaken).toEqual(['mood', 'star', 'video'])
})

it.each([[null], [''], [{ valueOf: 1, toString: 1 }], [[]], [true]])(
  'Journey has no day where its date is %j',
  (date_journal) => {
    const { entries, leftOut } = readJson('a.json', { date_journal, text: 'x' })
    expect(entries).toEqual([])
    expect(leftOut).toEqual([{ name: 'a.json', why: 'no-date' }])
  },
)

describe('Diaro', () => {
  const table = (name: string, ...rows: string[]) =>
    `<table name="diaro_${name}">${rows.map((row) => `<r>${row}</r>`).join('')}</table>`
  const xml = `<data version="2">${table('tags', '<uid>t</uid><title>reis</title>')}${table(
    'entries',
    '<uid>1</uid><date>1434997052007</date><tz_offset>+01:00</tz_offset><title>Kop</title><text>a &amp; b</text><tags>,t,</tags><mood>2</mood><location_uid>3</location_uid>',
    '<uid>2</uid><date></date><text>x</text>',
  )}${table('attachments', '<uid>4</uid><entry_uid>1</entry_uid><type>photo</type><filename>a.jpg</filename><position>1</position>')}</data>`

  it('gives rows with their tags and pictures', () => {
    const { format, entries, leftOut } = read('DiaroBackup.xml', xml)
    expect(format).toBe('diaro')
    expect(entries.map(said)).toEqual([
      { time: { epochMs: 1434997052007, zone: '+01:00' }, title: 'Kop', text: 'a & b', tags: ['reis'] },
    ])
    expect(entries[0]?.pictures).toEqual([{ path: 'media/photo/a.jpg' }])
    expect(entries[0]?.untaken).toEqual(['place', 'mood'])
    expect(leftOut).toEqual([{ name: '2', why: 'no-date' }])
  })

  it('gives what stands before the place where it is cut off, and expands nothing', () => {
    const cut = read('DiaroBackup.xml', xml.slice(0, xml.indexOf('<uid>2</uid>')))
    expect([cut.entries.length, cut.leftOut]).toEqual([1, [{ name: 'DiaroBackup.xml', why: 'cut-off' }]])
    const laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + xml.replace('a &amp; b', '&b;')
    expect(read('DiaroBackup.xml', laughs).entries[0]?.text ?? '').not.toContain('hahaha')
  })
})

describe('Markdown', () => {
  it.each([
    ['---\ndate: 2022-05-01\ntags: [a, b c]\ntitle: Mei\n---\nTekst', 'x.md', { date: '2022-05-01', time: null }],
    [
      '---\ncreated: 2022-05-01T20:04:11+02:00\n---\nTekst',
      'x.md',
      { epochMs: Date.parse('2022-05-01T18:04Z'), zone: '+02:00' },
    ],
    [
      '---\nid: "x"\ndate: "2026-11-21T20:04+01:00[Europe/Amsterdam]"\n---\n\nTekst\n',
      'x.md',
      { date: '2026-11-21', time: '20:04', zone: 'Europe/Amsterdam' },
    ],
    ['Tekst', 'dagboek/2022-05-01.md', { date: '2022-05-01', time: null }],
    ['Tekst', '2022/05 mei/01 zondag.md', { date: '2022-05-01', time: null }],
    ['Tekst', '20220501 20.04 - Mei.md', { date: '2022-05-01', time: '20:04' }],
    ['---\nniet: [dicht\n---\nTekst', '2022-05-01.md', { date: '2022-05-01', time: null }],
  ])('finds the day of %j in %s', (text, path, time) => {
    expect(read(path, text).entries.map((entry) => entry.time)).toEqual([time])
  })

  it('takes no more of large front matter apart than what it uses', () => {
    const many = 'a: &a [x]\n' + Array.from({ length: 3000 }, (_, index) => `b${String(index)}: *a\n`).join('')
    const text = `---\n${many}Date: 2022-05-01\n${many}tags:\n  - zee\n---\nTekst`
    const { entries } = read('x.md', text)
    expect(entries.map(said)).toEqual([
      { time: { date: '2022-05-01', time: null }, title: undefined, text: 'Tekst', tags: ['zee'] },
    ])
  })

  it('leaves out what says no day', () => {
    expect(read('Boodschappen.md', 'melk').leftOut).toEqual([{ name: 'Boodschappen.md', why: 'no-date' }])
  })

  it('finds pictures in either form, and none that lie elsewhere', () => {
    const text =
      'Zie ![[foto één.png|300]] en ![de zee](media/zee%20b.jpg) niet ![x](https://x.org/a.png) of ![[notitie.md]]'
    expect(read('2022-05-01.md', text).entries[0]?.pictures).toEqual([
      { path: 'foto één.png', mark: '![[foto één.png|300]]', alt: undefined },
      { path: 'media/zee b.jpg', mark: '![de zee](media/zee%20b.jpg)', alt: 'de zee' },
    ])
  })
})

describe('any file', () => {
  it('is read without a fault, whatever is in it', () => {
    const names = fc.constantFrom('a.json', '2012-02.txt', '2020-01-01.md', 'a.csv', 'b')
    const heads = fc.constantFrom(
      '',
      '{"entries":[',
      '1: {text: "',
      '[2020-01-01 10:00] ',
      '---\ndate: ',
      'full_date,time,mood,activities\n',
      '<data><table name="diaro_entries"><r>',
      '{"date_journal":',
    )
    fc.assert(
      fc.property(names, heads, fc.string({ unit: 'binary', maxLength: 300 }), (name, head, rest) => {
        read(name, head + rest)
      }),
      { numRuns: 500 },
    )
  })

  it('of JSON is read without a fault, whatever its fields are', () => {
    const value = fc.anything({ maxDepth: 2, withNullPrototype: false })
    const entry = fc.dictionary(
      fc.constantFrom('uuid', 'creationDate', 'text', 'tags', 'photos', 'date', 'title', 'date_journal', 'timezone'),
      value,
    )
    fc.assert(
      fc.property(fc.oneof(fc.record({ entries: fc.array(entry) }), entry), (thing) => {
        read('a.json', JSON.stringify(thing) ?? '')
      }),
      { numRuns: 300 },
    )
  })
})

describe('a text in any encoding', () => {
  const TEXT = 'Één dag, “stil” – ñ ø ł'
  const wide = (text: string, isBig: boolean) => {
    const bytes = Buffer.from(text, 'utf16le')
    return isBig ? bytes.swap16() : bytes
  }

  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16, little end first, with a mark', wide(`\uFEFF${TEXT}`, false)],
    ['UTF-16, big end first, with a mark', wide(`\uFEFF${TEXT}`, true)],
    ['UTF-16 without a mark', wide(TEXT, false)],
    ['UTF-16, big end first, without a mark', wide(TEXT, true)],
  ])('%s', (_name, bytes) => {
    expect(decodeText(new Uint8Array(bytes))).toBe(TEXT)
  })

  it('of one byte a letter, and with the line ends of another system', () => {
    expect(decodeText(new Uint8Array(Buffer.from('caf\xe9 \x93zo\x94\r\nen\rdit', 'latin1')))).toBe(
      'café “zo”\nen\ndit',
    )
  })

  it('that was cut off in the middle of a letter stays what it is', () => {
    const bytes = Buffer.from('é'.repeat(50))
    expect(decodeText(new Uint8Array(bytes.subarray(0, 99)))).toBe(`${'é'.repeat(49)}\uFFFD`)
  })

  it('of many megabytes that is none is seen soon', () => {
    const bytes = new Uint8Array(50_000_000).fill(0xff)
    bytes[5000] = 0
    const begun = performance.now()
    expect(decodeText(bytes)).toBeNull()
    expect(performance.now() - begun).toBeLessThan(1000)
  })

  it('is none where it is a picture', () => {
    expect(decodeText(Uint8Array.from({ length: 300 }, (_none, index) => (index * 7) % 256))).toBeNull()
  })
})

it('markup with much empty room in it takes no longer than other', () => {
  const begun = performance.now()
  const room = ' '.repeat(50_000)
  expect(htmlToMarkdown(`<p>a${room}b\n${room}c<br>${room}</p>`)).toBe(`a${room}b c`)
  expect(performance.now() - begun).toBeLessThan(500)
})

it('text without markup stays as it is, and markup never stays', () => {
  fc.assert(fc.property(fc.string(), (text) => text.includes('<') || htmlToMarkdown(text) === text.trim()))
  expect(
    htmlToMarkdown('<h2>Kop</h2><p>a <em>b</em> <a href="https://x.org">c</a></p><img src=x onerror=alert(1)>'),
  ).toBe('## Kop\n\na *b* [c](https://x.org)')
})
