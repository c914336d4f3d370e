import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { computer, playBackups, unproven } from './support/playedData'
import { openAt, settle } from './support/luwte'
import { refuse } from './support/refuse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { UnprovenOverview } from '@shared/features/data/unproven'
import type { LockState } from '@shared/features/vault-access/locking'
import { useToasts } from '@/kernel/toasts'
import { useVaultStore } from '@/kernel/vaultStore'

const THROWN = {
  id: '019ac777-0000-7000-8000-000000000000.2026-11-22T18-00-00-000Z',
  name: '',
  at: '2026-11-22T18:00:00.000Z',
  files: 3,
}

let opened: VueWrapper
let overview: UnprovenOverview
const { has, press } = handsOn(() => opened)
const toast = () => useToasts().toasts.value[0]
const headings = () => opened.findAll('h2').map((one) => one.text())
const item = () => opened.find('article')
const focused = () => document.activeElement?.textContent.trim()
const open = async (lock: LockState = 'open') => {
  opened = (await openAt('/settings/data/computers')).wrapper
  useVaultStore().lock = lock
  await settle()
}

beforeEach(() => {
  resetBridge()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T19:04:00Z') })
  playBackups()
  overview = { waiting: [unproven()], thrownAway: [] }
  answer('computers.list', () => [computer()])
  answer('unproven.list', () => overview)
})
afterEach(() => {
  vi.restoreAllMocks()
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

describe('what waits', () => {
  test('comes first, and says how much, of when, and why it is not believed', async () => {
    await open()
    expect(headings()[0]).toBe('Wacht op jouw keuze')
    expect(item().find('h3').text()).toBe('Een computer die Luwte niet kent')
    expect(item().text()).toContain('2 teksten en 1 check-in, van vrijdag 20 november tot en met vandaag.')
    expect(item().text()).toContain('Dan kan iemand anders dit hebben neergezet.')
  })

  test('of a computer of ones own is told in other words, with its name', async () => {
    overview.waiting = [
      unproven({
        name: 'Laptop',
        isKnown: true,
        why: 'behind',
        to: '2026-11-20T10:00:00.000Z',
        unreadable: 1,
        isCut: true,
      }),
    ]
    await open()
    expect(item().find('h3').text()).toBe('Laptop')
    expect(item().text()).toContain('2 teksten en 1 check-in, van vrijdag 20 november.')
    expect(item().text()).toContain('1 bestand is niet te lezen.')
    expect(item().text()).toContain('Er is nog meer.')
    expect(item().text()).toContain('Dan hoef je hier niets te doen.')
  })

  test('and cannot be read offers nothing to look at', async () => {
    overview.waiting = [unproven({ why: 'unreadable', entries: 0, checkIns: 0, unreadable: 4, from: null, to: null })]
    await open()
    expect(item().text()).toContain('Luwte kan hier niets van lezen.')
    expect(has('Bekijk wat er staat')).toBe(false)
    expect(has('Neem over als tekst')).toBe(false)
    expect(has('Verwijder …')).toBe(true)
  })

  test('is nothing: that is said, after the rest', async () => {
    overview.waiting = []
    await open()
    expect(headings()[0]).not.toBe('Wacht op jouw keuze')
    expect(opened.text()).toContain('Er wacht niets. Alles wat je ziet, is met jouw sleutel verzegeld.')
  })

  test('is not spoken of where the journal is not sealed', async () => {
    overview.waiting = []
    await open('plain')
    expect(headings()).not.toContain('Wacht op jouw keuze')
  })

  test('arrives while the page is open', async () => {
    overview.waiting = []
    await open()
    overview = { waiting: [unproven()], thrownAway: [] }
    emit('records.changed', { kinds: ['entry'] })
    await settle()
    expect(headings()[0]).toBe('Wacht op jouw keuze')
  })

  test('that could not be looked at is said, and can be tried again', async () => {
    refuse('unproven.list', 'unreadable')
    await open()
    expect(opened.text()).toContain('Luwte kon nu niet kijken wat er wacht. Er is niets veranderd.')
    vi.restoreAllMocks()
    await press('Probeer opnieuw')
    expect(item().find('h3').text()).toBe('Een computer die Luwte niet kent')
  })

  test('of somebody who made up a computer is not among the computers', async () => {
    answer('computers.list', () => [computer(), computer({ device: unproven().device, isThis: false, name: '' })])
    await open()
    expect(opened.text()).toContain('Tot nu toe schrijft alleen deze computer erin.')
    expect(has('Deze computer is er niet meer …')).toBe(false)
  })
})

describe('looking', () => {
  const text = { kind: 'entry' as const, at: '2026-11-20T10:00+01:00[Europe/Amsterdam]', isCut: false }

  test('shows the words as plain text, under a heading that says that nothing proves them', async () => {
    const markup = '<img src=x onerror="window.hit = 1"> [klik](javascript:alert(1))'
    answer('unproven.look', () => ({
      texts: [
        { ...text, text: markup },
        { ...text, text: 'lang', isCut: true },
      ],
      more: 3,
    }))
    await open()
    await press('Bekijk wat er staat')
    expect(callsOf('unproven.look')).toEqual([{ device: unproven().device }])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Niet zeker dat dit van jou is')
    expect(item().text()).toContain(markup)
    expect(item().find('img').exists()).toBe(false)
    expect(item().find('a').exists()).toBe(false)
    expect(item().text()).toContain('Deze tekst is langer. Dit is het begin.')
    expect(item().text()).toContain('Er zijn nog 3 andere.')
    await press('Verberg wat er staat')
    expect(item().text()).not.toContain(markup)
    expect(focused()).toBe('Bekijk wat er staat')
  })

  test('fails: that is said', async () => {
    refuse('unproven.look', 'unreadable')
    await open()
    await press('Bekijk wat er staat')
    expect(toast()?.error).toBe('unreadable')
    expect(has('Bekijk wat er staat')).toBe(true)
  })
})

describe('taking in', () => {
  test('says what it does, and can be undone', async () => {
    answer('unproven.takeIn', () => ({ taken: 3, waiting: [unproven({ here: 3 })], thrownAway: [] }))
    answer('unproven.undoTakeIn', () => overview)
    await open()
    expect(item().text()).toContain('Bovenaan staat waar die vandaan komt.')
    await press('Neem over als tekst')
    expect(callsOf('unproven.takeIn')).toEqual([{ device: unproven().device }])
    expect(toast()?.text).toBe('Er staan nu 3 teksten meer in je dagboek.')
    expect(item().text()).toContain('Daarvan staan er 3 al in je dagboek.')
    expect(has('Neem over als tekst')).toBe(false)
    await toast()?.action?.run()
    await settle()
    expect(callsOf('unproven.undoTakeIn')).toHaveLength(1)
    expect(has('Neem over als tekst')).toBe(true)
  })

  test('fails: that is said, and it can be done again', async () => {
    refuse('unproven.takeIn', 'disk-full')
    await open()
    await press('Neem over als tekst')
    expect(toast()?.error).toBe('disk-full')
    expect(has('Neem over als tekst')).toBe(true)
  })
})

describe('throwing away', () => {
  test('says that it can be brought back, and brings it back', async () => {
    answer('unproven.throwAway', () => (overview = { waiting: [], thrownAway: [THROWN] }))
    answer('unproven.bringBack', () => {
      overview = { waiting: [unproven()], thrownAway: [] }
      return { left: 0, ...overview }
    })
    await open()
    await press('Verwijder …')
    expect(callsOf('unproven.throwAway')).toEqual([{ device: unproven().device }])
    expect(toast()?.text).toContain('Dertig dagen lang')
    expect(document.activeElement?.tagName).toBe('H1')
    expect(opened.text()).toContain('Er wacht niets.')
    expect(opened.text()).toContain('Een computer die Luwte niet kent · 3 bestanden')
    expect(opened.text()).toContain('Verwijderd: vandaag om 19:00.')
    await press('Zet terug')
    expect(callsOf('unproven.bringBack')).toEqual([{ id: THROWN.id }])
    expect(toast()?.text).toBe('Het staat weer bij wat wacht.')
    expect(has('Verwijder …')).toBe(true)
  })

  test('stays when the box of the system is answered with no', async () => {
    answer('unproven.throwAway', () => null)
    await open()
    await press('Verwijder …')
    expect(toast()).toBeUndefined()
    expect(has('Verwijder …')).toBe(true)
  })

  test('of a part that cannot go back says so', async () => {
    overview = { waiting: [], thrownAway: [THROWN] }
    answer('unproven.bringBack', () => ({ left: 1, ...overview }))
    await open()
    await press('Zet terug')
    expect(toast()?.text).toContain('Een deel kon niet terug')
    expect(has('Zet terug')).toBe(true)
  })
})
