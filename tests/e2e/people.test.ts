import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaveDesktop } from './support/desktop'
import { axeFindings, freshFolder, RunningLuwte } from './support/luwte'
import { clockTime, MINUTE_MS } from './support/rhythms'
import { ask } from './support/writer'

// Somebody is beside a friend: in Dutch by the keyboard, then in English by the mouse.

const data = freshFolder()
let luwte: RunningLuwte
let page: Page

const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const press = (role: 'button' | 'link' | 'radio', name: string) =>
  page.getByRole(role, { name, exact: true }).press(role === 'radio' ? 'Space' : 'Enter')
const click = (role: 'button' | 'link', name: string) => page.getByRole(role, { name, exact: true }).click()

beforeAll(async () => {
  luwte = await RunningLuwte.start({ data })
  page = await luwte.window('/today')
})
afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

describe('in Dutch, by the keyboard', () => {
  it('who else uses the computer is asked, somebody is added, and a small contact noted in two touches', async () => {
    await press('link', 'Naast iemand')
    await heading('Naast iemand').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('link', { name: 'Mensen voor wie je er bent' }).press('Enter')
    await page.getByText('Hier staat nog niemand.').waitFor()
    await press('link', 'Zet er iemand bij')
    await press('button', 'Nee, ga verder')
    await page.getByLabel('Hoe noem je de ander hier?').fill('Noor')
    await press('radio', 'een vriend of vriendin')
    await press('radio', 'Verder weg')
    await press('button', 'Bewaar')
    await heading('Noor').waitFor()
    await press('button', 'Noteer wat je deed')
    await press('button', 'een kaart gestuurd')
    await page.getByText('vandaag: een kaart gestuurd').waitFor()
    await press('button', 'Voeg toe: Wat je merkt')
    await press('button', 'lacht minder')
    await page.getByRole('listitem').filter({ hasText: 'lacht minder' }).filter({ hasText: 'vandaag' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('a moment to stay in touch comes without a name, and is answered', async () => {
    await press('button', 'Plan een moment')
    await press('button', 'Elke week')
    await page.getByText(/elke week op \S+ om 17:00/i).waitFor()
    await page.getByText('Dat staat klaar.').waitFor()
    const [rhythm] = (await ask(page, 'rhythms.list')).here
    await luwte.quit()
    const times = [clockTime(Date.now() - MINUTE_MS)]
    const due = { id: rhythm?.id, kind: 'contact', on: true, skip: [], lifetime: 720 }
    const rule = { by: 'times', times, weekdays: [1, 2, 3, 4, 5, 6, 7] }
    luwte = await RunningLuwte.start({ data, settings: { rhythms: [{ ...due, rule }], askedOnce: ['who-else'] } })
    page = await luwte.window('/today')
    const line = page.getByText('Er staat iets kleins klaar bij Naast iemand, als je wilt.')
    await line.waitFor()
    expect(await page.locator('main').textContent()).not.toContain('Noor')
    await press('button', 'Kijk')
    await heading('Iets kleins voor Noor?').waitFor()
    const idea = page.locator('.idea .text')
    const first = await idea.textContent()
    await press('button', 'Een ander idee')
    await expect.poll(() => idea.textContent()).not.toBe(first)
    expect(await axeFindings(page)).toEqual([])
    await press('button', 'Dat heb ik gedaan')
    await heading('Noor').waitFor()
    expect((await ask(page, 'moments.next')).waiting).toBeNull()
  })

  it('something has changed: its moments end, and nothing brings the name up', async () => {
    await press('button', 'Er is iets veranderd')
    await press('radio', 'We hebben geen contact meer')
    await press('button', 'Klaar')
    await page.getByText('Luwte begint er niet meer over.').waitFor()
    expect((await ask(page, 'rhythms.list')).here).toEqual([])
    await press('link', 'Naar alle kaartjes')
    await heading('Mensen voor wie je er bent').waitFor()
    expect(await page.getByText('Noor').filter({ visible: true }).count()).toBe(0)
    await press('link', 'Vandaag')
    expect(await page.locator('main').textContent()).not.toContain('Noor')
    // Whoever looks for it finds it.
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Zoek in heel Luwte' }).fill('Noor')
    await page.locator('[role=option].own', { hasText: 'Noor' }).waitFor()
    await page.keyboard.press('Escape')
  })
})

describe('in English, by the mouse', () => {
  it('somebody is added, an idea is put away, and the card with its moment is removed and brought back', async () => {
    await ask(page, 'settings.change', { language: 'en' })
    // A message lies over the foot of a screen until it goes by itself, or is closed.
    await click('button', 'Close')
    await click('link', 'Beside someone')
    await page.getByRole('link', { name: 'People you’re there for' }).click()
    await click('link', 'Add someone')
    await page.getByLabel('What do you call them here?').fill('<b>Sam</b>')
    await page.getByText('a neighbour', { exact: true }).click()
    await click('button', 'Save')
    await heading('<b>Sam</b>').waitFor()
    await click('button', 'Note what you did')
    await click('button', 'dropped by')
    await page.getByText('today: dropped by').waitFor()
    const idea = page.locator('.idea .text')
    const first = await idea.textContent()
    await click('button', 'Not this one again')
    await expect.poll(() => idea.textContent()).not.toBe(first)
    await click('button', 'Close')
    await click('button', 'Plan a moment')
    await click('button', 'Every two weeks')
    await page.getByText(/every two weeks on \S+ at 17:00/i).waitFor()
    await click('button', 'Close')
    await click('button', 'Remove this card')
    await page.getByText('There are still moments for this card').waitFor()
    await click('button', 'Remove both')
    await heading('People you’re there for').waitFor()
    expect((await ask(page, 'rhythms.list')).here).toEqual([])
    await click('button', 'Undo')
    await page.getByRole('link', { name: '<b>Sam</b>' }).click()
    await page.getByText('today: dropped by').waitFor()
    await page.getByText(/every two weeks on \S+ at 17:00/i).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })
})
