import {
  type Helpline,
  HELPLINE_GROUPS,
  type HelplineGroup,
  helplinesFor,
  isOf,
  isReachedInSilence,
} from '@shared/features/help-now/helplines'
import type { Country, CountryPart } from '@shared/features/settings/country'
import { allHelplines } from './allHelplines'

/** The helplines of one group. Without any, the page says where to find one. `silent`: those that can be reached without speaking. */
export interface HelplineSection {
  group: Exclude<HelplineGroup, 'danger'> | 'silent'
  lines: Helpline[]
}

/** What somebody says of themselves on the page. It decides the order only; nothing is left out. */
export interface AboutMe {
  isYoung: boolean
  isSilent: boolean
}

/** Groups that are shown even without a line: whoever looks for one must find an answer. */
const ALWAYS_SHOWN: readonly HelplineSection['group'][] = ['violence', 'youth']

const IN_ORDER = HELPLINE_GROUPS.filter((group) => group !== 'danger')
const ELSEWHERE_FIRST: typeof IN_ORDER = ['elsewhere', 'youth']

/** The directory of helplines all over the world. */
export const worldwide = helplinesFor('XX', allHelplines).find(({ group }) => group === 'elsewhere')

/** The emergency number of a country. */
export const dangerLine = (country: Country): Helpline | undefined =>
  helplinesFor(country, allHelplines).find(({ group }) => group === 'danger')

/** The helplines of a country without the emergency number, group by group. Where no others are known the directory of helplines comes first. */
export function helplineSections(
  country: Country,
  part: CountryPart | null,
  { isYoung, isSilent }: AboutMe,
): HelplineSection[] {
  const lines = helplinesFor(country, allHelplines, part)
  const kinds = lines.some(({ group }) => group === 'elsewhere') ? ELSEWHERE_FIRST : IN_ORDER
  const ordered = isYoung ? (['youth', ...kinds.filter((kind) => kind !== 'youth')] as const) : kinds
  const groups = ordered
    .map((group): HelplineSection => ({ group, lines: lines.filter((line) => isOf(line, group)) }))
    .filter(({ group, lines: found }) => found.length > 0 || ALWAYS_SHOWN.includes(group))
  return isSilent ? withSilentFirst(groups, isYoung) : groups
}

/** The group for the young stays first for whoever said that they are young. */
function withSilentFirst(groups: HelplineSection[], isYoung: boolean): HelplineSection[] {
  const staysFirst = isYoung ? groups.slice(0, 1) : []
  const others = groups.slice(staysFirst.length)
  const atOnce = staysFirst.flatMap(({ lines }) => lines)
  const silent = [...new Set(others.flatMap(({ lines }) => lines))].filter(
    (line) => isReachedInSilence(line) && !atOnce.includes(line),
  )
  if (silent.length === 0) return groups
  const rest = others
    .map(({ group, lines }) => ({ group, lines: lines.filter((line) => !silent.includes(line)), had: lines.length }))
    .filter(({ lines, had }) => lines.length > 0 || had === 0)
    .map(({ group, lines }) => ({ group, lines }))
  return [...staysFirst, { group: 'silent', lines: silent }, ...rest]
}
