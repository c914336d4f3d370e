import { type Helpline, HELPLINE_GROUPS, type HelplineGroup, helplinesFor } from '@shared/domain/helplines'
import type { Country } from '@shared/domain/settings'
import { allHelplines } from '@/content/content'

/** Lines of one kind. Without any, somebody is told where there may be one. */
export interface LineGroup {
  group: Exclude<HelplineGroup, 'danger'>
  lines: Helpline[]
}

/** Kinds that are named even where no line is known: who looks for one must not find silence. */
const ALWAYS_NAMED: readonly HelplineGroup[] = ['violence', 'youth']

const IN_ORDER = HELPLINE_GROUPS.filter((group) => group !== 'danger')
const ELSEWHERE_FIRST: typeof IN_ORDER = ['elsewhere', 'youth']

export const worldwide = helplinesFor('XX', allHelplines).find(({ group }) => group === 'elsewhere')

export const dangerLine = (country: Country): Helpline | undefined =>
  helplinesFor(country, allHelplines).find(({ group }) => group === 'danger')

/** The other lines of a country, kind by kind. Elsewhere in the world the one that finds lines comes first. */
export function groupsFor(country: Country): LineGroup[] {
  const lines = helplinesFor(country, allHelplines)
  return (country === 'XX' ? ELSEWHERE_FIRST : IN_ORDER)
    .map((group) => ({ group, lines: lines.filter((line) => line.group === group) }))
    .filter(({ group, lines: found }) => found.length > 0 || ALWAYS_NAMED.includes(group))
}
