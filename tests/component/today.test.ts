import { answer, callsOf, emit, nextMoment, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import { rhythm } from './support/rhythmsHouse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { occurrences } from '@shared/features/moments/occurrences'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import type { MomentKind } from '@shared/features/moments/rhythm'
import { DEFAULT_SETTINGS, type Settings } from '@shared/features/settings/settings'
import type { NamedRhythm } from '@shared/features/moments/contract'
import { useToasts } from '@/kernel/toasts'

// A winter day in Amsterdam, an hour ahead of UTC.
const EVENING = '2026-11-22T19:04:00Z'
const ZONE = 'Europe/Amsterdam'
const MOMENT = 'evening@2026-11-22T20:00'

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
const open = async (path = '/today', language: 'nl' | 'en' = 'nl', settings: Partial<Settings> = {}) => {
  const found = await openAt(path, { language, settings })
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
const lines = () => opened.findAll('.day a').map((line) => line.text())
const moment = () => opened.find('.moment')
const planned = (due: string) => nextMoment({ state: 'planned', due: Date.parse(due) })
const waiting = (kind: MomentKind) => nextMoment({ state: 'waiting', waiting: { occurrence: MOMENT, kind } })

beforeEach(() => {
  resetBridge()
  setClock(EVENING)
  answer('checkIns.recent', () => [])
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
    expect(opened.find('.day').exists()).toBe(false)
    expect(opened.find('.go-on').exists()).toBe(false)
    expect(moment().text()).toContain('Luwte meldt zich nu niet vanzelf.')
    expect(moment().find('a').attributes('href')).toBe('/settings/moments')
    expect(opened.find('.invitation').exists()).toBe(true)
  })

  test('keeps the check-ins of the day in sight, in order, each to be opened', async () => {
    const earlier = checkIn({
      id: '01932f3c-1f39-7abc-8def-0123456789ab',
      at: '2026-11-22T09:30+01:00[Europe/Amsterdam]',
      feelings: [{ id: 'happy' }],
      note: 'Koffie in de zon.',
    })
    answer('checkIns.recent', () => [checkIn(), earlier])
    await open()
    expect(lines()).toEqual(['09:30blijKoffie in de zon.', '14:02moe, eenzaam'])
    expect(opened.findAll('.day a').map((line) => line.attributes('href'))).toEqual([
      `/check-ins/${earlier.id}`,
      `/check-ins/${checkIn().id}`,
    ])
    expect(opened.findAll('.landscape .light')).toHaveLength(2)
  })

  test.each([
    [{ answer: 'dont-know' as const, feelings: [] }, 'ik weet het niet'],
    [{ answer: 'dont-know' as const }, 'ik weet het niet, misschien moe, eenzaam'],
    [{ answer: 'nothing' as const, feelings: [] }, 'ik voel niets'],
    [{ feelings: [], point: { pleasantness: 3, energy: -2 } }, 'heel prettig, weinig energie'],
    [{ feelings: [{ own: 'mistig' }] }, 'mistig'],
    [{ feelings: [], around: { with: [{ id: 'alone' }], where: [], doing: [] } }, 'zonder woorden'],
  ])('puts each kind of answer into words: %o', async (change, words) => {
    answer('checkIns.recent', () => [checkIn(change)])
    await open()
    expect(lines()).toEqual([`14:02${words}`])
  })

  test('has yesterday one touch away', async () => {
    answer('checkIns.recent', () => [checkIn({ at: '2026-11-21T14:02+01:00[Europe/Amsterdam]' })])
    await open()
    expect(lines()).toEqual([])
    await press('Toon ook gisteren')
    expect(lines()).toEqual(['14:02moe, eenzaam'])
    expect(opened.findAll('.landscape .light')).toHaveLength(0)
    await press('Verberg gisteren')
    expect(lines()).toEqual([])
  })

  test('lets a day last until four in the morning', async () => {
    const late = checkIn({ at: '2026-11-22T23:50+01:00[Europe/Amsterdam]', feelings: [{ id: 'hopeless' }] })
    answer('checkIns.recent', () => [late])
    setClock('2026-11-23T02:59:00Z')
    await open()
    expect(lines()).toHaveLength(1)
    expect(opened.find('.invitation').text()).toContain('Hulp nu')
    opened.unmount()
    setClock('2026-11-23T03:00:00Z')
    await open()
    expect(lines()).toEqual([])
    await press('Toon ook gisteren')
    expect(lines()).toHaveLength(1)
  })

  test('hears of a check-in in another window', async () => {
    await open()
    answer('checkIns.recent', () => [checkIn()])
    emit('records.changed', { kinds: ['check-in'] })
    await settle()
    expect(lines()).toHaveLength(1)
  })

  test('says where somebody was reading and writing', async () => {
    answer('reading.list', () => [
      { guide: 'help', chapter: 'help.presence', changedAt: '2026-11-22T13:02:00.000Z' },
      { guide: 'help', chapter: 'help.intro', changedAt: '2026-11-21T13:02:00.000Z' },
    ])
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

  test('lets the light of what was saved sink from where it was chosen, and none after a hard word', async () => {
    const boxes = vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      return this.matches('.dot') ? new DOMRect(90, 190, 20, 20) : new DOMRect(300, 500, 36, 36)
    })
    let word = 'tired'
    answer('checkIns.answer', (given: object) => checkIn({ ...given, feelings: [{ id: word }] }))
    await open()
    const point = async () => {
      await opened.find('[role="slider"]').trigger('keydown', { key: 'ArrowLeft' })
      await settle()
      await press('Bewaar')
    }
    await point()
    const light = opened.find('.lights .sinking')
    expect(light.attributes('data-light')).toBe(checkIn().id)
    expect(light.attributes('style')).toContain('--from-x: -218px; --from-y: -318px')
    opened.unmount()
    word = 'hopeless'
    await open()
    await point()
    expect(opened.findAll('.lights .place')).toHaveLength(1)
    expect(opened.find('.lights .sinking').exists()).toBe(false)
    boxes.mockRestore()
  })

  test('writes the times of the lights where there is room, and “now” for certain', async () => {
    const at = (time: string, id: string) =>
      checkIn({ id: `01932f3c-1f3${id}-7abc-8def-0123456789ab`, at: `2026-11-22T${time}+01:00[Europe/Amsterdam]` })
    answer('checkIns.recent', () => [at('08:10', '1'), at('08:20', '2'), at('13:50', '3'), at('20:04', '4')])
    await open()
    expect(opened.findAll('.lights .place')).toHaveLength(4)
    expect(opened.findAll('.lights .time').map((time) => time.text())).toEqual(['nu', '08:20', '13:50'])
    expect(opened.find('.lights').attributes('aria-hidden')).toBe('true')
    expect(opened.findAll('.lights a').every((link) => link.attributes('tabindex') === '-1')).toBe(true)
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
    answer('moments.next', () => planned(due))
    await open('/today', language)
    expect(moment().find('.when').text()).toBe(words)
  })

  test('later in the night that it is, is tonight; after it comes this morning', async () => {
    setClock('2026-11-23T00:30:00Z')
    answer('moments.next', () => planned('2026-11-23T02:00:00Z'))
    await open()
    expect(moment().find('.when').text()).toBe('vannacht rond drie')
    emit('moments.changed', planned('2026-11-23T07:30:00Z'))
    await settle()
    expect(moment().find('.when').text()).toBe('vanochtend rond half negen')
  })

  test('can be paused for an hour or until tomorrow', async () => {
    answer('moments.next', () => planned('2026-11-23T19:00:00Z'))
    answer('moments.pause', () => planned('2026-11-23T19:00:00Z'))
    await open()
    await press('Neem pauze')
    await press('Een uur')
    await press('Neem pauze')
    await press('Tot morgen')
    expect(callsOf('moments.pause')).toEqual([
      { pause: { until: '2026-11-22T20:04:00.000Z' } },
      { pause: { until: '2026-11-23T05:00:00.000Z' } },
    ])
  })

  test('"Until tomorrow", said after midnight, ends after that night', async () => {
    setClock('2026-11-23T00:30:00Z')
    answer('moments.next', () => planned('2026-11-23T19:00:00Z'))
    answer('moments.pause', () => planned('2026-11-23T19:00:00Z'))
    await open()
    await press('Neem pauze')
    await press('Tot morgen')
    expect(callsOf('moments.pause')).toEqual([{ pause: { until: '2026-11-23T05:00:00.000Z' } }])
  })

  test('can be made where nothing is planned, and there is nothing to pause', async () => {
    answer('moments.next', () => nextMoment({ state: 'planned', due: null }))
    await open()
    expect(moment().find('.when').text()).toBe('Er is nu niets gepland.')
    expect(moment().find('a').text()).toBe('Kies een moment')
    expect(moment().findAll('button')).toHaveLength(0)
  })

  test('goes on again when that is wished', async () => {
    answer('moments.next', () => nextMoment({ state: 'paused' }))
    answer('moments.pause', () => planned('2026-11-22T20:00:00Z'))
    await open()
    await press('Ga weer verder')
    expect(callsOf('moments.pause')).toEqual([{ pause: null }])
    expect(moment().find('.when').text()).toBe('vanavond rond negen')
  })

  test('that waits is answered with the check-in on this page, or put off', async () => {
    answer('checkIns.answer', (given: object) => checkIn(given))
    answer('moments.snooze', () => planned('2026-11-22T19:34:00Z'))
    answer('moments.next', () => waiting('check-in'))
    await open()
    expect(moment().text()).toContain('Hierboven kun je antwoorden.')
    await press('Later')
    await press('Over een half uur')
    expect(callsOf('moments.snooze')).toEqual([{ occurrence: MOMENT, snooze: 'half-hour' }])
    expect(moment().find('.when').text()).toBe('vanavond rond half negen')
    expect(document.activeElement).toBe(moment().find('.when').element)
    emit('moments.changed', waiting('check-in'))
    await settle()
    await press('Ik weet het niet')
    await press('Bewaar')
    expect(callsOf('checkIns.answer')).toMatchObject([{ occurrence: MOMENT }])
  })

  test('that asks for something else opens it, and is not answered with a check-in', async () => {
    answer('checkIns.answer', (given: object) => checkIn(given))
    answer('moments.next', () => waiting('write'))
    await open()
    expect(moment().text()).toContain('Het is tijd om te schrijven, als je wilt.')
    await press('Schrijf')
    expect(callsOf('moments.open')).toEqual([{ occurrence: MOMENT }])
    await press('Ik weet het niet')
    await press('Bewaar')
    expect(callsOf('checkIns.answer')[0]).not.toHaveProperty('occurrence')
  })

  test.each([
    ['locked', 'Er komt zo een vraag, als het scherm van slot is.'],
    ['do-not-disturb', 'Er komt zo een vraag, als ‘niet storen’ uit is.'],
  ] as const)('that is held because of %s says what it waits for', async (reason, words) => {
    answer('moments.next', () => nextMoment({ state: 'held', heldBy: [reason] }))
    await open()
    expect(moment().find('.when').text()).toBe(words)
  })

  test('that nobody should foresee is told of without its time', async () => {
    const surprise = rhythm({
      id: 'surprise',
      rule: { by: 'unforeseen', count: 2, from: '09:00', to: '21:00', gap: 60, weekdays: [1], seed: 'abc' },
    })
    const [first] = occurrences(surprise, Date.parse('2026-11-23T00:00Z'), Date.parse('2026-11-24T00:00Z'), ZONE)
    answer('moments.next', () => nextMoment({ state: 'planned', due: first?.due ?? 0 }))
    await open('/today', 'nl', { rhythms: [surprise] })
    expect(moment().find('.when').text()).toBe('Op een onverwachte tijd, ergens tussen 9:00 en 21:00')
    const evening = rhythm({ rule: { by: 'times', times: ['21:30'], weekdays: [1, 7] } })
    emit('settings.changed', {
      settings: { ...DEFAULT_SETTINGS, rhythms: [surprise, evening] },
      language: 'nl',
      country: 'NL',
      perhaps: null,
    })
    await settle()
    expect(moment().find('.when').text()).toBe('vanavond rond half tien, en tussendoor onverwacht')
  })
})

describe('putting a moment off', () => {
  const later = () =>
    moment()
      .findAll('.choices button')
      .map((one) => one.text())

  test.each([
    ['2026-11-22T12:00:00Z', ['Over tien minuten', 'Over een half uur', 'Over een uur', 'Vanavond om acht uur']],
    // Nearer than that to the evening it is no time of its own, and what would fall in quiet hours is not offered.
    ['2026-11-22T18:00:00Z', ['Over tien minuten', 'Over een half uur', 'Over een uur']],
    ['2026-11-22T20:45:00Z', ['Over tien minuten', 'Over een half uur']],
    ['2026-11-22T21:20:00Z', []],
  ])('offers what fits at %s', async (now, offered) => {
    setClock(now)
    answer('moments.next', () => waiting('check-in'))
    await open('/today', 'nl', { quiet: [{ from: '22:30', to: '07:30', weekdays: [1, 2, 3, 4, 5, 6, 7] }] })
    await press('Later')
    expect(later()).toEqual([...offered, 'Vandaag niet', 'Annuleren'])
    expect(document.activeElement?.textContent).toBe([...offered, 'Vandaag niet'][0])
  })

  test('is left with Escape, back at the button', async () => {
    answer('moments.next', () => waiting('check-in'))
    await open()
    await press('Later')
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await settle()
    expect(later()).toEqual([])
    expect(document.activeElement?.textContent).toBe('Later')
  })

  test('until tomorrow can be taken back', async () => {
    const evening = rhythm()
    answer('rhythms.list', () => ({ here: [evening], elsewhere: [] }))
    answer('moments.next', () => waiting('check-in'))
    answer('moments.notToday', () => planned('2026-11-23T19:00:00Z'))
    await open('/today', 'nl', { rhythms: [evening] })
    await press('Later')
    await press('Vandaag niet')
    expect(callsOf('moments.notToday')).toEqual([{ occurrence: MOMENT }])
    expect(moment().find('.when').text()).toBe('morgenavond rond acht')
    expect(useToasts().toasts.value[0]?.text).toBe('Vandaag vraagt Luwte dit niet meer.')
    await useToasts().toasts.value[0]?.action?.run()
    // Its name stands as it was shown, so it is not said once more.
    expect(callsOf('rhythms.save')).toEqual([{ ...evening, name: undefined, opens: undefined }])
  })
})

describe('a rhythm that went by a few times', () => {
  const card = () => opened.find('.quiet-card')

  async function openAsking(change: Partial<NamedRhythm> = {}) {
    const evening = rhythm({ name: 'Avond', ...change })
    let next = nextMoment({ state: 'planned', due: Date.parse('2026-11-23T19:00:00Z'), askLessAbout: 'evening' })
    const settled = () => {
      next = { ...next, askLessAbout: null }
      emit('moments.changed', next)
      return { here: [evening], elsewhere: [] }
    }
    answer('rhythms.list', () => ({ here: [evening], elsewhere: [] }))
    answer('moments.next', () => next)
    answer('moments.askLess', settled)
    answer('moments.pause', () => (next = { ...next, state: 'paused' }))
    await open('/today', 'nl', { rhythms: [evening] })
    return evening
  }

  test('is asked about kindly and without a number, with what it would become', async () => {
    await openAsking()
    expect(card().text()).toContain('‘Avond’ ging een paar keer voorbij. Dat geeft niets.')
    expect(card().find('p').text()).not.toMatch(/\d/)
    expect(
      card()
        .findAll('button')
        .map((one) => one.text()),
    ).toEqual(['Ja: op dinsdag, donderdag en zaterdag om 20:00', 'Nee, laat het zo', 'Neem pauze'])
  })

  test('comes more rarely, with a way back', async () => {
    const before = await openAsking()
    await press('Ja: op dinsdag, donderdag en zaterdag om 20:00')
    expect(callsOf('moments.askLess')).toEqual([{ rhythm: 'evening', answer: 'rarer' }])
    expect(card().exists()).toBe(false)
    expect(document.activeElement?.tagName).toBe('H1')
    await useToasts().toasts.value[0]?.action?.run()
    expect(callsOf('rhythms.save')).toEqual([{ ...before, name: undefined, opens: undefined }])
  })

  test('stays as it is', async () => {
    await openAsking()
    await press('Nee, laat het zo')
    expect(callsOf('moments.askLess')).toEqual([{ rhythm: 'evening', answer: 'stay' }])
    expect(card().exists()).toBe(false)
  })

  test('is paused, which is an answer too', async () => {
    await openAsking()
    await card().findAll('button')[2]?.trigger('click')
    await settle()
    await press('Tot morgen')
    expect(callsOf('moments.pause')).toHaveLength(1)
    expect(callsOf('moments.askLess')).toEqual([{ rhythm: 'evening', answer: 'stay' }])
    expect(card().exists()).toBe(false)
  })

  test('is not offered to come more rarely where it cannot', async () => {
    await openAsking({ rule: { by: 'weeks', every: 52, first: '2026-11-22', time: '20:00' } })
    expect(
      card()
        .findAll('button')
        .map((one) => one.text()),
    ).toEqual(['Nee, laat het zo', 'Neem pauze'])
  })
})
