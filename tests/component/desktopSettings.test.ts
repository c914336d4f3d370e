import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { DEFAULT_SETTINGS, type Settings } from '@shared/features/settings/settings'
import type { DesktopPresence } from '@shared/desktop/contract'
import { useToasts } from '@/kernel/toasts'
import { acceleratorOf } from '@/features/settings/desktop/accelerator'

let opened: VueWrapper

/** What main keeps: a change of the settings comes back as an event. */
let settings: Settings
let presence: DesktopPresence

beforeEach(() => {
  resetBridge()
  settings = DEFAULT_SETTINGS
  presence = {
    tray: true,
    notifications: true,
    sources: { locked: true, away: true, 'do-not-disturb': true, 'full-screen': true },
    login: 'off',
    menu: 'off',
    shortcuts: { isAvailable: true, taken: [] },
  }
  answer('desktop.presence', () => presence)
  answer('desktop.setLauncher', ({ kind, on }: { kind: 'login' | 'menu'; on: boolean }) => {
    presence = { ...presence, [kind]: on ? 'on' : 'off' }
    return presence
  })
  answer('settings.change', (change: Partial<Settings>) => {
    settings = { ...settings, ...change }
    emit('settings.changed', { settings, language: 'nl', country: 'NL', perhaps: null })
    return settings
  })
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
})

const open = async (path = '/settings/desktop') => {
  opened = (await openAt(path)).wrapper
}
const switchOf = (words: string) => {
  const found = opened.findAll('[role="switch"]').find((one) => one.text() === words)
  if (!found) throw new Error(`No switch ${words}`)
  return found
}
const choose = async (label: string) => {
  const found = opened.findAll('label').find((one) => one.text() === label)
  if (!found) throw new Error(`No choice ${label}`)
  await found.find('input').setValue(true)
  await settle()
}

describe('the way Luwte starts', () => {
  test('is switched at once, each way by itself', async () => {
    await open()
    await switchOf('Vanzelf, als ik inlog').trigger('click')
    await settle()
    expect(callsOf('desktop.setLauncher')).toEqual([{ kind: 'login', on: true }])
    expect(switchOf('Vanzelf, als ik inlog').attributes('aria-checked')).toBe('true')
    expect(switchOf('Vanuit het menu met programma’s').attributes('aria-checked')).toBe('false')
  })

  test('is told of where Luwte cannot arrange it', async () => {
    presence = { ...presence, login: 'not-here', menu: 'not-here' }
    await open()
    expect(opened.findAll('[role="switch"]')).toHaveLength(0)
    expect(opened.text()).toContain(
      'Vanzelf starten kan Luwte hier niet regelen. Vaak kan het wel in de instellingen van je computer, bij programma’s die starten als je inlogt.',
    )
    expect(opened.text()).toContain(
      'Een plek in het menu met programma’s kan Luwte hier niet regelen. Je start Luwte dan zoals je het nu deed.',
    )
  })
})

describe('another name', () => {
  test('is chosen at once, and it is said what stays in sight', async () => {
    await open('/settings/privacy')
    await choose('Leeslijst')
    expect(settings.appName).toBe('reading')
    expect(opened.text()).toContain('Dit verbergt de naam niet:')
  })
})

const fields = () => opened.findAll('input[readonly]')
const field = (number: number) => fields()[number]?.element as HTMLInputElement

/** Presses keys in a field, as a keyboard would. @returns whether the page left them to do what they always do. */
function press(number: number, key: string, held: Partial<KeyboardEventInit> = {}): boolean {
  field(number).focus()
  return field(number).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }))
}
const CTRL_ALT = { ctrlKey: true, altKey: true }

describe('a field for a shortcut', () => {
  beforeEach(() => open())

  test('takes the keys that are pressed together, and no others do anything meanwhile', async () => {
    const heard = vi.fn()
    window.addEventListener('keydown', heard)
    expect(press(0, 'n', CTRL_ALT)).toBe(false)
    window.removeEventListener('keydown', heard)
    await settle()
    expect(heard).not.toHaveBeenCalled()
    expect(settings.shortcuts).toEqual({
      'check-in': 'Control+Alt+N',
      write: null,
      'help-now': null,
      pause: null,
      hide: null,
    })
    expect(field(0).value).toBe('Ctrl + Alt + N')
  })

  test('waits while only Ctrl, Alt or Shift is down', async () => {
    for (const key of ['Control', 'Alt', 'Shift']) press(0, key, { ctrlKey: true })
    await settle()
    expect(callsOf('settings.change')).toEqual([])
    expect(opened.findAll('.note').map((note) => note.text())).toEqual(['', '', '', '', ''])
  })

  test('holds nobody: Tab goes on, Escape leaves without a change, F1 still helps', async () => {
    press(0, 'n', CTRL_ALT)
    await settle()
    expect(press(0, 'Tab')).toBe(true)
    expect(press(0, 'Tab', { shiftKey: true })).toBe(true)
    expect(press(0, 'F1')).toBe(true)
    press(0, 'Escape')
    await settle()
    expect(document.activeElement).not.toBe(field(0))
    expect(opened.find('h1').text()).toBe('Deze computer')
    expect(settings.shortcuts['check-in']).toBe('Control+Alt+N')
  })

  test('is emptied by Backspace and by its button, which hands the focus back', async () => {
    press(1, 'j', CTRL_ALT)
    await settle()
    press(1, 'Backspace')
    await settle()
    expect(settings.shortcuts.write).toBeNull()
    press(1, 'j', CTRL_ALT)
    await settle()
    await opened.find('[aria-label="Verwijder de toetsen voor ‘Schrijven’"]').trigger('click')
    await nextTick()
    expect(settings.shortcuts.write).toBeNull()
    expect(document.activeElement).toBe(field(1))
  })

  test.each([
    ['c', { ctrlKey: true }, 'Neem er nog een toets bij'],
    ['x', {}, 'Neem er nog een toets bij'],
    ['é', CTRL_ALT, 'Deze toets kan Luwte niet gebruiken.'],
  ])('says kindly why %s with %o will not do', async (key, held, words) => {
    press(0, key, held)
    await settle()
    expect(opened.find('.note').text()).toContain(words)
    expect(callsOf('settings.change')).toEqual([])
  })

  test('does not take what another one has', async () => {
    press(0, 'n', CTRL_ALT)
    await settle()
    press(2, 'n', CTRL_ALT)
    await settle()
    expect(opened.findAll('.note')[2]?.text()).toBe('Deze toetsen gebruik je al voor ‘Check-in’. Kies andere.')
    expect(settings.shortcuts['help-now']).toBeNull()
  })

  test('says that another program has its keys', async () => {
    presence = { ...presence, shortcuts: { isAvailable: true, taken: ['pause'] } }
    press(3, 'p', CTRL_ALT)
    await settle()
    expect(opened.findAll('.note')[3]?.text()).toContain('Deze toetsen zijn al van een ander programma.')
  })
})

test('where no program may take keys, that is said in their place', async () => {
  presence = { ...presence, shortcuts: { isAvailable: false, taken: [] } }
  await open()
  expect(fields()).toHaveLength(0)
  expect(opened.text()).toContain('Op dit bureaublad (Wayland) kan een programma zelf geen sneltoetsen kiezen.')
})

describe('a pressed combination', () => {
  const pressed = (key: string, code: string, held: Partial<KeyboardEventInit> = {}, isMac = false) =>
    acceleratorOf(new KeyboardEvent('keydown', { key, code, ...held }), isMac)

  test.each([
    ['a letter', pressed('l', 'KeyL', CTRL_ALT), { keys: 'Control+Alt+L' }],
    ['a letter that Alt made into another sign', pressed('ł', 'KeyL', CTRL_ALT), { keys: 'Control+Alt+L' }],
    ['a letter of another keyboard', pressed('д', 'KeyL', CTRL_ALT), { keys: 'Control+Alt+L' }],
    ['a figure under Shift', pressed('!', 'Digit1', { ctrlKey: true, shiftKey: true }), { keys: 'Control+Shift+1' }],
    ['Super with a letter', pressed('l', 'KeyL', { metaKey: true }), { keys: 'Super+L' }],
    ['Command on a Mac', pressed('l', 'KeyL', { metaKey: true, altKey: true }, true), { keys: 'Alt+Command+L' }],
    ['a function key with Shift', pressed('F9', 'F9', { shiftKey: true }), { keys: 'Shift+F9' }],
    ['an arrow', pressed('ArrowUp', 'ArrowUp', CTRL_ALT), { keys: 'Control+Alt+Up' }],
    ['what copies elsewhere', pressed('c', 'KeyC', { ctrlKey: true }), { wrong: 'few' }],
    ['what jumps a word elsewhere', pressed('ArrowLeft', 'ArrowLeft', { ctrlKey: true }), { wrong: 'few' }],
    ['a sign', pressed(';', 'Semicolon', CTRL_ALT), { wrong: 'unknown' }],
  ])('%s', (_what, found, wanted) => {
    expect(found).toEqual(wanted)
  })
})

describe('where Luwte is found again', () => {
  test('is the tray, and Luwte can be ended from here', async () => {
    await open()
    expect(opened.text()).toContain('Luwte heeft een pictogram naast de klok.')
    expect(opened.text()).not.toContain('Als je het venster sluit en er nog momenten komen')
    const quit = opened.findAll('button').find((one) => one.text() === 'Stop Luwte')
    await quit?.trigger('click')
    expect(callsOf('app.quit')).toHaveLength(1)
  })

  test('is a second start where there is no tray, with the choice what closing means', async () => {
    presence = { ...presence, tray: false }
    await open()
    await choose('Blijf op de achtergrond')
    expect(settings.closingWithoutTray).toBe('stay')
    await choose('Vraag het dan')
    expect(settings.closingWithoutTray).toBeNull()
  })

  test('is told anew when a panel comes', async () => {
    presence = { ...presence, tray: false }
    await open()
    expect(opened.text()).toContain('Er is geen pictogram op dit bureaublad.')
    presence = { ...presence, tray: true }
    emit('desktop.changed', undefined)
    await settle()
    expect(opened.text()).toContain('Luwte heeft een pictogram naast de klok.')
  })
})

test.each([
  [{ login: 'on' }, 'Luwte start vanzelf als je inlogt.'],
  [{ login: 'off' }, 'Luwte start als jij het start.'],
  [{ login: 'on', tray: false }, 'Er is hier geen pictogram naast de klok.'],
] as const)('the list of all settings tells how it stands: %o', async (change, words) => {
  answer('rhythms.list', () => ({ here: [], elsewhere: [] }))
  presence = { ...presence, ...change }
  await open('/settings')
  expect(opened.find('a[href="/settings/desktop"] + .state').text()).toBe(words)
})
