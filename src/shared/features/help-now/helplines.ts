import type { ClockTime } from '../moments/rhythm'
import type { Country, CountryPart } from '../settings/country'

/** `childhood`: for adults who were neglected or hurt as a child. `parents`: for whoever raises children. */
export const HELPLINE_GROUPS = [
  'danger',
  'crisis',
  'listen',
  'violence',
  'youth',
  'childhood',
  'parents',
  'care',
  'elsewhere',
] as const
export type HelplineGroup = (typeof HELPLINE_GROUPS)[number]

/** On these days (Monday = 1). Hours that end at or before they begin end on the next day. */
export interface OpeningHours {
  zone: string
  days: number[]
  from: ClockTime
  to: ClockTime
}

export interface Helpline {
  id: string
  countries: Country[]
  /** Only for people in these parts of its country. */
  parts?: CountryPart[]
  group: HelplineGroup
  /** Other groups it is shown in as well. */
  also?: HelplineGroup[]
  name: string
  /** Numbers to call, best first. Empty for one's own doctor, or where there is only a website. */
  call: string[]
  text: { number: string; keyword: string | null } | null
  /** By number: how it is dialled from anywhere, where that is certain. */
  international?: Record<string, string>
  /** It says so itself. */
  anonymous?: true
  /** Its website has a chat. */
  chat: boolean
  /** Without its scheme: `113.nl`. */
  web: string | null
  open24: boolean
  /** Only where they are certain: the app says from them whether the line is open now. */
  hours?: OpeningHours
  hoursCertain: boolean
  confidence: 'high' | 'medium' | 'low'
  /** The month in which the facts were checked on a public page: `2026-11`. */
  verifiedOn: string
  /** The address of that page, without its scheme; where no page was seen, that of the organisation. */
  source: string
}

/** Whether it is shown among the lines of this group. */
export const isOf = ({ group, also }: Pick<Helpline, 'group' | 'also'>, wanted: HelplineGroup): boolean =>
  group === wanted || (also?.includes(wanted) ?? false)

/** Whoever is afraid at home is helped soonest by the line of their own part of the country. */
const isNearFirst = ({ group, parts }: Helpline): boolean => group === 'violence' && parts !== undefined

/**
 * The helplines of one country, in the order of the groups.
 * @param part helplines of other parts of the country are left out. null, or a part of another country: all are there.
 */
export function helplinesFor(
  country: Country,
  lines: readonly Helpline[],
  part: CountryPart | null = null,
): Helpline[] {
  const rank = new Map(HELPLINE_GROUPS.map((group, index) => [group, index]))
  const here = part?.startsWith(`${country}-`) ? part : null
  return lines
    .filter((line) => line.countries.includes(country) && (!here || !line.parts || line.parts.includes(here)))
    .sort(
      (one, other) =>
        (rank.get(one.group) ?? 0) - (rank.get(other.group) ?? 0) ||
        (here ? Number(isNearFirst(other)) - Number(isNearFirst(one)) : 0),
    )
}

/** Whether it can be reached without speaking. A chat counts only where its website is known. */
export const isReachedInSilence = ({ text, chat, web }: Pick<Helpline, 'text' | 'chat' | 'web'>): boolean =>
  text !== null || (chat && web !== null)

/** The address in the QR code of a number. Without a known international form it is the number as it is dialled. */
export function dialAddress(
  line: Pick<Helpline, 'international'>,
  number: string,
  scheme: 'tel' | 'sms',
): `tel:${string}` | `sms:${string}` {
  return `${scheme}:${line.international?.[number] ?? number.replaceAll(/\D/g, '')}`
}

/** Whether the facts were checked more than six months ago. @param today a date such as `2026-11-30`. */
export function isStale(line: Pick<Helpline, 'verifiedOn'>, today: string): boolean {
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  return months(today) - months(line.verifiedOn) > 6
}
