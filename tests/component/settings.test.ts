import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { chooseFrom } from './support/hands'
import { openAt, settle } from './support/luwte'
import { backups, vaultState } from './support/playedData'
import { refuse } from './support/refuse'
import { rhythm } from './support/rhythmsHouse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Router } from 'vue-router'
import parts from '@content/parts.json'
import type { DesktopPresence } from '@shared/desktop/contract'
import { DEFAULT_SETTINGS, type Settings } from '@shared/features/settings/settings'
import { about as enAbout } from '@shared/i18n/en/about'
import { settingsPages as en } from '@shared/i18n/en/settingsPages'
import { about as nlAbout } from '@shared/i18n/nl/about'
import { settingsPages as nl } from '@shared/i18n/nl/settingsPages'
import {
  findSettings,
  SECTION_PAGES,
  SECTIONS,
  type SettingName,
  SETTINGS_INDEX,
} from '@/features/settings/list/settingsIndex'
import { useToasts } from '@/kernel/toasts'

let opened: VueWrapper
let router: Router

/** The settings as main keeps them: a change comes back as an event. */
let settings: Settings

beforeEach(async () => {
  resetBridge()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T19:04:00Z') })
  settings = DEFAULT_SETTINGS
  answer('settings.change', (change: Partial<Settings>) => {
    settings = { ...settings, ...change }
    emit('settings.changed', {
      settings,
      language: settings.language ?? 'nl',
      country: settings.country ?? 'NL',
      perhaps: null,
    })
    return settings
  })
  ;({ wrapper: opened, router } = await openAt('/settings'))
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

const presence = (): DesktopPresence => ({
  tray: true,
  notifications: true,
  sources: { locked: true, away: true, 'do-not-disturb': true, 'full-screen': true },
  login: 'off',
  menu: 'off',
  shortcuts: { isAvailable: true, taken: [] },
})
const choose = async (label: string) => {
  const found = opened.findAll('label').find((one) => one.text() === label)
  if (!found) throw new Error(`No choice ${label}`)
  await found.find('input').setValue(true)
  await settle()
}
/** As somebody who comes there from the list of all settings. */
async function go(route: string): Promise<void> {
  await router.push(route)
  await settle()
}
const lastToast = () => useToasts().toasts.value.at(-1)
/** Presses the button of the message. */
async function putBack(): Promise<void> {
  await lastToast()?.action?.run()
  await settle()
}

describe('the list of all settings', () => {
  const links = () => opened.findAll('.all a').map((one) => one.attributes('href'))
  const stateOf = (route: string) => opened.find(`.all a[href="${route}"] + .state`).text()

  test('leads to every section', () => {
    expect(links()).toEqual(SECTIONS.map((name) => SECTION_PAGES[name].route))
  })

  test('says that nothing is asked until somebody chooses', () => {
    expect(stateOf('/settings/moments')).toBe('Luwte vraagt nu niets')
  })

  test('says the first moment that is on, and how many more there are', async () => {
    const week = { by: 'weeks', every: 1, first: '2026-11-22', time: '10:00' } as const
    answer('rhythms.list', () => ({
      here: [
        rhythm({ id: 'b', on: false, name: 'Uit' }),
        rhythm({ id: 'c', kind: 'write', rule: week }),
        rhythm({ id: 'd', name: 'Middag' }),
        rhythm({ id: 'e' }),
      ],
      elsewhere: [],
    }))
    emit('settings.changed', { settings, language: 'nl', country: 'NL', perhaps: null })
    await settle()
    expect(stateOf('/settings/moments')).toBe('elke week op zondag om 10:00: Schrijven · en nog twee')
  })

  test('says how it stands with look, language and country', () => {
    expect(stateOf('/settings/look')).toBe('Zoals de computer · 100%')
    expect(stateOf('/settings/language')).toBe('Nederlands · Nederland')
    expect(stateOf('/settings/about')).toBe('Luwte 0.0.0')
  })
})

describe('the search in the settings', () => {
  const field = () => opened.find<HTMLInputElement>('input[type="search"]')
  const found = () => opened.findAll('.all a .title').map((one) => one.text())
  const said = () => opened.find('.all [role="status"]').text()
  const search = async (words: string) => {
    await field().setValue(words)
    await settle()
  }

  test.each([
    ['donker', 'Licht of donker'],
    ['wachtwoord', 'Verzegelen met een wachtzin'],
    ['belgie', 'Land voor hulp'],
    ['backup', 'Reservekopieën'],
    ['verstoppen', 'Verbergen met een toets'],
    ['partner', 'Verzegelen met een wachtzin'],
  ])('finds by another word, without accents: %s', async (words, title) => {
    await search(words)
    expect(found()[0]).toBe(title)
    expect(said()).toMatch(/gevonden$/)
  })

  test('says so where there is nothing, and Escape brings the whole list back', async () => {
    await search('olifant')
    expect(opened.text()).toContain('Dat staat er niet bij.')
    await field().trigger('keydown', { key: 'Escape' })
    expect(field().element.value).toBe('')
    expect(opened.findAll('.all a')).toHaveLength(SECTIONS.length)
    expect(router.currentRoute.value.path).toBe('/settings')
  })

  test('is used with the keys alone', async () => {
    await search('letters')
    await field().trigger('keydown', { key: 'ArrowDown' })
    expect(document.activeElement?.textContent).toContain('Tekstgrootte')
    await opened.find('.all a').trigger('keydown', { key: 'ArrowUp' })
    expect(document.activeElement).toBe(field().element)
    await field().trigger('keydown', { key: 'Enter' })
    await settle()
    expect(router.currentRoute.value.fullPath).toBe('/settings/look#text-size')
    expect(document.activeElement?.textContent).toBe('Tekstgrootte')
  })

  test.each(['nl', 'en'] as const)('finds every setting by its own name: %s', (language) => {
    const texts = { nl, en }[language]
    const names = Object.keys(SETTINGS_INDEX) as SettingName[]
    for (const name of names) expect(findSettings(texts.items[name].title, texts)).toContain(name)
  })

  // The lock is for who sealed the journal: see the test of that page.
  const names = (Object.keys(SETTINGS_INDEX) as SettingName[]).filter((name) => name !== 'lockWhen')
  test.each(names)('leads to a page that there is, and to a place on it: %s', async (name) => {
    answer('desktop.presence', () => presence())
    answer('backups.list', () => backups([]))
    answer('vault.state', () => vaultState())
    await go(SETTINGS_INDEX[name].route)
    const { hash, matched } = router.currentRoute.value
    expect(matched.at(-1)?.path).not.toContain('elsewhere')
    expect(opened.find('h1').text()).not.toBe('')
    if (hash !== '') expect(document.activeElement?.closest(hash)).not.toBeNull()
  })
})

describe('in a wide window', () => {
  const widen = (isWide: boolean) =>
    vi
      .spyOn(window, 'matchMedia')
      .mockImplementation(
        (media) => Object.assign(new EventTarget(), { matches: isWide && media.includes('width'), media }) as never,
      )
  afterEach(() => vi.restoreAllMocks())

  test('the list stands beside the page, and stays with what is typed in it', async () => {
    opened.unmount()
    widen(true)
    ;({ wrapper: opened, router } = await openAt('/settings'))
    expect(router.currentRoute.value.path).toBe('/settings/moments')
    expect(opened.find('.beside .all a[aria-current="page"]').attributes('href')).toBe('/settings/moments')
    expect(opened.find('.back-link').exists()).toBe(false)
    await opened.find('input[type="search"]').setValue('donker')
    await go('/settings/look')
    expect(opened.find<HTMLInputElement>('input[type="search"]').element.value).toBe('donker')
    expect(opened.findAll('h1').map((one) => one.text())).toEqual(['Uiterlijk'])
  })

  test('a page within a section keeps its way back', async () => {
    opened.unmount()
    widen(true)
    ;({ wrapper: opened, router } = await openAt('/settings/data/computers'))
    expect(opened.find('.back-link').attributes('href')).toBe('/settings/data')
  })

  test('in a narrow one each page leads back to the list', async () => {
    await go('/settings/look')
    expect(opened.find('.beside').exists()).toBe(false)
    expect(opened.find('.back-link').attributes('href')).toBe('/settings')
  })
})

describe('a change', () => {
  test('switches the language at once; the way back stays in the language one came from', async () => {
    await go('/settings/language')
    await choose('English')
    expect(opened.find('h1').text()).toBe('Language and country')
    expect(settings.language).toBe('en')
    expect(lastToast()?.action?.label).toBe('Ongedaan maken')
    await putBack()
    expect(settings.language).toBe(null)
    expect(opened.find('h1').text()).toBe('Taal en land')
  })

  test('of look, letters and country is kept at once, and put back with one touch', async () => {
    await go('/settings/look')
    await choose('Veel contrast')
    await choose('125%')
    expect(settings).toMatchObject({ theme: 'contrast', textSize: 125 })
    await putBack()
    expect(settings).toMatchObject({ theme: 'contrast', textSize: 100 })
    await go('/settings/language')
    await chooseFrom('Land', 'België')
    expect(settings.country).toBe('BE')
    await choose('Franstalig')
    expect(settings.countryPart).toBe('BE-FR')
    await putBack()
    expect(settings.countryPart).toBe(null)
    await chooseFrom('Land', 'Zoals de computer')
    expect(settings.country).toBe(null)
  })

  test('to a dark evening says from when until when; the page looks as its window does', async () => {
    await go('/settings/look')
    expect(opened.text()).not.toContain('tot zeven uur')
    await choose('’s Avonds vanzelf donker')
    expect(settings.theme).toBe('hours')
    expect(opened.text()).toContain('Donker van acht uur ’s avonds tot zeven uur ’s ochtends.')
    expect(document.documentElement.dataset).toMatchObject({ theme: 'day', contrast: 'normal' })
  })

  test('that main refuses offers nothing to put back', async () => {
    await go('/settings/look')
    refuse('settings.change', 'disk-full')
    await choose('Nacht')
    expect(useToasts().toasts.value.map(({ error, action }) => error ?? action?.label)).toEqual(['disk-full'])
    expect(opened.find<HTMLInputElement>('input:checked').element.value).toBe('system')
  })

  test('to what it is already says nothing', async () => {
    await go('/settings/look')
    await choose('Zoals de computer')
    expect(useToasts().toasts.value).toEqual([])
  })
})

describe('the page about Luwte', () => {
  test.each(['nl', 'en'] as const)('says in fewer than 400 words what happens to what is written: %s', (language) => {
    const words = { nl: nlAbout, en: enAbout }[language].privacy.text.join(' ').split(/\s+/)
    expect(words.length).toBeGreaterThan(100)
    expect(words.length).toBeLessThan(400)
  })

  test('copies nothing but the version for who reports harm', async () => {
    await go('/settings/about')
    const button = opened.findAll('button').find((one) => one.text() === 'Kopieer de versie')
    await button?.trigger('click')
    await settle()
    expect(callsOf('app.copyText')).toEqual([{ text: 'Luwte 0.0.0, linux' }])
  })

  test('lists every part with its licence', async () => {
    await go('/settings/about/parts')
    const listed = opened.findAll('details')
    expect(listed).toHaveLength(parts.length)
    expect(opened.text()).toContain('LICENSES.chromium.html')
    for (const part of parts) expect(part.text.length, part.name).toBeGreaterThan(100)
  })
})
