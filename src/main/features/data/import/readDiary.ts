import type { DiaryFormatName, LeftOutReason } from '@shared/features/data/diaryImport'
import { type DiaryEntry, diaryEntry } from './diaryEntry'
import { bytesOf, type DiaryFile, type DiarySource, isDamage } from './diarySource'
import { readDiaryFile } from './formats/allFormats'
import { decodeText } from './formats/decodeText'
import { looseJson } from './formats/looseJson'
import { isFields } from './formats/values'

/** A text of a hundred megabytes is more than anybody writes in a life. It is taken apart in memory. */
export const MAX_TEXT_BYTES = 200_000_000
/** Of all files together. An archive of a few megabytes can say that it holds more than any memory. */
const MAX_ALL_TEXT_BYTES = 1_000_000_000
/** How many entries are taken apart before other work has its turn. */
const AT_ONCE = 200

const TEXT = /\.(json|txt|md|markdown|mdown|csv|xml)$|^[^.]+$/i
export const PICTURE = /\.(jpe?g|png|gif|webp|heic|heif|bmp|tiff?|avif|svg)$/i
const MEDIA = /\.(mp3|m4a|aac|wav|ogg|opus|amr|mp4|mov|m4v|webm|mkv|avi|3gp|pdf)$/i

export type Read =
  | { is: 'file'; format: DiaryFormatName; done: number; total: number }
  | { is: 'entry'; entry: DiaryEntry }
  | { is: 'left-out'; name: string; why: LeftOutReason }

interface Here {
  zone: string
  now: number
  sha256: (bytes: Uint8Array) => string
}

/** What is in a diary, file by file. A fault of one file leaves that file out. */
export async function* readDiary(source: DiarySource, here: Here, maxBytes = MAX_ALL_TEXT_BYTES): AsyncGenerator<Read> {
  let left = maxBytes
  const leftOut = (name: string, why: LeftOutReason): Read => ({ is: 'left-out', name, why })
  for (const { name, why } of source.refused) yield leftOut(name, why)
  const own = await ownExport(source)
  if (own) yield leftOut(own.path, 'own-export')
  const isInOwn = ({ path }: DiaryFile) => own !== null && path.startsWith(own.path.slice(0, -OWN_EXPORT.length))
  for (const [index, file] of source.files.entries()) {
    if (isInOwn(file) || (!source.isAlone && PICTURE.test(file.path))) continue
    if (!source.isAlone && !TEXT.test(file.path)) {
      yield leftOut(file.path, MEDIA.test(file.path) ? 'no-picture' : 'unknown')
      continue
    }
    const read = await textIn(file, Math.min(left, MAX_TEXT_BYTES))
    if (typeof read === 'object') left -= read.bytes
    const found = typeof read === 'object' ? entriesIn(file.path, read.text, source.isAlone) : read
    if (typeof found === 'string') {
      yield leftOut(file.path, found)
      continue
    }
    yield { is: 'file', format: found.format, done: index, total: source.files.length }
    let count = 0
    for (const one of found.found) {
      if (++count % AT_ONCE === 0) await otherWork()
      if ('leftOut' in one) {
        yield leftOut(one.leftOut.name, one.leftOut.why)
        continue
      }
      const entry = diaryEntry(one.entry, { from: found.format, path: file.path }, here)
      if (typeof entry === 'string') yield leftOut(nameOf(one.entry.time, file.path), entry)
      else yield { is: 'entry', entry }
    }
  }
}

const OWN_EXPORT = 'luwte.json'

/** The records of an export of Luwte: what lies beside them is the same once more, and what lay in the bin. */
async function ownExport({ files }: DiarySource): Promise<DiaryFile | null> {
  const file = files.find(({ path }) => path === OWN_EXPORT || path.endsWith(`/${OWN_EXPORT}`))
  const read = file && (await textIn(file, MAX_TEXT_BYTES))
  const value = typeof read === 'object' ? looseJson(read.text)?.value : null
  return file && isFields(value) && value.app === 'luwte' ? file : null
}

const otherWork = () => new Promise((resolve) => setImmediate(resolve))

/** The day of an entry, as far as it says one. */
const nameOf = (time: { date: string } | { epochMs: number }, path: string): string => {
  if ('date' in time) return time.date || path
  return Number.isFinite(time.epochMs) && Math.abs(time.epochMs) < 8.64e15
    ? new Date(time.epochMs).toISOString().slice(0, 10)
    : path
}

async function textIn(file: DiaryFile, atMost: number): Promise<{ text: string; bytes: number } | LeftOutReason> {
  try {
    const bytes = await bytesOf(file, atMost)
    if (!bytes) return 'too-large'
    const text = decodeText(bytes)
    if (text === null) return 'unknown'
    return text.trim() === '' ? 'empty' : { text, bytes: bytes.length }
  } catch (fault) {
    if (isDamage(fault)) return 'damaged'
    throw fault
  }
}

function entriesIn(
  path: string,
  text: string,
  isAlone: boolean,
): (ReturnType<typeof readDiaryFile> & object) | LeftOutReason {
  let parsed: ReturnType<typeof looseJson> | null = null
  const json = () => (parsed ??= looseJson(text) ?? { value: undefined, isCut: false })
  const found = readDiaryFile({ path, text, json, isAlone })
  if (found) return found
  const { value } = json()
  if (isFields(value) && value.app === 'luwte') return 'own-export'
  return /\.json$/i.test(path) && value === undefined ? 'damaged' : 'unknown'
}
