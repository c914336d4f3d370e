import { type DiaryFormat, type Found, leftOut } from './foreignDiary'
import { type Fields, isFields, textIn } from './values'

// Mini Diary: JSON with one entry a day, by its date.

const DATE = /^\d{4}-\d\d-\d\d$/

export const miniDiary: DiaryFormat = {
  name: 'mini-diary',
  read(file) {
    const value = file.json()?.value
    if (!isFields(value) || !isFields(value.entries)) return null
    const days = Object.entries(value.entries)
    return days.some(([day, entry]) => DATE.test(day) && isFields(entry) && 'text' in entry) ? entriesOf(days) : null
  },
}

function* entriesOf(days: readonly (readonly [string, unknown])[]): Generator<Found> {
  for (const [day, entry] of days) {
    if (!DATE.test(day)) yield leftOut(day, 'no-date')
    else if (isFields(entry)) yield { entry: entryOf(day, entry) }
    else yield leftOut(day, 'damaged')
  }
}

const entryOf = (date: string, { title, text }: Fields) => ({
  time: { date, time: null },
  title: textIn(title).trim() || undefined,
  text: textIn(text).trim(),
  tags: [],
  pictures: [],
  untaken: [],
})
