import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { FIRST_QUESTIONS } from '@shared/features/settings/firstQuestions'
import { clickTrayMenu, leaveDesktop } from './support/desktop'
import { axeFindings, root, RunningLuwte } from './support/luwte'

// Screens that are small, or small because letters are enlarged: the window fits what is free of them, and Save and Help now
// are in it without scrolling.

const screens = join(root, 'test-results/screens')
mkdirSync(screens, { recursive: true })

const SETTINGS = { language: 'nl', theme: 'day', askedOnce: [...FIRST_QUESTIONS] }

let luwte: RunningLuwte
afterEach(() => luwte.quit())
afterAll(leaveDesktop)

/** By how much the window is larger than the free part of its screen, across and down; negative where it is smaller. */
async function tooLarge(page: Page): Promise<[across: number, down: number]> {
  const area = await luwte.app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea)
  const bounds = await (await luwte.app.browserWindow(page)).evaluate((window) => window.getBounds())
  return [bounds.width - area.width, bounds.height - area.height]
}

const isInSight = (page: Page, name: string) =>
  page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .or(page.getByTitle(name))
    .first()
    .evaluate((element) => {
      const { top, bottom, width } = element.getBoundingClientRect()
      return width > 0 && top >= 0 && bottom <= innerHeight
    })

/** Chooses a place low on the left, as somebody would by touch. */
async function choosePlace(page: Page): Promise<void> {
  const plane = page.locator('.plane').first()
  const { width, height } = (await plane.boundingBox()) ?? { width: 0, height: 0 }
  await plane.click({ position: { x: width * 0.3, y: height * 0.7 } })
  await page.getByRole('button', { name: 'Bewaar', exact: true }).waitFor()
}

describe.each([
  // The desktop of these tests has 1280 by 900 pixels: 853 by 600 of these, as on 1280 × 900 at 150 %.
  ['150', '1.5'],
  // 731 by 514: a little smaller than 1366 × 768 at 150 % and 1920 × 1080 at 200 %.
  ['175', '1.75'],
])('letters of the system at %s percent', (name, scale) => {
  it('the main window fits at the first start, with Save and Help now', async () => {
    luwte = await RunningLuwte.start({ settings: SETTINGS, flags: [`--force-device-scale-factor=${scale}`] })
    const page = await luwte.window('/today')
    expect(Math.max(...(await tooLarge(page)))).toBeLessThanOrEqual(0)
    await choosePlace(page)
    await page.screenshot({ path: join(screens, `scaled-${name}-today.png`) })
    expect([await isInSight(page, 'Bewaar'), await isInSight(page, 'Hulp nu')]).toEqual([true, true])
    await clickTrayMenu('Nieuwe check-in')
    const small = await luwte.window('/check-in')
    expect(Math.max(...(await tooLarge(small)))).toBeLessThanOrEqual(0)
    await choosePlace(small)
    await small.screenshot({ path: join(screens, `scaled-${name}-check-in.png`) })
    expect([await isInSight(small, 'Bewaar'), await isInSight(small, 'Hulp nu (F1)')]).toEqual([true, true])
  })

  it('a place that was kept on a larger screen is made to fit', async () => {
    luwte = await RunningLuwte.start({
      settings: { ...SETTINGS, mainWindow: { x: 300, y: 200, width: 1600, height: 1100 } },
      flags: [`--force-device-scale-factor=${scale}`],
    })
    const page = await luwte.window('/today')
    expect(Math.max(...(await tooLarge(page)))).toBeLessThanOrEqual(0)
    expect(await isInSight(page, 'Hulp nu')).toBe(true)
  })
})

describe('the frame', () => {
  it('leaves the page its room with large letters, and keeps Help now in sight', async () => {
    luwte = await RunningLuwte.start({ settings: SETTINGS })
    const page = await luwte.window('/today')
    const window = await luwte.app.browserWindow(page)
    for (const [width, height, textSize] of [
      [720, 600, 100],
      [720, 600, 150],
      [1000, 700, 150],
      [911, 430, 100],
      [1280, 820, 150],
    ] as const) {
      await window.evaluate(
        (opened, size) => {
          opened.setMinimumSize(300, 300)
          opened.setContentSize(size.width, size.height)
        },
        { width, height },
      )
      await page.waitForFunction((wanted) => innerWidth === wanted, width)
      await page.evaluate(
        (size) =>
          (globalThis as unknown as { luwte: { call(name: string, input: unknown): Promise<unknown> } }).luwte.call(
            'settings.change',
            { textSize: size },
          ),
        textSize,
      )
      await page.waitForFunction(
        (size) => document.documentElement.style.fontSize === `${String(size)}px`,
        (17 * textSize) / 100,
      )
      const name = `${String(width)}×${String(height)} at ${String(textSize)} %`
      expect(await isInSight(page, 'Hulp nu'), name).toBe(true)
      const { rail, main } = await page.evaluate(() => {
        const element = document.querySelector('main')
        const { width: across = 0 } = document.querySelector('nav.rail')?.getBoundingClientRect() ?? {}
        return { rail: across / innerWidth, main: (element?.offsetWidth ?? 0) - (element?.clientWidth ?? 0) }
      })
      expect(rail, name).toBeLessThan(0.26)
      // No gutter: nothing moves when a page begins to scroll.
      expect(main, name).toBe(0)
    }
  })
})

describe('the evening', () => {
  it('gets dark in every window as soon as main says so, without being loaded anew', async () => {
    luwte = await RunningLuwte.start({ settings: { ...SETTINGS, theme: 'hours' } })
    const page = await luwte.window('/today')
    // The driver would say that it is always light.
    await page.emulateMedia({ colorScheme: null })
    for (const [source, theme] of [
      ['light', 'day'],
      ['dark', 'night'],
    ] as const) {
      await luwte.app.evaluate(({ nativeTheme }, wanted) => {
        nativeTheme.themeSource = wanted
      }, source)
      await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme)
      expect(await axeFindings(page)).toEqual([])
    }
  })
})
