import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { eventually, leaveDesktop } from './support/desktop'
import { axeFindings, freshFolder, RunningLuwte } from './support/luwte'

let luwte: RunningLuwte | undefined

afterEach(async () => {
  await luwte?.quit()
  luwte = undefined
  leaveDesktop()
})

async function open(data = freshFolder(), route = '/today', flags: string[] = []): Promise<Page> {
  luwte = await RunningLuwte.start({ data, flags })
  return luwte.window(route)
}
const running = (): RunningLuwte => {
  if (!luwte) throw new Error('Luwte does not run')
  return luwte
}
const numberForDanger = (page: Page) => page.locator('.danger .value').first().innerText()

/** Files of this name in the vault. */
const inVault = (data: string, name: string): string[] =>
  readdirSync(join(data, 'vault'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(`/${name}`))
    .map((path) => join(data, 'vault', path))

/** Writes a line into a part of the plan by hand. */
async function writeLine(page: Page, line: string): Promise<void> {
  await page.getByRole('textbox').fill(line)
  await page.keyboard.press('Enter')
  await page.locator('.line', { hasText: line }).waitFor()
}

async function openPart(page: Page, part: string): Promise<void> {
  await page.evaluate((route) => (location.hash = route), `#/care/plan/${part}`)
  await page.getByRole('textbox').waitFor()
}

describe('Help now', () => {
  it('is there by one key and by the command line, with the number first', async () => {
    const data = freshFolder()
    const page = await open(data)
    await page.keyboard.press('F1')
    await page.locator('.danger .value').first().waitFor()
    expect(await numberForDanger(page)).toBe('112')
    await running().quit()
    const again = await open(data, '/help-now', ['--help-now'])
    expect(await numberForDanger(again)).toBe('112')
  })

  it('shows a number large by the keyboard alone, and asks before a site opens', async () => {
    const page = await open()
    await running().app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      shell.openExternal = (url: string) => Promise.resolve(void opened.push(url))
    })
    const opened = () => running().app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)

    await page.keyboard.press('F1')
    await page.getByRole('button', { name: '0800-0113 toon groot' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.panel .large', { hasText: '0800-0113' }).waitFor()
    expect(await page.getByRole('img', { name: 'Code voor je telefoon: 0800-0113' }).isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await page.locator('.panel').waitFor({ state: 'detached' })

    const site = page.locator('.lines').getByRole('button', { name: '113.nl open de site' })
    await site.focus()
    // Twice the same key opens nothing: the question is read first.
    await page.keyboard.press('Enter')
    await page.locator('.panel:focus', { hasText: 'Dit opent 113.nl in je eigen browser' }).waitFor()
    await page.keyboard.press('Enter')
    expect(await opened()).toEqual([])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await eventually('the site to be opened', async () => (await opened()).length > 0)
    expect(await opened()).toEqual(['https://113.nl'])
  })

  it('shows the plan that was chosen to be shown, from its copy, when the vault is damaged', async () => {
    const data = freshFolder()
    const page = await open(data)
    await openPart(page, 'people')
    await writeLine(page, 'Noor, ook midden in de nacht')
    await page.getByRole('button', { name: 'Klaar' }).click()
    expect(existsSync(join(data, 'open.json'))).toBe(false)
    await page.getByRole('switch').click()
    await eventually('the copy', async () => existsSync(join(data, 'open.json')))
    expect(readFileSync(join(data, 'open.json'), 'utf8')).toContain('Noor')
    await running().quit()

    const [always = ''] = inVault(data, 'always.json')
    writeFileSync(always, readFileSync(always, 'utf8').slice(0, 40))
    const after = await open(data)
    await after.keyboard.press('F1')
    expect(await numberForDanger(after)).toBe('112')
    await after.locator('section[aria-labelledby=plan] li', { hasText: 'Noor' }).waitFor()
  })

  it('stands when the whole vault is gone, with the plan that was chosen to be shown', async () => {
    const data = freshFolder()
    const page = await open(data)
    await openPart(page, 'people')
    await writeLine(page, 'Noor')
    await page.getByRole('button', { name: 'Klaar' }).click()
    await page.getByRole('switch').click()
    await eventually('the copy', async () => existsSync(join(data, 'open.json')))
    await running().quit()

    running().takeVaultAway()
    const without = await open(data, '/help-now', ['--help-now'])
    expect(await numberForDanger(without)).toBe('112')
    await without.locator('section[aria-labelledby=plan] li', { hasText: 'Noor' }).waitFor()
    await running().quit()

    rmSync(join(data, 'open.json'))
    const neither = await open(data, '/help-now', ['--help-now'])
    expect(await numberForDanger(neither)).toBe('112')
    await neither.getByText('Je plan kan nu niet worden gelezen').waitFor()
    await running().quit()

    running().bringVaultBack()
    const back = await open(data, '/help-now', ['--help-now'])
    await back.locator('section[aria-labelledby=plan] li', { hasText: 'Noor' }).waitFor()
  })
})

/** Every word of it, in either language. */
const WORDS = {
  nl: { heading: 'Hulp nu', silent: 'Niet hardop praten', help: 'Hulp nu', country: 'NL' },
  en: {
    heading: 'Help now',
    silent: 'I can’t talk out loud',
    help: 'Help now',
    country: 'GB',
  },
} as const
const NUMBERS = {
  nl: { danger: '112', call: '113', silent: '113.nl' },
  en: { danger: '999', call: '116 123', silent: '85258' },
} as const

describe.each(['nl', 'en'] as const)('the right number, in %s', (language) => {
  const words = WORDS[language]
  const numbers = NUMBERS[language]
  let shared: RunningLuwte
  let page: Page
  beforeAll(async () => {
    shared = await RunningLuwte.start({ data: freshFolder(), settings: { language, country: words.country } })
    page = await shared.window('/today')
  })
  afterAll(() => shared.quit())
  const seen = async (number: string) =>
    page
      .locator('.card .value', { hasText: number })
      .first()
      .evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return top >= 0 && bottom <= innerHeight
      })

  it.each([
    [1000, 700],
    [720, 600],
  ])('is one click from where somebody is, without scrolling, at %i × %i', async (width, height) => {
    const handle = await shared.app.browserWindow(page)
    await handle.evaluate((window, size) => window.setContentSize(size[0] ?? 0, size[1] ?? 0), [width, height])
    for (const route of ['/today', '/journal/write/new', '/care', '/guides/help/help.presence', '/settings']) {
      await page.evaluate((hash) => (location.hash = hash), `#${route}`)
      await page.waitForURL((url) => url.hash.startsWith(`#${route}`))
      await page.locator('a.sos', { hasText: words.help }).click()
      await page.getByRole('heading', { name: words.heading, level: 1 }).waitFor()
      expect(await seen(numbers.danger), route).toBe(true)
      expect(await seen(numbers.call), route).toBe(true)
    }
    // The number itself is the button, and nothing is dialled.
    await page.locator('.card button.great').click()
    await page.locator('.panel .large', { hasText: numbers.call }).waitFor()
    expect(await page.locator('.panel').getByRole('img').isVisible()).toBe(true)
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('comes by the keyboard alone, and another one for who cannot talk aloud', async () => {
    await page.evaluate(() => (location.hash = '#/today'))
    await page.waitForURL(/#\/today$/)
    await page.keyboard.press('F1')
    await page.getByRole('heading', { name: words.heading, level: 1 }).waitFor()
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    await page.keyboard.press('Tab')
    expect(await focused()).toContain(numbers.danger)
    const call = page.locator('.card input[value=call]')
    while (!(await call.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab')
    // Round the corner to the last of them.
    await page.keyboard.press('ArrowLeft')
    await page.locator('.card .first .value', { hasText: numbers.silent }).waitFor()
    await page.keyboard.press('Tab')
    expect(await focused()).toContain(numbers.silent)
    expect(await page.locator('.danger .value').first().innerText()).toBe(numbers.danger)
    expect(await axeFindings(page)).toEqual([])
  })
})

describe('the country', () => {
  const numbers = (page: Page) => page.locator('.danger .value').allInnerTexts()
  const begin = async (env: Record<string, string>, data = freshFolder()) => {
    luwte = await RunningLuwte.start({ data, env })
    const page = await luwte.window('/today')
    await page.keyboard.press('F1')
    await page.locator('.danger .value').first().waitFor()
    return page
  }

  it('is the Netherlands on an English desktop there', async () => {
    const page = await begin({ TZ: 'Europe/Amsterdam', LANGUAGE: 'en', LC_ALL: 'C.UTF-8' })
    expect(await numbers(page)).toEqual(['112'])
    expect(await page.locator('.question').count()).toBe(0)
  })

  it('is asked for once where the computer contradicts itself, by the keyboard, and both numbers are there', async () => {
    const data = freshFolder()
    const contradiction = { TZ: 'Europe/Amsterdam', LC_ALL: 'en_US.UTF-8', LANGUAGE: 'nl' }
    const page = await begin(contradiction, data)
    expect(await numbers(page)).toEqual(['112', '911'])
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('heading', { name: 'In welk land ben je?' }).waitFor()
    await page.getByRole('button', { name: 'Nederland', exact: true }).press('Enter')
    await page.locator('p:focus', { hasText: 'Je ziet nu de nummers voor: Nederland' }).waitFor()
    expect(await numbers(page)).toEqual(['112'])
    await running().quit()

    const again = await begin(contradiction, data)
    expect(await numbers(again)).toEqual(['112'])
    expect(await again.locator('.question').count()).toBe(0)
    await running().quit()

    // The same computer, taken across the sea.
    const abroad = await begin({ ...contradiction, TZ: 'Europe/London' }, data)
    expect(await numbers(abroad)).toEqual(['112', '999'])
    await abroad.getByRole('button', { name: 'Verenigd Koninkrijk' }).click()
    await abroad.getByText('Je ziet nu de nummers voor: Verenigd Koninkrijk').waitFor()
    expect(await numbers(abroad)).toEqual(['999', '112'])
  })
})

describe('my plan', () => {
  it('is written by the keyboard, keeps what was typed through a crash, and is arranged', async () => {
    const data = freshFolder()
    const page = await open(data)
    await page.evaluate(() => (location.hash = '#/care'))
    await page.getByRole('link', { name: 'Als het moeilijk wordt' }).click()
    await page.getByRole('link', { name: 'Mijn plan' }).click()
    await page.getByRole('button', { name: 'Begin met de eerste vraag' }).press('Enter')
    await page.getByRole('textbox').waitFor()
    await writeLine(page, 'Ik slaap weinig.')
    await writeLine(page, 'Ik zeg alles af.')
    await page.getByRole('button', { name: 'Eerder: Ik zeg alles af.' }).press('Enter')
    await page.locator('.line').first().filter({ hasText: 'Ik zeg alles af.' }).waitFor()
    await page.getByRole('textbox').fill('En dan nog')
    await eventually('the draft on disk', async () => running().textOf('drafts.json').includes('En dan nog'))
    await running().kill()

    const again = await open(data)
    await again.evaluate(() => (location.hash = '#/care/plan/signs'))
    await again.getByRole('textbox').waitFor()
    const kept = async () => (await again.getByRole('textbox').inputValue()) === 'En dan nog'
    await eventually('the draft in the field', kept)
    await again.getByRole('button', { name: 'Volgende vraag' }).click()
    await again.getByText('Vraag 2 van 7').waitFor()
    await again.getByRole('link', { name: 'Naar mijn plan' }).click()
    await again.getByText('En dan nog').waitFor()
    expect(await again.locator('.parts ul').first().locator('li').allInnerTexts()).toEqual([
      'Ik zeg alles af.',
      'Ik slaap weinig.',
      'En dan nog',
    ])
  })

  it.each([
    ['Een pagina', /^Mijn plan\n/],
    ['Een kaartje om te vouwen', /^Knip langs/],
  ])('as a PDF: %s', async (form, beginning) => {
    const data = freshFolder()
    const page = await open(data)
    await openPart(page, 'alone')
    await writeLine(page, 'Een rondje lopen, tot de brug en terug.')
    await page.getByRole('button', { name: 'Klaar' }).click()
    const path = join(data, 'plan.pdf')
    await running().app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ filePath, canceled: false })
    }, path)
    await page.getByText(form).click()
    await page.getByRole('button', { name: 'Bewaar als PDF' }).click()
    await page.getByText('De PDF is bewaard.').waitFor()
    const text = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })
    expect(text).toMatch(beginning)
    expect(text).toContain('Een rondje lopen, tot de brug en terug.')
    expect(text).toContain('bel 112')
    expect(text).not.toContain('Waarvoor ik wil blijven')
  })
})
