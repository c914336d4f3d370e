import { type PauseState, pauseEnd, PAUSES } from '@shared/features/moments/pause'
import type { AppName, Language } from '@shared/features/settings/settings'
import type { Snooze } from '@shared/features/moments/snooze'
import { localDateAt } from '@shared/kernel/time'
import type { NextMoment } from '@shared/features/moments/contract'
import type { TrayItem, TrayModel } from '../ports'
import { mainTexts } from '../kernel/mainTexts'

const DAY_MS = 24 * 60 * 60 * 1000

interface Facts {
  language: Language
  appName: AppName
  now: number
  zone: string
  next: NextMoment
  pause: PauseState
  /** The ways to put a moment off that are offered now. */
  snoozes: readonly Snooze[]
  /** Milliseconds since 1970. */
  lastCheckIn: number | null
  /** The vault is sealed and unlocked. */
  canLock: boolean
}

/** What the tray shows: times, never content. Bystanders can read it. */
export function trayModel(facts: Facts): TrayModel {
  const { language, appName, next, lastCheckIn } = facts
  const words = mainTexts[language]
  // Under another name the menu must not reveal what Luwte is.
  const menu = words.menu[appName === 'luwte' ? 'own' : 'neutral']
  const { first, tip } = stateInWords(facts)
  return {
    state: next.state === 'paused' ? 'paused' : next.waiting ? 'waiting' : 'resting',
    icon: appName,
    tip,
    items: [
      { label: first, action: null },
      ...(lastCheckIn === null ? [] : [{ label: menu.lastCheckIn(whenIn(facts, lastCheckIn)), action: null }]),
      { separator: true },
      ...waitingItems(facts),
      { label: menu.checkIn, action: 'check-in' },
      { label: menu.write, action: 'write' },
      { label: menu.helpNow, action: 'help-now' },
      { separator: true },
      ...pauseItems(facts),
      ...(facts.canLock ? [{ label: words.tray.lock, action: 'lock' as const }] : []),
      { label: words.tray.open(words.appName[appName]), action: 'open' },
      { label: words.tray.quit, action: 'quit' },
    ],
  }
}

function stateInWords(facts: Facts): { first: string; tip: string } {
  const { language, appName, next, pause } = facts
  const words = mainTexts[language]
  const name = words.appName[appName]
  const inWords = (state: { item: string; tip: string }) => ({ first: state.item, tip: `${name} – ${state.tip}` })
  if (next.state === 'paused') {
    const end = pauseEnd(pause)
    return inWords(Number.isFinite(end) ? words.state.paused(whenIn(facts, end)) : words.state.pausedOpen)
  }
  if (next.waiting) return inWords(words.state.waiting)
  if (next.state === 'held') return inWords(words.state.held)
  if (next.due === null) return { first: words.state.nothing, tip: name }
  if (next.isUnforeseen) return inWords(words.state.unforeseen)
  return inWords(words.state.next(whenIn(facts, next.due)))
}

function waitingItems({ language, next, snoozes }: Facts): TrayItem[] {
  if (!next.waiting) return []
  const { tray } = mainTexts[language]
  const later = snoozes.map((snooze) => ({ label: tray.snooze[snooze], action: `snooze:${snooze}` as const }))
  return [
    { label: tray.answer, action: 'answer' },
    ...(later.length === 0 ? [] : [{ label: tray.later, items: later }]),
    { label: tray.notToday, action: 'not-today' },
    { separator: true },
  ]
}

function pauseItems({ language, next }: Facts): TrayItem[] {
  const { tray } = mainTexts[language]
  if (next.state === 'paused') return [{ label: tray.resume, action: 'resume' }]
  if (next.state === 'off') return []
  const pauses = PAUSES.map((name) => ({ label: tray.pauses[name], action: `pause:${name}` as const }))
  return [{ label: tray.pause, items: [...pauses, { label: tray.pauseUntilDate, action: 'pause-until-date' }] }]
}

const whenIn = ({ language, now, zone }: Facts, epochMs: number) => wordsForTime(epochMs, { language, now, zone })

function wordsForTime(epochMs: number, { language, now, zone }: Pick<Facts, 'language' | 'now' | 'zone'>): string {
  const words = mainTexts[language].when
  const { time: clock, day, dayOfYear } = formatsFor(language, zone)
  const time = clock.format(epochMs)
  const date = localDateAt(epochMs, zone)
  if (date === localDateAt(now, zone)) return words.today(time)
  if (date === localDateAt(now + DAY_MS, zone)) return words.tomorrow(time)
  const isThisYear = date.slice(0, 4) === localDateAt(now, zone).slice(0, 4)
  return words.onDay((isThisYear ? day : dayOfYear).format(epochMs), time)
}

interface Formats {
  time: Intl.DateTimeFormat
  day: Intl.DateTimeFormat
  /** Of another year. */
  dayOfYear: Intl.DateTimeFormat
}

/** Kept, since the tray is rendered every minute and making a format takes longer than the rest of it. */
const formats = new Map<string, Formats>()

function formatsFor(language: Language, zone: string): Formats {
  const key = `${language} ${zone}`
  const known = formats.get(key) ?? {
    time: new Intl.DateTimeFormat(language, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    day: new Intl.DateTimeFormat(language, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' }),
    dayOfYear: new Intl.DateTimeFormat(language, { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }),
  }
  formats.set(key, known)
  return known
}
