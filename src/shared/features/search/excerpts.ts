import type { FindIn } from './textMatch'

/** The part of a text around what fits best, of about `length` characters, cut between words. */
export function excerptAround(text: string, findIn: FindIn, length: number): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  const found = findIn(flat).best?.from ?? 0
  const start = found - Math.floor(length / 4)
  if (start <= 0) return beginningOf(flat, length)
  const space = flat.slice(start - 1, found).indexOf(' ')
  const begin = start + Math.max(0, space)
  return `… ${beginningOf(flat.slice(begin).replace(HALF_AT_START, ''), length)}`
}

/** What is left of a character that was cut: the second half of a pair, or marks without their letter. */
const HALF_AT_START = /^(?:[\udc00-\udfff]|\p{M})+/u
const HALF_AT_END = /[\ud800-\udbff]$/

function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text
  const end = text.lastIndexOf(' ', length)
  return `${text.slice(0, end > 0 ? end : length).replace(HALF_AT_END, '')} …`
}

/** A text split into pieces, so that what was found can be marked. */
export function piecesOf(text: string, findIn: FindIn): { text: string; isFound: boolean }[] {
  const pieces: { text: string; isFound: boolean }[] = []
  let end = 0
  for (const { from, to } of findIn(text).places) {
    if (from > end) pieces.push({ text: text.slice(end, from), isFound: false })
    pieces.push({ text: text.slice(from, to), isFound: true })
    end = to
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isFound: false })
  return pieces
}
