import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sectionLock as en } from '@shared/i18n/en/sectionLock'
import { vaultAccess as enAccess } from '@shared/i18n/en/vaultAccess'
import { sectionLock as nl } from '@shared/i18n/nl/sectionLock'
import { vaultAccess as nlAccess } from '@shared/i18n/nl/vaultAccess'
import { eventually, leaveDesktop } from './support/desktop'
import { axeFindings, root, RunningLuwte } from './support/luwte'
import { ask } from './support/session'

// Two people share a Luwte. One of them notes somebody, gives Beside someone a lock of its own, and the other finds it shut.

const screens = join(root, 'test-results/screens')
const SECRET = 'alleen van mij'
const NAME = 'Zilvermeeuw'
const LANGUAGES = { nl: { texts: nl, access: nlAccess }, en: { texts: en, access: enAccess } } as const

let luwte: RunningLuwte
let page: Page

beforeAll(async () => {
  luwte = await RunningLuwte.start({ settings: { language: 'nl' } })
  page = await luwte.window('/today')
  await ask(page, 'people.add', { nickname: NAME, bond: null, distance: null })
})
afterAll(async () => {
  await luwte.quit()
  leaveDesktop()
})

const go = (route: string) => page.evaluate((to) => (location.hash = `#${to}`), route)
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
async function picture(name: string): Promise<void> {
  mkdirSync(screens, { recursive: true })
  await page.screenshot({ path: join(screens, `own-lock-${name}.png`) })
}
/** Is the name readable in some file of the user data, the vault among it? */
const isOnDisk = (): boolean =>
  readdirSync(luwte.data, { recursive: true, withFileTypes: true }).some(
    (file) =>
      file.isFile() &&
      /\.json$/.test(file.name) &&
      readFileSync(join(file.parentPath, file.name), 'utf8').includes(NAME),
  )

describe.each(['nl', 'en'] as const)('the own lock of Beside someone, in %s', (language) => {
  const { texts, access } = LANGUAGES[language]

  it('covers what is noted, opens for whoever has the passphrase, and can be taken off', async () => {
    await ask(page, 'settings.change', { language })
    await go('/beside/lock')
    await heading(texts.title)
    expect(await axeFindings(page)).toEqual([])
    await picture(`${language}-about`)
    expect(isOnDisk()).toBe(true)

    await page.getByRole('button', { name: texts.none.begin }).press('Enter')
    await page.getByLabel(access.passphrase.first, { exact: true }).fill(SECRET)
    await page.getByLabel(access.passphrase.again, { exact: true }).fill(SECRET)
    await page.keyboard.press('Enter')
    await heading(texts.code.title)
    await picture(`${language}-code`)
    expect(isOnDisk()).toBe(false)
    await page.getByRole('button', { name: texts.code.done }).click()
    await page.waitForURL(/#\/beside$/)

    await go('/beside/lock')
    await page.getByRole('button', { name: texts.open.close }).click()
    await heading(texts.locked.title)
    await go('/beside/people')
    await heading(texts.locked.title)
    expect(await axeFindings(page)).toEqual([])
    await picture(`${language}-locked`)
    await page.getByLabel(texts.locked.label).fill('iets anders')
    await page.keyboard.press('Enter')
    await page.getByText(texts.locked.wrong).waitFor()
    await page.getByLabel(texts.locked.label).fill(SECRET)
    await page.keyboard.press('Enter')
    await page.getByText(NAME).first().waitFor()

    await go('/beside/lock')
    await picture(`${language}-open`)
    await page.getByRole('button', { name: texts.open.end }).click()
    await page.getByLabel(texts.open.now).fill(SECRET)
    await page.keyboard.press('Enter')
    await page.getByText(texts.open.ended).waitFor()
    await eventually('the name on disk again', async () => isOnDisk())
  })
})
