import sax from 'sax'
import type { UntakenKind } from '@shared/features/data/diaryImport'
import { type DiaryFormat, type ForeignEntry, type Found, leftOut } from './foreignDiary'

// Diaro: a zip file with `DiaroBackup.xml`, tables of rows, and pictures in `media/photo`.

type Row = Readonly<Record<string, string>>
type Tables = Map<string, Row[]>

export const diaro: DiaryFormat = {
  name: 'diaro',
  read({ text, path }) {
    const head = text.slice(0, 4000)
    return /^\s*</.test(head) && /<data\b/.test(head) && head.includes('name="diaro_') ? entriesOf(text, path) : null
  },
}

function* entriesOf(text: string, path: string): Generator<Found> {
  const { tables, isWhole } = tablesIn(text)
  const titles = new Map((tables.get('diaro_tags') ?? []).map(({ uid = '', title = '' }) => [uid, title]))
  const photos = new Map<string, Row[]>()
  for (const row of tables.get('diaro_attachments') ?? [])
    photos.set(row.entry_uid ?? '', [...(photos.get(row.entry_uid ?? '') ?? []), row])
  for (const row of tables.get('diaro_entries') ?? []) {
    const epochMs = Number(row.date || Number.NaN)
    if (Number.isFinite(epochMs)) yield { entry: entryOf(row, epochMs, titles, photos.get(row.uid ?? '') ?? []) }
    else yield leftOut(row.uid ?? path, 'no-date')
  }
  if (!isWhole) yield leftOut(path, 'cut-off')
}

function entryOf(row: Row, epochMs: number, titles: ReadonlyMap<string, string>, photos: readonly Row[]): ForeignEntry {
  const tags = (row.tags ?? '').split(',').flatMap((uid) => titles.get(uid) ?? [])
  const untaken: [unknown, UntakenKind][] = [
    [row.location_uid, 'place'],
    [row.weather_temperature, 'weather'],
    [Number(row.mood ?? 0) > 0, 'mood'],
  ]
  return {
    time: { epochMs, zone: /^[+-]\d\d:\d\d$/.test(row.tz_offset ?? '') ? row.tz_offset : undefined },
    title: row.title?.trim() || undefined,
    text: (row.text ?? '').trim(),
    tags: tags.filter((tag) => tag.trim() !== ''),
    pictures: photos
      .filter(({ filename }) => filename)
      .toSorted((one, other) => Number(one.position ?? 0) - Number(other.position ?? 0))
      .map(({ filename = '' }) => ({ path: `media/photo/${filename}` })),
    origin: row.uid || undefined,
    untaken: untaken.flatMap(([said, what]) => (said ? [what] : [])),
  }
}

/** Entities of a document's own are not known to the parser, so nothing can grow. `isWhole`: it is XML to its end. */
function tablesIn(text: string): { tables: Tables; isWhole: boolean } {
  const tables: Tables = new Map()
  let [rows, row, field, value, isWhole]: [Row[] | null, Record<string, string> | null, string, string, boolean] = [
    ...([null, null, '', ''] as const),
    true,
  ]
  const parser = sax.parser(true)
  parser.onerror = () => {
    isWhole = false
    // Else it gives nothing any more.
    parser.resume()
  }
  parser.onopentag = ({ name, attributes }) => {
    const table = name === 'table' ? String(attributes.name ?? '') : null
    if (table !== null) tables.set(table, (rows = tables.get(table) ?? []))
    else if (name === 'r') row = {}
    else if (row) [field, value] = [name, '']
  }
  parser.ontext = parser.oncdata = (piece) => void (value += piece)
  parser.onclosetag = (name) => {
    if (name === 'r' && row) {
      rows?.push(row)
      row = null
    } else if (row && name === field) row[name] = value
  }
  parser.write(text).close()
  return { tables, isWhole }
}
