import { parse } from 'csv-parse/sync'
import { type DiaryFormat, type Found, leftOut } from './foreignDiary'
import { htmlToMarkdown } from './htmlToMarkdown'
import { clockTime } from './jrnl'

// Daylio: a table with a mood, activities and a note. The mood is kept as the word that it is, never as a figure.

const COLUMNS = ['full_date', 'time', 'mood', 'activities'] as const

export const daylio: DiaryFormat = {
  name: 'daylio',
  read({ text, path }) {
    const head = text.slice(0, 2000).split('\n', 1)[0] ?? ''
    const names = head.split(/[,;\t]/).map((name) => name.replaceAll('"', '').trim().toLowerCase())
    return COLUMNS.every((name) => names.includes(name)) ? entriesOf(text, names, path) : null
  },
}

function* entriesOf(text: string, names: string[], path: string): Generator<Found> {
  const damaged: number[] = []
  const rows: Record<string, string>[] = parse(closed(text, names.length), {
    ...{ columns: names, from_line: 2, delimiter: [',', ';', '\t'], bom: true },
    ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true, skip_records_with_error: true },
    on_skip: (fault) => void damaged.push(Number(fault?.lines ?? 0)),
  })
  for (const row of rows) {
    const { full_date: date = '', time = '', mood = '', activities = '', note_title: title = '', note = '' } = row
    yield {
      entry: {
        time: { date: date.trim(), time: clockTime(time) },
        title: title.trim() || undefined,
        text: htmlToMarkdown(note),
        tags: [mood, ...activities.split('|')].map((tag) => tag.trim()).filter((tag) => tag !== ''),
        pictures: [],
        untaken: [],
      },
    }
  }
  for (const line of damaged) yield leftOut(`${path}:${String(line)}`, 'damaged')
}

const DAY = /^"?\d{4}-\d\d-\d\d"?\s*([,;\t])/

/**
 * Closes the quotation mark that a row left open where the next row begins: else it would swallow every row up to the next mark.
 * A line of a note may look like a row too, so that one has to have as many cells.
 */
function closed(text: string, columns: number): string {
  const lines = text.split('\n')
  let isOpen = false
  for (const [index, line] of lines.entries()) {
    if (isOpen && isRow(line, columns)) {
      lines[index - 1] += '"'
      isOpen = false
    }
    if ((line.split('"').length - 1) % 2 === 1) isOpen = !isOpen
  }
  return lines.join('\n') + (isOpen ? '"' : '')
}

function isRow(line: string, columns: number): boolean {
  const [, sign] = DAY.exec(line) ?? []
  return sign !== undefined && line.split(sign).length >= columns
}
