import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { desktop as enDesktop } from '@shared/i18n/en/desktop'
import { sealing as en } from '@shared/i18n/en/sealing'
import { vaultAccess as enAccess } from '@shared/i18n/en/vaultAccess'
import { desktop as nlDesktop } from '@shared/i18n/nl/desktop'
import { sealing as nl } from '@shared/i18n/nl/sealing'
import { vaultAccess as nlAccess } from '@shared/i18n/nl/vaultAccess'
import { clickTrayMenu, eventually, leaveDesktop } from './support/desktop'
import { axeFindings, root, RunningLuwte } from './support/luwte'
import { textInField } from './support/writer'
import { ask, PASSPHRASE } from './support/session'

// Somebody whose partner may look along: seals by keyboard in three screens, closes the window, and finds it locked.

const screens = join(root, 'test-results/screens')
const LANGUAGES = {
  nl: { texts: nl, access: nlAccess, open: nlDesktop.tray.open('Luwte'), field: 'Je tekst' },
  en: { texts: en, access: enAccess, open: enDesktop.tray.open('Luwte'), field: 'Your text' },
} as const

let luwte: RunningLuwte

afterEach(async () => {
  await luwte.quit()
  leaveDesktop()
})

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true })
  await page.screenshot({ path: join(screens, `sealing-${name}.png`) })
}

async function resize(page: Page, width: number, height: number): Promise<void> {
  const handle = await luwte.app.browserWindow(page)
  await handle.evaluate((window, size) => window.setContentSize(...size), [width, height] as [number, number])
  await page.waitForFunction((wanted) => innerWidth === wanted, width)
}

describe.each(['nl', 'en'] as const)('in %s', (language) => {
  const { texts, access, open, field } = LANGUAGES[language]
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

  it('three screens, and closing the window locks with the draft kept', async () => {
    luwte = await RunningLuwte.start({ settings: { language } })
    let page = await luwte.window('/today')
    await page.keyboard.press('Control+n')
    await page.getByRole('textbox', { name: field }).pressSequentially('Half af.')
    await eventually('the draft on disk', async () => luwte.textOf('drafts.json').includes('Half af.'))

    await page.evaluate(() => (location.hash = '#/settings/vault'))
    await heading(page, texts.about.title)
    await resize(page, 720, 600)
    const button = page.getByRole('button', { name: texts.about.begin })
    const box = await button.boundingBox()
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(600)
    expect(await axeFindings(page)).toEqual([])
    await picture(page, `${language}-1-small`)
    await resize(page, 1000, 700)
    await picture(page, `${language}-1`)

    await button.press('Enter')
    await heading(page, access.passphrase.title)
    await picture(page, `${language}-2`)
    await page.getByLabel(access.passphrase.first, { exact: true }).fill(PASSPHRASE)
    await page.getByLabel(access.passphrase.again, { exact: true }).fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await heading(page, access.code.title)
    await page.locator('.group').first().waitFor()
    await picture(page, `${language}-3-code`)
    const code = await page.locator('.group').allTextContents()
    await page.getByRole('button', { name: access.step.next }).press('Enter')
    await heading(page, access.groups.title)
    for (const label of await page.locator('.groups label').all()) {
      const number = Number(/\d+/.exec((await label.locator('span').textContent()) ?? '')?.[0])
      await label.locator('input').fill(code[number - 1] ?? '')
    }
    await picture(page, `${language}-3-groups`)
    await page.keyboard.press('Enter')
    await page.getByText(texts.after.changes.close).waitFor({ timeout: 60_000 })
    await picture(page, `${language}-4-sealed`)
    expect(await axeFindings(page)).toEqual([])

    const handle = await luwte.app.browserWindow(page)
    await handle.evaluate((window) => window.close())
    await eventually('no window', async () =>
      luwte.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length === 0),
    )
    await clickTrayMenu(open)
    page = await luwte.window('/unlock')
    await page.getByLabel(access.unlock.label).fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await eventually(
      'the journal to be open',
      async () => (await ask<{ lock: string }>(page, 'vault.state')).lock === 'open',
    )
    expect(luwte.textOf('drafts.json')).not.toContain('Half af.')
    await page.evaluate(() => (location.hash = '#/journal/write/new'))
    await eventually('the draft in the field', async () => (await textInField(page)) === 'Half af.')
  })
})
