import { answer, emit, resetBridge } from './support/bridge'
import { chooseFrom } from './support/hands'
import { openAt, settle } from './support/luwte'
import { rhythm } from './support/rhythmsHouse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '@shared/features/settings/settings'
import { useToasts } from '@/kernel/toasts'

vi.setConfig({ testTimeout: 30_000 })

let opened: VueWrapper

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
describe('the moments, in short', () => {
  const told = () => opened.findAll('.summary li').map((one) => one.text())
  const link = () => opened.find('a[href="/settings/moments"]').text()

  test('are none until somebody chooses', () => {
    expect(opened.text()).toContain('Luwte vraagt nu niets. Dat blijft zo tot jij iets kiest.')
    expect(link()).toBe('Kies een moment')
  })

  test('are told in words, at most three of those that are on', async () => {
    const week = { by: 'weeks', every: 1, first: '2026-11-22', time: '10:00' } as const
    answer('rhythms.list', () => ({
      here: [
        rhythm({ id: 'a' }),
        rhythm({ id: 'b', on: false, name: 'Uit' }),
        rhythm({ id: 'c', kind: 'write', rule: week }),
        rhythm({ id: 'd', name: 'Middag' }),
        rhythm({ id: 'e' }),
        rhythm({ id: 'f' }),
      ],
      elsewhere: [],
    }))
    emit('settings.changed', { settings, language: 'nl', country: 'NL', perhaps: null })
    await settle()
    expect(told()).toEqual([
      'elke dag om 20:00',
      'elke week op zondag om 10:00: Schrijven',
      'elke dag om 20:00: Middag',
      'en nog twee',
    ])
    expect(link()).toBe('Bekijk je momenten')
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
    await chooseFrom('Land', 'België')
    expect(settings).toMatchObject({ theme: 'contrast', textSize: 125, country: 'BE' })
    await chooseFrom('Land', 'Zoals de computer')
    expect(settings.country).toBe(null)
  })

  test('let the evening be dark by itself: the page then looks as the window does', async () => {
    await choose('’s Avonds vanzelf donker')
    expect(settings.theme).toBe('hours')
    expect(document.documentElement.dataset).toMatchObject({ theme: 'day', contrast: 'normal' })
  })

  test('show where the data lies', () => {
    expect(opened.find('.path').text()).toBe('/vault')
  })
})
