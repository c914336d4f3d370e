import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JournalIndex } from '@shared/features/search/journalIndex'
import { mayBeMistyped, queryOf } from '@shared/features/search/query'
import { buildSegment, type IndexRow, readSegment } from '@shared/features/search/segment'
import { dayOf, epochOf } from '@shared/kernel/time'
import { anyQuery, anyText, slowlyRanked } from './reference'

const MONTHS = ['2025-11', '2025-12', '2026-01']
const DAYS = { from: '2025-12-01', to: '2025-12-31' }

const anyRow = fc.record({
  month: fc.constantFrom(...MONTHS),
  // A date can be changed afterwards, and stays in the month of its file.
  at: fc
    .tuple(
      fc.constantFrom('2025-11', '2025-12', '2026-01'),
      fc.integer({ min: 10, max: 28 }),
      fc.constantFrom('02', '12'),
    )
    .map(([month, day, hour]) => `${month}-${String(day)}T${hour}:00+01:00[Europe/Amsterdam]`),
  text: anyText,
})
type Made = Omit<IndexRow, 'kind'> & { month: string }

/** What is to be found, by looking at every text. */
function slowly(rows: readonly Made[], query: string, most: number, days?: typeof DAYS) {
  const there = rows.filter(({ at }) => !days || (dayOf(at) >= days.from && dayOf(at) <= days.to))
  const ranked = (withMistakes: boolean) =>
    there.map((row) => ({ row, rank: slowlyRanked(query, row.text, withMistakes) })).filter(({ rank }) => rank > 0)
  const exact = ranked(false)
  const hits = exact.length > 0 || !mayBeMistyped(queryOf(query)) ? exact : ranked(true)
  return hits
    .sort(
      (one, other) =>
        Number(other.rank === 3) - Number(one.rank === 3) ||
        epochOf(other.row.at) - epochOf(one.row.at) ||
        (one.row.id < other.row.id ? 1 : -1),
    )
    .map(({ row }) => row.id)
    .slice(0, most)
}

const rowsOf = (made: readonly Made[], month: string): IndexRow[] =>
  made.filter((row) => row.month === month).map(({ id, at, text }) => ({ kind: 'entry', id, at, text }))

describe('the index', () => {
  const change = fc.oneof(
    { weight: 4, arbitrary: anyRow.map((row) => ({ do: 'add' as const, row })) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.nat(20), anyText).map(([which, text]) => ({ do: 'edit' as const, which, text })),
    },
    { weight: 2, arbitrary: fc.nat(20).map((which) => ({ do: 'erase' as const, which })) },
    { weight: 1, arbitrary: fc.constant({ do: 'lock' as const }) },
  )

  test('finds after any changes what one finds by looking at every text', () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 25 }),
        fc.array(anyQuery, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
        (changes, queries, most, isOfDays) => {
          let index = new JournalIndex()
          const kept = new Map<string, Uint8Array>()
          let made: Made[] = []
          const renew = (month: string) => kept.set(month, index.build(month, rowsOf(made, month)))
          const days = isOfDays ? DAYS : undefined
          const compare = () => {
            for (const query of queries)
              expect(index.find({ query, days, most }).map(({ id }) => id)).toEqual(slowly(made, query, most, days))
          }
          for (const [turn, step] of changes.entries()) {
            const which = 'which' in step ? made[step.which % Math.max(1, made.length)] : undefined
            if (step.do === 'lock') {
              index = new JournalIndex()
              for (const [month, bytes] of kept) expect(index.load(month, bytes)).toBe(true)
            } else if (step.do === 'add') {
              made.push({ ...step.row, id: `id-${String(turn).padStart(3, '0')}` })
              renew(step.row.month)
            } else if (which) {
              made = made.filter((row) => row !== which)
              if (step.do === 'edit') made.push({ ...which, text: step.text })
              renew(which.month)
            }
            if (turn % 8 === 0) compare()
          }
          compare()
        },
      ),
      { numRuns: 150 },
    )
  })

  test('marks in its excerpt what was found', () => {
    const index = new JournalIndex()
    const text = `${'een lange aanloop '.repeat(60)}en dan het verjaardagsfeest aan het eind`
    index.build('2025-11', [{ kind: 'entry', id: 'a', at: '2025-11-10T12:00+01:00[Europe/Amsterdam]', text }])
    const [found] = index.find({ query: 'feest', most: 3 })
    expect(found?.excerpt).toContain('verjaardagsfeest')
    index.drop('2025-11')
    expect(index.find({ query: 'feest', most: 3 })).toEqual([])
  })

  test('takes what it made, and nothing that is damaged', () => {
    const row = {
      kind: 'entry',
      id: 'a',
      at: '2025-11-10T12:00+01:00[Europe/Amsterdam]',
      text: 'Stil in huis. 悲しい 😀',
    }
    const bytes = buildSegment([row, { ...row, id: 'b', text: '' }])
    expect(readSegment(bytes)?.words()).toEqual(['stil', 'in', 'huis', '悲しい', '😀'])
    for (let end = 0; end < bytes.length; end += 1)
      expect(new JournalIndex().load('2025-11', bytes.slice(0, end))).toBe(false)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (some) => {
        expect(new JournalIndex().load('2025-11', some)).toBe(false)
      }),
    )
  })

  test('has room for more words than two bytes can number', () => {
    const words = Array.from({ length: 70_000 }, (_, at) => `w${at.toString(36)}`)
    const at = '2025-11-10T12:00+01:00[Europe/Amsterdam]'
    const index = new JournalIndex()
    index.build('2025-11', [
      { kind: 'entry', id: 'a', at, text: words.join(' ') },
      { kind: 'entry', id: 'b', at, text: words.slice(-2).join(' ') },
    ])
    expect(index.find({ query: words[0] ?? '', most: 5 }).map(({ id }) => id)).toEqual(['b', 'a'].slice(1))
    expect(index.find({ query: `"${words.slice(-2).join(' ')}"`, most: 5 }).map(({ id }) => id)).toEqual(['b', 'a'])
  })
})
