import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle, SightObserver } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import type { EntrySummary, JournalMonths, JournalPage } from '@shared/features/journal/contract'
import type { JournalFilter } from '@shared/features/journal/journalFilter'
import { journalDays, startOfText } from '@/features/journal/entryList'
import { eventually } from '../support/eventually'

const ZONE = '+01:00[Europe/Amsterdam]'
const idOf = (number: number) => `01932f3c-1f3a-7abc-8def-${String(number).padStart(12, '0')}`
const entryOn = (number: number, date: string, excerpt = `Tekst ${number}`): EntrySummary => ({
  ...{ id: idOf(number), at: `${date}T20:04${ZONE}`, excerpt, feelings: [], versions: 1 },
})
const checkInOn = (number: number, date: string, feeling = 'tired'): CheckIn => ({
  ...{ id: idOf(number), kind: 'check-in', at: `${date}T08:10${ZONE}`, seen: { here: 1 } },
  ...{ changedAt: '2026-11-21T07:10:00.000Z', answer: 'felt', feelings: [{ id: feeling }] },
  ...{ around: { with: [], where: [], doing: [] }, note: '' },
})

let opened: VueWrapper | undefined
/** What main knows. */
let journal: (EntrySummary | CheckIn)[]
let knows: Partial<JournalMonths>

const isCheckIn = (one: EntrySummary | CheckIn): one is CheckIn => 'kind' in one
const monthOf = ({ at }: { at: string }) => at.slice(0, 7)
const fits = (one: EntrySummary | CheckIn, { kind, feeling }: JournalFilter) =>
  (kind === undefined || isCheckIn(one) === (kind === 'check-in')) &&
  (!feeling || (isCheckIn(one) && JSON.stringify(one.feelings).includes(JSON.stringify(feeling))))
const pageOf = (found: readonly (EntrySummary | CheckIn)[]): JournalPage => ({
  entries: found.filter((one): one is EntrySummary => !isCheckIn(one)),
  checkIns: found.filter(isCheckIn),
})

const open = async (path = '/journal') => {
  const found = await openAt(path)
  opened = found.wrapper
  return found
}
const texts = (selector: string) => opened?.findAll(selector).map((one) => one.text()) ?? []
const months = () => texts('[data-month] h3')
const lines = () => texts('[data-item]')
const comes = (name: 'year' | 'month', value: string, isIntersecting = true) =>
  SightObserver.become((target) => (target as HTMLElement).dataset[name] === value, isIntersecting).then(settle)
const press = async (name: string) => {
  await opened
    ?.findAll('button')
    .find((one) => one.text() === name || one.attributes('aria-label') === name)
    ?.trigger('click')
  await settle()
}
const focused = () => (document.activeElement?.closest('[data-item]') as HTMLElement | null)?.dataset.item

beforeEach(() => {
  resetBridge()
  SightObserver.all = []
  knows = {}
  journal = [
    ...[entryOn(9, '2026-11-21'), checkInOn(8, '2026-11-21'), entryOn(7, '2026-11-03')],
    ...[entryOn(6, '2026-02-03', 'Winter'), entryOn(5, '1990-05-01', 'Lang geleden'), checkInOn(4, '1990-05-01')],
  ]
  answer('entries.months', ({ filter }: { filter: JournalFilter }) => {
    const found = journal.filter((one) => fits(one, filter))
    const all = [...new Set(found.map(monthOf))].map((month) => {
      const ofMonth = found.filter((one) => monthOf(one) === month)
      const days = ofMonth.reduce((mask, { at }) => mask | (1 << (Number(at.slice(8, 10)) - 1)), 0)
      return { month, count: ofMonth.length, days: filter.feeling ? 0 : days }
    })
    return {
      months: all,
      feelings: [{ id: 'tired' }],
      tags: [],
      hasPictures: false,
      prompts: [],
      people: [],
      hasBin: false,
      isWhole: true,
      ...knows,
    }
  })
  answer('entries.month', ({ month, filter }: { month: string; filter: JournalFilter }) =>
    pageOf(journal.filter((one) => monthOf(one) === month && fits(one, filter))),
  )
  answer('entries.read', ({ id }: { id: string }) => ({
    ...{ entry: { ...entryOn(9, '2026-11-21'), id, kind: 'entry', seen: { here: 1 }, changedAt: '', text: 'Mist.' } },
    ...{ siblings: [], seen: { here: 1 } },
  }))
})
afterEach(() => {
  opened?.unmount()
  vi.restoreAllMocks()
})

describe('the list', () => {
  test('reads the months that are in sight, and of a year out of sight not even those are listed', async () => {
    await open()
    expect(months()).toEqual(['November 2026', 'Februari 2026'])
    expect(texts('[data-year="1990"]')).toEqual(['1990'])
    // The newest is read before it is seen to be in sight.
    expect(callsOf('entries.month')).toEqual([{ month: '2026-11', filter: {}, few: false }])
    await comes('month', '2026-11')
    expect(callsOf('entries.month')).toHaveLength(1)
    expect(lines()).toEqual(
      ['20:04Tekst 9', '08:10moe', '20:04Tekst 7'].map((line) => expect.stringContaining(line) as string),
    )
    await comes('year', '1990')
    expect(months()).toEqual(['November 2026', 'Februari 2026', 'Mei 1990'])
    await comes('month', '1990-05')
    expect(lines().join()).toContain('Lang geleden')
    await comes('month', '2026-11', false)
    expect(lines().join()).not.toContain('Tekst 9')
    expect(months()).toContain('November 2026')
  })

  test('has check-ins among the entries, each where it was in the day', async () => {
    await open()
    await comes('month', '2026-11')
    expect(
      opened
        ?.findAll('.day')[0]
        ?.findAll('li a')
        .map((link) => link.attributes('href')),
    ).toEqual([`/journal/entry/${idOf(9)}`, `/check-ins/${idOf(8)}`])
  })

  test('shows at once what was written elsewhere in a month in sight', async () => {
    await open()
    await comes('month', '2026-11')
    journal.unshift(entryOn(10, '2026-11-22', 'Nieuw'))
    emit('records.changed', { kinds: ['entry'] })
    await settle()
    expect(lines()[0]).toContain('Nieuw')
  })

  test('has full months come line by line, all of them in the end', async () => {
    journal = Array.from({ length: 90 }, (_, number) =>
      entryOn(100 - number, `2026-11-${String(30 - Math.floor(number / 3)).padStart(2, '0')}`),
    )
    let frames: FrameRequestCallback[] = []
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation((callback) => frames.push(callback))
    await open()
    const counts = [lines().length]
    while (frames.length > 0) {
      const now = frames
      frames = []
      now.forEach((callback) => callback(0))
      await settle()
      counts.push(lines().length)
    }
    expect(counts[0]).toBe(24)
    expect(counts.at(-1)).toBe(90)
    expect(counts.length).toBeGreaterThan(3)
  })

  test('shows all of a month that grew after it was shown whole', async () => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, number) =>
        entryOn(100 - number, `2026-11-${String(30 - Math.floor(number / 3)).padStart(2, '0')}`),
      )
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation((callback) => {
      queueMicrotask(() => callback(0))
      return 0
    })
    journal = entries(20)
    await open()
    expect(lines()).toHaveLength(20)
    journal = entries(60)
    emit('records.changed', { kinds: ['entry'] })
    await settle()
    expect(lines()).toHaveLength(60)
  })

  test('shows the newest months at once, and says after a while that it is still looking for the others', async () => {
    let give: (months: unknown) => void = () => undefined
    const few = {
      months: [{ month: '2026-11', count: 3, days: 0 }],
      feelings: [],
      tags: [],
      prompts: [],
      hasBin: false,
    }
    const whole = { ...few, months: [...few.months, { month: '1990-05', count: 2, days: 1 }], isWhole: true }
    answer('entries.months', (asked: { few: boolean }) =>
      asked.few ? { ...few, isWhole: false } : new Promise((resolve) => (give = resolve)),
    )
    const { wrapper } = await open()
    expect(lines()).toHaveLength(3)
    expect(wrapper.text()).not.toContain('Luwte kijkt nog')
    await eventually(() => expect(wrapper.text()).toContain('Luwte kijkt nog wat er eerder was'))
    give(whole)
    await eventually(() => expect(wrapper.text()).toContain('1990'))
    await eventually(() => expect(wrapper.text()).not.toContain('Luwte kijkt nog'))
    expect(callsOf('entries.months')).toHaveLength(2)
  })

  test('an empty journal has a beginning to offer, and no ways through it', async () => {
    journal = []
    await open()
    expect(opened?.text()).toContain('Hier is nog niets geschreven')
    expect(opened?.text()).not.toContain('prullenbak')
    expect(opened?.text()).not.toContain('Ga naar een maand')
  })

  test('leads to the bin only where something is in it', async () => {
    knows = { hasBin: true }
    await open()
    expect(opened?.find('.bin').attributes('href')).toBe('/journal/bin')
  })
})

describe('coming back', () => {
  test('is to the line that was opened, with the focus on it', async () => {
    const { router } = await open()
    await comes('year', '1990')
    await comes('month', '1990-05')
    await router.push(`/journal/entry/${idOf(5)}`)
    await settle()
    await router.push('/journal')
    await settle()
    expect(focused()).toBe(idOf(5))
  })

  test('is to the next line where it was thrown away meanwhile', async () => {
    const { router } = await open()
    await comes('month', '2026-11')
    await router.push(`/journal/entry/${idOf(9)}`)
    await settle()
    journal = journal.filter(({ id }) => id !== idOf(9))
    emit('records.changed', { kinds: ['entry'] })
    await router.push('/journal')
    await settle()
    await eventually(() => expect(focused()).toBe(idOf(8)))
  })

  test('from another place is to the beginning', async () => {
    const { router } = await open()
    await comes('month', '2026-11')
    for (const path of [`/journal/entry/${idOf(7)}`, '/today', '/journal']) {
      await router.push(path)
      await settle()
    }
    expect(focused()).toBeUndefined()
  })
})

describe('the ways through the list', () => {
  test('lead to a day of a month long ago, which has the focus then', async () => {
    await open()
    await press('Ga naar een maand')
    expect(texts('table button')).toEqual(['3', '21'])
    knows = { months: [{ month: '1990-05', count: 2, days: 1 }] }
    emit('records.changed', { kinds: ['entry'] })
    await settle()
    expect(texts('table button')).toEqual(['1'])
    await press('dinsdag 1 mei 1990')
    await eventually(() => expect(focused()).toBe(idOf(5)))
  })

  test('show the month that was asked for, with the focus on its name', async () => {
    await open()
    await press('Ga naar een maand')
    await press('Toon deze maand')
    expect(document.activeElement?.textContent).toBe('November 2026')
  })

  test('show one kind, say so, and everything again', async () => {
    await open()
    await press('Kies wat je ziet')
    await opened?.find('input[type=radio][value="check-in"]').setValue(true)
    await settle()
    await comes('month', '2026-11')
    expect(lines()).toHaveLength(1)
    expect(opened?.text()).toContain('Je ziet nu alleen check-ins.')
    expect(callsOf('entries.months').at(-1)).toMatchObject({ filter: { kind: 'check-in' } })
    await press('Toon alles')
    await comes('month', '2026-11')
    expect(lines()).toHaveLength(3)
    expect(opened?.text()).not.toContain('Je ziet nu alleen')
  })

  test('keep what was chosen until everything is asked for, also where nothing fits any more', async () => {
    const { router } = await open()
    await press('Kies wat je ziet')
    await opened?.find('input[type=radio][value="check-in"]').setValue(true)
    await settle()
    journal = journal.filter((one) => !isCheckIn(one))
    await router.push('/today')
    await settle()
    await router.push('/journal')
    await settle()
    expect(opened?.text()).toContain('Hier is nu niets dat daarbij past.')
    await press('Toon alles')
    expect(months()).toContain('November 2026')
  })

  test('offer this day of earlier years only where there is something, and folded', async () => {
    await open()
    await settle()
    expect(opened?.text()).not.toContain('Eerder op deze dag')
    opened?.unmount()
    answer('entries.onThisDay', () => pageOf([entryOn(3, '2019-11-30', 'Regen op het dak')]))
    await open()
    await eventually(() => expect(opened?.text()).toContain('Eerder op deze dag'))
    expect(opened?.text()).not.toContain('Regen op het dak')
    await press('Eerder op deze dag')
    expect(texts('.earlier h3')).toEqual(['2019'])
    expect(opened?.text()).toContain('Regen op het dak')
  })
})

test('a day is the one on the wall, and the last lived comes first, whatever kind it is', () => {
  const days = journalDays({
    entries: [
      { ...entryOn(2, '2026-11-01'), at: '2026-11-01T00:20+01:00[Europe/Amsterdam]' },
      { ...entryOn(1, '2026-10-31'), at: '2026-10-31T23:50+13:00[Pacific/Auckland]' },
    ],
    checkIns: [checkInOn(3, '2026-11-01')],
  })
  expect(days.map(({ date, items }) => [date, items.length])).toEqual([
    ['2026-11-01', 2],
    ['2026-10-31', 1],
  ])
  expect(days[0]?.items[0]).toHaveProperty('checkIn')
})

test('a beginning is cut at a whole word', () => {
  expect(startOfText('kort')).toBe('kort')
  expect(startOfText('een, twee, drie', 12)).toBe('een, twee…')
  expect(startOfText('x'.repeat(50), 10)).toBe(`${'x'.repeat(10)}…`)
})
