import { excerptAround } from '@shared/features/search/excerpts'
import { findNothing, finderOfWords, type FindIn } from '@shared/features/search/textMatch'
import { SEARCH_GROUPS, type SearchItem, type SearchGroup, type SearchTarget } from './searchItem'
import type { Hit } from './searchIndex'

/** A line as it is shown. */
export interface ResultLine {
  id: string
  title: string
  from: string
  /** The text around the word that was found; may be empty. */
  excerpt: string
  /** Finds in its title and excerpt what is to be marked. */
  findIn: FindIn
  target: SearchTarget
}

/** Lines under one heading. `now`: where somebody may be in danger. `suggested`: before anything is typed. `fallbacks`: when nothing was found. */
export interface ResultGroup {
  name: SearchGroup | 'now' | 'suggested' | 'fallbacks'
  lines: ResultLine[]
}

/** How many lines of one group are shown. */
const MAX_LINES = 5
/** In characters. */
export const EXCERPT_LENGTH = 130

/** A line in which no word was found. */
export const plainLine = ({ id, title, from, target }: SearchItem): ResultLine => ({
  id,
  title,
  from,
  excerpt: '',
  findIn: findNothing,
  target,
})

function lineOf({ item, isFound }: Hit): ResultLine {
  const findIn = finderOfWords(isFound)
  return { ...plainLine(item), excerpt: excerptAround(item.text, findIn, EXCERPT_LENGTH), findIn }
}

/** The hits by group. The group of the best hit comes first, the others in their fixed order. */
export function resultGroups(hits: readonly Hit[]): ResultGroup[] {
  const best = hits[0]?.item.group
  const order = best ? [best, ...SEARCH_GROUPS.filter((name) => name !== best)] : []
  return order
    .map((name) => ({
      name,
      lines: hits
        .filter(({ item }) => item.group === name)
        .slice(0, MAX_LINES)
        .map(lineOf),
    }))
    .filter(({ lines }) => lines.length > 0)
}

/** Numbers to call before everything else, then where help is. What is among the first is not shown twice. */
export function withHelpFirst(
  groups: readonly ResultGroup[],
  numbers: readonly ResultLine[],
  help: readonly ResultLine[],
): ResultGroup[] {
  const first = [...numbers, ...help]
  const others = groups
    .map(({ name, lines }) => ({ name, lines: lines.filter(({ id }) => first.every((one) => one.id !== id)) }))
    .filter(({ lines }) => lines.length > 0)
  return [{ name: 'now', lines: first }, ...others]
}
