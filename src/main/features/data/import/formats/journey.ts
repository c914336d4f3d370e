import type { UntakenKind } from '@shared/features/data/diaryImport'
import { type DiaryFormat, leftOut } from './foreignDiary'
import { htmlToMarkdown } from './htmlToMarkdown'
import { isFields, isSaid, numberIn, textIn, textsIn } from './values'

// Journey: a zip file with a JSON file for each entry, and its media beside it.

const PICTURE = /\.(jpe?g|png|gif|webp|heic|bmp)$/i
const AUDIO = /\.(mp3|m4a|aac|wav|ogg|amr|3ga)$/i
const UNTAKEN: readonly (readonly [field: string, what: UntakenKind])[] = [
  ['address', 'place'],
  ['weather', 'weather'],
  ['mood', 'mood'],
  ['sentiment', 'mood'],
  ['music_title', 'music'],
  ['favourite', 'star'],
]

export const journey: DiaryFormat = {
  name: 'journey',
  read(file) {
    const value = file.json()?.value
    if (!isFields(value) || !('date_journal' in value) || !('text' in value)) return null
    const epochMs = numberIn(value.date_journal)
    if (!Number.isFinite(epochMs)) return [leftOut(file.path, 'no-date')]
    const media = textsIn(value.photos)
    const others = media.filter((name) => !PICTURE.test(name))
    const unsaid = UNTAKEN.flatMap(([field, what]) =>
      isSaid(value[field]) && value[field] !== 0 && !isUnknownWeather(value[field]) ? [what] : [],
    )
    return [
      {
        entry: {
          time: { epochMs, zone: textIn(value.timezone) || undefined },
          text: htmlToMarkdown(textIn(value.text)),
          tags: textsIn(value.tags),
          pictures: media.filter((name) => PICTURE.test(name)).map((path) => ({ path })),
          origin: textIn(value.id) || undefined,
          untaken: [
            ...new Set([...unsaid, ...others.map((name) => (AUDIO.test(name) ? 'audio' : 'video') as UntakenKind)]),
          ],
        },
      },
    ]
  },
}

/** What it writes where it does not know the weather. */
const isUnknownWeather = (value: unknown): boolean =>
  isFields(value) && (value.id === -1 || value.degree_c === 2147483647)
