import { type Helpline, type HelplineGroup, helplinesFor, isOf } from '@shared/features/help-now/helplines'
import { useAppStore } from '@/kernel/appStore'
import { allHelplines } from './allHelplines'
import { worldwide } from './helplineSections'

/** More would be a list to choose from, which Help now is. */
const MOST_OF_A_GROUP = 3

/**
 * The lines of these groups in the country of the reader, the best few of each, best first. Where none of a group is known
 * the directory of helplines all over the world stands for it, once.
 */
export function linesForText(groups: readonly HelplineGroup[]): Helpline[] {
  const app = useAppStore()
  const lines = helplinesFor(app.country, allHelplines, app.settings.countryPart)
  const found = groups.map((group) => lines.filter((line) => isOf(line, group)).slice(0, MOST_OF_A_GROUP))
  const isMissing = found.some((ofGroup) => ofGroup.length === 0)
  return [...new Set([...found.flat(), ...(isMissing && worldwide ? [worldwide] : [])])]
}
