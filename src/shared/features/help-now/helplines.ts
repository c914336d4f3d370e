import type { ClockTime } from '../moments/rhythm'
import type { Country } from '../settings/settings'

export const HELPLINE_GROUPS = ['danger', 'crisis', 'listen', 'violence', 'youth', 'care', 'elsewhere'] as const
export type HelplineGroup = (typeof HELPLINE_GROUPS)[number]

/** On these days (Monday = 1), from then to then; one that ends at or before its beginning ends on the next day. */
export interface OpeningHours {
  zone: string
  days: number[]
  from: ClockTime
  to: ClockTime
}

export interface Helpline {
  id: string
  countries: Country[]
  group: HelplineGroup
  name: string
  /** Numbers to call, best first. Empty: one's own doctor, or only a website. */
  call: string[]
  text: { number: string; keyword: string | null } | null
  /** Numbers as they are dialled from abroad too, where that is certain. */
  international?: Record<string, string>
  /** On its website one can type instead of talk. */
  chat: boolean
  /** Without scheme: `113.nl`. */
  web: string | null
  open24: boolean
  /** Only where they are certain beyond doubt: from them it is told whether the line is open now. */
  hours?: OpeningHours
  hoursCertain: boolean
  confidence: 'high' | 'medium' | 'low'
  /** The month in which its public page was read: `2026-11`. */
  verifiedOn: string
  source: string
}

/** The lines of one country, danger to life first, then in the order of the groups. */
export function helplinesFor(country: Country, lines: readonly Helpline[]): Helpline[] {
  const rank = new Map(HELPLINE_GROUPS.map((group, index) => [group, index]))
  return lines
    .filter((line) => line.countries.includes(country))
    .sort((one, other) => (rank.get(one.group) ?? 0) - (rank.get(other.group) ?? 0))
}

/** Can somebody who cannot talk aloud get through here? A chat of which the site is not known is of no use to them. */
export const isReachedInSilence = ({ text, chat, web }: Pick<Helpline, 'text' | 'chat' | 'web'>): boolean =>
  text !== null || (chat && web !== null)

/** What a telephone takes from a QR code. Short numbers, and those of which it is not certain, stay as they are dialled. */
export function dialAddress(
  line: Pick<Helpline, 'international'>,
  number: string,
  scheme: 'tel' | 'sms',
): `tel:${string}` | `sms:${string}` {
  return `${scheme}:${line.international?.[number] ?? number.replaceAll(/\D/g, '')}`
}

/** Facts older than six months are shown with a warning that they may have changed. */
export function isStale(line: Pick<Helpline, 'verifiedOn'>, today: string): boolean {
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  return months(today) - months(line.verifiedOn) > 6
}
