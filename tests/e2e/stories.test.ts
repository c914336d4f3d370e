import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { FIRST_QUESTIONS } from '@shared/features/settings/firstQuestions'
import en from '@shared/i18n/en'
import { desktop as desktopEn } from '@shared/i18n/en/desktop'
import { firstRun as firstRunEn } from '@shared/i18n/en/firstRun'
import { sealing as sealingEn } from '@shared/i18n/en/sealing'
import nl from '@shared/i18n/nl'
import { desktop as desktopNl } from '@shared/i18n/nl/desktop'
import { firstRun as firstRunNl } from '@shared/i18n/nl/firstRun'
import { sealing as sealingNl } from '@shared/i18n/nl/sealing'
import feelings from '../../resources/content/feelings.json'
import { clickTrayMenu, eventually, leaveDesktop } from './support/desktop'
import { putCheckIns } from './support/earlierDays'
import { freshFolder, root, RunningLuwte } from './support/luwte'
import { ask, PASSPHRASE } from './support/session'

// Four people who come to Luwte, each with what they came for, from the first window on. A picture of each step is left in
// test-results/screens/stories.

const screens = join(root, 'test-results/screens/stories')
const LANGUAGES = {
  nl: {
    texts: nl,
    desktop: desktopNl,
    firstRun: firstRunNl,
    sealing: sealingNl,
    silentPartner: 'mijn vrouw zegt niets',
    die: 'ik wil dood',
  },
  en: {
    texts: en,
    desktop: desktopEn,
    firstRun: firstRunEn,
    sealing: sealingEn,
    silentPartner: 'my wife says nothing',
    die: 'I want to die',
  },
} as const
const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

let luwte: RunningLuwte

afterEach(() => luwte.quit())
afterAll(leaveDesktop)

describe.each(['nl', 'en'] as const)('in %s', (language) => {
  const { texts, desktop, firstRun, sealing, silentPartner, die } = LANGUAGES[language]
  const feeling = (id: string) => feelings.find((one) => one.id === id)?.[language] ?? ''

  function story(name: string) {
    let step = 0
    return async (page: Page, what: string) => {
      step += 1
      mkdirSync(screens, { recursive: true })
      await page.screenshot({ path: join(screens, `${name}-${language}-${String(step)}-${what}.png`) })
    }
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()
  const place = (page: Page, name: string) => page.getByRole('link', { name }).first().click()
  async function find(page: Page, words: string) {
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: texts.search.title })
    await field.pressSequentially(words)
    // Says how much was found, once all has answered.
    await page.getByRole('dialog').getByRole('status').filter({ hasText: /\d/ }).waitFor()
  }
  async function point(page: Page, across: number, down: number) {
    const box = await page.getByRole('group', { name: texts.checkIn.plane.label }).boundingBox()
    if (!box) throw new Error('The plane has no place on the screen')
    await page.mouse.click(box.x + box.width * across, box.y + box.height * down)
  }

  it('somebody feels empty at night, has no word for it, and shares the computer: it is kept, and it is shut', async () => {
    const picture = story('1-empty')
    luwte = await RunningLuwte.start({ settings: { language, theme: 'night' } })
    const page = await luwte.window('/today')
    await picture(page, 'start')
    await point(page, 0.15, 0.85)
    await page
      .getByRole('button', { name: feeling('empty'), exact: true })
      .first()
      .click()
    await page.getByLabel(texts.checkIn.surroundings.note).fill('23:40')
    await picture(page, 'word')
    await button(page, texts.common.save).click()
    await title(page, texts.checkIn.thanks.word)
    await title(page, firstRun.staysHere.title)
    await picture(page, 'kept')

    await button(page, firstRun.staysHere.open).click()
    await title(page, sealing.about.title)
    await picture(page, 'who-reads')
    await button(page, sealing.about.begin).click()
    await page.getByLabel(texts.vaultAccess.passphrase.first).fill(PASSPHRASE)
    await page.getByLabel(texts.vaultAccess.passphrase.again).fill(PASSPHRASE)
    await picture(page, 'passphrase')
    await button(page, texts.vaultAccess.step.next).click()
    const groups = page.getByRole('list', { name: texts.vaultAccess.code.label }).locator('.group')
    await groups.first().waitFor()
    const code = await groups.allTextContents()
    await picture(page, 'code')
    await button(page, texts.vaultAccess.step.next).click()
    const label = texts.vaultAccess.groups.group.replace('{number}', '')
    for (const field of await page.getByLabel(label).all()) {
      const number = Number(/\d/.exec((await field.locator('xpath=..').innerText()) ?? '')?.[0])
      await field.fill(code[number - 1] ?? '')
    }
    await button(page, texts.vaultAccess.wizard.seal.act).click()
    await page.getByText(sealing.after.lead).waitFor()
    await picture(page, 'sealed')

    await page.close()
    // The menu is made anew while it is being shut.
    const open = desktop.tray.open('Luwte')
    await eventually('the tray to open it', () =>
      clickTrayMenu(open).then(
        () => true,
        () => false,
      ),
    )
    const locked = await luwte.window('/unlock')
    await picture(locked, 'locked')
    expect(await locked.content()).not.toContain('23:40')
    await locked.getByLabel(texts.vaultAccess.unlock.label).fill(PASSPHRASE)
    await button(locked, texts.vaultAccess.unlock.open).click()
    const again = await luwte.window('/today')
    await again.getByText('23:40').first().waitFor()
    await picture(again, 'there-again')
  })

  it('somebody’s wife has shut down: a sentence to say, and a chapter that waits where it was left', async () => {
    const picture = story('2-beside')
    luwte = await RunningLuwte.start({ settings: { language } })
    const page = await luwte.window('/today')
    await button(page, texts.checkIn.begin.dontKnow).click()
    await button(page, texts.common.save).click()
    await title(page, firstRun.staysHere.title)
    await page.locator('.quiet-card').getByRole('button', { name: firstRun.notNow, exact: true }).click()
    await title(page, firstRun.forWhom.title)
    await picture(page, 'for-whom')
    await button(page, firstRun.forWhom.choices.beside).click()
    await title(page, firstRun.starting.beside.title)
    await picture(page, 'where-to-begin')
    await page.getByRole('link', { name: firstRun.starting.beside.links.phrases }).click()
    await page.waitForURL(/#\/guides\/phrases/)
    await page.locator('q').first().waitFor()
    await picture(page, 'phrases')

    await find(page, silentPartner)
    await picture(page, 'found')
    await page.getByRole('group', { name: texts.search.groups.phrases }).first().waitFor()
    expect(await page.getByRole('listbox').getByRole('group').first().innerText()).toContain(
      texts.search.groups.phrases,
    )
    await page.keyboard.press('Escape')

    await place(page, texts.places.guides)
    await title(page, texts.guides.title)
    await picture(page, 'guides')
    await page.getByRole('link', { name: texts.guides.beginHere }).first().click()
    await page.waitForURL(/#\/guides\/help\//)
    const chapter = await page.locator('h1').innerText()
    await picture(page, 'chapter')
    await page.locator('main').press('PageDown')
    await eventually('the place to be kept', async () => (await ask<unknown[]>(page, 'reading.list')).length > 0)
    await place(page, texts.places.guides)
    await page.getByRole('link', { name: texts.guides.readOn }).first().waitFor()
    await page.getByText(chapter).first().waitFor()
    await picture(page, 'waits')
  })

  it('somebody is in danger at night: the number is one touch away from anywhere, also without a voice', async () => {
    const picture = story('3-danger')
    luwte = await RunningLuwte.start({
      settings: { language, theme: 'night', country: 'NL', askedOnce: FIRST_QUESTIONS },
    })
    const page = await luwte.window('/today')
    const number = page.locator('.danger .value').first()
    const tookMs: number[] = []
    for (const from of [
      '/today',
      '/journal',
      '/care',
      '/care/exercise/ex.slow',
      '/guides',
      '/guides/help/help.presence',
      '/settings',
    ]) {
      await page.evaluate((route) => (location.hash = route), `#${from}`)
      await page.locator('h1').first().waitFor()
      const began = performance.now()
      await page.getByRole('link', { name: texts.places.sos }).first().click()
      await number.waitFor()
      tookMs.push(performance.now() - began)
      expect(await number.innerText()).toBe('112')
      // In sight at once: nobody has to look for it.
      expect(await page.locator('main').evaluate((main) => main.scrollTop)).toBe(0)
      const box = await number.boundingBox()
      expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(await page.evaluate(() => innerHeight))
    }
    console.log(`From seven places to the number by one click: ${String(Math.round(Math.max(...tookMs)))} ms at most`)
    await picture(page, 'help-now')
    const said = await page.locator('.help .first').first().innerText()
    await page.getByText(texts.helpNow.reach.silent, { exact: true }).click()
    await eventually(
      'the card to change',
      async () => (await page.locator('.help .first').first().innerText()) !== said,
    )
    await picture(page, 'silent')
    await page.getByText(texts.helpNow.reach.call, { exact: true }).click()
    await page.locator('button.way.great').first().click()
    await page.locator('.panel svg, .panel canvas').first().waitFor()
    await picture(page, 'large')

    await find(page, die)
    const first = page.getByRole('option').first()
    expect(await first.innerText()).toMatch(/113|112/)
    await picture(page, 'found')
    await page.keyboard.press('Escape')

    await page.evaluate(() => (location.hash = '#/today'))
    await title(page, texts.today.greeting.night.split('.')[1]?.trim() ?? '')
    await ask(page, 'settings.change', { country: 'NL' })
    await point(page, 0.1, 0.95)
    await button(page, texts.checkIn.words.more).click()
    await page.getByLabel(texts.checkIn.words.field).fill(feeling('hopeless'))
    await page.keyboard.press('Enter')
    await picture(page, 'hard-word')
    await button(page, texts.common.save).click()
    await title(page, texts.checkIn.thanks.hard)
    await page.getByText('113').first().waitFor()
    expect(await page.locator('.thanks').innerText()).not.toContain(texts.today.moment.title)
    await picture(page, 'help-only')
  })

  it('somebody told how it was for three weeks: it is all there, by day and by word, and can be changed', async () => {
    const picture = story('4-three-weeks')
    const data = freshFolder()
    luwte = await RunningLuwte.start({ data, settings: { language, askedOnce: FIRST_QUESTIONS } })
    await luwte.window('/today')
    await luwte.quit()
    const now = Date.now()
    putCheckIns(
      data,
      Array.from({ length: 21 }, (_, index) => ({
        at: now - (21 - index) * DAY_MS + HOUR_MS / 2,
        answer: {
          ...{ answer: 'felt', point: { pleasantness: (index % 7) - 3, energy: (index % 5) - 2 } },
          ...{ feelings: [{ id: index % 2 ? 'tired' : 'calm' }], around: { with: [], where: [], doing: [] } },
          note: index === 3 ? 'De huisarts belde terug.' : '',
        },
      })),
    )
    luwte = await RunningLuwte.start({ data })
    const page = await luwte.window('/today')
    await button(page, texts.today.day.show).click()
    await page.getByText(feeling('calm'), { exact: false }).first().waitFor()
    await picture(page, 'yesterday')
    await place(page, texts.places.journal)
    await eventually('all three weeks', async () => (await page.locator('a[href*="/check-ins/"]').count()) >= 20)
    await picture(page, 'journal')

    const own = () => page.getByRole('group', { name: texts.search.groups.entries }).getByRole('option')
    await find(page, 'huisarts')
    await own().filter({ hasText: 'huisarts' }).click()
    await page.waitForURL(/#\/check-ins\//)
    await page.getByText('De huisarts belde terug.').first().waitFor()
    await picture(page, 'found')
    await button(page, texts.checkIn.page.change).click()
    await picture(page, 'changing')
    await page.getByLabel(texts.checkIn.surroundings.note).fill('De huisarts belde terug. Dat luchtte op.')
    await button(page, texts.common.save).click()
    await page.getByText(texts.checkIn.page.changed).first().waitFor()
    await picture(page, 'changed')

    await find(page, language === 'nl' ? 'gisteren' : 'yesterday')
    await own().first().waitFor()
    await picture(page, 'found-by-day')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#\/check-ins\//)
  })
})
