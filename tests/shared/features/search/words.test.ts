import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isCommon } from '@shared/features/search/commonWords'
import { wordsOf } from '@shared/features/search/folding'
import { JournalIndex } from '@shared/features/search/journalIndex'
import { makeId } from '@shared/kernel/ids'

const rowOn = (day: string, text: string, at: number) => ({
  ...{ kind: 'entry', id: makeId(at, new Uint8Array(10)), at: `${day}T12:00+01:00[Europe/Amsterdam]`, text },
})

it('the words written most often are those that one counts by looking at every text, whatever months they lie in', () => {
  const texts = fc.string({
    unit: fc.constantFrom('zee', ' ', 'Hond ', 'niet ', '悲しい', 'café ', 'ß', 'ik ', '12 ', '#werk'),
    maxLength: 30,
  })
  const days = fc.constantFrom('2026-09-30', '2026-10-01', '2026-10-31', '2026-11-02')
  const entries = fc.array(
    fc.record({ day: days, text: texts, month: fc.constantFrom('2026-09', '2026-10', '2026-11') }),
  )
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 8 }), (all, most) => {
      const index = new JournalIndex()
      for (const month of new Set(all.map((one) => one.month)))
        index.build(
          month,
          all.filter((one) => one.month === month).map(({ day, text }, at) => rowOn(day, text, at)),
        )
      const range = { from: '2026-10-01', to: '2026-10-31' }
      const counts = new Map<string, number>()
      for (const { text } of all.filter((one) => one.day >= range.from && one.day <= range.to))
        for (const word of wordsOf(text)) if (!isCommon(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
      const expected = [...counts]
        .sort(([word, one], [other, times]) => times - one || (word < other ? -1 : 1))
        .slice(0, most)
      const found = index.words({ days: range, most })
      expect(found.map(({ word, count }) => [wordsOf(word).join(' '), count])).toEqual(expected)
    }),
  )
})

it('they are given as they were written, in lower case', () => {
  const index = new JournalIndex()
  index.build('2026-11', [rowOn('2026-11-02', 'Het CAFÉ was vol. Straße en reünie, reünie.', 1)])
  const found = index.words({ days: { from: '2026-11-01', to: '2026-11-30' }, most: 3 })
  expect(found).toEqual([
    { word: 'reünie', count: 2 },
    { word: 'café', count: 1 },
    { word: 'straße', count: 1 },
  ])
})
