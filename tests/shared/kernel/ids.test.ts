import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { epochOfId, IdSchema, makeId, monthOfId, MonthSchema, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'

/** A UUIDv7 holds 48 bits of time. */
const epoch = fc.integer({ min: 0, max: 2 ** 48 - 1 })
const random = fc.uint8Array({ minLength: RANDOM_BYTES_PER_ID, maxLength: RANDOM_BYTES_PER_ID })

test('an id gives back the time it was made with', () => {
  fc.assert(
    fc.property(epoch, random, (time, bytes) => {
      const id = makeId(time, bytes)
      expect(v.is(IdSchema, id)).toBe(true)
      expect(epochOfId(id)).toBe(time)
    }),
  )
})

test('the month of an id is the UTC month of its time', () => {
  fc.assert(
    fc.property(epoch, random, (time, bytes) => {
      const month = monthOfId(makeId(time, bytes))
      expect(v.is(MonthSchema, month)).toBe(true)
      const [year, number] = month.split('-').map(Number)
      const date = new Date(time)
      expect([year, number]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1])
    }),
  )
  expect(monthOfId(makeId(Date.parse('2026-11-30T23:59:59.999Z'), new Uint8Array(10)))).toBe('2026-11')
  expect(monthOfId(makeId(Date.parse('2026-12-01T00:00:00.000Z'), new Uint8Array(10)))).toBe('2026-12')
})

test('ids sort by time', () => {
  fc.assert(
    fc.property(epoch, epoch, random, random, (one, other, bytes, otherBytes) => {
      fc.pre(one < other)
      expect(makeId(one, bytes) < makeId(other, otherBytes)).toBe(true)
    }),
  )
})

test('what happened before 1970 is kept with its first month', () => {
  expect(monthOfId(makeId(Date.parse('1944-09-17T10:00:00Z'), new Uint8Array(10)))).toBe('1970-01')
})

test('two ids of one moment differ by their random bytes', () => {
  fc.assert(
    fc.property(epoch, random, random, (time, one, other) => {
      // Six bits give way to version and variant.
      fc.pre(one[9] !== other[9])
      expect(makeId(time, one)).not.toBe(makeId(time, other))
    }),
  )
})

test('too few random bytes are refused', () => {
  expect(() => makeId(0, new Uint8Array(RANDOM_BYTES_PER_ID - 1))).toThrow(RangeError)
})
