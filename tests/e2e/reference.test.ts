import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CheckInAnswer } from '@shared/features/check-ins/checkIn'
import { FIRST_QUESTIONS } from '@shared/features/settings/firstQuestions'
import { clickTrayMenu, leaveDesktop } from './support/desktop'
import { putCheckIns } from './support/earlierDays'
import { freshFolder, root, RunningLuwte } from './support/luwte'
import { ask } from './support/session'

// Six screens beside a picture of how they were when somebody last looked at them and found them right. Made anew, and to be
// looked at again, with UPDATE_REFERENCES=1 in the environment.

const references = join(import.meta.dirname, 'references')
const seen = join(root, 'test-results/screens/references')
const isUpdating = process.env.UPDATE_REFERENCES === '1'

/** How different a point may be, from 0 to 1: letters are drawn a little otherwise by each version of Chromium. */
const THRESHOLD = 0.2
/** The share of points that may be more different than that. */
const TOLERANCE = 0.02
/** A Saturday afternoon, on every clock that is on these screens. */
const NOW = new Date('2026-11-21T14:10:00')
const MINUTE_MS = 60_000

const VIEWS = {
  today: '/today',
  journal: '/journal',
  'self-care': '/care',
  guides: '/guides',
  'help-now': '/help-now',
} as const

let luwte: RunningLuwte

beforeAll(async () => {
  const data = freshFolder()
  const settings = { language: 'nl', theme: 'day', country: 'NL', askedOnce: FIRST_QUESTIONS }
  luwte = await RunningLuwte.start({ data, settings })
  await luwte.window('/today')
  await luwte.quit()
  const told: CheckInAnswer = { answer: 'felt', feelings: [], around: { with: [], where: [], doing: [] }, note: '' }
  putCheckIns(data, [
    {
      at: NOW.getTime() - 360 * MINUTE_MS,
      answer: { ...told, point: { pleasantness: 2, energy: -2 }, feelings: [{ id: 'calm' }] },
    },
    {
      at: NOW.getTime() - 150 * MINUTE_MS,
      answer: {
        ...told,
        point: { pleasantness: -3, energy: -2 },
        feelings: [{ id: 'tired' }],
        note: 'Een lange ochtend.',
      },
    },
  ])
  luwte = await RunningLuwte.start({ data })
})
afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

/** On this screen it is `NOW`. */
async function setTime(page: Page): Promise<void> {
  await page.clock.setFixedTime(NOW)
  // By which a window looks at the clock again.
  await page.evaluate(() => globalThis.dispatchEvent(new Event('focus')))
}

/** Without anything that moves or blinks, at half its size: what is asked is whether a screen looks as it did, not each stroke. */
async function pictured(page: Page): Promise<PNG> {
  await page.evaluate(() => document.fonts.ready)
  return halved(PNG.sync.read(await page.screenshot({ animations: 'disabled', caret: 'hide' })))
}

/** Each point is the mean of four. */
function halved(picture: PNG): PNG {
  const half = new PNG({ width: picture.width >> 1, height: picture.height >> 1 })
  for (let y = 0; y < half.height; y += 1)
    for (let x = 0; x < half.width; x += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        const at = (right: number, down: number) =>
          picture.data[((2 * y + down) * picture.width + 2 * x + right) * 4 + channel] ?? 0
        half.data[(y * half.width + x) * 4 + channel] = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) >> 2
      }
  return half
}

/** @returns the share of points in which two pictures differ; 1 where their sizes do. */
function difference(one: PNG, other: PNG, shown?: PNG): number {
  if (one.width !== other.width || one.height !== other.height) return 1
  const points = one.width * one.height
  return pixelmatch(one.data, other.data, shown?.data, one.width, one.height, { threshold: THRESHOLD }) / points
}

async function compare(page: Page, name: string): Promise<void> {
  const path = join(references, `${name}.png`)
  const now = await pictured(page)
  if (isUpdating) {
    mkdirSync(references, { recursive: true })
    writeFileSync(path, PNG.sync.write(now))
  }
  expect(existsSync(path), `there is no reference picture of ${name}`).toBe(true)
  const before = PNG.sync.read(readFileSync(path))
  const shown = new PNG({ width: now.width, height: now.height })
  const share = difference(before, now, shown)
  mkdirSync(seen, { recursive: true })
  writeFileSync(join(seen, `${name}.png`), PNG.sync.write(now))
  writeFileSync(join(seen, `${name}-difference.png`), PNG.sync.write(shown))
  expect(share, `${name} differs; see test-results/screens/references`).toBeLessThan(TOLERANCE)
}

it.each(Object.entries(VIEWS))('%s looks as it did', async (name, route) => {
  const page = await luwte.window('/')
  await setTime(page)
  // Another screen in between, so that this one is made anew at that time.
  for (const hash of ['/settings', route]) {
    await page.evaluate((to) => (location.hash = to), `#${hash}`)
    await page.waitForURL((url) => url.hash === `#${hash}`)
    await page.locator('h1').first().waitFor()
  }
  await page.waitForLoadState('networkidle')
  await compare(page, name)
})

it('the check-in in its small window looks as it did', async () => {
  await clickTrayMenu('Nieuwe check-in')
  const page = await luwte.window('/check-in')
  await setTime(page)
  await compare(page, 'check-in')
})

it('control: a screen that changed is seen', async () => {
  const page = await luwte.window('/help-now')
  const before = await pictured(page)
  expect(difference(before, await pictured(page))).toBeLessThan(TOLERANCE)
  await ask(page, 'settings.change', { textSize: 110 })
  await page.waitForFunction(() => parseFloat(getComputedStyle(document.documentElement).fontSize) > 17)
  expect(difference(before, await pictured(page))).toBeGreaterThan(TOLERANCE)
})
