import { beforeEach, describe, expect, it } from 'vitest'
import { THEMES, type Theme } from '@shared/features/settings/settings'
import { HOUR, House, MINUTE } from '../support/house'
import { fakePorts } from '../support/ports'

let house: House

const begin = async (start: string, theme: Theme) => {
  house = new House(fakePorts(start))
  house.store('settings.json', { theme })
  await house.begin()
  // What a moment or a backup waits for is not counted.
  house.ports.told.length = 0
}
const themesTold = () => house.ports.told.filter((line) => line.startsWith('theme'))
const last = () => themesTold().at(-1)

describe('the theme by the hour', () => {
  beforeEach(() => begin('2026-11-23T18:10:00Z', 'hours'))

  it('gets dark in the evening and light in the morning, to the minute', async () => {
    await house.pass(48 * MINUTE)
    expect(themesTold()).not.toContain('theme dark')
    await house.pass(2 * MINUTE)
    expect(last()).toBe('theme dark')
    await house.pass(11 * HOUR - 2 * MINUTE)
    expect(last()).toBe('theme dark')
    await house.pass(2 * MINUTE)
    expect(last()).toBe('theme light')
  })

  it('looks at the clock about once an hour, no more often', async () => {
    const before = house.ports.clock.timersSet
    await house.pass(24 * HOUR)
    expect(themesTold().length).toBeLessThanOrEqual(26)
    expect(house.ports.clock.timersSet - before).toBeLessThanOrEqual(60)
  })

  it('is right again after sleep and on a journey', async () => {
    house.ports.clock.jump(4 * HOUR)
    house.ports.resume()
    expect(last()).toBe('theme dark')
    house.ports.clock.travel('America/New_York')
    await house.pass(0)
    expect(last()).toBe('theme light')
  })

  it('takes effect as soon as it is chosen, and ends with another one', async () => {
    await house.pass(3 * HOUR)
    await house.call('settings.change', { theme: 'day' })
    expect(last()).toBe('theme light')
    const told = themesTold().length
    await house.pass(24 * HOUR)
    expect(themesTold()).toHaveLength(told)
    await house.call('settings.change', { theme: 'hours' })
    expect(last()).toBe('theme dark')
  })

  it('leaves no timer when Luwte ends', async () => {
    const before = house.ports.clock.pendingTimers
    await house.call('settings.change', { theme: 'system' })
    expect(house.ports.clock.pendingTimers).toBe(before - 1)
    await house.call('settings.change', { theme: 'hours' })
    await house.app.close()
    expect(house.ports.clock.pendingTimers).toBe(0)
  })
})

it('asks for no timer with another theme', async () => {
  for (const theme of THEMES.filter((one) => one !== 'hours')) {
    await begin('2026-11-23T18:10:00Z', theme)
    const before = house.ports.clock.pendingTimers
    await house.call('settings.change', { theme: 'hours' })
    expect(house.ports.clock.pendingTimers).toBe(before + 1)
  }
})
