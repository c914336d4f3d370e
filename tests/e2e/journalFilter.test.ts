import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, leaveDesktop } from './support/desktop'
import { axeFindings, RunningLuwte } from './support/luwte'
import { ask } from './support/writer'

let luwte: RunningLuwte
let page: Page
const refused: string[] = []

const lines = () => page.locator('[data-item]').allInnerTexts()
/** Are these, and no others, listed? */
const areListed = (...texts: string[]) =>
  eventually(texts.join(), async () => {
    const listed = await lines()
    return listed.length === texts.length && texts.every((text) => listed.some((line) => line.includes(text)))
  })
const status = () => page.locator('.filtered [role=status]').innerText()

beforeAll(async () => {
  luwte = await RunningLuwte.start({ settings: { askedOnce: ['who-else'] } })
  page = await luwte.window('/today')
  page.on('console', (message) => void (/security policy/i.test(message.text()) && refused.push(message.text())))
  const noor = await ask(page, 'people.add', { nickname: 'Noor', bond: null, distance: null })
  const write = (text: string, about?: { kind: string; id: string }) =>
    ask(page, 'entries.save', { id: null, seen: null, text, ...(about && { about }) })
  await write('Bij de vuurtoren was het stil. #zee')
  await write('Noor belde over de vuurtorens.', { kind: 'person', id: noor.id })
  await write('Een brief voor Noor.', { kind: 'person', id: noor.id })
})
afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

describe('the list of the journal', () => {
  it('follows the words that are typed, and a person beside them, by the keyboard', async () => {
    await page.getByRole('link', { name: 'Dagboek', exact: true }).press('Enter')
    await areListed('stil', 'belde', 'brief')
    await page.getByRole('button', { name: 'Kies wat je ziet' }).press('Enter')
    await page.getByRole('searchbox', { name: 'Met de woorden' }).focus()
    await page.keyboard.type('VUURTOREN')
    await areListed('stil', 'belde')
    const choice = page.getByRole('combobox', { name: /^Over/ })
    await choice.press('Enter')
    await page.getByRole('option', { name: 'Noor' }).press('Enter')
    await areListed('belde')
    expect(await status()).toBe('Je ziet nu alleen teksten over Noor en met de woorden “VUURTOREN”.')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Bewaar deze keuze' }).press('Enter')
    await page.keyboard.type('Noor aan zee')
    await page.keyboard.press('Enter')
    // The focus goes to what was kept.
    await page.locator('.show:focus').filter({ hasText: 'Noor aan zee' }).waitFor()
    await page.getByRole('button', { name: 'Toon alles' }).press('Enter')
    await areListed('stil', 'belde', 'brief')
    // The list of people brings a style of its own.
    expect(refused).toEqual([])
  })

  it('shows it again with one click, with what was written since', async () => {
    await ask(page, 'entries.save', { id: null, seen: null, text: 'Vuurtoren zonder iemand.' })
    await page.getByRole('button', { name: 'Noor aan zee', exact: true }).click()
    await areListed('belde')
    await page.getByRole('button', { name: 'Toon alles' }).click()
    await page.getByRole('searchbox', { name: 'Met de woorden' }).fill('"zonder iemand"')
    await areListed('Vuurtoren zonder iemand.')
  })

  it('has nobody to choose by while Beside someone is locked, nor what was kept about them', async () => {
    await page.getByRole('button', { name: 'Noor aan zee', exact: true }).click()
    await areListed('belde')
    await ask(page, 'section.set', { section: 'beside', passphrase: 'van mij alleen, hier' })
    await ask(page, 'section.close', { section: 'beside' })
    await areListed('stil', 'belde', 'brief', 'zonder')
    expect(await page.locator('.filtered').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Noor aan zee' }).count()).toBe(0)
    expect(await page.getByRole('combobox', { name: /^Over/ }).count()).toBe(0)
  })
})
