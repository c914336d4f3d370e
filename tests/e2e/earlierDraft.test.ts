import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually, leaveDesktop } from './support/desktop'
import { axeFindings, RunningLuwte } from './support/luwte'
import { ask, textInField } from './support/writer'

let luwte: RunningLuwte
let page: Page
const drafted = () => ask(page, 'drafts.read', { key: 'entry:new' })
const isDrafted = (text: string) =>
  eventually(text, async () => {
    const draft = await drafted()
    return draft?.kind === 'entry' && draft.text === text
  })

beforeAll(async () => {
  luwte = await RunningLuwte.start()
  page = await luwte.window('/today')
  await page.evaluate(() => (window.location.hash = '/journal/write/new'))
})
afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

it('what a draft said before is gone back to by the keyboard, with what was typed last kept beside it', async () => {
  const field = page.getByRole('textbox', { name: 'Je tekst' })
  await field.click()
  await page.keyboard.type('Het was stil aan zee.')
  await isDrafted('Het was stil aan zee.')
  // As after ten minutes, which nobody waits for here.
  await ask(page, 'drafts.write', {
    key: 'entry:new',
    draft: { kind: 'entry', text: 'Alles anders.', seen: null },
    isAside: true,
  })
  const go = (route: string) => page.evaluate((to) => (window.location.hash = to), route)
  await go('/today')
  await page.getByRole('heading', { level: 1, name: 'Wat wil je opschrijven?' }).waitFor({ state: 'detached' })
  await go('/journal/write/new')
  await page.getByRole('link', { name: 'Wat hier eerder stond' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Wat stond er eerder?' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Ga hiermee verder' }).press('Enter')
  await eventually('the sheet', async () => (await textInField(page)) === 'Het was stil aan zee.')
  const earlier = await ask(page, 'drafts.earlier', { key: 'entry:new' })
  expect(earlier.map(({ draft }) => draft.text)).toEqual(['Alles anders.', 'Het was stil aan zee.'])
  // Typed on, and looked at again with the mouse: nothing that was typed a blink ago is missing.
  await field.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Nu nog.')
  await page.getByRole('link', { name: 'Wat hier eerder stond' }).click()
  await page.getByRole('link', { name: 'Terug naar het schrijven' }).click()
  await eventually('all of it', async () => (await textInField(page)) === 'Het was stil aan zee. Nu nog.')
  // Once it is saved, nothing of it is left beside the entry.
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/entry/)
  expect(await ask(page, 'drafts.earlier', { key: 'entry:new' })).toEqual([])
})
