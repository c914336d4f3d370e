import { type Change, diffLines, diffWordsWithSpace } from 'diff'

/** A passage that both versions have, that only the earlier one has, or that only the present one has; or one that is left out. */
export interface Passage {
  in: 'both' | 'then' | 'now' | 'gap'
  text: string
}

/** Nobody waits longer for a difference. */
const TIME_MS = 300
/** Of a longer passage that both have, its ends are shown, cut at a space. */
const LONG = 700
const END = 200

const sideOf = ({ added, removed }: Change): 'both' | 'then' | 'now' => (added ? 'then' : removed ? 'now' : 'both')

function shortened(text: string, isFirst: boolean, isLast: boolean): Passage[] {
  if (text.length <= LONG) return [{ in: 'both', text }]
  const begin = isFirst ? '' : text.slice(0, END).replace(/\S*$/, '')
  const end = isLast ? '' : text.slice(-END).replace(/^\S*/, '')
  const passages: Passage[] = [
    { in: 'both', text: begin },
    { in: 'gap', text: '' },
    { in: 'both', text: end },
  ]
  return passages.filter(({ in: side, text: words }) => side === 'gap' || words !== '')
}

/** What changed between an earlier version and the present one, word by word; of long texts line by line. @returns null: it takes too long. */
export function passagesOf(now: string, then: string): Passage[] | null {
  const options = { timeout: TIME_MS }
  const changes = diffWordsWithSpace(now, then, options) ?? diffLines(now, then, options)
  if (!changes) return null
  return changes.flatMap((change, index) => {
    const side = sideOf(change)
    return side === 'both'
      ? shortened(change.value, index === 0, index === changes.length - 1)
      : [{ in: side, text: change.value }]
  })
}
