import type { Country } from './settings'

export const HELPLINE_GROUPS = ['danger', 'crisis', 'listen', 'violence', 'youth', 'care', 'elsewhere'] as const
export type HelplineGroup = (typeof HELPLINE_GROUPS)[number]

export interface Helpline {
  id: string
  countries: Country[]
  group: HelplineGroup
  name: string
  /** Numbers to call, best first. Empty: one's own doctor, or only a website. */
  call: string[]
  text: { number: string; keyword: string | null } | null
  /** Without scheme: `113.nl`. */
  web: string | null
  open24: boolean
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

/** Facts older than six months are shown with a warning that they may have changed. */
export function isStale(line: Pick<Helpline, 'verifiedOn'>, today: string): boolean {
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  return months(today) - months(line.verifiedOn) > 6
}
