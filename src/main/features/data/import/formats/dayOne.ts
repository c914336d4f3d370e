import type { UntakenKind } from '@shared/features/data/diaryImport'
import { type DiaryFormat, type ForeignPicture, type Found, leftOut } from './foreignDiary'
import { type Fields, isFields, isSaid, listIn, numberIn, textIn, textsIn } from './values'

// Day One: a zip file with a JSON file for each journal, and pictures under the MD5 of their bytes.

const UNTAKEN: readonly (readonly [field: string, what: UntakenKind])[] = [
  ['location', 'place'],
  ['weather', 'weather'],
  ['userActivity', 'health'],
  ['music', 'music'],
  ['starred', 'star'],
  ['videos', 'video'],
  ['audios', 'audio'],
  ['pdfAttachments', 'document'],
]

export const dayOne: DiaryFormat = {
  name: 'day-one',
  read(file) {
    const json = file.json()
    if (!json || !isFields(json.value)) return null
    const entries = listIn(json.value.entries).filter(isFields)
    return entries.some(({ creationDate, uuid }) => textIn(creationDate) !== '' && uuid !== undefined)
      ? entriesOf(entries, json.isCut ? file.path : null)
      : null
  },
}

function* entriesOf(entries: readonly Fields[], cut: string | null): Generator<Found> {
  for (const [index, entry] of entries.entries()) {
    const epochMs = Date.parse(textIn(entry.creationDate))
    if (Number.isNaN(epochMs)) {
      yield leftOut(textIn(entry.uuid) || `#${String(index + 1)}`, 'no-date')
      continue
    }
    yield {
      entry: {
        time: { epochMs, zone: textIn(entry.timeZone) || undefined },
        text: withoutMoments(textIn(entry.text)),
        tags: textsIn(entry.tags),
        pictures: picturesOf(entry),
        origin: textIn(entry.uuid) || undefined,
        untaken: UNTAKEN.flatMap(([field, what]) => (isSaid(entry[field]) ? [what] : [])),
      },
    }
  }
  if (cut !== null) yield leftOut(cut, 'cut-off')
}

/** In the order of the text, then what it does not name. */
function picturesOf(entry: Fields): ForeignPicture[] {
  const photos = listIn(entry.photos).filter(isFields)
  const text = textIn(entry.text)
  const place = (photo: Fields) => {
    const at = text.indexOf(textIn(photo.identifier) || '\0')
    return at === -1 ? text.length + (numberIn(photo.orderInEntry) || 0) : at
  }
  return photos
    .toSorted((one, other) => place(one) - place(other))
    .flatMap((photo) =>
      textIn(photo.md5) ? [{ path: `photos/${textIn(photo.md5)}.${textIn(photo.type) || 'jpeg'}` }] : [],
    )
}

/** Where a picture stood, and the backslashes that Day One puts before signs within a line. */
function withoutMoments(text: string): string {
  return text
    .replace(/!\[[^[\]\n]*\]\(dayone-moment:[^)\n]*\)\n?/g, '')
    .replace(/\\([.()!\-+[\]~{}=|,'"&:;?%@$/])/g, (whole, sign: string, at: number, all: string) =>
      /(^|\n)[\s\d]*$/.test(all.slice(Math.max(0, at - 20), at)) ? whole : sign,
    )
    .trim()
}
