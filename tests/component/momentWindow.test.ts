import { answer, callsOf, emit, nextMoment, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { openAt, settle } from './support/luwte'
import { rhythm } from './support/rhythmsHouse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { MomentKind } from '@shared/features/moments/rhythm'
import { useToasts } from '@/kernel/toasts'

const MOMENT = 'evening@2026-11-22T20:00'

let opened: VueWrapper
const { has, press } = handsOn(() => opened)
const escape = async (target: EventTarget = window) => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
  await settle()
}

const waiting = (kind: MomentKind, askLessAbout: string | null = null) =>
  nextMoment({ state: 'waiting', waiting: { occurrence: MOMENT, kind }, askLessAbout })

async function open(kind: MomentKind, path = `/moment/${MOMENT}`) {
  const evening = rhythm({ kind })
  answer('rhythms.list', () => ({ here: [evening], elsewhere: [] }))
  const found = await openAt(path, { settings: { rhythms: [evening] } })
  opened = found.wrapper
  return found.router
}

beforeEach(() => {
  resetBridge()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:04:00Z') })
  answer('checkIns.recent', () => [])
  answer('drafts.read', () => null)
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

describe('a moment in the small window', () => {
  test.each([
    ['write', 'Wil je iets opschrijven?', 'Schrijf'],
    ['practice', 'Wil je even iets voor jezelf doen?', 'Begin'],
  ] as const)('that asks to %s opens it and closes', async (kind, question, button) => {
    answer('moments.next', () => waiting(kind))
    await open(kind)
    expect(opened.find('h1').text()).toBe(question)
    await press(button)
    expect(callsOf('moments.open')).toEqual([{ occurrence: MOMENT }])
    expect(callsOf('app.closeWindow')).toHaveLength(1)
  })

  test('has Help now within reach', async () => {
    answer('moments.next', () => waiting('write'))
    await open('write')
    await press('Hulp nu')
    expect(callsOf('app.openMain')).toEqual([{ route: '/help-now' }])
    expect(callsOf('app.closeWindow')).toEqual([])
  })

  test('is put off, or left for today', async () => {
    answer('moments.next', () => waiting('write'))
    answer('moments.snooze', () => nextMoment({ state: 'planned' }))
    answer('moments.notToday', () => nextMoment({ state: 'planned' }))
    await open('write')
    await press('Later')
    await press('Vanavond om acht uur')
    expect(callsOf('moments.snooze')).toEqual([{ occurrence: MOMENT, snooze: 'evening' }])
    emit('moments.changed', waiting('write'))
    await settle()
    await press('Later')
    await press('Vandaag niet')
    expect(callsOf('moments.notToday')).toEqual([{ occurrence: MOMENT }])
    expect(callsOf('app.closeWindow')).toHaveLength(2)
  })

  test('closes with Escape, which first only leaves the choice of later', async () => {
    answer('moments.next', () => waiting('write'))
    await open('write')
    await press('Later')
    await escape(document.activeElement ?? window)
    expect(has('Over een uur')).toBe(false)
    expect(callsOf('app.closeWindow')).toEqual([])
    await escape()
    expect(callsOf('app.closeWindow')).toHaveLength(1)
  })

  test('that is over says so, and can still be taken', async () => {
    answer('moments.next', () => waiting('write'))
    await open('write')
    emit('moments.changed', nextMoment({ state: 'planned' }))
    await settle()
    expect(opened.text()).toContain('Dit moment is voorbij. Het kan nog steeds, als je wilt.')
    expect(has('Later')).toBe(false)
    expect(has('Schrijf')).toBe(true)
    await press('Sluit')
    expect(callsOf('app.closeWindow')).toHaveLength(1)
  })

  test('stays open when it could not be opened', async () => {
    answer('moments.next', () => waiting('write'))
    await open('write')
    const call = window.luwte.call.bind(window.luwte)
    vi.spyOn(window.luwte, 'call').mockImplementation((name, input) =>
      name === 'moments.open' ? Promise.resolve({ ok: false, error: { code: 'unexpected' } }) : call(name, input),
    )
    await press('Schrijf')
    vi.restoreAllMocks()
    expect(useToasts().toasts.value[0]?.error).toBe('unexpected')
    expect(callsOf('app.closeWindow')).toEqual([])
  })

  test('that asks for a check-in is one', async () => {
    const router = await open('check-in')
    expect(router.currentRoute.value.path).toBe(`/check-in/${MOMENT}`)
  })
})

describe('whether to ask less', () => {
  test.each([`/moment/${MOMENT}`, `/check-in/${MOMENT}`])('is asked at %s, of that rhythm only', async (path) => {
    const kind = path.startsWith('/moment') ? 'practice' : 'check-in'
    answer('moments.next', () => waiting(kind, 'evening'))
    await open(kind, path)
    expect(opened.find('.quiet-card').text()).toContain('Zal Luwte minder vaak vragen?')
    emit('moments.changed', waiting(kind, 'another'))
    await settle()
    expect(opened.find('.quiet-card').exists()).toBe(false)
  })

  test('is not asked in a check-in that nobody asked for', async () => {
    answer('moments.next', () => nextMoment({ state: 'planned', askLessAbout: 'evening' }))
    await open('check-in', '/check-in')
    expect(opened.find('.quiet-card').exists()).toBe(false)
  })
})
