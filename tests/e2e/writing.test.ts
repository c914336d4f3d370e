import { spawnSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, leaveDesktop } from './support/desktop'
import { axeFindings, RunningLuwte } from './support/luwte'
import { ask, textInField } from './support/writer'

let luwte: RunningLuwte
let page: Page
const refused: string[] = []

const field = () => page.getByRole('textbox', { name: 'Je tekst' })
const texts = () => luwte.recordsOnDisk('entry').map(({ text }) => text)
async function begin(): Promise<void> {
  await page.keyboard.press('Control+n')
  await field().waitFor()
}

beforeAll(async () => {
  luwte = await RunningLuwte.start()
  page = await luwte.window('/today')
  page.on('console', (message) => void (/security policy/i.test(message.text()) && refused.push(message.text())))
  await ask(page, 'entries.save', { id: null, seen: null, text: 'Lang over #werkdruk gepraat.' })
})
afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

describe('the sheet of an entry', () => {
  it('shows its marks and both directions, with the styles that its page lets in', async () => {
    await begin()
    await page.keyboard.type('# Kop\nDit is **vet**.\n- een\ntwee')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText('\nשלום, thuis')
    const line = page.locator('.cm-line', { hasText: 'שלום' })
    expect(await line.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
    const strong = page.locator('.md-strong', { hasText: 'vet' })
    expect(await strong.evaluate((element) => getComputedStyle(element).fontWeight)).toBe('700')
    expect(await field().evaluate((element) => getComputedStyle(element).whiteSpace)).toMatch(/break-spaces|pre-wrap/)
    expect(await axeFindings(page)).toEqual([])
    expect(refused).toEqual([])
  })

  it('finds in the text, and is alone until Escape', async () => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type('vet')
    await page.getByText('1 van 1').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Alleen het blad' }).click()
    await page.getByRole('navigation').waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.getByRole('navigation').waitFor()
  })

  it('offers an earlier tag, and Enter is a new line until one is chosen', async () => {
    await field().press('Control+End')
    await page.keyboard.type('\n#we')
    await page.getByRole('option', { name: '#werkdruk' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await eventually('the tag', async () => (await textInField(page)).endsWith('\n#werkdruk'))
  })

  it('leaves what an input method is composing to it', async () => {
    const session = await page.context().newCDPSession(page)
    await page.keyboard.press('Enter')
    await session.send('Input.imeSetComposition', { text: 'かん', selectionStart: 2, selectionEnd: 2 })
    await session.send('Input.insertText', { text: '漢字' })
    await page.keyboard.type(' é')
    await eventually('the word', async () => (await textInField(page)).endsWith('\n漢字 é'))
  })

  it('is saved as it was typed and read softly', async () => {
    const written = await textInField(page)
    await page.keyboard.press('Control+Enter')
    await page.locator('.text strong', { hasText: 'vet' }).waitFor()
    expect(texts()).toContain(written)
    const hebrew = page.locator('.text p', { hasText: 'שלום' })
    expect(await hebrew.evaluate((element) => getComputedStyle(element).unicodeBidi)).toBe('plaintext')
    expect(await axeFindings(page)).toEqual([])
  })
  it('was something else before, which can be looked at and returned to', async () => {
    await page.getByRole('button', { name: 'Verander', exact: true }).click()
    await field().fill('Iets heel anders.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('link', { name: 'Eerdere versies' }).click()
    await page.locator('del', { hasText: 'anders' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Zet deze versie terug' }).click()
    await page.locator('.text strong', { hasText: 'vet' }).waitFor()
  })

  it('can be let go of, and nothing of it is on disk', async () => {
    await begin()
    await page.getByRole('link', { name: 'Schrijf iets dat niet bewaard blijft' }).press('Enter')
    await page.getByRole('textbox', { name: 'Wat je laat gaan' }).fill('zandkasteelwoord')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Laat het gaan' }).click()
    await page.getByRole('heading', { name: 'Het is weg' }).waitFor()
    const found = spawnSync('grep', ['-rlaE', 'zandkasteelwoord|z.a.n.d.k.a.s.t.e.e.l.w.o.r.d', luwte.data])
    expect(found.stdout.toString()).toBe('')
  })
})
