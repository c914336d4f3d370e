import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings'
import { useToasts } from '@/composables/toasts'

vi.setConfig({ testTimeout: 30_000 })

let opened: VueWrapper

/** The settings as main keeps them: a change comes back as an event. */
let settings: Settings

beforeEach(async () => {
  resetBridge()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T19:04:00Z') })
  settings = DEFAULT_SETTINGS
  answer('moments.next', () => ({ due: null, state: 'off', waiting: null }))
  answer('settings.change', (change: Partial<Settings>) => {
    settings = { ...settings, ...change }
    emit('settings.changed', { settings, language: settings.language ?? 'nl', country: settings.country ?? 'NL' })
    return settings
  })
  opened = (await openAt('/settings')).wrapper
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

const choose = async (label: string) => {
  const found = opened.findAll('label').find((one) => one.text() === label)
  if (!found) throw new Error(`No choice ${label}`)
  await found.find('input').setValue(true)
  await settle()
}
const press = async (name: string) => {
  const found = opened
    .findAll('button')
    .find((one) => one.text().endsWith(name) || one.attributes('aria-label') === name)
  if (!found) throw new Error(`No button ${name}`)
  await found.trigger('click')
  await settle()
}
const time = (number: number) => opened.find(`input[aria-label="Tijd ${String(number)}"]`)
const setTime = async (number: number, value: string) => {
  ;(time(number).element as HTMLInputElement).value = value
  await time(number).trigger('change')
  await settle()
}

describe('the rhythm', () => {
  test('is off until somebody chooses', async () => {
    expect(opened.find('input[type="time"]').exists()).toBe(false)
    await choose('Ja, op vaste momenten')
    expect(settings.rhythm).toEqual({ ...DEFAULT_SETTINGS.rhythm, on: true })
    await choose('Nee, nu niet')
    expect(settings.rhythm.on).toBe(false)
  })

  test('has times that can be added, changed and removed', async () => {
    await choose('Ja, op vaste momenten')
    await press('Nog een tijd')
    expect(settings.rhythm.times).toEqual(['09:00', '20:00'])
    await setTime(2, '08:30')
    expect(settings.rhythm.times).toEqual(['08:30', '20:00'])
    await press('Haal 20:00 weg')
    expect(settings.rhythm.times).toEqual(['08:30'])
    await press('Haal 08:30 weg')
    expect(opened.text()).toContain('Zolang er geen tijd staat, blijft het stil.')
  })

  test('speaks kindly of an empty and of a double time, and holds neither', async () => {
    await choose('Ja, op vaste momenten')
    await press('Nog een tijd')
    await setTime(2, '')
    expect(settings.rhythm.times).toEqual(['20:00'])
    expect(opened.text()).toContain('Hier staat nog geen tijd.')
    await setTime(2, '20:00')
    expect(settings.rhythm.times).toEqual(['20:00'])
    expect(opened.text()).toContain('Deze tijd staat er al.')
    expect(opened.findAll('input[type="time"]')).toHaveLength(2)
  })

  test('has days, and says when there are none', async () => {
    await choose('Ja, op vaste momenten')
    await press('zaterdag')
    expect(settings.rhythm.weekdays).toEqual([1, 2, 3, 4, 5, 7])
    for (const day of ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zondag']) await press(day)
    expect(opened.text()).toContain('Zolang er geen dag gekozen is, blijft het stil.')
    for (const day of ['woensdag', 'maandag', 'zondag']) await press(day)
    expect(settings.rhythm.weekdays).toEqual([1, 3, 7])
  })

  test('says the next moment in words', async () => {
    await choose('Ja, op vaste momenten')
    emit('moments.changed', { due: Date.parse('2026-11-22T20:30:00Z'), state: 'planned', waiting: null })
    await settle()
    expect(opened.text()).toContain('Het volgende moment: vanavond rond half tien.')
  })
})

describe('the other settings', () => {
  test('switch the language at once', async () => {
    await choose('English')
    expect(opened.find('h1').text()).toBe('Make Luwte suit you')
    expect(settings.language).toBe('en')
    await choose('Same as the computer')
    expect(settings.language).toBe(null)
  })

  test('change look, letters and country', async () => {
    await choose('Veel contrast')
    await choose('125%')
    await opened.find('select').setValue('BE')
    await settle()
    expect(settings).toMatchObject({ theme: 'contrast', textSize: 125, country: 'BE' })
    await opened.find('select').setValue('')
    await settle()
    expect(settings.country).toBe(null)
  })

  test('show where the data lies, and copy it', async () => {
    expect(opened.find('.path').text()).toBe('/vault')
    await press('Kopieer het pad')
    expect(callsOf('app.copyText')).toEqual([{ text: '/vault' }])
    expect(useToasts().toasts.value[0]?.text).toBe('Het pad is gekopieerd.')
  })
})
