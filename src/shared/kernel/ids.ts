import * as v from 'valibot'

/** A UUID version 7 in lower case: its first 48 bits are the time it was made. */
export type Id = string

export const IdSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
)

/** Ten random bytes; the time gives the other six. Layout: RFC 9562, section 5.7. */
export const RANDOM_BYTES_PER_ID = 10

/**
 * Makes an id for something that happened at `epochMs`. A time before 1970 cannot be written in a UUIDv7 and counts
 * as its first millisecond.
 */
export function makeId(epochMs: number, random: Uint8Array): Id {
  if (random.length < RANDOM_BYTES_PER_ID) throw new RangeError('An id needs ten random bytes')
  const bytes = new Uint8Array(16)
  let time = Math.max(0, Math.floor(epochMs))
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = time % 256
    time = Math.floor(time / 256)
  }
  bytes.set(random.subarray(0, RANDOM_BYTES_PER_ID), 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Milliseconds since 1970, as written in the id. */
export function epochOfId(id: Id): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** A UTC month such as `2026-11`: the name of the shard that holds a record, for good. */
export type Month = string

export const MonthSchema = v.pipe(v.string(), v.regex(/^\d{4,6}-(0[1-9]|1[0-2])$/))

/** The UTC month in which the id was made. */
export function monthOfId(id: Id): Month {
  const date = new Date(epochOfId(id))
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${String(date.getUTCMonth() + 1).padStart(2, '0')}`
}
