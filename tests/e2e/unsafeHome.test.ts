import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { COVER } from '@shared/features/settings/unsafeHome'
import { appName as enName } from '@shared/i18n/en/appName'
import { unsafeHome as en } from '@shared/i18n/en/unsafeHome'
import { vaultAccess as enAccess } from '@shared/i18n/en/vaultAccess'
import { appName as nlName } from '@shared/i18n/nl/appName'
import { unsafeHome as nl } from '@shared/i18n/nl/unsafeHome'
import { vaultAccess as nlAccess } from '@shared/i18n/nl/vaultAccess'
import { eventually, leaveDesktop, trayMenu, trayTip, windowTitles } from './support/desktop'
import { axeFindings, root, RunningLuwte } from './support/luwte'
import { textInField } from './support/writer'
import { ask, PASSPHRASE, seal } from './support/session'

// Somebody whose partner must not see this: one switch, and a key that leaves nothing of it in sight.

const screens = join(root, 'test-results/screens')
const LANGUAGES = {
  nl: { texts: nl, access: nlAccess, neutral: nlName.notes, field: 'Je tekst' },
  en: { texts: en, access: enAccess, neutral: enName.notes, field: 'Your text' },
} as const

let luwte: RunningLuwte

afterEach(async () => {
  await luwte.quit()
  leaveDesktop()
})

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true })
  await page.screenshot({ path: join(screens, `unsafe-home-${name}.png`) })
}

describe.each(['nl', 'en'] as const)('in %s', (language) => {
  const { texts, access, neutral, field } = LANGUAGES[language]

  it('one switch changes what others see, the key leaves an empty page and locks, and all of it goes back', async () => {
    luwte = await RunningLuwte.start({ settings: { language } })
    let page = await luwte.window('/today')
    await seal(page)
    await page.evaluate(() => (location.hash = '#/settings/unsafe-home'))
    await page.getByRole('heading', { level: 1, name: texts.title }).waitFor()
    await picture(page, `${language}-1-off`)
    await page.getByRole('switch', { name: texts.switch }).press('Enter')
    await page.getByText(texts.on).waitFor()
    await eventually('the title', () => Promise.resolve(windowTitles().includes(neutral)))
    await eventually('the tip', async () => (await trayTip()) === neutral)
    expect(windowTitles().join()).not.toContain('Luwte')
    expect(JSON.stringify(await trayMenu())).not.toMatch(/luwte|check/i)
    expect(await axeFindings(page)).toEqual([])
    await picture(page, `${language}-2-on`)

    await page.evaluate(() => (location.hash = '#/journal/write/new'))
    await page.getByRole('textbox', { name: field }).pressSequentially('Alleen voor mij.')
    await page.getByRole('button', { name: `${texts.exit.button} F2` }).waitFor()
    await picture(page, `${language}-3-button`)
    const left = page
    await left.keyboard.press('F2').catch((fault: unknown) => {
      // The window is gone before the key is up again.
      if (!/closed/.test(String(fault))) throw fault
    })
    page = await eventually('the page that says nothing, in a window of its own', async () =>
      luwte.app.windows().find((one) => one !== left && !one.isClosed() && one.url().includes(`#${COVER}`)),
    )
    await page.getByRole('heading', { level: 1, name: texts.cover.names.notes }).waitFor()
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/luwte|alleen voor mij|dagboek|journal/i)
    expect((await ask<{ lock: string }>(page, 'vault.state')).lock).toBe('locked')
    expect(await axeFindings(page)).toEqual([])
    await picture(page, `${language}-4-cover`)

    await page.keyboard.press('F2')
    await page.getByLabel(access.unlock.label).fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await eventually('it to be open', async () => (await ask<{ lock: string }>(page, 'vault.state')).lock === 'open')
    await page.evaluate(() => (location.hash = '#/journal/write/new'))
    await eventually('the draft in the field', async () => (await textInField(page)) === 'Alleen voor mij.')
    await page.evaluate(() => (location.hash = '#/settings/unsafe-home'))
    await page.getByRole('switch', { name: texts.switch }).press('Enter')
    await page.getByText(texts.off).waitFor()
    await eventually('the own title', () => Promise.resolve(windowTitles().includes('Luwte')))
    expect(await page.getByRole('button', { name: `${texts.exit.button} F2` }).count()).toBe(0)
  })
})
