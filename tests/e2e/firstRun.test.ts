import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import type { Settings } from '@shared/features/settings/settings'
import { firstRun as en } from '@shared/i18n/en/firstRun'
import { newMoment as enMoment } from '@shared/i18n/en/newMoment'
import { firstRun as nl } from '@shared/i18n/nl/firstRun'
import { newMoment as nlMoment } from '@shared/i18n/nl/newMoment'
import { eventually, leaveDesktop } from './support/desktop'
import { axeFindings, freshFolder, root, RunningLuwte } from './support/luwte'
import { ask, PASSPHRASE, seal } from './support/session'

// Somebody who never saw Luwte, without a mouse: from the first window to something that is kept, and what is asked then.

const screens = join(root, 'test-results/screens')
const LANGUAGES = {
  nl: { texts: nl, save: 'Bewaar', thanks: 'Dank je.' },
  en: { texts: en, save: 'Save', thanks: 'Thank you.' },
} as const

/** Nothing is in doubt: language and country are known. */
const ASKED = ['stays-here', 'for-whom', 'light']
const newMoment = { nl: nlMoment, en: enMoment }

/** As many keys as somebody presses who goes straight for it: more means that something came in between. */
const KEYS_TO_FIRST_SAVED = 18

let luwte: RunningLuwte

afterEach(async () => {
  await luwte.quit()
  leaveDesktop()
})

const keptAs = () => JSON.parse(luwte.textOf('settings.json')) as Partial<Settings>
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''
  })

/** Counts the keys that are pressed. */
function handsOf(page: Page) {
  let count = 0
  const press = async (key: string) => {
    count += 1
    await page.keyboard.press(key)
  }
  return {
    press,
    count: () => count,
    /** @param part where it stands: an offer above may be let go by the same word. */
    async tabTo(name: string, part = 'body') {
      for (let tries = 0; tries < 80; tries += 1) {
        await press('Tab')
        const isThere = await page.evaluate((where) => Boolean(document.activeElement?.closest(where)), part)
        if (isThere && (await focused(page)) === name) return
      }
      throw new Error(`Tab never came to ${name}`)
    },
  }
}

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true })
  await page.screenshot({ path: join(screens, `first-run-${name}.png`) })
}

/** As small as the window gets, with the largest letters: a picture of the card, and then as it was. */
async function inSmallWindow(page: Page, name: string): Promise<void> {
  const handle = await luwte.app.browserWindow(page)
  const resize = (width: number, height: number) =>
    handle.evaluate((window, size) => window.setContentSize(...size), [width, height] as [number, number])
  await ask(page, 'settings.change', { textSize: 150 })
  await resize(720, 600)
  await page.waitForFunction(() => innerWidth === 720)
  await page.locator('.quiet-card').scrollIntoViewIfNeeded()
  await picture(page, `${name}-small-large-text`)
  expect(await axeFindings(page)).toEqual([])
  await resize(1000, 700)
  await ask(page, 'settings.change', { textSize: 100 })
}

describe.each(['nl', 'en'] as const)('the first minute, by keyboard, in %s', (language) => {
  const { texts, save, thanks } = LANGUAGES[language]

  it('begins in the check-in; what is asked once comes after it, is passed by, and is found again', async () => {
    luwte = await RunningLuwte.start({ settings: { language, country: 'NL' } })
    const page = await luwte.window('/today')
    const { press, tabTo, count } = handsOf(page)
    await page.getByRole('link', { name: texts.before.link }).waitFor()
    expect(await page.locator('.quiet-card').count()).toBe(0)
    await picture(page, `${language}-1-start`)

    await eventually('the first key to go somewhere', async () => {
      await press('Tab')
      return page.evaluate(() => document.activeElement?.getAttribute('role') === 'slider')
    })
    await press('ArrowRight')
    await press('ArrowDown')
    await tabTo(save)
    await press('Enter')
    await page.getByText(thanks).first().waitFor()
    expect(luwte.recordsOnDisk('check-in')).toHaveLength(1)
    expect(count()).toBeLessThanOrEqual(KEYS_TO_FIRST_SAVED)

    await page.getByRole('heading', { name: texts.staysHere.title }).waitFor()
    await picture(page, `${language}-2-stays-here`)
    await tabTo(texts.notNow, '.quiet-card')
    await press('Enter')
    await page.getByRole('heading', { name: texts.forWhom.title }).waitFor()
    expect(await focused(page)).toBe(texts.forWhom.choices.self)
    await picture(page, `${language}-3-for-whom`)
    await inSmallWindow(page, `${language}-3-for-whom`)
    await tabTo(texts.notNow, '.quiet-card')
    await press('Enter')
    await page.getByRole('heading', { name: texts.light.title }).waitFor()
    await picture(page, `${language}-4-light`)
    await tabTo(texts.notNow, '.quiet-card')
    await press('Enter')
    await eventually('nothing more to be asked', async () => (await page.locator('.quiet-card').count()) === 0)
    await eventually('it to be kept', async () => keptAs().askedOnce?.length === ASKED.length)
    expect(keptAs()).toMatchObject({ askedOnce: ASKED, forWhom: null, theme: 'system' })

    await page.evaluate(() => (location.hash = '#/settings/desktop'))
    await page.getByRole('heading', { name: texts.settings.title }).waitFor()
    await tabTo(texts.settings.again)
    await press('Enter')
    await page.getByText(texts.settings.againDone).waitFor()
    await picture(page, `${language}-5-settings`)
    await page.evaluate(() => (location.hash = '#/today'))
    await page.getByRole('heading', { name: texts.staysHere.title }).waitFor()
  })

  it('asks at the first entry who can read it, and at the first rhythm whether to start at log-in', async () => {
    luwte = await RunningLuwte.start({ settings: { language } })
    const page = await luwte.window('/today')
    const { press, tabTo } = handsOf(page)
    await press('Control+n')
    await page.getByRole('textbox').pressSequentially('Mist.')
    await press('Control+Enter')
    await page.getByRole('heading', { name: texts.whoReads.title }).waitFor()
    await picture(page, `${language}-6-who-reads`)
    await tabTo(texts.notNow, '.quiet-card')
    await press('Enter')
    await eventually('the card to go', async () => (await page.locator('.quiet-card').count()) === 0)

    await page.evaluate(() => (location.hash = '#/settings/moments'))
    await page.locator('a.kind').first().press('Enter')
    await page.getByText(newMoment[language].choices.everyEvening, { exact: true }).click()
    await page.getByRole('button', { name: newMoment[language].done }).press('Enter')
    await page.getByRole('heading', { name: texts.atLogin.title }).waitFor()
    await picture(page, `${language}-7-at-login`)
    await tabTo(texts.atLogin.yes)
    await press('Enter')
    await page.getByText(texts.atLogin.done).waitFor()
    await eventually('both to be kept', async () => keptAs().askedOnce?.length === 2)
    // The next one begins on the same desktop.
    expect(await ask(page, 'desktop.setLauncher', { kind: 'login', on: false })).toMatchObject({ login: 'off' })
  })
})

describe('who used Luwte before', () => {
  it('opens a sealed journal from its folder, by keyboard, from the first Today', async () => {
    const before = freshFolder()
    luwte = await RunningLuwte.start({ data: before })
    const former = await luwte.window('/today')
    await ask(former, 'entries.save', { id: null, seen: null, text: 'Geschreven op de vorige computer.' })
    await seal(former)
    await luwte.quit()

    luwte = await RunningLuwte.start()
    const page = await luwte.window('/today')
    const { press, tabTo } = handsOf(page)
    await luwte.app.evaluate(
      ({ dialog }, folder) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] })
      },
      join(before, 'vault'),
    )
    await page.getByRole('link', { name: nl.before.link }).waitFor()
    await tabTo(nl.before.link)
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: nl.before.title }).waitFor()
    await tabTo(nl.before.folder.choose)
    await press('Enter')
    await page.locator('.quiet-card input').waitFor()
    await picture(page, 'nl-8-sealed-folder')
    await page.keyboard.type(PASSPHRASE)
    await press('Enter')
    await eventually(
      'the journal to be open',
      async () => (await ask<{ lock: string }>(page, 'vault.state')).lock === 'open',
    )
    await page.evaluate(() => (location.hash = '#/journal'))
    await page.getByText('Geschreven op de vorige computer.').waitFor()
  })
})
