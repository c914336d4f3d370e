import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckIn, Chosen } from '@shared/features/check-ins/checkIn'
import type { EntrySummary, JournalPage } from '@shared/features/journal/contract'
import { type JournalFilter, livedMonthOf, monthNumber } from '@shared/features/journal/journalFilter'
import { dateOf, epochOf, type LivedTime } from '@shared/kernel/time'
import { JournalList } from '@main/features/journal/journalList'
import { journalDigest } from '@main/features/journal/journalDigest'
import { memoryFiles } from '../../support/ports'
import { checkIn, House } from '../../support/house'
import { openAt } from '../../vault/support'

const DAY = 24 * 60 * 60 * 1000

/** What the test wrote, as it should be listed. */
interface Written {
  id: string
  at: LivedTime
  kind: 'entry' | 'check-in'
  isBinned: boolean
  feelings: Chosen[]
  prompt?: string
  person?: string
  words: string
  tags: string[]
  hasPicture: boolean
}

const FEELINGS: Chosen[] = [{ id: 'calm' }, { id: 'afraid' }, { own: 'mist' }]
const TAGS = ['Zee', 'werk']
const PICTURE = { blob: 'a'.repeat(32), bytes: 3, type: 'image/png', width: 2, height: 1 }
const PEOPLE = ['01932f3c-1f3a-7abc-8def-000000000001', '01932f3c-1f3a-7abc-8def-000000000002']
const WORDS = ['vuurtoren', 'Tweeling']
const PROMPTS = ['prompt.no-word', 'prompt.missing']
const FILTERS: JournalFilter[] = [
  {},
  { kind: 'entry' },
  { kind: 'check-in' },
  ...FEELINGS.map((feeling) => ({ feeling })),
  ...PROMPTS.map((prompt) => ({ kind: 'entry' as const, prompt })),
  { kind: 'entry', feeling: { id: 'calm' } },
  ...TAGS.map((tag) => ({ tag })),
  { tag: 'zee', feeling: { own: 'mist' }, prompt: 'prompt.missing' },
  { picture: true },
  { picture: true, tag: 'werk' },
  ...PEOPLE.map((person) => ({ person })),
  ...WORDS.map((text) => ({ text })),
  { kind: 'check-in', text: 'tweeling' },
  { text: 'vuur', person: PEOPLE[0], tag: 'zee' },
  { text: 'vuurtoren tweeling', feeling: { id: 'calm' } },
  { text: '…' },
]

const fits = (one: Written, { kind, feeling, tag, picture, prompt, person, text }: JournalFilter): boolean =>
  !one.isBinned &&
  (kind === undefined || one.kind === kind) &&
  (feeling === undefined || one.feelings.some((felt) => JSON.stringify(felt) === JSON.stringify(feeling))) &&
  (tag === undefined || one.tags.some((other) => other.toLowerCase() === tag.toLowerCase())) &&
  (!picture || one.hasPicture) &&
  (prompt === undefined || one.prompt === prompt) &&
  (person === undefined || one.person === person) &&
  (text === undefined ||
    (text !== '…' &&
      text
        .toLowerCase()
        .split(' ')
        .every((word) => one.words.includes(word))))

const monthOf = ({ at }: { at: LivedTime }) => livedMonthOf(dateOf(at))
/** By the month on the wall: on a journey the same moment may lie in two. */
const lastLivedFirst = (one: { id: string; at: LivedTime }, other: { id: string; at: LivedTime }) =>
  monthNumber(monthOf(other)) - monthNumber(monthOf(one)) ||
  epochOf(other.at) - epochOf(one.at) ||
  (one.id < other.id ? 1 : -1)
const idsOf = (items: readonly (Written | EntrySummary | CheckIn)[]) => items.map(({ id }) => id)
const pageOf = ({ entries, checkIns }: JournalPage) => ({ entries: idsOf(entries), checkIns: idsOf(checkIns) })

function expectedPage(written: readonly Written[], isIncluded: (one: Written) => boolean) {
  const found = written.filter(isIncluded).sort(lastLivedFirst)
  return {
    entries: idsOf(found.filter(({ kind }) => kind === 'entry')),
    checkIns: idsOf(found.filter(({ kind }) => kind === 'check-in')),
  }
}

function expectedMonths(written: readonly Written[], filter: JournalFilter) {
  const found = written.filter((one) => fits(one, filter))
  return [...new Set(found.map(monthOf))]
    .sort((one, other) => monthNumber(other) - monthNumber(one))
    .map((month) => {
      const ofMonth = found.filter((one) => monthOf(one) === month)
      const days = new Set(ofMonth.map(({ at }) => Number(dateOf(at).slice(-2))))
      const mask = [...days].reduce((sum, day) => sum + 2 ** (day - 1), 0)
      return { month, count: ofMonth.length, days: mask | 0 }
    })
}

/** Everything that can be listed is what was written. */
async function compare(house: House, written: readonly Written[]): Promise<void> {
  for (const filter of FILTERS) {
    const { months, isWhole, hasBin } = await house.call('entries.months', { filter, arrivals: false })
    expect(isWhole).toBe(true)
    expect(hasBin).toBe(written.some(({ kind, isBinned }) => kind === 'entry' && isBinned))
    expect(months).toEqual(expectedMonths(written, filter))
    for (const { month } of months)
      expect(pageOf(await house.call('entries.month', { month, filter }))).toEqual(
        expectedPage(written, (one) => fits(one, filter) && monthOf(one) === month),
      )
  }
}

describe('the journal as it is listed', () => {
  const times = fc.constantFrom<LivedTime>(
    '1987-05-03T10:15+02:00[Europe/Amsterdam]',
    '2025-11-23T23:50-05:00[America/New_York]',
    '2026-10-31T23:40-07:00[America/Los_Angeles]',
    '2026-11-01T00:10+13:00[Pacific/Auckland]',
    '2026-11-30T12:00+01:00[Europe/Amsterdam]',
    '+012026-01-01T12:00+01:00[Europe/Amsterdam]',
  )
  const does = fc.constantFrom('write', 'check in', 'move', 'remove', 'restore', 'erase', 'wait')
  const step = fc.record({
    ...{ does, at: fc.option(times, { nil: undefined }), which: fc.nat(9), days: fc.nat(50) },
    ...{
      feelings: fc.subarray(FEELINGS),
      tags: fc.subarray(TAGS),
      hasPicture: fc.boolean(),
      prompt: fc.option(fc.constantFrom(...PROMPTS), { nil: undefined }),
      person: fc.option(fc.constantFrom(...PEOPLE), { nil: undefined }),
      said: fc.subarray(WORDS),
    },
  })

  it('is all that was written, each in the month it was lived in, whatever was done before and in which order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const house = new House()
        await house.begin()
        const written: Written[] = []
        for (const { does, at, which, days, feelings, tags, hasPicture, prompt, person, said } of steps) {
          const one = written.filter(({ kind }) => kind === 'entry')[which]
          if (does === 'wait') house.ports.clock.jump(days * DAY)
          else if (does === 'write') {
            const given = { ...(at && { at }), ...(prompt && { prompt }) }
            const text = ['words', ...said, ...tags.map((tag) => `#${tag}`)].join(' ')
            const words = said.join(' ').toLowerCase()
            const saved = await house.call('entries.save', {
              id: null,
              seen: null,
              text,
              feelings,
              pictures: hasPicture ? [PICTURE] : [],
              ...given,
              ...(person && { about: { kind: 'person', id: person } }),
            })
            const { id, at: lived } = saved
            written.push({
              ...given,
              id,
              at: lived,
              kind: 'entry',
              isBinned: false,
              feelings,
              tags,
              hasPicture,
              words,
              ...(person && { person }),
            })
          } else if (does === 'check in') {
            const { id, at: now } = await house.call('checkIns.answer', {
              ...checkIn,
              answer: 'felt',
              feelings,
              note: said.join(' '),
            })
            written.push({
              id,
              at: now,
              kind: 'check-in',
              isBinned: false,
              feelings,
              tags: [],
              hasPicture: false,
              words: said.join(' ').toLowerCase(),
            })
          } else if (one && does === 'move' && at) {
            await house.call('entries.setTime', { id: one.id, at })
            one.at = at
          } else if (one && does === 'erase') {
            await house.call('entries.erase', { id: one.id })
            written.splice(written.indexOf(one), 1)
          } else if (one && (does === 'remove' || does === 'restore')) {
            await house.call(`entries.${does}`, { id: one.id })
            one.isBinned = does === 'remove'
          }
          if (which === 0) await compare(house, written)
        }
        await compare(house, written)
        await house.app.close()
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('names what there is to filter by, the most frequent first', async () => {
    const house = new House()
    await house.begin()
    for (const feelings of [[FEELINGS[2]], [FEELINGS[0], FEELINGS[2]]] as Chosen[][])
      await house.call('checkIns.answer', { ...checkIn, answer: 'felt', feelings })
    await house.call('entries.save', { id: null, seen: null, text: 'words', prompt: 'prompt.missing' })
    const { feelings, prompts } = await house.call('entries.months', { filter: {}, arrivals: true })
    expect(feelings).toEqual([{ own: 'mist' }, { id: 'calm' }])
    expect(prompts).toEqual(['prompt.missing'])
  })

  it('brings back what was lived on this day in earlier years, and nothing of today or another day', async () => {
    const house = new House()
    await house.begin()
    const zone = '+01:00[Europe/Amsterdam]'
    for (const date of ['2026-11-23', '2025-11-23', '2019-11-23', '2025-11-24', '2027-11-23'])
      await house.call('entries.save', { id: null, seen: null, text: date, at: `${date}T12:00${zone}` })
    const { entries } = await house.call('entries.onThisDay', { today: '2026-11-23' })
    expect(entries.map(({ excerpt }) => excerpt)).toEqual(['2025-11-23', '2019-11-23'])
  })

  it('keeps nobody waiting for months that were never looked at, and has them all in the end', async () => {
    const files = memoryFiles()
    const { vault } = await openAt('/one', { files, folder: '/vault' })
    vault.registerDigest(journalDigest)
    const begin = Date.parse('2026-11-21T12:00:00Z')
    for (let month = 0; month < 10; month += 1)
      await vault.add('entry', { text: `month ${month}` }, begin - month * 31 * DAY)
    let now = 0
    const slow = new JournalList({
      vault,
      clock: { now: () => (now += 200), zone: () => 'UTC', after: () => () => undefined },
      search: { places: () => Promise.resolve({ found: [], isWhole: true }) },
    })
    const counts: number[] = []
    for (let isWhole = false; !isWhole;) {
      const asked = await slow.months({}, false)
      expect(asked.months[0]?.month).toBe('2026-11')
      isWhole = asked.isWhole
      counts.push(asked.months.length)
    }
    expect(counts[0]).toBe(2)
    expect(counts.length).toBeLessThan(10)
    expect(counts.at(-1)).toBe(10)
    // What is not known yet is read where it is most likely.
    const other = await openAt('/other', { files, folder: '/vault' })
    other.vault.registerDigest(journalDigest)
    const fresh = new JournalList({
      vault: other.vault,
      clock: { now: () => (now += 200), zone: () => 'UTC', after: () => () => undefined },
      search: { places: () => Promise.resolve({ found: [], isWhole: true }) },
    })
    expect((await fresh.month('2026-03', {})).entries).toHaveLength(1)
    expect((await fresh.month('2026-03', {}, true)).entries).toHaveLength(1)
  })
})
