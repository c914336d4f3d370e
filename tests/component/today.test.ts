import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CheckIn } from '@shared/domain/records'
import { useToasts } from '@/composables/toasts'

vi.setConfig({ testTimeout: 30_000 })

// A winter day in Amsterdam, an hour ahead of UTC.
const EVENING = '2026-11-22T19:04:00Z'

const checkIn = (change: Partial<CheckIn> = {}): CheckIn => ({
  id: '01932f3c-1f3a-7abc-8def-0123456789ab',
  kind: 'check-in',
  at: '2026-11-22T14:02+01:00[Europe/Amsterdam]',
  seen: { here: 1 },
  changedAt: '2026-11-22T13:02:00.000Z',
  answer: 'felt',
  feelings: [{ id: 'tired' }, { id: 'lonely' }],
  around: { with: [], where: [], doing: [] },
  note: '',
  ...change,
})

let opened: VueWrapper
const open = async (path = '/today', language: 'nl' | 'en' = 'nl') => {
  const found = await openAt(path, { language })
  opened = found.wrapper
  return found
}
const setClock = (now: string) => vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
const press = async (name: string) => {
  const found = opened.findAll('button').find((one) => one.text() === name)
  if (!found) throw new Error(`No button ${name}`)
  await found.trigger('click')
  await settle()
}
const moment = () => opened.find('.moment')

beforeEach(() => {
  resetBridge()
  setClock(EVENING)
  answer('checkIns.recent', () => [])
  answer('moments.next', () => ({ due: null, state: 'off', waiting: null }))
  answer('drafts.list', () => [])
  answer('drafts.read', () => null)
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

describe('Today', () => {
  test.each([
    ['2026-11-22T01:30:00Z', 'Het is nacht. Hoe is het nu?'],
    ['2026-11-22T06:30:00Z', 'Goedemorgen. Hoe is het nu?'],
    ['2026-11-22T12:00:00Z', 'Goedemiddag. Hoe is het nu?'],
    [EVENING, 'Goedenavond. Hoe is het nu?'],
  ])('greets by the hour: %s', async (now, greeting) => {
    setClock(now)
    await open()
    expect(opened.find('h1').text()).toBe(greeting)
  })

  test('is useful before anything was set up, and shows nothing where there is nothing', async () => {
    await open()
    expect(opened.find('.plane').exists()).toBe(true)
    expect(opened.find('.last').exists()).toBe(false)
    expect(opened.find('.go-on').exists()).toBe(false)
    expect(moment().text()).toContain('Luwte vraagt niets uit zichzelf.')
    expect(moment().find('a').attributes('href')).toBe('/settings')
    expect(opened.find('.invitation').exists()).toBe(true)
  })

  test('says in one sentence what was answered last today; it can be removed and brought back', async () => {
    const older = checkIn({ id: '01932f3c-1f39-7abc-8def-0123456789ab', feelings: [{ id: 'happy' }] })
    answer('checkIns.recent', () => [checkIn(), older])
    await open()
    expect(opened.find('.last p').text()).toBe('vanmiddag om 14:02: moe, eenzaam')
    answer('checkIns.recent', () => [])
    await press('weghalen')
    expect(callsOf('checkIns.remove')).toEqual([{ id: checkIn().id }])
    answer('checkIns.recent', () => [checkIn()])
    await useToasts().toasts.value[0]?.action?.run()
    await settle()
    expect(callsOf('checkIns.restore')).toEqual([{ id: checkIn().id }])
    expect(opened.find('.last').exists()).toBe(true)
  })

  test.each([
    [{ answer: 'dont-know' as const, feelings: [] }, 'ik weet het niet'],
    [{ answer: 'dont-know' as const }, 'ik weet het niet, misschien moe, eenzaam'],
    [{ answer: 'nothing' as const, feelings: [] }, 'ik voel niets'],
    [{ feelings: [], point: { pleasantness: 3, energy: -2 } }, 'heel prettig, weinig energie'],
    [{ feelings: [{ own: 'mistig' }] }, 'mistig'],
  ])('puts each kind of answer into words: %o', async (change, words) => {
    answer('checkIns.recent', () => [checkIn(change)])
    await open()
    expect(opened.find('.last p').text()).toBe(`vanmiddag om 14:02: ${words}`)
  })

  test('leaves yesterday alone, but still answers it just past midnight', async () => {
    setClock('2026-11-22T23:10:00Z')
    answer('checkIns.recent', () => [
      checkIn({ at: '2026-11-22T23:50+01:00[Europe/Amsterdam]', feelings: [{ id: 'hopeless' }] }),
    ])
    await open()
    expect(opened.find('.last').exists()).toBe(false)
    expect(opened.find('.invitation').text()).toContain('Hulp nu')
  })

  test('hears of a check-in in another window', async () => {
    await open()
    answer('checkIns.recent', () => [checkIn()])
    emit('records.changed', { kinds: ['check-in'] })
    await settle()
    expect(opened.find('.last').exists()).toBe(true)
  })

  test('says where somebody was reading and writing', async () => {
    answer('personal.read', () => ({
      words: [],
      surroundings: [],
      reading: [
        { guide: 'help', chapter: 'help.presence', changedAt: '2026-11-22T13:02:00.000Z' },
        { guide: 'help', chapter: 'help.intro', changedAt: '2026-11-21T13:02:00.000Z' },
      ],
    }))
    answer('drafts.list', () => [
      { key: 'check-in:now', changedAt: '2026-11-22T19:00:00.000Z' },
      { key: 'entry:new', changedAt: '2026-11-21T12:00:00.000Z' },
    ])
    await open()
    const links = opened.findAll('.go-on a')
    expect(links.map((link) => link.attributes('href'))).toEqual(['/guides/help/help.presence', '/journal/write/new'])
    expect(links[1]?.text()).toBe('Schrijven: een kladje van gisteren')
  })

  test('puts the focus on the plane when a check-in is asked for', async () => {
    const { router } = await open('/today?check-in')
    expect(document.activeElement?.getAttribute('role')).toBe('slider')
    expect(router.currentRoute.value.fullPath).toBe('/today')
    ;(document.activeElement as HTMLElement).blur()
    await router.push('/today?check-in')
    await settle()
    expect(document.activeElement?.getAttribute('role')).toBe('slider')
  })

  test('thanks with one invitation, not two, and begins anew', async () => {
    answer('checkIns.answer', (given: object) => checkIn(given))
    await open()
    await press('Ik weet het niet')
    await press('Bewaar')
    expect(opened.findAll('.invitation')).toHaveLength(1)
    await press('Klaar')
    expect(opened.find('.plane').exists()).toBe(true)
    expect(opened.findAll('[aria-pressed="true"]')).toHaveLength(0)
  })
})

describe('the next moment', () => {
  test.each([
    ['2026-11-22T20:00:00Z', 'nl', 'vanavond rond negen'],
    ['2026-11-22T20:25:00Z', 'nl', 'vanavond rond half tien'],
    ['2026-11-22T22:47:00Z', 'nl', 'vanavond rond kwart voor twaalf'],
    ['2026-11-22T23:58:00Z', 'nl', 'vannacht rond één'],
    ['2026-11-24T01:00:00Z', 'nl', 'morgennacht rond twee'],
    ['2026-11-26T01:00:00Z', 'nl', 'woensdagnacht rond twee'],
    ['2026-11-26T01:00:00Z', 'en', 'Wednesday night around two'],
    ['2026-11-23T07:16:00Z', 'nl', 'morgenochtend rond kwart over acht'],
    ['2026-11-25T19:00:00Z', 'nl', 'woensdagavond rond acht'],
    ['2026-12-01T19:00:00Z', 'nl', '1 december rond acht'],
    ['2026-11-22T20:25:00Z', 'en', 'this evening around half past nine'],
    ['2026-11-23T07:16:00Z', 'en', 'tomorrow morning around a quarter past eight'],
    ['2026-11-25T19:00:00Z', 'en', 'Wednesday evening around eight'],
  ] as const)('%s in %s is "%s"', async (due, language, words) => {
    answer('moments.next', () => ({ due: Date.parse(due), state: 'planned', waiting: null }))
    await open('/today', language)
    expect(moment().find('.when').text()).toBe(words)
  })

  test('later in the night that it is, is tonight; after it comes this morning', async () => {
    setClock('2026-11-23T00:30:00Z')
    answer('moments.next', () => ({ due: Date.parse('2026-11-23T02:00:00Z'), state: 'planned', waiting: null }))
    await open()
    expect(moment().find('.when').text()).toBe('vannacht rond drie')
    emit('moments.changed', { due: Date.parse('2026-11-23T07:30:00Z'), state: 'planned', waiting: null })
    await settle()
    expect(moment().find('.when').text()).toBe('vanochtend rond half negen')
  })

  test('can be paused for an hour or until tomorrow', async () => {
    const planned = { due: Date.parse('2026-11-23T19:00:00Z'), state: 'planned', waiting: null }
    answer('moments.next', () => planned)
    answer('moments.pause', () => planned)
    await open()
    await press('even pauze')
    await press('een uur')
    await press('even pauze')
    await press('tot morgen')
    expect(callsOf('moments.pause')).toEqual([
      { until: '2026-11-22T20:04:00.000Z' },
      { until: '2026-11-23T05:00:00.000Z' },
    ])
  })

  test('"until tomorrow", said after midnight, ends after that night', async () => {
    setClock('2026-11-23T00:30:00Z')
    const planned = { due: Date.parse('2026-11-23T19:00:00Z'), state: 'planned', waiting: null }
    answer('moments.next', () => planned)
    answer('moments.pause', () => planned)
    await open()
    await press('even pauze')
    await press('tot morgen')
    expect(callsOf('moments.pause')).toEqual([{ until: '2026-11-23T05:00:00.000Z' }])
  })

  test('goes on again when that is wished', async () => {
    answer('moments.next', () => ({ due: null, state: 'paused', waiting: null }))
    answer('moments.pause', () => ({ due: Date.parse('2026-11-22T20:00:00Z'), state: 'planned', waiting: null }))
    await open()
    await press('weer verder')
    expect(callsOf('moments.pause')).toEqual([{ until: null }])
    expect(moment().find('.when').text()).toBe('vanavond rond negen')
  })

  test('that waits is answered with the check-in on this page, or asks again later', async () => {
    const waiting = 'daily@2026-11-22T20:00'
    answer('checkIns.answer', (given: object) => checkIn(given))
    answer('moments.next', () => ({ due: null, state: 'waiting', waiting }))
    await open()
    await press('over een half uur')
    expect(callsOf('moments.later')).toEqual([{ occurrence: waiting }])
    emit('moments.changed', { due: null, state: 'waiting', waiting })
    await settle()
    await press('Ik weet het niet')
    await press('Bewaar')
    expect(callsOf('checkIns.answer')).toMatchObject([{ occurrence: waiting }])
  })
})
