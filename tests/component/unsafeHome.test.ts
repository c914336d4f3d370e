import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { openAt, settle } from './support/luwte'
import { vaultState } from './support/playedData'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Router } from 'vue-router'
import { DEFAULT_SETTINGS, type Settings } from '@shared/features/settings/settings'
import { COVER, withoutUnsafeHome, withUnsafeHome } from '@shared/features/settings/unsafeHome'
import type { LockState } from '@shared/features/vault-access/locking'
import { useToasts } from '@/kernel/toasts'

let opened: VueWrapper
let router: Router
let settings: Settings
const { press, isOn, has } = handsOn(() => opened)

function become(change: Partial<Settings>): Settings {
  settings = { ...settings, ...change }
  emit('settings.changed', { settings, language: 'nl', country: 'NL', perhaps: null })
  return settings
}

async function open(path: string, lock: LockState = 'plain', change: Partial<Settings> = {}, isWhole = false) {
  settings = { ...DEFAULT_SETTINGS, ...change }
  answer('vault.state', () => vaultState({ lock }))
  ;({ wrapper: opened, router } = await openAt(path, { lock, settings, isWhole }))
}

const effects = () => opened.findAll('.card li').map((one) => one.text())
const links = () => opened.findAll('.card a').map((one) => one.attributes('href'))
const pressKey = async (key: string, on: Element = document.body) => {
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await settle()
}

beforeEach(() => {
  resetBridge()
  answer('desktop.presence', () => ({
    tray: true,
    notifications: true,
    sources: { locked: true, away: true, 'do-not-disturb': true, 'full-screen': true },
    login: 'off',
    menu: 'off',
    shortcuts: { isAvailable: true, taken: [] },
  }))
  answer('settings.change', (change: Partial<Settings>) => become(change))
  answer('settings.setUnsafeHome', ({ on }: { on: boolean }) =>
    become(on ? withUnsafeHome(settings) : withoutUnsafeHome(settings)),
  )
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
})

describe('the page about an unsafe home', () => {
  test('says before anything changes what it does and cannot do, with the numbers to call', async () => {
    await open('/settings/unsafe-home', 'open')
    expect(isOn('Luwte minder laten opvallen')).toBe(false)
    expect(opened.text()).toContain('Zet je dit aan, dan verandert dit meteen:')
    expect(effects()[0]).toContain('‘Notities’')
    expect(effects().join()).toContain('Ctrl + Alt + H')
    expect(opened.findAll('.cannot li').length).toBeGreaterThan(5)
    expect(opened.text()).toContain('Veilig Thuis')
    expect(opened.text()).toContain('0800-2000')
    expect(opened.text()).toContain('112')
    expect(callsOf('settings.setUnsafeHome')).toEqual([])
  })

  test('switches all of it on with one touch, and off again', async () => {
    await open('/settings/unsafe-home', 'open')
    await press('Luwte minder laten opvallen')
    expect(isOn('Luwte minder laten opvallen')).toBe(true)
    expect(settings).toMatchObject({ appName: 'notes', quickExit: true })
    expect(opened.text()).toContain('Dit staat nu aan.')
    expect(links()).toEqual(['/settings/privacy#name', '/settings/vault#lock-when', '/settings/desktop#shortcuts'])
    await press('Luwte minder laten opvallen')
    expect(settings).toEqual(DEFAULT_SETTINGS)
  })

  test('says honestly that nothing locks without a passphrase, and leads to one', async () => {
    await open('/settings/unsafe-home')
    expect(effects().join()).toContain('Je hebt nog geen wachtzin.')
    expect(links()).toContain('/settings/vault')
    await press('Luwte minder laten opvallen')
    expect(effects().join()).toContain('Je hebt nog geen wachtzin.')
  })

  test('shows what was changed by itself meanwhile', async () => {
    await open('/settings/unsafe-home', 'open')
    await press('Luwte minder laten opvallen')
    await press('Een leeg blad met F2')
    become({ appName: 'luwte', lockWhen: { ...settings.lockWhen, blur: false } })
    await settle()
    expect(effects()).toEqual([
      expect.stringContaining('weer gewoon Luwte'),
      expect.stringContaining('niet meer op slot'),
      expect.stringContaining('Ctrl + Alt + H'),
      expect.stringContaining('staat uit'),
    ])
    become({ lockWhen: { ...settings.lockWhen, blur: true, windowClose: false } })
    await settle()
    expect(effects()[1]).toContain('niet meer op slot als je het venster sluit')
  })
})

describe('the way out', () => {
  test('is not there until it is chosen', async () => {
    await open('/today', 'plain', {}, true)
    expect(has('Leeg blad F2')).toBe(false)
    await pressKey('F2')
    expect(router.currentRoute.value.path).toBe('/today')
  })

  test.each(['button', 'key'])('leads at once to a page that says nothing: by its %s', async (way) => {
    await open('/journal/write/new', 'plain', { quickExit: true, appName: 'planner' }, true)
    if (way === 'button') await press('Leeg blad F2')
    else await pressKey('F2', opened.find('.sheet [role=textbox]').element)
    expect(router.currentRoute.value.path).toBe(COVER)
    expect(callsOf('desktop.leaveQuickly')).toHaveLength(1)
    expect(opened.text()).toBe('PlannerTerug')
  })

  test('says nothing of Luwte, whatever is reported meanwhile, and the key leads back', async () => {
    await open('/today', 'plain', { quickExit: true }, true)
    await pressKey('F2')
    useToasts().say('Je check-in is bewaard.')
    await settle()
    expect(document.body.textContent).not.toMatch(/luwte|check-in|dagboek/i)
    await pressKey('F2')
    expect(router.currentRoute.value.path).toBe('/today')
  })

  test('of a sealed journal ends at the lock when somebody comes back', async () => {
    await open(COVER, 'locked', { quickExit: true }, true)
    expect(opened.find('h1').text()).toBe('Notities')
    await press('Terug')
    expect(router.currentRoute.value.path).toBe('/unlock')
  })
})
