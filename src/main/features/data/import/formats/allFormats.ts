import { dayOne } from './dayOne'
import { diaro } from './diaro'
import { daylio } from './daylio'
import type { DiaryFormat, Found, TextFile } from './foreignDiary'
import { journey } from './journey'
import { jrnlJson, jrnlText } from './jrnl'
import { markdown } from './markdown'
import { miniDiary } from './miniDiary'
import { redNotebook } from './redNotebook'

/** In the order in which a file is shown to them. Markdown comes last: any text would do for it. */
const FORMATS: readonly DiaryFormat[] = [
  dayOne,
  journey,
  jrnlJson,
  miniDiary,
  redNotebook,
  daylio,
  diaro,
  jrnlText,
  markdown,
]

/** The entries of a file, by the first format that knows what is in it; null: none does. */
export function readDiaryFile(file: TextFile): { format: DiaryFormat['name']; found: Iterable<Found> } | null {
  for (const { name, read } of FORMATS) {
    const found = read(file)
    if (found) return { format: name, found }
  }
  return null
}
