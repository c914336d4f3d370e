import { answer, callsOf, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { openAt, settle } from './support/luwte'
import { refuse } from './support/refuse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Language } from '@shared/features/settings/settings'
import { useToasts } from '@/kernel/toasts'
import { useVaultStore } from '@/kernel/vaultStore'

let opened: VueWrapper
const { has, press, fill } = handsOn(() => opened)
const open = async (language: Language = 'nl') => {
  opened = (await openAt('/settings/data/delete', { language })).wrapper
}
const heading = () => opened.find('h1').text()

beforeEach(() => {
  resetBridge()
  answer('data.usage', () => ({
    vault: { folder: '/vault', files: 1200 },
    backups: { folder: '/backups', files: 1 },
    userData: { folder: '/data', files: 6 },
  }))
  answer('data.erase', () => [])
})
afterEach(() => {
  vi.restoreAllMocks()
  opened.unmount()
  useToasts().toasts.value = []
})

describe('before everything goes', () => {
  test('it is told what there is, where, and what cannot be reached', async () => {
    await open()
    expect(opened.findAll('dd').map((one) => one.text())).toEqual([
      '1.200 bestanden /vault',
      '1 bestand /backups',
      '6 bestanden /data',
    ])
    expect(opened.text()).toContain('Dan verdwijnt je dagboek daar ook.')
  })

  test('it can be taken along, as long as it can be read', async () => {
    await open()
    expect(has('Kies een plek en exporteer')).toBe(true)
    expect(opened.find('.back-link').attributes('href')).toBe('/settings/data')
    useVaultStore().lock = 'locked'
    await settle()
    expect(has('Kies een plek en exporteer')).toBe(false)
    expect(has('Wis alles')).toBe(true)
  })

  test('behind the lock, Help now is in sight and the way back leads to the lock', async () => {
    await open()
    expect(opened.find('a[href="/help-now"]').exists()).toBe(false)
    useVaultStore().lock = 'locked'
    await settle()
    expect(opened.find('a[href="/help-now"]').text()).toContain('Hulp nu')
    expect(opened.find('.back-link').attributes('href')).toBe('/unlock')
    expect(opened.find('.sure a').attributes('href')).toBe('/unlock')
  })

  test.each(['', 'alles', 'alles weg ermee', 'delete everything'])('%j is not enough', async (typed) => {
    await open()
    await fill('Typ hier: alles weg', typed)
    await press('Wis alles')
    expect(callsOf('data.erase')).toEqual([])
    expect(opened.text()).toContain('Hier staat nog niet ‘alles weg’. Er is niets gewist.')
  })
})

describe('everything goes', () => {
  test.each([
    ['nl', 'Typ hier: alles weg', ' Alles  weg ', 'Wis alles', 'alles weg'],
    ['en', 'Type this: delete everything', 'DELETE EVERYTHING', 'Delete everything', 'delete everything'],
  ] as const)('in %s once its words were typed', async (language, label, typed, button, sent) => {
    await open(language)
    await fill(label, typed)
    await press(button)
    expect(callsOf('data.erase')).toEqual([{ typed: sent }])
  })

  test('and then there is nothing left but the way out', async () => {
    await open()
    await fill('Typ hier: alles weg', 'alles weg')
    await press('Wis alles')
    expect(heading()).toBe('Alles is weg')
    expect(opened.find('.back-link').exists()).toBe(false)
    await press('Sluit Luwte')
    expect(callsOf('app.quit')).toHaveLength(1)
  })

  test('or what is left is named', async () => {
    answer('data.erase', () => ['/backups/foto.jpg', '/vault/keys'])
    await open()
    await fill('Typ hier: alles weg', 'alles weg')
    await press('Wis alles')
    expect(heading()).toBe('Bijna alles is weg')
    expect(opened.findAll('li').map((one) => one.text())).toEqual(['/backups/foto.jpg', '/vault/keys'])
  })

  test('or nothing goes, since the box of the system was answered with no', async () => {
    answer('data.erase', () => null)
    await open()
    await fill('Typ hier: alles weg', 'alles weg')
    await press('Wis alles')
    expect(useToasts().toasts.value).toEqual([])
    expect(heading()).toBe('Alles wissen')
  })

  test('or nothing goes, and that is told', async () => {
    refuse('data.erase', 'not-writable')
    await open()
    await fill('Typ hier: alles weg', 'alles weg')
    await press('Wis alles')
    expect(useToasts().toasts.value[0]?.error).toBe('not-writable')
    expect(heading()).toBe('Alles wissen')
  })
})
