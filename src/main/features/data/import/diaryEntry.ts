import { MAX_ENTRY_LENGTH } from '@shared/features/journal/entry'
import { livedTimeOn } from '@shared/features/journal/entryTime'
import { MAX_TAG_LENGTH, tagKey, tagsIn } from '@shared/features/journal/tags'
import type { DiaryFormatName, LeftOutReason, UntakenKind } from '@shared/features/data/diaryImport'
import { clockTimeOf, dateOf, epochOf, type LivedTime, livedTime } from '@shared/kernel/time'
import { toUtf8 } from '@shared/kernel/utf8'
import type { ForeignEntry, ForeignPicture, ForeignTime } from './formats/foreignDiary'

/** An entry of another diary as it will be in the journal. */
export interface DiaryEntry {
  from: DiaryFormatName
  at: LivedTime
  /** To the millisecond where the diary has it, so that what was written in one minute keeps its order. */
  epochMs: number
  text: string
  pictures: readonly ForeignPicture[]
  /** By which its program knows it, or what it says at what time. */
  origin: string
  /** It has a day alone. */
  isUntimed: boolean
  untaken: readonly UntakenKind[]
  /** The file that it is in. */
  path: string
}

interface Here {
  /** Of this computer. */
  zone: string
  now: number
  sha256: (bytes: Uint8Array) => string
}

/** Where nothing says when on a day it was. */
const NOON = '12:00'
/** Nothing that is written on the way over the date line is in the future. */
const DAY_MS = 24 * 60 * 60 * 1000

/** @returns why it is left out, where it is. */
export function diaryEntry(
  { time, title, text, tags, pictures, origin, untaken }: ForeignEntry,
  { from, path }: { from: DiaryFormatName; path: string },
  { zone, now, sha256 }: Here,
): DiaryEntry | LeftOutReason {
  const lived = livedTimeOf(time, zone)
  // Before the first year, and after the last that is written in four figures, nobody kept a diary: it is no date.
  if (!lived || !/^\d{4}-/.test(lived.at)) return 'no-date'
  if (lived.epochMs > now + DAY_MS) return 'future'
  const whole = wholeText(title, text, tags)
  if (whole === '' && pictures.length === 0) return 'empty'
  if (whole.length > MAX_ENTRY_LENGTH) return 'too-large'
  return {
    ...{ from, path, pictures, untaken, text: whole, at: lived.at, epochMs: lived.epochMs },
    isUntimed: 'date' in time && time.time === null,
    origin: origin === undefined ? textKey({ at: lived.at, text: whole }, sha256) : origin.slice(0, 200),
  }
}

/** The same for the same words at the same time on the clock. */
export const textKey = ({ at, text }: { at: LivedTime; text: string }, sha256: Here['sha256']): string =>
  `${dateOf(at)} ${clockTimeOf(at)} ${sha256(toUtf8(text.normalize('NFC').trim())).slice(0, 32)}`

/** null: there is no such time. */
function livedTimeOf(time: ForeignTime, here: string): { at: LivedTime; epochMs: number } | null {
  if ('date' in time) {
    const at = firstOf([time.zone, here], (zone) => livedTimeOn(time.date, time.time ?? NOON, zone))
    return at === null ? null : { at, epochMs: epochOf(at) }
  }
  const at = firstOf([time.zone, here], (zone) => livedTime(time.epochMs, zone))
  return at === null ? null : { at, epochMs: time.epochMs }
}

/** By the first zone that this computer knows. */
function firstOf(zones: readonly (string | undefined)[], timeIn: (zone: string) => LivedTime | null): LivedTime | null {
  for (const zone of zones) {
    if (zone === undefined || !/^[\w/+:-]+$/.test(zone)) continue
    try {
      return timeIn(zone)
    } catch {
      // A zone that this computer does not know, or a time that no calendar reaches.
    }
  }
  return null
}

/** The title as a heading, the text, then those tags that the text does not have. */
function wholeText(title: string | undefined, text: string, tags: readonly string[]): string {
  const here = new Set(tagsIn(text).map(tagKey))
  const missing = new Map(tags.map((tag) => [tagKey(asTag(tag)), asTag(tag)]))
  const line = [...missing]
    .flatMap(([key, tag]) => (tag === '' || here.has(key.replace(/^#/, '')) ? [] : [tag]))
    .join(' ')
  return [title === undefined ? '' : `# ${title.replace(/\s+/g, ' ')}`, text, line]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** With its #; words that can be no tag stay words. */
function asTag(name: string): string {
  const tag = name
    .trim()
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replace(/^[-_]+|(?<![-_])[-_]+$/g, '')
  const [found] = tag.length <= MAX_TAG_LENGTH ? tagsIn(`#${tag}`) : []
  return found === tag && tag !== '' ? `#${tag}` : name.trim()
}
