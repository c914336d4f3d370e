import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, leaveDesktop } from './support/desktop'
import { RunningLuwte } from './support/luwte'

// Self-care in real Electron: its front page, the list of what helps, a plan for the energy of today, and a worksheet, by
// mouse and by keyboard; and that all of it is still there after a restart.

let luwte: RunningLuwte
let page: Page

beforeAll(async () => {
  luwte = await RunningLuwte.start()
  page = await luwte.window('/today')
})
afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const openCare = async () => {
  await page.getByRole('navigation').getByRole('link', { name: 'Voor jezelf' }).click()
  await heading('Voor jezelf')
}

describe('self-care', () => {
  it('begins with one thing that fits, says why, and does not show again what was put away', async () => {
    await openCare()
    const card = page.locator('.invitation')
    const line = await card.locator('.line').innerText()
    await card.getByText('Waarom dit?').click()
    expect(await card.locator('details p').innerText()).toMatch(/\S.*\.$/)
    await card.getByRole('button', { name: 'Toon deze niet meer' }).click()
    await eventually('another one', async () => (await card.locator('.line').innerText()) !== line)
    await page.evaluate(() => (location.hash = '#/care/helps'))
    await heading('Wat mij helpt')
    await page.getByText('Wat je niet meer wilde zien').click()
    await page.getByRole('button', { name: `Toon weer: ${line}` }).click()
    await page.getByText('Dit kan weer voorbijkomen.').waitFor()
  })

  it('keeps a worksheet that was filled in by keyboard', async () => {
    await openCare()
    await page.getByRole('link', { name: /^Grenzen en eisen/ }).click()
    await page.getByRole('link', { name: /^Minder van jezelf eisen/ }).click()
    await heading('Minder van jezelf eisen')
    await page.getByRole('link', { name: 'Begin met één ding' }).focus()
    await page.keyboard.press('Enter')
    await heading('Wat moet er vandaag van jezelf?')
    await page.getByRole('textbox', { name: 'Ik moet …' }).focus()
    await page.keyboard.type('Ik moet de hele was doen.')
    await page.getByRole('button', { name: 'Verder' }).focus()
    await page.keyboard.press('Enter')
    await heading('Van wie heb je dat geleerd?')
    await page.getByRole('button', { name: 'Rust' }).click()
    await page.getByRole('button', { name: 'Naar de bladzijde' }).click()
    await page.getByText('Ik moet de hele was doen.').waitFor()
    await page.getByRole('button', { name: 'Bewaar' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/#\/care\/sheet\//)
    await heading('Wat er minder mag')
  })

  it('finds them again after a restart', async () => {
    await luwte.quit()
    luwte = await RunningLuwte.start({ data: luwte.data })
    page = await luwte.window('/today')
    await page.evaluate(() => (location.hash = '#/care/demands'))
    await page.getByRole('link', { name: /Ik moet de hele was doen/ }).click()
    await heading('Wat er minder mag')
    await page.keyboard.press('Escape')
    await heading('Minder van jezelf eisen')
  })
})
