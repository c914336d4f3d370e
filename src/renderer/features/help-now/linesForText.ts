import type { HelplineGroup } from '@shared/features/help-now/helplines'
import { useAppStore } from '@/kernel/appStore'
import { contactsOf, type FirstContact } from './firstContacts'
import { worldwide } from './helplineSections'
import { contactWaysOf } from './contactWays'

/** More would be a list to choose from, which Help now is. */
const MOST_OF_A_GROUP = 3

/**
 * The lines of these groups in the country of the reader, the best few of each, best first. Where none of a group is known
 * the directory of helplines all over the world stands for it, once.
 */
export function linesForText(groups: readonly HelplineGroup[]): FirstContact[] {
  const app = useAppStore()
  const wish = { countries: [app.country], part: app.settings.countryPart, reach: 'call', isYoung: false } as const
  const found = groups.map((group) => contactsOf(group, wish).slice(0, MOST_OF_A_GROUP))
  const [way] = worldwide ? contactWaysOf(worldwide, true) : []
  const isMissing = found.some((lines) => lines.length === 0)
  const directory = isMissing && worldwide && way ? [{ line: worldwide, country: app.country, way }] : []
  const lines = [...found.flat(), ...directory]
  return lines.filter(({ line }, index) => lines.findIndex((other) => other.line.id === line.id) === index)
}
