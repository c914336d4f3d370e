import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkIn as checkInEn } from '@shared/i18n/en/checkIn'
import { firstRun as firstRunEn } from '@shared/i18n/en/firstRun'
import { helpNow as helpNowEn } from '@shared/i18n/en/helpNow'
import { checkIn as checkInNl } from '@shared/i18n/nl/checkIn'
import { firstRun as firstRunNl } from '@shared/i18n/nl/firstRun'
import { helpNow as helpNowNl } from '@shared/i18n/nl/helpNow'
import { type Accessible, AccessibilityBus, allOf, WITH_SCREEN_READER } from './support/accessibleTree'
import { eventually, leaveDesktop } from './support/desktop'
import { RunningLuwte } from './support/luwte'

// What Orca would read, over the bus that it reads from.

const TEXTS = {
  nl: { checkIn: checkInNl, firstRun: firstRunNl, helpNow: helpNowNl, netherlands: 'Nederland', save: 'Bewaar' },
  en: { checkIn: checkInEn, firstRun: firstRunEn, helpNow: helpNowEn, netherlands: 'Netherlands', save: 'Save' },
} as const

/** What somebody can do something with, by the role that AT-SPI gives it. */
const ROLES_TO_USE = [
  ...['push button', 'toggle button', 'link', 'slider', 'entry', 'radio button', 'check box', 'combo box', 'page tab'],
]

describe.each(['nl', 'en'] as const)('with a screen reader, in %s', (language) => {
  const { checkIn, firstRun, helpNow, netherlands, save } = TEXTS[language]
  let luwte: RunningLuwte
  let page: Page
  let bus: AccessibilityBus

  beforeAll(async () => {
    luwte = await RunningLuwte.start({ env: WITH_SCREEN_READER, settings: { language, country: 'NL' } })
    page = await luwte.window('/today')
    bus = await AccessibilityBus.connect()
  })
  afterAll(async () => {
    bus.close()
    await luwte.quit()
    leaveDesktop()
  })

  const screen = async () => allOf(await bus.windowsOf(luwte.app.process().pid ?? 0))
  /** Waits until something of this role is read aloud so. The tree follows the page a moment later. */
  const heard = (role: string, name: string, more: (found: Accessible) => boolean = () => true) =>
    eventually(`a ${role} called “${name}”`, async () =>
      (await screen()).find((one) => one.role === role && one.name === name && more(one)),
    )
  /** Waits until this is said without being looked for. */
  const told = (text: string) =>
    eventually(`“${text}” to be told`, async () =>
      (await screen()).find(
        (one) => one.name.toLowerCase().includes(text) && one.attributes['container-live'] === 'polite',
      ),
    )
  /** What can be used on this screen and has no name. */
  const nameless = async () =>
    (await screen())
      .filter(({ role, name }) => ROLES_TO_USE.includes(role) && name === '')
      .map(({ role, attributes }) => `${role} ${attributes.class ?? ''}`)

  it('the check-in says what it asks, where the dot is, and that it was kept', async () => {
    await heard('heading', checkIn.begin.title)
    const unchosen = ({ attributes }: Accessible) => attributes.valuetext === checkIn.plane.unchosen
    await heard('slider', checkIn.plane.pleasantness, unchosen)
    await heard('slider', checkIn.plane.energy, unchosen)
    await heard('toggle button', checkIn.begin.dontKnow)
    await heard('toggle button', checkIn.begin.nothing)
    await heard('entry', checkIn.surroundings.note)
    expect(await nameless()).toEqual([])

    await page.getByRole('slider').first().focus()
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowDown']) await page.keyboard.press(key)
    const degree = checkIn.plane.degree.pleasantness['a-little-low']
    await heard('slider', checkIn.plane.pleasantness, ({ attributes }) => attributes.valuetext === degree)
    await told(degree)
    await heard('push button', save)
    expect(await nameless()).toEqual([])

    await page.getByRole('button', { name: save }).press('Enter')
    await heard('heading', checkIn.thanks.felt)
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe(checkIn.thanks.felt)
  })

  it('the first questions say what they ask and what can be answered', async () => {
    await heard('heading', firstRun.staysHere.title)
    await page.locator('.quiet-card').getByRole('button', { name: firstRun.notNow, exact: true }).press('Enter')
    await heard('heading', firstRun.forWhom.title)
    for (const answer of ['self', 'beside', 'looking'] as const)
      await heard('push button', firstRun.forWhom.choices[answer])
    await heard('push button', firstRun.notNow)
    expect(await nameless()).toEqual([])
  })

  it('Help now says its numbers as buttons, and what pressing them does', async () => {
    await page.keyboard.press('F1')
    const opens = helpNow.large.open
    await heard('push button', `${helpNow.call} 112 ${opens}`)
    const screenNow = await screen()
    const number = screenNow.find(({ role, name }) => role === 'push button' && name.startsWith('113'))
    expect(number?.name).toContain(opens)
    for (const way of [helpNow.reach.call, helpNow.reach.chat, helpNow.reach.silent])
      expect(screenNow.some(({ role, name }) => role === 'radio button' && name === way)).toBe(true)
    const countries = screenNow.filter(({ role }) => role === 'combo box').map(({ name }) => name)
    expect(countries).toEqual([expect.stringMatching(`^${helpNow.country} .*${netherlands}$`)])
    expect(await nameless()).toEqual([])
  })
})

it('control: without the bus of a screen reader nothing is heard', async () => {
  const luwte = await RunningLuwte.start()
  await luwte.window('/today')
  const bus = await AccessibilityBus.connect()
  expect(await bus.windowsOf(luwte.app.process().pid ?? 0)).toEqual([])
  bus.close()
  await luwte.quit()
  leaveDesktop()
})
