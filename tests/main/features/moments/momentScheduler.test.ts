import { beforeEach, describe, expect, it } from 'vitest'
import { checkIn, HOUR, House, MINUTE, settle } from '../../support/house'

const EIGHT = 'daily@2026-11-23T08:00'
let house: House

// Monday 23 November 2026, half past seven in the morning in Amsterdam.
beforeEach(async () => {
  house = new House()
  await house.begin()
})

describe('moments', () => {
  it('are off until they are chosen: nothing is shown and no timer runs', async () => {
    // Those that limit how long a start waits for the desktop.
    const atStart = house.ports.clock.timersSet
    expect(house.ports.clock.pendingTimers).toBe(0)
    await house.pass(48 * HOUR)
    expect(house.shown).toEqual([])
    expect(house.ports.clock.timersSet).toBe(atStart)
  })

  it('come at their time, once, with neutral words', async () => {
    await house.choose(['08:00', '20:00'])
    await house.pass(29 * MINUTE)
    expect(house.shown).toEqual([])
    await house.pass(MINUTE)
    expect(house.shown).toEqual([EIGHT])
    await house.pass(24 * HOUR - 30 * MINUTE - 1)
    expect(house.shown).toEqual([EIGHT, 'daily@2026-11-23T20:00'])
    expect(new Set(house.ports.notifier.texts)).toEqual(
      new Set(['Luwte', 'Een klein moment, als je wilt.', 'Later', 'Vandaag niet']),
    )
  })

  it('open the small window on a click', async () => {
    await house.choose(['08:00'])
    await house.pass(HOUR)
    house.ports.notifier.click(EIGHT)
    expect(house.ports.windows.opened).toEqual([['check-in', '/check-in/daily@2026-11-23T08:00']])
  })

  it('are answered by a check-in, from whatever window', async () => {
    await house.choose(['08:00'])
    await house.pass(HOUR)
    expect(house.ports.tray.model?.state).toBe('waiting')
    await house.call('checkIns.answer', checkIn)
    expect(house.ports.tray.model?.state).toBe('resting')
    expect(house.ports.notifier.closed).toContain(EIGHT)
    await house.pass(0)
    expect(house.ports.tray.labels).toContain('Laatste check-in: vandaag om 08:30')
  })

  it('pass in silence after two hours', async () => {
    await house.choose(['08:00'])
    await house.pass(3 * HOUR)
    expect(house.ports.tray.model?.state).toBe('resting')
    expect(house.ports.notifier.closed).toContain(EIGHT)
    expect(house.shown).toHaveLength(1)
  })

  it('come back half an hour after "later"', async () => {
    await house.choose(['08:00'])
    await house.pass(31 * MINUTE)
    await house.call('moments.snooze', { occurrence: EIGHT, snooze: 'half-hour' })
    await house.pass(29 * MINUTE)
    expect(house.shown).toHaveLength(1)
    await house.pass(2 * MINUTE)
    expect(house.shown).toEqual([EIGHT, EIGHT])
    await house.pass(10 * HOUR)
    expect(house.shown).toHaveLength(2)
  })

  it('bring at most one after three days of sleep', async () => {
    await house.choose(['07:45', '08:00', '08:15', '20:00'])
    house.ports.clock.jump(3 * 24 * HOUR + HOUR)
    house.ports.resume()
    await settle()
    await house.pass(10 * MINUTE)
    expect(house.shown).toEqual(['daily@2026-11-26T08:15'])
  })

  it('are not shown again after a restart, also not when the clock was set back an hour', async () => {
    await house.choose(['08:00'])
    await house.pass(HOUR)
    await house.app.close()
    house.ports.clock.jump(-HOUR)
    await house.begin()
    await house.pass(2 * HOUR)
    expect(house.shown).toEqual([EIGHT])
  })

  it('are remembered before they are shown', async () => {
    await house.choose(['08:00'])
    let remembered = ''
    house.ports.notifier.show = () => {
      remembered = new TextDecoder().decode(house.ports.files.contents.get('/data/moments.json'))
      return Promise.resolve('shown')
    }
    await house.pass(HOUR)
    expect(remembered).toContain(EIGHT)
  })

  it('wait while paused, and the tray says so', async () => {
    await house.choose(['08:00', '09:00'])
    await house.call('moments.pause', { pause: { until: '2026-11-23T07:30:00.000Z' } })
    expect(house.ports.tray.model?.state).toBe('paused')
    expect(house.ports.tray.labels).toContain('Pauze tot vandaag om 08:30')
    await house.pass(2 * HOUR)
    expect(house.shown).toEqual(['daily@2026-11-23T09:00'])
    expect(house.ports.tray.model?.state).toBe('waiting')
  })

  it('go on when the tray resumes them', async () => {
    await house.choose(['08:00'])
    await house.call('moments.pause', { pause: { until: '2026-11-30T07:30:00.000Z' } })
    house.ports.tray.pick('resume')
    await house.pass(HOUR)
    expect(house.shown).toEqual([EIGHT])
  })

  it('set at most two timers a minute while one is planned', async () => {
    await house.choose(['20:00'])
    const before = house.ports.clock.timersSet
    await house.pass(10 * MINUTE)
    expect(house.ports.clock.timersSet - before).toBeLessThanOrEqual(20)
    expect(house.ports.clock.pendingTimers).toBeLessThanOrEqual(1)
  })

  it('never write a word of the user beside times and ids', async () => {
    await house.choose(['08:00'])
    await house.pass(HOUR)
    await house.call('checkIns.answer', {
      answer: 'felt',
      feelings: [{ id: 'lonely' }],
      around: { with: [], where: [], doing: [] },
      note: 'niemand weet dit',
      occurrence: EIGHT,
    })
    for (const name of ['settings.json', 'moments.json']) {
      const text = new TextDecoder().decode(house.ports.files.contents.get(`/data/${name}`))
      expect(text).not.toMatch(/lonely|niemand/)
    }
  })
})
