import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, it } from 'vitest'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { eventually, leaveDesktop } from './support/desktop'
import { axeFindings, freshFolder, root, RunningLuwte } from './support/luwte'
import { answerBoxes, ask, entriesIn, seal } from './support/session'

const WORDS = 'van voor die tijd'

let luwte: RunningLuwte

afterEach(() => luwte.quit())
afterAll(leaveDesktop)

async function started(data: string, route: string) {
  luwte = await RunningLuwte.start({ data })
  return luwte.window(route)
}

it('a journal that somebody sealed from elsewhere is gone on with in plain by whoever did not, by keyboard', async () => {
  const [elsewhere, here] = [freshFolder(), freshFolder()]
  await ask(await started(elsewhere, '/today'), 'entries.save', { id: null, seen: null, text: WORDS })
  await luwte.quit()
  cpSync(elsewhere, here, { recursive: true })
  await seal(await started(elsewhere, '/today'))
  await luwte.quit()
  cpSync(join(elsewhere, 'vault/keys'), join(here, 'vault/keys'), { recursive: true })

  const locked = await started(here, '/unlock')
  await locked.getByRole('button', { name: 'Ik heb dit dagboek niet verzegeld' }).press('Enter')
  expect(await axeFindings(locked)).toEqual([])
  await locked.getByRole('button', { name: 'Verder zonder slot' }).press('Enter')
  const page = await luwte.window('/today')
  expect(await ask(page, 'vault.state')).toMatchObject({ lock: 'plain', isSealedElsewhere: false })
  const entries = await entriesIn(page)
  expect(entries.map(({ excerpt }) => excerpt)).toEqual([WORDS])
})

const STRANGER = '019ac777-0000-7000-8000-000000000000'
const FORGED = '<b>Dit</b> schreef iemand anders.'

/** What somebody without the key can put into the folder of a journal. */
function putByStranger(data: string): void {
  const at = '2026-11-20T11:00+01:00[Europe/Amsterdam]'
  const record = { at, seen: { [STRANGER]: 1 }, changedAt: '2026-11-20T10:00:00.000Z' }
  const records = [FORGED, 'En dit ook.'].map((text, index) => ({
    ...{ ...record, id: `019a9f4e-ec0${String(index)}-7000-8000-000000000000`, kind: 'entry', text },
  }))
  const content = {
    app: 'luwte',
    format: 1,
    vault: 'v',
    device: STRANGER,
    kind: 'month',
    month: '2026-11',
    revision: 1,
    records,
  }
  const checksum = createHash('sha256').update(canonicalJson(content)).digest('hex')
  const folder = join(data, 'vault', STRANGER)
  mkdirSync(folder)
  writeFileSync(join(folder, '2026-11.json'), JSON.stringify({ ...content, checksum }))
}

async function pictured(page: Page, name: string): Promise<void> {
  const screens = join(root, 'test-results/screens')
  mkdirSync(screens, { recursive: true })
  for (const [language, theme] of [
    ['nl', 'day'],
    ['nl', 'night'],
    ['en', 'day'],
  ] as const) {
    await ask(page, 'settings.change', { language, theme })
    await page.locator(`html[lang="${language}"][data-theme="${theme}"]`).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.screenshot({ path: join(screens, `waiting-${name}-${language}-${theme}.png`), fullPage: true })
  }
  await ask(page, 'settings.change', { language: 'nl', theme: 'day' })
  await page.locator('html[lang="nl"]').waitFor()
}

it('what nothing proves is looked at, taken in, undone, thrown away and brought back, by mouse and by keyboard', async () => {
  const data = freshFolder()
  const page = await started(data, '/today')
  await ask(page, 'entries.save', { id: null, seen: null, text: WORDS })
  await seal(page)
  putByStranger(data)
  const folder = join(data, 'vault', STRANGER)
  const texts = () => entriesIn(page)
  await texts()

  // By mouse, from the notice.
  await page.getByRole('link', { name: 'Bekijk wat er wacht' }).click()
  await page.getByRole('heading', { name: 'Wacht op jouw keuze' }).waitFor()
  await page.getByRole('button', { name: 'Oké' }).click()
  await page.getByText('2 teksten, van').waitFor()
  await pictured(page, 'closed')
  await page.getByRole('button', { name: 'Bekijk wat er staat' }).click()
  await page.getByText(FORGED, { exact: true }).waitFor()
  await pictured(page, 'open')
  await page.getByRole('button', { name: 'Neem over als tekst' }).click()
  await page.getByText('Er staan nu 2 teksten meer in je dagboek.').waitFor()
  expect(await texts()).toHaveLength(3)
  expect(
    (await texts()).some(({ excerpt }) => excerpt.startsWith('[Overgenomen van een computer die Luwte niet kent')),
  ).toBe(true)
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await eventually('it to be undone', async () => (await texts()).length === 1)

  // By keyboard.
  const refused = await answerBoxes(luwte, 1)
  const throwAway = page.getByRole('button', { name: 'Verwijder …', disabled: false })
  await throwAway.press('Enter')
  await refused(1)
  await throwAway.waitFor()
  expect(existsSync(folder)).toBe(true)
  await answerBoxes(luwte, 0)
  await throwAway.press('Enter')
  await page.getByRole('heading', { name: 'Verwijderd' }).waitFor()
  expect(existsSync(folder)).toBe(false)
  await pictured(page, 'thrown')
  await page.getByRole('button', { name: 'Zet terug: Een computer die Luwte niet kent' }).press('Enter')
  await page.getByRole('button', { name: 'Bekijk wat er staat' }).press('Enter')
  await page.getByText(FORGED, { exact: true }).waitFor()
  expect(existsSync(folder)).toBe(true)
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Verberg wat er staat' }).press('Enter')
  await page.getByText(FORGED, { exact: true }).waitFor({ state: 'detached' })
  expect(await texts()).toHaveLength(1)
})
