import { fromUtf8, toUtf8 } from '@shared/kernel/utf8'
import type { Id } from '@shared/kernel/ids'
import { dayOf, epochOf, type LivedTime, type LocalDate } from '@shared/kernel/time'
import { wordsOf } from './folding'

// One month of the index: its words, and for each record which of them it has, in their order. In bytes, so that it can be
// kept in a file and handed from thread to thread.

/** A record that is looked through. */
export interface IndexRow {
  kind: string
  id: Id
  at: LivedTime
  text: string
}

export interface SegmentRow extends Omit<IndexRow, 'text'> {
  /** The day it was lived, which lasts until four in the morning. */
  day: LocalDate
  /** Milliseconds since 1970. */
  epochMs: number
  /** From the first of its words in `tokens` up to the one after its last. */
  tokens: readonly [from: number, to: number]
  /** From the first of its bytes in `texts` up to the one after its last. */
  text: readonly [from: number, to: number]
}

export interface Segment {
  rows: readonly SegmentRow[]
  /** For each of its words two numbers, which together stand for it. */
  hashes: Uint32Array
  /** Its words, folded, each once. */
  words: () => string[]
  /** Indexes of its words. */
  tokens: Uint16Array | Uint32Array
  /** In UTF-8. */
  texts: Uint8Array
}

type StoredRow = [kind: string, id: Id, at: LivedTime, day: LocalDate, epochMs: number, tokens: number, bytes: number]

const MAGIC = 0x4c574931
const HEAD_BYTES = 24
const MOST_IN_SHORT = 65_536

export function buildSegment(rows: readonly IndexRow[]): Uint8Array {
  const ids = new Map<string, number>()
  const tokens: number[] = []
  const texts: Uint8Array[] = []
  const stored = rows.map(({ kind, id, at, text }): StoredRow => {
    const words = wordsOf(text)
    for (const word of words) {
      const known = ids.get(word) ?? ids.size
      if (known === ids.size) ids.set(word, known)
      tokens.push(known)
    }
    const bytes = toUtf8(text)
    texts.push(bytes)
    return [kind, id, at, dayOf(at), epochOf(at), words.length, bytes.length]
  })
  const words = [...ids.keys()]
  const numbers = words.length <= MOST_IN_SHORT ? Uint16Array.from(tokens) : Uint32Array.from(tokens)
  const parts = [
    new Uint8Array(hashesOf(words).buffer),
    new Uint8Array(numbers.buffer),
    toUtf8(JSON.stringify(stored)),
    toUtf8(words.join('\n')),
    ...texts,
  ]
  const bytes = new Uint8Array(HEAD_BYTES + parts.reduce((sum, { length }) => sum + length, 0))
  const head = [MAGIC, numbers.BYTES_PER_ELEMENT, ...parts.slice(0, 4).map(({ length }) => length)]
  const view = new DataView(bytes.buffer)
  for (const [at, value] of head.entries()) view.setUint32(at * 4, value, true)
  let at = HEAD_BYTES
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** null: it was not made by this version, or is damaged. */
export function readSegment(bytes: Uint8Array): Segment | null {
  try {
    return parsed(bytes)
  } catch {
    return null
  }
}

function parsed(bytes: Uint8Array): Segment | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const head = Array.from({ length: HEAD_BYTES / 4 }, (_, at) => view.getUint32(at * 4, true))
  const [magic, width, hashBytes = 0, tokenBytes = 0, rowBytes = 0, wordBytes = 0] = head
  if (magic !== MAGIC || (width !== 2 && width !== 4)) return null
  let at = HEAD_BYTES
  // Copies, so that numbers begin where the machine wants them.
  const next = (length: number) => bytes.slice(at, (at += length))
  const hashes = new Uint32Array(next(hashBytes).buffer)
  const numbers = next(tokenBytes)
  const tokens = width === 2 ? new Uint16Array(numbers.buffer) : new Uint32Array(numbers.buffer)
  const stored = JSON.parse(fromUtf8(next(rowBytes))) as StoredRow[]
  const joined = next(wordBytes)
  const texts = bytes.slice(at)
  const ends = { token: 0, text: 0 }
  const rows = stored.map(([kind, id, lived, day, epochMs, count, length]): SegmentRow => {
    const from = { ...ends }
    ends.token += count
    ends.text += length
    return { kind, id, at: lived, day, epochMs, tokens: [from.token, ends.token], text: [from.text, ends.text] }
  })
  const isWhole = ends.token === tokens.length && ends.text === texts.length && isBelow(tokens, hashes.length / 2)
  const words = () => (joined.length === 0 ? [] : fromUtf8(joined).split('\n'))
  return isWhole ? { rows, hashes, words, tokens, texts } : null
}

function isBelow(tokens: Segment['tokens'], count: number): boolean {
  for (let at = 0; at < tokens.length; at += 1) if ((tokens[at] ?? 0) >= count) return false
  return true
}

/** Two numbers for each word; that two words have both in common does not happen (FNV-1a, and the same with other numbers). */
function hashesOf(words: readonly string[]): Uint32Array {
  const hashes = new Uint32Array(words.length * 2)
  for (const [number, word] of words.entries()) {
    let one = 0x811c9dc5
    let other = 0x9747b28c
    for (let at = 0; at < word.length; at += 1) {
      one = Math.imul(one ^ word.charCodeAt(at), 0x01000193)
      other = Math.imul(other ^ word.charCodeAt(at), 0x5bd1e995) ^ (other >>> 15)
    }
    hashes[number * 2] = one
    hashes[number * 2 + 1] = other
  }
  return hashes
}
