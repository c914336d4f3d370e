import {
  type Helpline,
  HELPLINE_GROUPS,
  type HelplineGroup,
  helplinesFor,
  isReachedInSilence,
} from '@shared/features/help-now/helplines'
import type { Country } from '@shared/features/settings/settings'
import { allHelplines } from '@/ui/content'

/** Lines of one kind. Without any, somebody is told where there may be one. `silent`: those where one can type. */
export interface HelplineSection {
  group: Exclude<HelplineGroup, 'danger'> | 'silent'
  lines: Helpline[]
}

/** What somebody says of themselves on the page; it decides the order, never what is left out. */
export interface Choices {
  isYoung: boolean
  isSilent: boolean
}

/** Kinds that are named even where no line is known: who looks for one must not find silence. */
const ALWAYS_NAMED: readonly HelplineSection['group'][] = ['violence', 'youth']

const IN_ORDER = HELPLINE_GROUPS.filter((group) => group !== 'danger')
const ELSEWHERE_FIRST: typeof IN_ORDER = ['elsewhere', 'youth']

export const worldwide = helplinesFor('XX', allHelplines).find(({ group }) => group === 'elsewhere')

export const dangerLine = (country: Country): Helpline | undefined =>
  helplinesFor(country, allHelplines).find(({ group }) => group === 'danger')

/** The other lines of a country, kind by kind. Elsewhere in the world the one that finds lines comes first. */
export function helplineSections(country: Country, { isYoung, isSilent }: Choices): HelplineSection[] {
  const lines = helplinesFor(country, allHelplines)
  const kinds = country === 'XX' ? ELSEWHERE_FIRST : IN_ORDER
  const ordered = isYoung ? (['youth', ...kinds.filter((kind) => kind !== 'youth')] as const) : kinds
  const groups = ordered
    .map((group): HelplineSection => ({ group, lines: lines.filter((line) => line.group === group) }))
    .filter(({ group, lines: found }) => found.length > 0 || ALWAYS_NAMED.includes(group))
  return isSilent ? withSilentFirst(groups, isYoung) : groups
}

/** The lines for the young stay together, before all others, for whoever said to be young. */
function withSilentFirst(groups: HelplineSection[], isYoung: boolean): HelplineSection[] {
  const staysFirst = isYoung ? groups.slice(0, 1) : []
  const others = groups.slice(staysFirst.length)
  const silent = others.flatMap(({ lines }) => lines.filter((line) => isReachedInSilence(line)))
  if (silent.length === 0) return groups
  const rest = others
    .map(({ group, lines }) => ({ group, lines: lines.filter((line) => !silent.includes(line)), had: lines.length }))
    .filter(({ lines, had }) => lines.length > 0 || had === 0)
    .map(({ group, lines }) => ({ group, lines }))
  return [...staysFirst, { group: 'silent', lines: silent }, ...rest]
}
