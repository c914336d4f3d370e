import { type DiaryFormat, type Found, type ForeignEntry, leftOut } from './foreignDiary'
import { type Fields, isFields, listIn, textIn, textsIn } from './values'

// jrnl, on the command line: text in which each entry begins with its time, or JSON.

const TIME = /^(\d\d?):(\d\d)(?::\d\d)?\s*([AaPp])?\.?[Mm]?\.?$/
/** `[2026-11-21 20:04] A title`, also without the brackets, with seconds, with AM and PM. */
const HEAD =
  /^(?:\[(\d{4}-\d\d-\d\d) ([\d:]+(?: ?[AaPp][Mm])?)\]|(\d{4}-\d\d-\d\d) (\d\d?:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?))(?: (.*))?$/

export const jrnlText: DiaryFormat = {
  name: 'jrnl',
  read: ({ text }) => (HEAD.test(text.trimStart().split('\n', 1)[0] ?? '') ? entriesOfText(text) : null),
}

function* entriesOfText(text: string): Generator<Found> {
  let entry: { date: string; time: string; title: string; body: string[] } | null = null
  for (const line of `${text}\n`.split('\n')) {
    const head = HEAD.exec(line)
    if (!head) {
      entry?.body.push(line)
      continue
    }
    if (entry) yield foundOf(entry)
    entry = { date: head[1] ?? head[3] ?? '', time: head[2] ?? head[4] ?? '', title: head[5] ?? '', body: [] }
  }
  if (entry) yield foundOf(entry)
}

export const jrnlJson: DiaryFormat = {
  name: 'jrnl',
  read(file) {
    const json = file.json()
    if (!json || !isFields(json.value)) return null
    const entries = listIn(json.value.entries).filter(isFields)
    const isOfJrnl = ({ date, title, body }: Fields) => textIn(date) !== '' && (textIn(title) || textIn(body)) !== ''
    return entries.some(isOfJrnl) ? entriesOfJson(entries, json.isCut ? file.path : null) : null
  },
}

function* entriesOfJson(entries: readonly Fields[], cut: string | null): Generator<Found> {
  for (const { date, time, title, body, tags, starred } of entries)
    yield foundOf({
      ...{ date: textIn(date), time: textIn(time), title: textIn(title), body: textIn(body).split('\n') },
      ...{ tags: textsIn(tags), isStarred: starred === true },
    })
  if (cut !== null) yield leftOut(cut, 'cut-off')
}

interface Parts {
  date: string
  time: string
  title: string
  body: readonly string[]
  tags?: readonly string[]
  isStarred?: boolean
}

function foundOf({ date, time, title, body, tags = [], isStarred = false }: Parts): Found {
  const star = /^\*\s|\s\*$/.test(title)
  const heading = star ? title.replace(/^\*\s+|\s+\*$/g, '') : title
  // What one writes on one line is a sentence, not a title.
  const text = [heading.trim(), body.join('\n').trim()].filter((part) => part !== '')
  const entry: ForeignEntry = {
    time: { date, time: clockTime(time) },
    text: text.join('\n\n'),
    tags: [...new Set([...tags, ...(text.join('\n').match(/(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_-]+/gu) ?? [])])].map(
      (tag) => tag.replace(/^@/, ''),
    ),
    pictures: [],
    untaken: star || isStarred ? ['star'] : [],
  }
  return { entry }
}

/** `9:05 PM` as `21:05`; null: it is no time. */
export function clockTime(time: string): string | null {
  const [, hour = '', minute = '', half] = TIME.exec(time.trim()) ?? []
  if (hour === '') return null
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return hours < 24 && Number(minute) < 60 ? `${String(hours).padStart(2, '0')}:${minute}` : null
}
