import { answer, callsOf, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { backups, snapshot, playBackups, vaultState } from './support/playedData'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LuwteError } from '@shared/kernel/errors'
import { useToasts } from '@/kernel/toasts'

let opened: VueWrapper
const { has, press } = handsOn(() => opened)
const toast = () => useToasts().toasts.value.at(-1)?.text
const NEWEST = snapshot('2026-11-22T13:05:00.000Z')
const gone = { folder: '/stick/Luwte', isThere: false }

beforeEach(() => {
  resetBridge()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T19:04:00Z') })
  playBackups([NEWEST])
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

const open = async (lock: 'plain' | 'locked') => {
  answer('vault.state', () => vaultState({ ...gone, lock }))
  ;({ wrapper: opened } = await openAt(lock === 'locked' ? '/unlock' : '/settings/data', { lock }))
  await settle()
}

test.each(['plain', 'locked'] as const)(
  'a journal that is not there is said, and looked for again (%s)',
  async (lock) => {
    await open(lock)
    expect(opened.text()).toContain('Je dagboek ligt niet waar het lag')
    expect(opened.text()).toContain('/stick/Luwte')
    // Whoever reads this must not be told that all is there, nor be led to a check-in that could not be kept.
    expect(opened.text()).not.toContain('Alles staat er nog.')
    expect(has('Check-in zonder te openen')).toBe(false)
    expect(opened.find('input[type=password]').exists()).toBe(false)
    await press('Kijk opnieuw')
    expect(toast()).toBe('Het is er nog niet. Er is niets veranderd.')
    answer('vault.state', () => vaultState({ lock }))
    await press('Kijk opnieuw')
    expect(opened.text()).not.toContain('Je dagboek ligt niet waar het lag')
    expect(opened.find('input[type=password]').exists()).toBe(lock === 'locked')
  },
)

test('it is gone on with where it lies, and a folder without one is told', async () => {
  await open('plain')
  answer('data.chooseVaultFolder', () => ({ folder: '/empty', has: 'nothing' }))
  answer('data.relocate', () => {
    throw new LuwteError('vault-missing')
  })
  await press('Het ligt ergens anders …')
  expect(toast()).toContain('In die map ligt geen dagboek.')
  answer('data.chooseVaultFolder', () => ({ folder: '/other', has: 'vault' }))
  answer('data.relocate', () => vaultState({ folder: '/other' }))
  await press('Het ligt ergens anders …')
  expect(toast()).toBe('Je dagboek is er weer.')
})

test('the newest backup is put back only after it was said what that means', async () => {
  await open('plain')
  answer('backups.rebuild', () => vaultState())
  await press('Het is echt weg')
  expect(callsOf('backups.rebuild')).toEqual([])
  expect(opened.text()).toContain('van vandaag om 14:05')
  await press('Zet de kopie terug')
  expect(callsOf('backups.rebuild')).toEqual([{ id: NEWEST.id }])
  expect(opened.text()).not.toContain('Je dagboek ligt niet waar het lag')
})

test('without a backup nothing is promised', async () => {
  answer('backups.list', () => backups([]))
  await open('plain')
  expect(has('Het is echt weg')).toBe(false)
})
