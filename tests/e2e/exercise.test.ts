import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaveDesktop } from './support/desktop'
import { axeFindings, freshFolder, root, RunningLuwte } from './support/luwte'

// An exercise fills the window: what is painted there can be reached, in every look, whether the sun moves or not.

const screens = join(root, 'test-results/screens')
let luwte: RunningLuwte
let page: Page

beforeAll(async () => {
  mkdirSync(screens, { recursive: true })
  luwte = await RunningLuwte.start({ data: freshFolder() })
  page = await luwte.window('/today')
  // The screens of self-care are fetched with the first of them; an exercise then leads back to where somebody was.
  await page.getByRole('navigation').getByRole('link', { name: 'Voor jezelf' }).click()
  await page.waitForURL(/#\/care$/)
})

afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

const change = (settings: object) =>
  page.evaluate(async (input) => {
    const { luwte: bridge } = globalThis as unknown as {
      luwte: { call(name: string, input: unknown): Promise<unknown> }
    }
    await bridge.call('settings.change', input)
  }, settings)

async function begin(id: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/care/exercise/${id}`)
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await page.getByRole('button', { name: 'Stop', exact: true }).waitFor()
}

const motions = () =>
  page.evaluate(
    () => document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations === Infinity).length,
  )

describe.each(['day', 'night', 'contrast'])('breathing by %s', (theme) => {
  it('can be followed, stopped by a click, and leads back', async () => {
    await change({ theme })
    await begin('ex.slow')
    await page.getByText('adem uit').waitFor()
    await page.screenshot({ path: join(screens, `exercise-running-${theme}.png`) })
    expect(await axeFindings(page)).toEqual([])
    expect(await motions()).toBe(3)
    // A click finds the button only where it is painted.
    await page.getByRole('button', { name: 'Alleen tekst' }).click()
    expect(await motions()).toBe(0)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Klaar.' }).waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL(/#\/(care|today)$/)
  })
})

describe('where less motion is wished for', () => {
  it('nothing moves and the words change', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await begin('ex.slow')
    expect(await motions()).toBe(0)
    await page.getByText('adem uit').waitFor()
    expect(await page.getByRole('button', { name: 'Alleen tekst' }).count()).toBe(0)
    await page.emulateMedia({ reducedMotion: null })
  })
})

describe('Help now', () => {
  it('is one click away in the middle of an exercise', async () => {
    await begin('ex.ground')
    await page.getByRole('link', { name: 'Hulp nu' }).click()
    await page.waitForURL(/#\/help-now$/)
  })
})
