import { type CheckIn, isCheckIn } from '@shared/features/check-ins/checkIn'
import { checkInCells, checkInColumns } from '@shared/features/check-ins/checkInTable'
import { isEntry } from '@shared/features/journal/entry'
import type { Language } from '@shared/features/settings/settings'
import { epochOf, livedTime, type LivedTime } from '@shared/kernel/time'
import type { VaultRecord } from '@shared/records/record'
import { contentTexts } from '../export/contentTexts'
import { exportTexts, unprovenTexts } from '../dataTexts'

// What waits of a computer, as plain text. Only texts and check-ins: a line of the plan or a telephone number that anybody may
// have written is not even shown.

/** A text or a check-in, in words. */
export interface UnprovenText {
  kind: 'entry' | 'check-in'
  at: LivedTime
  epochMs: number
  text: string
}

/** The newest first, each once, without what is in the bin of that computer. */
export function unprovenTextsOf(records: readonly VaultRecord[], language: Language): UnprovenText[] {
  const inWords = checkInsInWords(language)
  const found = new Map<string, UnprovenText>()
  for (const record of records) {
    const epochMs = epochIn(record)
    if (epochMs === null || record.deleted !== undefined || !(isEntry(record) || isCheckIn(record))) continue
    const text = isEntry(record) ? record.text : inWords(record)
    found.set(`${record.kind} ${String(epochMs)} ${text}`, { kind: record.kind, at: record.at, epochMs, text })
  }
  return [...found.values()].sort((one, other) => other.epochMs - one.epochMs)
}

/** null: a time that no calendar has. */
function epochIn({ at }: VaultRecord): number | null {
  try {
    return epochOf(at)
  } catch {
    return null
  }
}

/** Its columns are those of the table in an export; of these the day, the time and the version say nothing here. */
const LEFT_OUT: readonly string[] = ['date', 'time', 'zone', 'version']

function checkInsInWords(language: Language): (checkIn: CheckIn) => string {
  const words = exportTexts[language]
  const texts = { words, content: contentTexts(language) }
  const names = checkInColumns(texts)
  const left = new Set<string>(
    Object.entries(words.columns).flatMap(([id, name]) => (LEFT_OUT.includes(id) ? [name] : [])),
  )
  return (checkIn) => {
    const values = checkInCells(checkIn, false, texts)
    const lines = names.flatMap((name, index) => {
      const value = String(values[index] ?? '')
      return value === '' || left.has(name) ? [] : [`${name}: ${value}`]
    })
    return [unprovenTexts[language].checkIn, ...lines].join('\n')
  }
}

interface TakingIn {
  language: Language
  /** The name of the computer; '': it is not known. */
  computer: string
  now: number
  zone: string
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Could it have been written then? Ids hold no time before 1970. */
export const isPossibleTime = (epochMs: number, now: number): boolean => epochMs >= 0 && epochMs <= now + DAY_MS

/** When and what an entry says that was made of it: where it came from comes first. */
export function entryOf(found: UnprovenText, { language, computer, now, zone }: TakingIn) {
  const words = unprovenTexts[language]
  const isPossible = isPossibleTime(found.epochMs, now)
  const day = new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'long' }).format(now)
  const head = [words.origin(computer || words.stranger, day), ...(isPossible ? [] : [words.wrongDate])]
  const time = isPossible ? { at: found.at, epochMs: found.epochMs } : { at: livedTime(now, zone), epochMs: now }
  return { ...time, text: `${head.join('\n')}\n\n${found.text}` }
}

/** Of what texts an entry may be: its own, or the one that it was made of. */
export function textsBehind(text: string): string[] {
  const end = text.startsWith('[') ? text.indexOf(']\n\n') : -1
  return end === -1 ? [text] : [text, text.slice(end + ']\n\n'.length)]
}
