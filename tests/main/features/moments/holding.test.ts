import { beforeEach, describe, expect, it } from 'vitest'
import type { HoldReason } from '@shared/features/moments/quietHours'
import { at, checkIn, HOUR, House, MINUTE, settle } from '../../support/house'

const EIGHT = 'daily@2026-11-23T08:00'
let house: House

// Monday 23 November 2026, half past seven in the morning in Amsterdam.
beforeEach(async () => {
  house = new House()
  await house.begin()
  await house.choose(['08:00', '08:30'])
})

const next = () => house.call('moments.next')

describe('a moment that would disturb', () => {
  it.each(['locked', 'away', 'do-not-disturb', 'full-screen'] as HoldReason[])(
    'waits while it is so (%s), and is shown once when it is over',
    async (reason) => {
      house.ports.holdSources.become(reason)
      await house.pass(40 * MINUTE)
      expect(house.shown).toEqual([])
      expect(await next()).toMatchObject({ state: 'held', heldBy: [reason] })
      expect(house.ports.tray.labels[0]).toBe('Er komt zo een vraag')
      house.ports.holdSources.become()
      await settle()
      expect(house.shown).toEqual([EIGHT])
      expect(house.ports.holdSources.watchers.size).toBe(0)
    },
  )

  it('is looked after also where the desktop does not tell of a change', async () => {
    house.ports.holdSources.become('away')
    await house.pass(31 * MINUTE)
    house.ports.holdSources.reasons = []
    await house.pass(MINUTE)
    expect(house.shown).toEqual([EIGHT])
  })

  it('is shown alone of all that came due meanwhile', async () => {
    house.ports.holdSources.become('locked')
    await house.pass(90 * MINUTE)
    house.ports.holdSources.become()
    await house.pass(3 * HOUR)
    expect(house.shown).toEqual(['daily@2026-11-23T08:30'])
  })

  it('passes in silence after its time', async () => {
    house.ports.holdSources.become('locked')
    await house.pass(4 * HOUR)
    house.ports.holdSources.become()
    await house.pass(MINUTE)
    expect(house.shown).toEqual([])
    expect(await next()).toMatchObject({ state: 'planned', askLessAbout: null })
  })

  it('does not wait for what was chosen not to matter', async () => {
    house.ports.holdSources.become('full-screen')
    await house.pass(40 * MINUTE)
    expect(house.shown).toEqual([])
    await house.call('settings.change', { holdWhen: ['locked', 'away'] })
    await settle()
    expect(house.shown).toEqual([EIGHT])
  })

  it('does not come any more when a pause or quiet hours began meanwhile', async () => {
    house.ports.holdSources.become('locked')
    await house.pass(40 * MINUTE)
    await house.call('moments.pause', { pause: { until: null } })
    house.ports.holdSources.become()
    await house.pass(HOUR)
    expect(house.shown).toEqual([])
    expect(await next()).toMatchObject({ state: 'paused', due: null })
  })

  it('is watched for only while one waits', async () => {
    expect(house.ports.holdSources.watchers.size).toBe(0)
    house.ports.holdSources.become('locked')
    await house.pass(31 * MINUTE)
    expect(house.ports.holdSources.watchers.size).toBe(1)
    await house.pass(3 * HOUR)
    expect(house.ports.holdSources.watchers.size).toBe(0)
  })

  it('leaves no watcher behind when Luwte ends', async () => {
    house.ports.holdSources.become('locked')
    await house.pass(31 * MINUTE)
    await house.app.close()
    expect(house.ports.holdSources.watchers.size).toBe(0)
    expect(house.ports.clock.pendingTimers).toBe(0)
  })

  it('is not shown when somebody wanted quiet while the desktop was being asked', async () => {
    await house.choose(['08:00'])
    const { ask } = house.ports.holdSources
    house.ports.holdSources.ask = async () => {
      house.ports.holdSources.ask = ask
      await house.call('settings.change', { quiet: [{ from: '07:00', to: '12:00', weekdays: [1] }] })
      return []
    }
    await house.pass(HOUR)
    expect(house.shown).toEqual([])
  })
})

describe('quiet hours', () => {
  const night = [{ from: '22:00', to: '07:00', weekdays: [1] }]

  it('let what falls in them pass, across midnight and by the day they begin on', async () => {
    await house.choose(['06:30', '07:00', '21:59', '22:00'])
    await house.call('settings.change', { quiet: night })
    await house.pass(48 * HOUR)
    expect(house.shown).toEqual([
      'daily@2026-11-23T21:59',
      'daily@2026-11-24T07:00',
      'daily@2026-11-24T21:59',
      'daily@2026-11-24T22:00',
      'daily@2026-11-25T06:30',
      'daily@2026-11-25T07:00',
    ])
  })

  it('hold what was held into them, until they end', async () => {
    await house.choose(['21:45'])
    await house.call('settings.change', { quiet: [{ from: '22:00', to: '22:30', weekdays: [1] }] })
    house.ports.holdSources.become('locked')
    await house.pass(14.75 * HOUR)
    house.ports.holdSources.become()
    await settle()
    expect(house.shown).toEqual([])
    await house.pass(20 * MINUTE)
    expect(house.shown).toEqual(['daily@2026-11-23T21:45'])
  })
})

describe('where no notification can be shown', () => {
  beforeEach(async () => {
    house.ports.notifier.outcome = 'failed'
  })

  it('nothing opens by itself', async () => {
    await house.pass(HOUR)
    expect(house.ports.windows.opened).toEqual([])
    expect(await house.call('desktop.presence')).toMatchObject({ notifications: false })
  })

  it.each([
    ['check-in', `/check-in/${EIGHT}`],
    ['write', `/moment/${EIGHT}`],
  ] as const)('the small window opens when that is wanted, without taking the front (%s)', async (kind, route) => {
    await house.choose(at(['08:00'], { kind }))
    await house.call('settings.change', { momentsAsWindow: true })
    await house.pass(HOUR)
    expect(house.ports.windows.opened).toEqual([['check-in', route]])
    expect(house.ports.windows.unasked).toEqual([route])
  })
})

describe('two rhythms at the very same time', () => {
  it('come in turn, so that neither is forgotten', async () => {
    await house.choose(['20:00'])
    await house.choose(at(['20:00'], { id: 'other', kind: 'write' }))
    for (let day = 0; day < 4; day += 1) {
      await house.pass(24 * HOUR)
      await house.call('checkIns.answer', checkIn)
    }
    expect(house.shown.map((id) => id.slice(0, id.indexOf('@')))).toEqual(['daily', 'other', 'daily', 'other'])
  })
})
