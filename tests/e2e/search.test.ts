import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { leaveDesktop } from './support/desktop'
import { axeFindings, root, RunningLuwte } from './support/luwte'

const screens = join(root, 'test-results/screens')

let luwte: RunningLuwte
let page: Page

async function call(name: string, input: unknown): Promise<void> {
  const reply = await page.evaluate(
    async ([callName, callInput]) => {
      const bridge = (globalThis as unknown as { luwte: { call(name: string, input: unknown): Promise<unknown> } })
        .luwte
      return (await bridge.call(callName as string, callInput)) as { ok: boolean }
    },
    [name, input] as const,
  )
  if (!reply.ok) throw new Error(`${name} was refused`)
}

const field = () => page.getByRole('combobox', { name: /Zoek in heel Luwte|Find anything in Luwte/ })
const lines = () => page.getByRole('option')
const chosen = () => page.locator('[role=option][aria-selected=true]')
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

async function openFind(): Promise<void> {
  await page.keyboard.press('Control+k')
  await field().waitFor()
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox')
}

async function goTo(route: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${route}`)
  await page.waitForURL((url) => url.hash.startsWith(`#${route}`))
  await page.locator('h1').first().waitFor()
}

beforeAll(async () => {
  mkdirSync(screens, { recursive: true })
  luwte = await RunningLuwte.start()
  page = await luwte.window('/today')
  await call('entries.save', { id: null, seen: null, text: 'Een wandeling naar de vuurtoren, en weer terug.' })
})
afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})
beforeEach(async () => {
  await call('settings.change', { language: 'nl', theme: 'day', textSize: 100 })
  await call('moments.pause', { pause: null })
  await goTo('/today')
})

describe('finding anything by keyboard', () => {
  it('opens a section of a guide, where the heading has the focus', async () => {
    await openFind()
    await page.keyboard.type('als stilte gevaarlijk')
    await chosen().filter({ hasText: 'Als stilte gevaarlijk is' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/#\/guides\/help\/help\.silence#danger$/)
    await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Als stilte gevaarlijk is')
    expect(await field().count()).toBe(0)
  })

  it('finds what was written, after the rest, and opens it', async () => {
    await openFind()
    await page.keyboard.type('vuurtor')
    await lines().filter({ hasText: 'vuurtoren' }).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#\/journal\/entry\//)
    await page.getByText('Een wandeling naar de vuurtoren, en weer terug.').waitFor()
  })

  it.each([
    ['pepermunt', 'Ik zet pepermuntthee.', /#\/guides\/phrases#mine$/],
    ['barend', 'Wie zwijgt, hoort dat zelf ook', /#\/guides\/help\/help\.silence#shame$/],
    ['noortje', 'Noortje, ook in de nacht', /#\/care\/plan\/people$/],
  ])('finds words of one’s own and opens them where they live: %s', async (typed, title, place) => {
    await call('phrases.keepOwn', { id: null, text: 'Ik zet pepermuntthee.' })
    const spot = { guide: 'help', chapter: 'help.silence', section: 'shame' }
    await call('bookmarks.set', { ...spot, note: 'Zo zweeg oom Barend.' })
    await call('plan.setPart', { part: 'people', lines: ['Noortje, ook in de nacht'] })
    await openFind()
    await page.keyboard.type(typed)
    await page.getByRole('group', { name: 'Van jezelf' }).getByRole('option', { name: title }).click()
    await page.waitForURL(place)
  })

  it.each([
    ['nl', 'ik wil dood'],
    ['en', 'I want to die'],
  ] as const)(
    'has the number itself first for words of danger, in %s, and Enter opens Help now',
    async (language, typed) => {
      await call('settings.change', { language, country: 'NL' })
      await openFind()
      await page.keyboard.type(typed)
      await lines().first().filter({ hasText: '113' }).waitFor()
      expect(await lines().nth(1).innerText()).toContain('112')
      await page.screenshot({ path: join(screens, `find-danger-${language}.png`) })
      expect(await axeFindings(page)).toEqual([])
      await page.keyboard.press('Enter')
      await page.waitForURL(/#\/help-now$/)
    },
  )

  it('gives the focus back, and leaves the screen below alone', async () => {
    await goTo('/care/prompt/care.water')
    await page.getByRole('button', { name: 'Klaar' }).focus()
    await openFind()
    await page.keyboard.press('Escape')
    await field().waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Klaar')
    expect(await focused()).toBe('Klaar')
    expect(page.url()).toContain('/care/prompt/care.water')
  })

  it('keeps Tab within, between the field and the way out', async () => {
    await openFind()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Sluit')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
    await page.keyboard.press('Escape')
  })
})

it('pauses from anywhere', async () => {
  await openFind()
  await page.keyboard.type('pauze')
  await chosen().filter({ hasText: 'Een uur pauze' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(/^Luwte vraagt niets tot \d\d:\d\d\.$/).waitFor()
  expect(JSON.parse(luwte.textOf('settings.json'))).toMatchObject({ pause: { until: expect.any(String) } })
})

it('writes nothing down of what was looked for', async () => {
  const SECRET = 'kweepeertaart'
  await openFind()
  await page.keyboard.type(SECRET)
  await page.getByText('Misschien helpt een ander woord.').first().waitFor()
  await page.keyboard.press('Escape')
  const files = readdirSync(luwte.data, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const holding = files.filter((file) => {
    const bytes = readFileSync(join(file.parentPath, file.name))
    return bytes.includes(SECRET) || bytes.includes(Buffer.from(SECRET, 'utf16le'))
  })
  expect(holding.map(({ name }) => name)).toEqual([])
  expect(luwte.log).not.toContain(SECRET)
})

describe('can be read by everyone', () => {
  const TYPED = { nl: { found: 'stilte', nothing: 'xqzzk' }, en: { found: 'silence', nothing: 'xqzzk' } }

  it.each(['nl', 'en'] as const)('in %s: day, night, high contrast', async (language) => {
    for (const theme of ['day', 'night', 'contrast']) {
      await call('settings.change', { language, theme })
      for (const [name, typed] of Object.entries({ empty: '', ...TYPED[language] })) {
        await openFind()
        await page.keyboard.type(typed)
        if (name === 'found') await page.getByRole('group', { name: /gidsen|guides/ }).waitFor()
        if (name === 'nothing') await page.locator('.nothing').waitFor()
        await page.screenshot({ path: join(screens, `find-${name}-${language}-${theme}.png`) })
        expect(await axeFindings(page), `${name} ${theme}`).toEqual([])
        await page.keyboard.press('Escape')
        await field().waitFor({ state: 'detached' })
      }
    }
  })

  it('in a small window and with large text', async () => {
    const handle = await luwte.app.browserWindow(page)
    await handle.evaluate((window) => window.setContentSize(720, 600))
    for (const textSize of [100, 150]) {
      await call('settings.change', { textSize })
      await openFind()
      await page.keyboard.type('stilte')
      await page.getByRole('group', { name: 'In de gidsen' }).waitFor()
      await page.keyboard.press('End')
      await page.screenshot({ path: join(screens, `find-small-${String(textSize)}.png`) })
      const list = await page.getByRole('listbox').boundingBox()
      const line = await chosen().boundingBox()
      if (!list || !line) throw new Error('The chosen line is not there')
      expect(line.y + line.height).toBeLessThanOrEqual(list.y + list.height + 1)
      expect(
        await page.evaluate(() =>
          [...document.querySelectorAll('[role=option]')].some((o) => o.scrollWidth > o.clientWidth + 1),
        ),
      ).toBe(false)
      await page.keyboard.press('Escape')
      await field().waitFor({ state: 'detached' })
    }
  })
})
