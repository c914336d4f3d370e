import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { type Block, type Chapter, phrasesOf, proseOf } from '@shared/features/guides/guides'
import type { Country } from '@shared/features/settings/country'
import { chapters, guides, phrases, questions } from '../support/content'
import { eventually, leaveDesktop } from './support/desktop'
import { axeFindings, freshFolder, RunningLuwte } from './support/luwte'

let luwte: RunningLuwte

afterEach(async () => {
  await luwte.quit()
  leaveDesktop()
})

async function open(data = freshFolder()): Promise<Page> {
  luwte = await RunningLuwte.start({ data })
  return luwte.window('/today')
}

/** Opens a place, and waits until it says its title. */
async function go(page: Page, route: string, title: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#${route}`)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** The chapter without what is true in other countries only. */
const asReadIn = (country: Country, chapter: Chapter): Chapter => {
  const here = (block: Block): Block =>
    block.kind === 'country' ? { ...block, texts: block.texts.filter((one) => one.country === country) } : block
  return { ...chapter, sections: chapter.sections.map((one) => ({ ...one, blocks: one.blocks.map(here) })) }
}

const PHRASES = ['/guides/phrases', 'Zinnen om te lenen'] as const

const reading = (page: Page) => page.locator('nav.aside [aria-current]')
const inVault = (words: string) =>
  eventually(`“${words}” in the vault`, async () => luwte.filesInVault().some((file) => file.includes(words)))

describe('reading with the keyboard alone', () => {
  it('turns pages, jumps by the contents, marks, notes, and finds it again after a power cut', async () => {
    const data = freshFolder()
    const page = await open(data)
    await go(page, '/guides/help/help.intro', 'Als iemand stilvalt')
    await page.keyboard.press('Alt+ArrowRight')
    await page.getByRole('heading', { level: 1, name: 'Er zijn is genoeg voor vanavond' }).waitFor()

    await page.keyboard.press('Alt+ArrowUp')
    await eventually('the keys in the contents', () => reading(page).evaluate((one) => one === document.activeElement))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await eventually('the second section', async () => (await reading(page).textContent())?.trim() === 'Vanavond')

    await page.keyboard.press('Control+d')
    const note = page.getByRole('textbox', { name: 'Jouw notitie bij ‘Vanavond’' })
    await note.waitFor()
    await note.focus()
    await page.keyboard.type('Thee, en dan de hond.')
    await inVault('Thee, en dan de hond.')
    await luwte.kill()

    const again = await open(data)
    await go(again, '/guides/bookmarks', 'Bladwijzers')
    const kept = again.getByRole('textbox', { name: 'Jouw notitie bij ‘Vanavond’' })
    expect(await kept.inputValue()).toBe('Thee, en dan de hond.')
    expect(await axeFindings(again)).toEqual([])
    await again.getByRole('link', { name: 'Vanavond' }).press('Enter')
    await again.getByRole('heading', { level: 1, name: 'Er zijn is genoeg voor vanavond' }).waitFor()
    await eventually('the marked section', async () => (await reading(again).textContent())?.includes('Vanavond'))
    expect(await reading(again).textContent()).toContain('met bladwijzer')
    expect(await axeFindings(again)).toEqual([])
  })
})

async function resize(page: Page, width: number, height: number): Promise<void> {
  const handle = await luwte.app.browserWindow(page)
  await handle.evaluate((window, [w, h]) => window.setContentSize(w, h), [width, height] as const)
  await page.waitForFunction(([wanted]) => innerWidth === wanted, [width])
}

describe('in a wide window', () => {
  it('the contents of the guide are beside the text, and keep their place from chapter to chapter', async () => {
    const page = await open()
    await resize(page, 1440, 600)
    await go(page, '/guides/neglect/neglect.what', 'Als er zelden iemand keek')
    const contents = page.getByRole('navigation', { name: 'Inhoud' })
    await contents.getByRole('link', { name: 'Zet jezelf ook op het lijstje' }).click()
    await page.getByRole('heading', { level: 1, name: 'Zet jezelf ook op het lijstje' }).waitFor()
    const current = contents.locator('[aria-current=page]')
    expect(await current.textContent()).toContain('Zet jezelf ook op het lijstje')
    await eventually('the chapter in sight', async () => {
      const box = await current.boundingBox()
      return box !== null && box.y > 0 && box.y < 600
    })
    const scrolled = await contents.evaluate((one) => one.scrollTop)
    expect(scrolled).toBeGreaterThan(0)
    await page.keyboard.press('Alt+ArrowUp')
    await eventually('the keys at the section', () =>
      contents.locator('.sections [aria-current]').evaluate((one) => one === document.activeElement),
    )
    expect(await axeFindings(page)).toEqual([])
    await resize(page, 1000, 700)
    await contents.waitFor({ state: 'hidden' })
    await page.locator('nav.aside').waitFor()
  })
})

describe('a note that cannot be kept', () => {
  it('because the vault is away is a draft, and is kept once the vault is back', async () => {
    const data = freshFolder()
    const page = await open(data)
    await go(page, '/guides/help/help.presence', 'Er zijn is genoeg voor vanavond')
    await page.getByRole('button', { name: 'Bladwijzer bij ‘Vanavond’' }).click()
    const note = page.getByRole('textbox', { name: 'Jouw notitie bij ‘Vanavond’' })
    await note.fill('Thee.')
    await inVault('Thee.')
    luwte.takeVaultAway()
    await note.fill('Thee, en dan de hond.')
    await eventually('the draft', async () => luwte.textOf('drafts.json').includes('en dan de hond'))
    await luwte.kill()

    luwte.bringVaultBack()
    const again = await open(data)
    await go(again, '/guides/bookmarks', 'Bladwijzers')
    const kept = again.getByRole('textbox', { name: 'Jouw notitie bij ‘Vanavond’' })
    await eventually('the note', async () => (await kept.inputValue()) === 'Thee, en dan de hond.')
    await inVault('en dan de hond')
    await eventually('no draft', async () => !luwte.textOf('drafts.json').includes('en dan de hond'))
    await again.getByRole('link', { name: 'Naar de gidsen' }).click()
    await again.getByRole('heading', { level: 1, name: 'Gidsen' }).waitFor()
  })
})

describe('words to borrow', () => {
  it('are copied, put among mine, added to, and kept', async () => {
    const data = freshFolder()
    const page = await open(data)
    await go(page, '/guides/help/help.presence', 'Er zijn is genoeg voor vanavond')
    const [phrase] = phrases.nl.filter(({ id }) => id === 'help.presence.phrase2')
    const card = page.locator('#words .card', { hasText: phrase?.text ?? '' })
    await card.getByRole('button', { name: 'Kopieer' }).click()
    await card.getByText('Gekopieerd', { exact: true }).waitFor()
    expect(await luwte.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(phrase?.text)
    await card.getByRole('button', { name: 'Bij mijn zinnen' }).click()
    await card.locator('[aria-pressed=true]').waitFor()

    await go(page, ...PHRASES)
    await page.getByLabel('Schrijf een eigen zin').fill('Ik zet thee. Jij hoeft niets.')
    await page.keyboard.press('Enter')
    await page.locator('#mine q', { hasText: 'Ik zet thee. Jij hoeft niets.' }).waitFor()
    await inVault('Ik zet thee. Jij hoeft niets.')
    await luwte.kill()

    const again = await open(data)
    await go(again, ...PHRASES)
    const mine = again.locator('#mine')
    await mine.locator('q', { hasText: 'Ik zet thee. Jij hoeft niets.' }).waitFor()
    expect(await axeFindings(again)).toEqual([])
    expect(await mine.locator('.card').allTextContents()).toEqual([expect.stringContaining(phrase?.text ?? '-')])
  })
})

/** What a PDF says, page by page, white space folded. */
function pagesOf(path: string): string[] {
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replaceAll(/\s+/g, ' ').trim())
}

/** The box that asks where, answered: with a file, or with nothing. */
const answerBox = (filePath: string | undefined) =>
  luwte.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: !path, filePath: path ?? '' })
  }, filePath)

const pdfButton = (page: Page, title: string) =>
  page.getByRole('button', { name: 'Bewaar als PDF' }).filter({ hasText: title })

describe('on paper', () => {
  it('a whole guide has its contents in front, each chapter on a new page, every text, and what it is not', async () => {
    const page = await open()
    // What somebody chose for the screen stays on the screen.
    await page.evaluate(async () => {
      const { luwte: bridge } = globalThis as unknown as {
        luwte: { call(name: string, input: unknown): Promise<unknown> }
      }
      await bridge.call('settings.change', { theme: 'night', textSize: 150 })
    })
    await go(page, '/guides', 'Gidsen')
    for (const guide of guides.nl) {
      const path = join(luwte.data, `${guide.id}.pdf`)
      await answerBox(path)
      await page.getByRole('button', { name: 'Alle hoofdstukken' }).filter({ hasText: guide.title }).click()
      await pdfButton(page, guide.title).click()
      await eventually('the PDF', async () => existsSync(path) && readFileSync(path).subarray(-6).includes('EOF'))
      const pages = pagesOf(path)
      const own = chapters.nl.filter((chapter) => chapter.guide === guide.id)
      expect(pages.length).toBeGreaterThan(own.length)
      const first = pages.findIndex((one) => one.startsWith(own[0]?.title ?? ''))
      const front = pages
        .slice(0, first)
        .map((one) => one.replace(/ ?\d+$/, ''))
        .join(' ')
      const rest = pages.slice(first)
      for (const chapter of own) expect(rest.filter((one) => one.startsWith(chapter.title))).toHaveLength(1)
      const stands = own.map(({ title, subtitle }, index) => {
        const page = rest.findIndex((one) => one.startsWith(title)) + first + 1
        return `${index + 1}. ${title} ${subtitle} ${page}`
      })
      expect(front).toContain(stands.join(' '))
      pages.forEach((one, index) => expect(one.endsWith(String(index + 1)), `number of page ${index + 1}`).toBe(true))

      // A paragraph may run over the edge of a page, with the number between.
      const whole = pages.map((one) => one.replace(/ ?\d+$/, '')).join(' ')
      for (const chapter of own) {
        const sentences = phrasesOf(chapter).map(
          (id) => phrases.nl.find((phrase) => phrase.id === id)?.text ?? `no ${id}`,
        )
        for (const words of [...proseOf(asReadIn('NL', chapter)), ...sentences]) expect(whole).toContain(words)
      }
      expect(pages.at(-1)).toContain('geen diagnose')
    }
  })

  it('a chapter is there too, and nothing when one thinks again', async () => {
    const page = await open()
    const [chapter] = chapters.nl.filter(({ id }) => id === 'neglect.care')
    await go(page, '/guides/neglect/neglect.care', chapter?.title ?? '-')
    const button = pdfButton(page, chapter?.title ?? '-')
    await answerBox(undefined)
    await button.click()
    const path = join(luwte.data, 'chapter.pdf')
    await answerBox(path)
    await button.click()
    await page.getByText('De PDF is bewaard.').waitFor()
    const pages = pagesOf(path)
    expect(pages.length).toBeLessThan(5)
    expect(pages[0]).toContain(chapter?.title)
    expect(pages.at(-1)).toContain('geen diagnose')
  })
})

describe('questions', () => {
  it('are found by a word of their answer and unfold', async () => {
    const page = await open()
    await go(page, '/guides/questions', 'Vragen en antwoorden')
    const asked = questions.nl.find(({ id }) => id === 'neglect.faq.ask')
    await page.getByRole('searchbox').fill('huisarts')
    await page.getByRole('heading', { level: 3, name: asked?.question ?? '-' }).click()
    await page.locator('details[open]').getByText('Denk je aan zelfmoord').waitFor()
  })
})
