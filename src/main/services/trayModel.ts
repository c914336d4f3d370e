import type { Language } from '@shared/domain/settings'
import { localDateAt } from '@shared/domain/time'
import type { NextMoment } from '@shared/ipc/contract'
import type { TrayModel } from '../ports'
import { desktopWords } from './desktopWords'

const DAY_MS = 24 * 60 * 60 * 1000

interface Facts {
  language: Language
  now: number
  zone: string
  next: NextMoment
  /** Milliseconds since 1970. */
  pausedUntil: number | null
  lastCheckIn: number | null
}

/** What the tray shows: when, never what. Anyone may look over a shoulder. */
export function trayModel({ language, now, zone, next, pausedUntil, lastCheckIn }: Facts): TrayModel {
  const words = desktopWords[language]
  const when = (epochMs: number) => wordsForTime(epochMs, { language, now, zone })
  const isPaused = next.state === 'paused' && pausedUntil !== null
  const state = isPaused ? 'paused' : next.waiting ? 'waiting' : 'resting'
  const first = isPaused
    ? words.tray.paused(when(pausedUntil))
    : next.waiting
      ? words.tray.waiting
      : next.due === null
        ? words.tray.noMoments
        : words.tray.nextMoment(when(next.due))
  const tip = isPaused
    ? words.tray.tipPaused(when(pausedUntil))
    : next.waiting
      ? words.tray.tipWaiting
      : next.due === null
        ? words.tray.tipResting
        : words.tray.tipPlanned(when(next.due))
  return {
    state,
    tip,
    items: [
      { label: first, action: null },
      ...(lastCheckIn === null ? [] : [{ label: words.tray.lastCheckIn(when(lastCheckIn)), action: null }]),
      { separator: true },
      { label: words.tray.checkIn, action: 'check-in' },
      { label: words.tray.write, action: 'write' },
      { label: words.tray.helpNow, action: 'help-now' },
      { separator: true },
      ...(isPaused ? [{ label: words.tray.resume, action: 'resume' as const }] : []),
      { label: words.tray.open, action: 'open' },
      { label: words.tray.quit, action: 'quit' },
    ],
  }
}

function wordsForTime(epochMs: number, { language, now, zone }: Pick<Facts, 'language' | 'now' | 'zone'>): string {
  const words = desktopWords[language].when
  const time = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(epochMs)
  const date = localDateAt(epochMs, zone)
  if (date === localDateAt(now, zone)) return words.today(time)
  if (date === localDateAt(now + DAY_MS, zone)) return words.tomorrow(time)
  const day = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(epochMs)
  return words.onDay(day, time)
}
