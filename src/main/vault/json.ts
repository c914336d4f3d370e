import { canonicalJson } from '@shared/kernel/canonicalJson'
import { LuwteError } from '@shared/kernel/errors'
import { DamagedFile } from '../ports/faults'

export type JsonObject = Record<string, unknown>

/** Luwte nests a few levels. Far more can only be meant to exhaust stack or memory. */
export const MAX_NESTING = 64

/**
 * Reads a JSON object from a file that anybody may have changed. Throws DamagedFile for everything else.
 * @param nesting how deep it may be nested; 1: an object without lists or objects in it.
 * @param texts how many names and texts it may have. Parsing many takes long.
 */
export function parseObject(bytes: Uint8Array, nesting = MAX_NESTING, texts = Infinity): JsonObject {
  checkBytes(bytes, nesting, texts)
  let value: unknown
  try {
    // A byte-order mark, which some editors add, is taken off.
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new DamagedFile('not JSON in UTF-8')
  }
  if (!isObject(value)) throw new DamagedFile('not an object')
  if (hasPrototypeKey(value)) throw new DamagedFile('a forbidden name')
  return value
}

/**
 * Indented, so that people can read it, or compact where it is large and nobody has to. Throws `bad-input` for what
 * `parseObject` would refuse.
 */
export function printObject(value: object, how: 'indented' | 'compact' = 'indented'): Uint8Array {
  const bytes = new TextEncoder().encode(`${JSON.stringify(value, null, how === 'indented' ? 2 : 0)}\n`)
  try {
    checkBytes(bytes)
    if (hasPrototypeKey(value)) throw new DamagedFile('a forbidden name')
  } catch (fault) {
    throw new LuwteError('bad-input', 'it could not be read back', { cause: fault })
  }
  return bytes
}

/** The canonical form in UTF-8. It is what checksums are computed from, and the associated data of sealed content. */
export const canonicalBytes = (value: object): Uint8Array => new TextEncoder().encode(canonicalJson(value))

/**
 * Like `printObject`, with one long base 64 field at the end, which is neither checked nor made part of a longer text: each
 * would take longer than sealing it.
 */
export function printBase64(head: object, name: string, base64: string): Uint8Array {
  const encoder = new TextEncoder()
  const start = printObject(head).slice(0, -'\n}\n'.length)
  const before = encoder.encode(`,\n  ${JSON.stringify(name)}: "`)
  const after = encoder.encode('"\n}\n')
  const bytes = Buffer.alloc(start.length + before.length + base64.length + after.length)
  bytes.set(start)
  bytes.set(before, start.length)
  bytes.write(base64, start.length + before.length, 'latin1')
  bytes.set(after, bytes.length - after.length)
  return bytes
}

export const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const QUOTE = 0x22
const BACKSLASH = 0x5c
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/** Before parsing: parsing itself takes many times the memory of a deep file. */
function checkBytes(bytes: Uint8Array, nesting = MAX_NESTING, texts = Infinity): void {
  let begun = 0
  let depth = 0
  let inText = false
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index]
    if (byte === 0) throw new DamagedFile('zero bytes')
    if (inText) {
      if (byte === BACKSLASH) index += 1
      else if (byte === QUOTE) inText = false
    } else if (byte === QUOTE) {
      inText = true
      begun += 1
      if (begun > texts) throw new DamagedFile('too many fields')
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1
      if (depth > nesting) throw new DamagedFile('nested too deep')
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1
  }
}

/** A field named `__proto__` does no harm here, but may do where the object is copied later. */
function hasPrototypeKey(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasPrototypeKey)
}
