import { beforeEach, describe, expect, it } from 'vitest'
import { at, checkIn, HOUR, House, MINUTE, settle } from '../../support/house'

const EIGHT = 'daily@2026-11-23T08:00'
let house: House

// Monday 23 November 2026, half past seven in the morning in Amsterdam.
beforeEach(async () => {
  house = new House()
  await house.begin()
})

const next = () => house.call('moments.next')

describe('putting a moment off', () => {
  beforeEach(async () => {
    await house.choose(['08:00', '21:00'])
    await house.pass(31 * MINUTE)
  })

  it.each([
    ['ten-minutes', 10],
    ['half-hour', 30],
    ['hour', 60],
  ] as const)('for %s brings it back after %s minutes, once', async (snooze, minutes) => {
    await house.call('moments.snooze', { occurrence: EIGHT, snooze })
    expect(house.ports.notifier.closed).toContain(EIGHT)
    await house.pass(minutes * MINUTE - 1)
    expect(house.shown).toEqual([EIGHT])
    await house.pass(4 * HOUR)
    expect(house.shown).toEqual([EIGHT, EIGHT])
  })

  it('until this evening brings it back at eight', async () => {
    house.ports.tray.pick('snooze:evening')
    await settle()
    expect(await next()).toMatchObject({ state: 'planned', due: Date.parse('2026-11-23T19:00:00Z') })
  })

  it('is offered only where it would not fall in quiet hours, and refused there', async () => {
    expect(house.ports.tray.labels).toContain('Over een uur')
    await house.call('settings.change', { quiet: [{ from: '08:45', to: '12:00', weekdays: [1] }] })
    await settle()
    expect(house.ports.tray.labels).toContain('Over tien minuten')
    expect(house.ports.tray.labels).not.toContain('Over een uur')
    await expect(house.call('moments.snooze', { occurrence: EIGHT, snooze: 'hour' })).rejects.toThrow('bad-input')
    expect(await next()).toMatchObject({ waiting: { occurrence: EIGHT } })
  })

  it('by the button of the notification is half an hour', async () => {
    house.ports.notifier.press(EIGHT, 'later')
    await settle()
    expect(await next()).toMatchObject({ due: Date.parse('2026-11-23T07:31:00Z') })
  })

  it('by the button lets it go where all that could be offered is quiet', async () => {
    await house.call('settings.change', { quiet: [{ from: '08:40', to: '08:35', weekdays: [1, 2, 3, 4, 5, 6, 7] }] })
    house.ports.notifier.press(EIGHT, 'later')
    await settle()
    expect(await next()).toMatchObject({ waiting: null })
    await house.pass(4 * HOUR)
    expect(house.shown).toEqual([EIGHT])
  })
})

describe('not today', () => {
  it('lets the whole day of that rhythm pass, and goes on tomorrow', async () => {
    await house.choose(['08:00', '20:00'])
    await house.choose(at(['09:00'], { id: 'other', kind: 'write' }))
    await house.pass(31 * MINUTE)
    await house.call('moments.notToday', { occurrence: EIGHT })
    expect(house.ports.notifier.closed).toContain(EIGHT)
    await house.pass(24 * HOUR)
    expect(house.shown).toEqual([EIGHT, 'other@2026-11-23T09:00', 'daily@2026-11-24T08:00'])
    const { here } = await house.call('rhythms.list')
    expect(here[0]?.skip).toEqual(['2026-11-23'])
  })

  it('means the day on which a part of the day began', async () => {
    const night = { by: 'hours' as const, every: 2, from: '22:00', to: '04:00', weekdays: [1] }
    await house.choose({ ...at([]), rule: night })
    await house.pass(17 * HOUR)
    expect(house.shown.at(-1)).toBe('daily@2026-11-24T00:00')
    house.ports.tray.pick('not-today')
    await house.pass(5 * HOUR)
    expect(house.shown.at(-1)).toBe('daily@2026-11-24T00:00')
    expect((await house.call('rhythms.list')).here[0]?.skip).toEqual(['2026-11-23'])
  })

  it('takes along what was put off', async () => {
    await house.choose(['08:00', '08:10'])
    await house.pass(31 * MINUTE)
    await house.call('moments.snooze', { occurrence: EIGHT, snooze: 'hour' })
    await house.pass(10 * MINUTE)
    house.ports.notifier.press('daily@2026-11-23T08:10', 'not-today')
    await house.pass(3 * HOUR)
    expect(house.shown).toEqual([EIGHT, 'daily@2026-11-23T08:10'])
  })
})

describe('a moment that asks for something else', () => {
  it.each([
    ['write', null, '/journal/write/new'],
    ['write', 'prompt.heard', '/care/prompt/prompt.heard'],
    ['practice', null, '/care'],
    ['practice', 'ex.slow', '/care/exercise/ex.slow'],
  ] as const)('to %s opens (%s) %s, and has its answer by that', async (kind, opens, route) => {
    await house.call('rhythms.save', { ...at(['08:00'], { kind }), name: '', opens })
    await house.pass(31 * MINUTE)
    expect(house.ports.notifier.texts.join()).not.toMatch(/prompt|slow/)
    house.ports.notifier.click(EIGHT)
    await settle()
    await settle()
    expect(house.ports.windows.opened).toEqual([['main', route]])
    expect(await next()).toMatchObject({ waiting: null })
  })

  it('is not answered by a check-in, but to write by a new entry', async () => {
    await house.choose(at(['08:00'], { kind: 'write' }))
    await house.pass(31 * MINUTE)
    await house.call('checkIns.answer', checkIn)
    expect(await next()).toMatchObject({ waiting: { kind: 'write' } })
    await house.call('entries.save', { id: null, seen: null, text: 'een paar woorden' })
    expect(await next()).toMatchObject({ waiting: null })
  })
})

describe('a rhythm that nobody answers', () => {
  beforeEach(async () => {
    await house.choose(['08:00'])
    await house.pass(3 * 24 * HOUR)
  })

  it('asks once, after three, whether to come more rarely; its next notification says so', async () => {
    expect(await next()).toMatchObject({ askLessAbout: 'daily' })
    expect(house.ports.notifier.texts.join()).not.toContain('te vaak')
    await house.pass(2 * 24 * HOUR)
    expect(house.ports.notifier.texts.filter((text) => text.includes('te vaak'))).toHaveLength(1)
    // It never counts aloud.
    expect(house.ports.notifier.texts.join()).not.toMatch(/[0-9]/)
  })

  it('comes on fewer days when that is wanted, and is not asked again', async () => {
    const { here } = await house.call('moments.askLess', { rhythm: 'daily', answer: 'rarer' })
    expect(here[0]?.rule).toEqual({ by: 'times', times: ['08:00'], weekdays: [2, 4, 6] })
    expect(await next()).toMatchObject({ askLessAbout: null })
    await house.pass(5 * 24 * HOUR)
    expect(await next()).toMatchObject({ askLessAbout: null })
  })

  it('stays as it is when that is wanted, and is not asked again', async () => {
    await house.call('moments.askLess', { rhythm: 'daily', answer: 'stay' })
    await house.pass(4 * 24 * HOUR)
    expect(house.shown).toHaveLength(7)
    expect(await next()).toMatchObject({ askLessAbout: null })
  })

  it('is not asked any more once a moment was answered', async () => {
    await house.pass(HOUR)
    await house.call('checkIns.answer', checkIn)
    expect(await next()).toMatchObject({ askLessAbout: null })
  })

  it('still asks after a restart', async () => {
    await house.begin()
    expect(await next()).toMatchObject({ askLessAbout: 'daily' })
  })
})

describe('a moment at a time that nobody knows beforehand', () => {
  it('is not given away by the tray, until it was put off', async () => {
    const rule = { by: 'unforeseen' as const, count: 1, from: '09:00', to: '21:00', gap: 60, weekdays: [1], seed: 'x1' }
    await house.choose({ ...at([]), rule })
    expect(house.ports.tray.labels[0]).toBe('Het volgende moment komt onverwacht')
    expect(house.ports.tray.model?.tip).not.toMatch(/[0-9]/)
    while (house.shown.length === 0) await house.pass(10 * MINUTE)
    house.ports.notifier.press(house.shown[0] ?? '', 'later')
    await settle()
    expect(house.ports.tray.labels[0]).toMatch(/^Volgende moment: vandaag om /)
  })
})

describe('what was put off into a pause', () => {
  it('does not come once another one that waits is put off too', async () => {
    await house.choose(at(['07:40', '08:35'], { lifetime: 720 }))
    await house.pass(10 * MINUTE)
    const first = 'daily@2026-11-23T07:40'
    const second = 'daily@2026-11-23T08:35'
    expect(house.shown).toEqual([first])
    await house.call('moments.snooze', { occurrence: first, snooze: 'ten-minutes' })
    await house.call('moments.pause', { pause: { until: '2026-11-23T07:34:00.000Z' } })
    await house.pass(55 * MINUTE)
    expect(house.shown).toEqual([first, second])
    await house.call('moments.pause', { pause: null })
    await house.call('moments.snooze', { occurrence: second, snooze: 'ten-minutes' })
    await house.pass(5 * MINUTE)
    expect(house.shown).toEqual([first, second])
  })
})
