import { excerptAround, type IsFound } from '@shared/features/search/textMatch'
import { destinationId } from './destinations'
import { FIND_GROUPS, type Findable, type FindGroup, type SearchTarget } from './findable'
import type { Hit } from './searchIndex'

/** A line as it is shown. */
export interface ResultLine {
  id: string
  title: string
  from: string
  /** What stands around the word that was found; may be empty. */
  excerpt: string
  isFound: IsFound
  way: SearchTarget
}

export interface ResultGroup {
  name: FindGroup | 'usual' | 'onward'
  lines: ResultLine[]
}

/** So many lines of one kind: more is a heap. */
const MOST = 5
export const EXCERPT_LENGTH = 130

const nothingFound: IsFound = () => false

export const plainLine = ({ id, title, from, way }: Findable): ResultLine => ({
  id,
  title,
  from,
  excerpt: '',
  isFound: nothingFound,
  way,
})

const lineOf = ({ item, isFound }: Hit): ResultLine => ({
  ...plainLine(item),
  excerpt: excerptAround(item.text, isFound, EXCERPT_LENGTH),
  isFound,
})

/** What was found, by kind. The kind of what fits best comes first, the others in their fixed order. */
export function resultGroups(hits: readonly Hit[]): ResultGroup[] {
  const best = hits[0]?.item.group
  const order = best ? [best, ...FIND_GROUPS.filter((name) => name !== best)] : []
  return order
    .map((name) => ({
      name,
      lines: hits
        .filter(({ item }) => item.group === name)
        .slice(0, MOST)
        .map(lineOf),
    }))
    .filter(({ lines }) => lines.length > 0)
}

/** Help now before everything else. */
export function withHelpFirst(groups: readonly ResultGroup[], help: ResultLine): ResultGroup[] {
  const doors = groups.find(({ name }) => name === 'doors')?.lines ?? []
  const others = doors.filter(({ id }) => id !== destinationId('helpNow'))
  return [{ name: 'doors', lines: [help, ...others] }, ...groups.filter(({ name }) => name !== 'doors')]
}
