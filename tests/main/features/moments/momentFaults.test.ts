import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fillDisk, slowDisk } from '../../support/faults'
import { at, checkIn, HOUR, House, MINUTE, settle } from '../../support/house'

const EIGHT = 'daily@2026-11-23T08:00'
let house: House

// Monday 23 November 2026, half past seven in the morning in Amsterdam.
beforeEach(async () => {
  house = new House()
  await house.begin()
})

describe('when moments.json cannot be written', () => {
  it('nothing is shown that could not be remembered, and moments go on once there is room', async () => {
    await house.choose(['08:00', '20:00'])
    const makeRoom = fillDisk(house.ports, 'moments.json')
    const before = house.ports.clock.timersSet
    await house.pass(2 * HOUR)
    expect(house.shown).toEqual([])
    // One a minute to look again, and one that limits the question whether it would disturb.
    expect(house.ports.clock.timersSet - before).toBeLessThanOrEqual(250)
    makeRoom()
    await house.pass(2 * MINUTE)
    expect(house.shown).toEqual([EIGHT])
    await house.pass(12 * HOUR)
    expect(house.shown).toEqual([EIGHT, 'daily@2026-11-23T20:00'])
  })

  it('Luwte starts all the same', async () => {
    house.store('settings.json', { rhythms: [at(['07:00'])] })
    fillDisk(house.ports, 'moments.json')
    await house.begin()
    expect(house.ports.tray.labels).toContain('Luwte openen')
  })

  it('Luwte starts when it cannot be read, and shows nothing until it can', async () => {
    house.store('settings.json', { rhythms: [at(['07:00'])] })
    const { read } = house.ports.files
    house.ports.files.read = (path) =>
      path.endsWith('moments.json')
        ? Promise.reject(Object.assign(new Error('EACCES'), { cause: 'the system' }))
        : read(path)
    await house.begin()
    expect(house.shown).toEqual([])
    house.store('moments.json', {
      occurrences: { 'daily@2026-11-23T07:00': { state: 'answered', since: '2026-11-23T06:10:00.000Z' } },
    })
    house.ports.files.read = read
    await house.pass(5 * MINUTE)
    expect(house.shown).toEqual([])
  })

  it('a check-in that was saved is not called unsaved, nor asked for again', async () => {
    await house.choose(['08:00'])
    await house.pass(HOUR)
    fillDisk(house.ports, 'moments.json')
    await house.call('checkIns.answer', { ...checkIn, occurrence: EIGHT })
    expect(house.ports.notifier.closed).toContain(EIGHT)
    expect(house.ports.tray.model?.state).toBe('resting')
    await house.pass(HOUR)
    expect(house.shown).toEqual([EIGHT])
  })
})

describe('a desktop that never says what became of a notification', () => {
  beforeEach(async () => {
    await house.choose(['08:00', '20:00'])
    house.ports.notifier.show = vi.fn(({ id }: { id: string }) => {
      house.ports.notifier.shown.push(id)
      return new Promise<never>(() => undefined)
    })
    await house.pass(HOUR)
  })

  it('holds up neither a check-in nor closing', async () => {
    await house.call('checkIns.answer', { ...checkIn, occurrence: EIGHT })
    await house.app.close()
  })

  it('holds up no later moment', async () => {
    await house.pass(12 * HOUR)
    expect(house.shown).toEqual([EIGHT, 'daily@2026-11-23T20:00'])
  })
})

describe('what happens at once', () => {
  const awhile = () => new Promise((resolve) => setTimeout(resolve, 60))

  it('an answer while the next moment is being remembered does not make that one come twice', async () => {
    await house.choose(['08:00', '08:30'])
    await house.pass(45 * MINUTE)
    slowDisk(house.ports, 'moments.json')
    house.ports.clock.jump(15 * MINUTE)
    house.ports.resume()
    await Promise.all([house.call('checkIns.answer', { ...checkIn, occurrence: EIGHT }), awhile()])
    house.ports.resume()
    await awhile()
    expect(house.shown).toEqual([EIGHT, 'daily@2026-11-23T08:30'])
  })

  it.each([997, 998, 999])('a moment that comes due in the midst of a look comes (.%s)', async (milliseconds) => {
    await house.choose(['08:00'])
    await settle()
    house.ports.clock.epochMs = Date.parse(`2026-11-23T06:59:59.${String(milliseconds)}Z`)
    // Each look at the clock takes a little time, as in life.
    const { now } = house.ports.clock
    house.ports.clock.now = () => house.ports.clock.epochMs++
    house.ports.resume()
    await settle()
    house.ports.clock.now = now
    await house.pass(HOUR)
    expect(house.shown).toEqual([EIGHT])
  })

  it('no timer is left running when it ends in the midst of a look', async () => {
    await house.choose(['08:00'])
    await settle()
    slowDisk(house.ports, 'moments.json')
    house.ports.clock.jump(30 * MINUTE)
    house.ports.resume()
    await settle()
    await house.app.close()
    await awhile()
    expect(house.ports.clock.pendingTimers).toBe(0)
  })
})

describe('a moment that waits', () => {
  it('is not followed by an older one once it was answered', async () => {
    await house.choose(['08:00', '08:15'])
    await house.pass(50 * MINUTE)
    await house.call('checkIns.answer', { ...checkIn, occurrence: 'daily@2026-11-23T08:15' })
    expect(house.ports.tray.model?.state).toBe('resting')
  })

  it('and was put off is answered by a check-in from elsewhere', async () => {
    await house.choose(['08:00'])
    await house.pass(31 * MINUTE)
    await house.call('moments.snooze', { occurrence: EIGHT, snooze: 'half-hour' })
    await house.pass(10 * MINUTE)
    await house.call('checkIns.answer', checkIn)
    await house.pass(3 * HOUR)
    expect(house.shown).toEqual([EIGHT])
  })

  it('and was put off comes back as it was said, also when the times were changed meanwhile', async () => {
    await house.choose(['08:00'])
    await house.pass(31 * MINUTE)
    await house.call('moments.snooze', { occurrence: EIGHT, snooze: 'half-hour' })
    await house.choose(['21:00'])
    expect(house.ports.tray.labels).toContain('Volgende moment: vandaag om 08:31')
    await house.pass(40 * MINUTE)
    expect(house.shown).toEqual([EIGHT, EIGHT])
  })

  it.each([
    ['paused', () => house.call('moments.pause', { pause: { until: '2026-11-23T07:30:00.000Z' } })],
    ['switched off', () => house.choose(at(['08:00'], { on: false }))],
  ])('goes at once when moments are %s, and is not back afterwards', async (_what, quiet) => {
    await house.choose(['08:00'])
    await house.pass(40 * MINUTE)
    await quiet()
    await settle()
    expect(house.ports.notifier.closed).toContain(EIGHT)
    expect(house.ports.tray.model?.state).not.toBe('waiting')
    await house.pass(40 * MINUTE)
    expect(house.ports.tray.model?.state).toBe('resting')
    expect(house.shown).toEqual([EIGHT])
  })

  it('takes its notification along when Luwte ends', async () => {
    await house.choose(['08:00'])
    await house.pass(40 * MINUTE)
    await house.app.close()
    expect(house.ports.notifier.closed).toEqual([EIGHT])
  })

  it('does not wait for days after a clock that stood ahead was put right', async () => {
    await house.choose(['08:00'])
    house.ports.clock.jump(10 * 24 * HOUR)
    await house.pass(40 * MINUTE)
    expect(house.ports.tray.model?.state).toBe('waiting')
    house.ports.clock.jump(-10 * 24 * HOUR - HOUR)
    house.ports.resume()
    await settle()
    expect(house.ports.tray.model?.state).toBe('resting')
  })
})

describe('choosing times', () => {
  it('asks nothing for a time of day that had gone by', async () => {
    await house.pass(90 * MINUTE)
    await house.choose(['08:00'])
    await house.pass(30 * MINUTE)
    await house.app.close()
    await house.begin()
    await house.pass(2 * HOUR)
    expect(house.shown).toEqual([])
    await house.pass(24 * HOUR)
    expect(house.shown).toEqual(['daily@2026-11-24T08:00'])
  })
})

describe('a pause that no engine can read', () => {
  it('counts as none: Luwte starts, and moments come', async () => {
    house.store('settings.json', { rhythms: [at(['08:00'])], pause: { until: '2026-11-21T10:00:00+01' } })
    await house.begin()
    await house.pass(HOUR)
    expect(house.shown).toEqual([EIGHT])
  })
})
