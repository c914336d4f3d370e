import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Draft, EntryDraft } from '@shared/features/drafts/drafts'
import {
  APART_MS,
  MOST_EARLIER,
  MOST_EARLIER_LENGTH,
  type Sitting,
  sittingAfter,
} from '@shared/features/drafts/earlierDrafts'
import { type Instant, instant } from '@shared/kernel/time'

const BEGIN = Date.parse('2026-11-21T20:00:00Z')
const entry = (text: string): EntryDraft => ({ kind: 'entry', text, seen: null })
interface Write {
  text: string
  /** Since the write before. */
  afterMs: number
  isAside: boolean
}

/** What lies on disk after each of these. */
function written(writes: readonly Write[]) {
  let now = BEGIN
  let known: (Partial<Sitting> & { draft: Draft; changedAt: Instant }) | null = null
  return writes.map(({ text, afterMs, isAside }) => {
    now += afterMs
    const sitting = sittingAfter(known, entry(text), instant(now), isAside)
    if (!sitting) throw new Error('an entry has one')
    const next = { draft: entry(text), changedAt: instant(now), ...sitting }
    known = next
    return next
  })
}
const writes = fc.array(
  fc.record({
    text: fc.constantFrom('', 'een', 'een twee', 'een twee drie', 'anders', ' '),
    afterMs: fc.constantFrom(400, 60_000, APART_MS / 2, APART_MS, 3 * APART_MS),
    isAside: fc.boolean(),
  }),
  { maxLength: 40 },
)

it('keeps a few, each of which was once the draft, said something, and said it once', () => {
  fc.assert(
    fc.property(writes, (all) => {
      const states = written(all)
      for (const [index, { earlier }] of states.entries()) {
        expect(earlier.length).toBeLessThanOrEqual(MOST_EARLIER)
        const texts = earlier.map(({ draft }) => draft.text)
        expect(new Set(texts).size).toBe(texts.length)
        for (const one of earlier) {
          expect(one.draft.text.trim()).not.toBe('')
          expect(states.slice(0, index)).toContainEqual(
            expect.objectContaining({ draft: one.draft, changedAt: one.changedAt }),
          )
        }
      }
    }),
  )
})

it('keeps none sooner than ten minutes after the last one, unless that is asked for', () => {
  fc.assert(
    fc.property(writes, (all) => {
      const states = written(all.map((one) => ({ ...one, isAside: false })))
      const times = states.flatMap(({ earlier, since, changedAt }, index) =>
        earlier.length > 0 && since === changedAt && since !== states[index - 1]?.since ? [Date.parse(since)] : [],
      )
      for (const [index, time] of times.entries())
        expect(time - (times[index - 1] ?? BEGIN)).toBeGreaterThanOrEqual(index === 0 ? 0 : APART_MS)
    }),
  )
})

it('whoever writes for an hour can go back to what stood there every ten minutes', () => {
  const minutes = Array.from({ length: 61 }, (_, minute) => ({
    ...{ text: `minuut ${minute}`, afterMs: minute === 0 ? 0 : 60_000, isAside: false },
  }))
  const texts = written(minutes)
    .at(-1)
    ?.earlier.map(({ draft }) => draft.text)
  expect(texts).toEqual(['minuut 9', 'minuut 19', 'minuut 29', 'minuut 39', 'minuut 49', 'minuut 59'])
})

it('of long texts it keeps fewer: they are written again with each change', () => {
  const long = (sign: string) => sign.repeat(MOST_EARLIER_LENGTH / 2)
  const all = ['a', 'b', 'c', 'd'].map((sign) => ({ text: long(sign), afterMs: APART_MS, isAside: false }))
  expect(
    written(all)
      .at(-1)
      ?.earlier.map(({ draft }) => draft.text[0]),
  ).toEqual(['b', 'c'])
})

it('a clock that was put back loses nothing, and does not keep one at each key', () => {
  const known = { draft: entry('nu'), changedAt: instant(BEGIN), since: instant(BEGIN), earlier: [] }
  expect(sittingAfter(known, entry('later'), instant(BEGIN - APART_MS))).toEqual({
    since: instant(BEGIN - APART_MS),
    earlier: [],
  })
})

it('what is no entry has none', () => {
  expect(sittingAfter(null, { kind: 'phrase', text: 'x' }, instant(BEGIN))).toBeNull()
})
