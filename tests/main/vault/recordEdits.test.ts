import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeId } from '@shared/kernel/ids'
import { isRecord, withRevision, withRevisions } from '@main/vault/recordEdits'

const ids = [1, 2, 3].map((number) => makeId(number, new Uint8Array(10).fill(number)))

/** Few records, few computers, few counts: so that copies are older, newer and concurrent in every way. */
const item = fc
  .oneof(
    {
      weight: 9,
      arbitrary: fc.record({
        id: fc.constantFrom(...ids),
        a: fc.nat(3),
        b: fc.nat(3),
        text: fc.string({ maxLength: 2 }),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom('no record', { id: ids[0] }) },
  )
  .map((one) =>
    typeof one === 'object' && 'a' in one
      ? {
          ...{ id: one.id, kind: 'entry', at: '2026-11-21T20:04+01:00[Europe/Amsterdam]', text: one.text },
          ...{ seen: { a: one.a + 1, b: one.b + 1 }, changedAt: '2026-11-21T19:04:31.250Z' },
        }
      : one,
  )

test('many records at once are put into a file as one after another would be', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 8 }), fc.array(item, { maxLength: 8 }), (records, nexts) => {
      const inTurn = nexts.reduce<unknown[]>(
        (all, next) => (isRecord(next) ? withRevision(all, next) : [...all, next]),
        [...records],
      )
      expect(withRevisions(records, nexts)).toEqual(inTurn)
    }),
    { numRuns: 3000 },
  )
})
