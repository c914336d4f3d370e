import { mount } from '@vue/test-utils'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { livedTime } from '@shared/kernel/time'
import DuneLandscape from '@/ui/DuneLandscape.vue'
import { colourBetween, hourOf, seasonAt, skyAt } from '@/ui/landscape/hours'
import { contrast, mixed, type Oklab, tokensOf } from './support/colours'

const hours = fc.double({ min: 0, max: 24, maxExcluded: true, noNaN: true })

describe('the sky', () => {
  test.each([
    [1, 'night'],
    [7.5, 'morning'],
    [13.5, 'afternoon'],
    [19.5, 'evening'],
  ])('at %d is that of the %s', (hour, name) => {
    const { from, to, share } = skyAt(hour)
    expect(share < 0.5 ? from : to).toBe(name)
    expect(Math.min(share, 1 - share)).toBeCloseTo(0, 5)
  })

  test('never changes at once: a minute later it is nearly the same', () => {
    const shares = (hour: number) => {
      const { from, to, share } = skyAt(hour)
      return { [from]: 1 - share, [to]: share } as Record<string, number>
    }
    fc.assert(
      fc.property(hours, (hour) => {
        const [now, later] = [shares(hour), shares((hour + 1 / 60) % 24)]
        for (const name of ['night', 'morning', 'afternoon', 'evening'])
          expect(Math.abs((now[name] ?? 0) - (later[name] ?? 0))).toBeLessThan(0.006)
      }),
    )
  })

  test('is written in whole percents, so that it is painted anew every few minutes, not every minute', () => {
    const colours = Array.from({ length: 24 * 60 }, (_, minute) =>
      colourBetween(skyAt(minute / 60), (name) => `--sky-${name}-1`),
    )
    const changes = colours.filter((colour, index) => index > 0 && colour !== colours[index - 1])
    expect(changes.length).toBeLessThan(420)
  })

  test('goes by the clock of the place', () => {
    expect(hourOf(livedTime(Date.UTC(2026, 10, 30, 19, 30), 'Europe/Amsterdam'))).toBe(20.5)
  })
})

describe('the season', () => {
  const at = (month: number, zone: string) => {
    const { from, to, share } = seasonAt(livedTime(Date.UTC(2026, month - 1, 15, 12), zone), zone)
    return share < 0.5 ? from : to
  }

  test('is that of the north, and of the south in the south', () => {
    expect([1, 4, 7, 10].map((month) => at(month, 'Europe/Amsterdam'))).toEqual([
      'winter',
      'spring',
      'summer',
      'autumn',
    ])
    expect([1, 4, 7, 10].map((month) => at(month, 'Australia/Sydney'))).toEqual([
      'summer',
      'autumn',
      'winter',
      'spring',
    ])
    expect(at(7, 'Pacific/Auckland')).toBe('winter')
    expect(at(7, 'America/New_York')).toBe('summer')
  })
})

describe('the letters over it', () => {
  const css = readFileSync('src/renderer/ui/styles/tokens.css', 'utf8')
  const NAMES = ['night', 'morning', 'afternoon', 'evening']
  const SEASONS = ['winter', 'spring', 'summer', 'autumn']

  test.each(['day', 'night'] as const)('can be read by %s, at every hour and in every season', (theme) => {
    const token = tokensOf(css, theme)
    /** Everything that a line of text can have behind it, apart from cards. */
    const grounds: [string, Oklab][] = []
    for (const [index, name] of NAMES.entries()) {
      const next = NAMES[(index + 1) % NAMES.length] ?? name
      for (const place of ['1', '2', '3'])
        for (const share of [0, 0.5]) {
          const sky = mixed(token(`sky-${name}-${place}`), token(`sky-${next}-${place}`), share)
          grounds.push([`sky ${name} ${place}`, sky], [`quiet sky ${name} ${place}`, mixed(token('paper'), sky, 0.62)])
        }
    }
    grounds.push(['the sea', token('water')])
    for (const season of SEASONS)
      for (const tone of ['1', '2']) {
        const dune = mixed(token(`dune-${tone}`), token(`season-${season}`), 0.18)
        grounds.push([`dune ${tone} ${season}`, dune])
      }
    for (const [name, ground] of grounds)
      for (const letter of ['ink', 'ink-soft', 'accent'])
        expect(contrast(token(letter), ground), `${letter} on ${name}`).toBeGreaterThanOrEqual(4.5)
  })
})

describe('the dune of the day', () => {
  afterEach(() => vi.unstubAllGlobals())

  const numbers = (text: string) => (text.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)

  /** The height of the drawn line where x is, from its curves. */
  function lineAt(path: string, x: number): number {
    const all = numbers(path)
    let [startX = 0, startY = 0] = all
    for (let at = 2; at < all.length; at += 6) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, endX = 0, endY = 0] = all.slice(at, at + 6)
      if (x <= endX) {
        let [low, high] = [0, 1]
        const along = (t: number, a: number, b: number, c: number, d: number) =>
          (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d
        for (let step = 0; step < 40; step += 1) {
          const middle = (low + high) / 2
          if (along(middle, startX, x1, x2, endX) < x) low = middle
          else high = middle
        }
        return along(low, startY, y1, y2, endY)
      }
      ;[startX, startY] = [endX, endY]
    }
    return startY
  }

  test('carries each light exactly on its line, whatever the window', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 360, max: 3000 }),
        fc.integer({ min: 300, max: 2000 }),
        async (across, width, height) => {
          vi.stubGlobal('innerWidth', width)
          vi.stubGlobal('innerHeight', height)
          const landscape = mount(DuneLandscape, {
            props: { lights: [{ id: 'one', across, light: 'middle' as const }] },
          })
          await nextTick()
          const [, , boxWidth = 0, boxHeight = 0] = numbers(landscape.get('svg').attributes('viewBox') ?? '')
          const { style } = landscape.get('.light').element as HTMLElement
          const placed = (name: string) => Number(style.getPropertyValue(name))
          const line = landscape.get('.tone-3 .rim').attributes('d') ?? ''
          const x = placed('--across') * boxWidth
          expect(Math.abs((1 - placed('--rise')) * boxHeight - lineAt(line, x))).toBeLessThan(0.5)
          landscape.unmount()
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is not read aloud, and has no lamp where there is no day', () => {
    const landscape = mount(DuneLandscape)
    expect(landscape.get('svg').attributes('aria-hidden')).toBe('true')
    expect(landscape.find('.lamp').exists()).toBe(false)
  })
})
