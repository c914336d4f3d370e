import { describe, expect, it } from 'vitest'
import { House, HOUR, MINUTE, settle } from '../../support/house'
import { fakePorts } from '../../support/ports'

const YEAR = 365 * 24 * HOUR
const firstOf = (house: House): string => house.ports.tray.labels[0] ?? ''

describe('a clock that stood a year ahead', () => {
  it('leaves a pause no longer than was meant, once it is right', async () => {
    const house = new House(fakePorts('2027-11-23T06:30:00Z'))
    await house.begin()
    await house.choose(['08:00'])
    house.ports.tray.pick('pause:hour')
    await house.pass(MINUTE)
    expect(firstOf(house)).toBe('Pauze tot vandaag om 08:30')
    house.ports.clock.jump(-YEAR)
    // The timers of these tests go by the clock on the wall, real ones do not.
    house.ports.resume()
    await settle()
    expect(firstOf(house)).toBe('Pauze tot vandaag om 08:31')
    await house.pass(HOUR)
    expect((await house.call('moments.next')).state).toBe('planned')
    const { pause } = (await house.call('app.state')).settings
    expect(pause?.until).toBe('2026-11-23T07:31:00.000Z')
  })

  it('leaves a pause without an end as it is, and one that was begun here too', async () => {
    const house = new House(fakePorts('2027-11-23T06:30:00Z'))
    await house.begin()
    await house.choose(['08:00'])
    await house.call('moments.pause', { pause: { until: null } })
    house.ports.clock.jump(-YEAR)
    house.ports.resume()
    await settle()
    expect(firstOf(house)).toBe('Pauze')
    await house.call('moments.pause', { pause: { until: '2026-12-20T05:00:00.000Z' } })
    await house.pass(24 * HOUR)
    expect(firstOf(house)).toBe('Pauze tot zondag 20 december om 06:00')
  })
})

it('a pause into another year says which', async () => {
  const house = new House()
  await house.begin()
  await house.choose(['08:00'])
  await house.call('moments.pause', { pause: { until: '2027-03-01T05:00:00.000Z' } })
  await settle()
  expect(firstOf(house)).toBe('Pauze tot 1 maart 2027 om 06:00')
})

describe('a clock before the day on which Luwte was built', () => {
  const codes = async (house: House) => (await house.call('app.state')).notices.map(({ code }) => code)

  it.each([
    [-1, ['clock-behind']],
    [1, []],
  ])('is told once: %d days', async (days, told) => {
    const ports = fakePorts()
    Object.assign(ports.system, { builtAt: ports.clock.now() - days * 24 * HOUR })
    const house = new House(ports)
    await house.begin()
    expect(await codes(house)).toEqual(told)
    const [notice] = (await house.call('app.state')).notices
    if (notice) await house.call('app.dismissNotice', { id: notice.id })
    await house.pass(48 * HOUR)
    expect(await codes(house)).toEqual([])
  })
})
