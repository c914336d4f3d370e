import { answer, callsOf, emit, nextMoment, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { openAt, settle } from './support/luwte'
import { refuse } from './support/refuse'
import { presence, rhythm, RhythmsHouse } from './support/rhythmsHouse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { HOLD_REASONS } from '@shared/features/moments/quietHours'
import type { Settings } from '@shared/features/settings/settings'
import type { NamedRhythm } from '@shared/features/moments/contract'
import { useToasts } from '@/kernel/toasts'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

let opened: VueWrapper
let house: RhythmsHouse

const { has, press, choose, fill, field, isOn } = handsOn(() => opened)

async function open(here: NamedRhythm[] = [], settings: Partial<Settings> = {}, path = '/settings/moments') {
  house = new RhythmsHouse(here, settings)
  const found = await openAt(path, { settings: house.settings })
  opened = found.wrapper
  return found.router
}

const undo = async () => {
  await useToasts().toasts.value[0]?.action?.run()
  await settle()
}
const title = () => opened.find('h1').text()
const said = () => useToasts().toasts.value[0]?.text
const lines = () => opened.findAll('.line').map((one) => [one.find('h3').text(), one.find('p').text()])

beforeEach(() => {
  resetBridge()
  // A Sunday evening in Amsterdam.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T19:04:00Z') })
  answer('desktop.presence', () => presence())
  answer('moments.next', () => nextMoment({ state: 'planned' }))
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

describe('the rhythms', () => {
  test('there are none until somebody chooses', async () => {
    const router = await open()
    expect(opened.text()).toContain('Hier staat nog niets.')
    expect(callsOf('rhythms.save')).toEqual([])
    await router.push(opened.findAll('.kind')[1]?.attributes('href') ?? '')
    await settle()
    expect(title()).toBe('Wanneer mag Luwte je vragen om te schrijven?')
    expect(opened.findAll('input:checked')).toEqual([])
    expect(has('Klaar')).toBe(false)
    await choose('Elke zondag')
    expect(opened.find('.preview').text()).toContain('29 november rond tien')
    expect(callsOf('rhythms.save')).toEqual([])
    await press('Klaar')
    expect(house.here).toMatchObject([
      { kind: 'write', on: true, rule: { by: 'weeks', every: 1, first: '2026-11-22', time: '10:00' } },
    ])
    expect(house.here[0]?.id).toMatch(/^[a-z0-9-]{36}$/)
    expect(router.currentRoute.value.path).toBe('/settings/moments')
    expect(said()).toBe('Dat staat klaar.')
  })

  test.each([
    ['Morgenavond', { by: 'date', date: '2026-11-23', time: '20:00' }],
    ['Elke avond', { by: 'times', times: ['20:00'], weekdays: EVERY_DAY }],
  ])('are made in two touches: %s', async (words, rule) => {
    await open([], {}, '/settings/moments/new/check-in')
    await choose(words)
    await press('Klaar')
    expect(house.here).toMatchObject([{ kind: 'check-in', on: true, name: '', rule }])
  })

  test('tomorrow evening is after the next sleep, also when it is chosen after midnight', async () => {
    vi.setSystemTime(new Date('2026-11-23T00:30:00Z'))
    await open([], {}, '/settings/moments/new/practice')
    await choose('Morgenavond')
    await press('Klaar')
    expect(house.here).toMatchObject([{ kind: 'practice', rule: { by: 'date', date: '2026-11-23' } }])
  })

  test('otherwise have the long form, from what was chosen before, and nothing is kept before the end', async () => {
    await open([], {}, '/settings/moments/new/check-in')
    await choose('Elke avond')
    await choose('Anders …')
    expect(has('Luwte mag dit vragen')).toBe(false)
    await fill('Tijd 1', '18:30')
    await choose('Morgenavond')
    await choose('Anders …')
    await choose('Op vaste tijden')
    expect(callsOf('rhythms.save')).toEqual([])
    await press('Klaar')
    expect(callsOf('rhythms.save')).toHaveLength(1)
    expect(house.here).toMatchObject([{ rule: { by: 'times' } }])
  })

  test('are switched off and on in the list, with a way back', async () => {
    await open([rhythm({ id: 'a', on: true })])
    await press('Luwte mag dit vragen: Check-in')
    expect(house.here).toMatchObject([{ id: 'a', on: false }])
    expect(said()).toBe('Veranderd.')
    await undo()
    expect(house.here).toMatchObject([{ id: 'a', on: true }])
  })

  test('have quiet hours that are added with a way back', async () => {
    await open([rhythm()])
    await press('Maak het stil van 22:30 tot 7:30')
    expect(house.settings.quiet).toHaveLength(1)
    await undo()
    expect(house.settings.quiet).toEqual([])
  })

  test('are not made by who goes away again', async () => {
    const router = await open([], {}, '/settings/moments/new/check-in')
    await choose('Elke avond')
    await router.push('/settings/moments')
    await settle()
    expect(house.here).toEqual([])
  })

  test('that could not be kept stay as they were filled in', async () => {
    await open([], {}, '/settings/moments/new/check-in')
    await choose('Elke avond')
    refuse('rhythms.save', 'disk-full')
    await press('Klaar')
    expect(title()).toBe('Wanneer mag Luwte vragen hoe het is?')
    expect(opened.find<HTMLInputElement>('input:checked').element.value).toBe('everyEvening')
    vi.restoreAllMocks()
    await press('Klaar')
    expect(house.here).toHaveLength(1)
  })

  test('are told in words, each by its name or by what it asks for', async () => {
    const part = { from: '09:00', to: '17:00' }
    await open([
      rhythm({ id: 'a', name: 'Avond' }),
      rhythm({ id: 'b', rule: { by: 'times', times: ['20:00', '09:00'], weekdays: [1, 3, 5] } }),
      rhythm({ id: 'c', kind: 'practice', rule: { by: 'hours', every: 2, ...part, weekdays: [1, 2, 3, 4, 5] } }),
      rhythm({
        id: 'd',
        rule: { by: 'unforeseen', count: 3, from: '21:00', to: '02:00', gap: 60, weekdays: EVERY_DAY, seed: 'a' },
      }),
      rhythm({ id: 'e', kind: 'write', rule: { by: 'weeks', every: 2, first: '2026-11-15', time: '10:00' } }),
      rhythm({ id: 'f', rule: { by: 'weeks', every: 1, first: '2027-01-03', time: '10:00' } }),
      rhythm({ id: 'g', rule: { by: 'date', date: '2026-12-03', time: '14:00' } }),
      rhythm({ id: 'h', rule: { by: 'times', times: ['20:00'], weekdays: [] } }),
    ])
    expect(lines()).toEqual([
      ['Avond', 'elke dag om 20:00'],
      ['Check-in', 'op maandag, woensdag en vrijdag om 9:00 en 20:00'],
      ['Iets voor jezelf', 'elke twee uur tussen 9:00 en 17:00, door de week'],
      ['Check-in', 'drie keer per dag op onverwachte tijden tussen 21:00 en 2:00 de volgende dag'],
      ['Schrijven', 'elke twee weken op zondag om 10:00'],
      ['Check-in', 'elke week op zondag om 10:00, vanaf 3 januari 2027'],
      ['Check-in', 'één keer, op 3 december om 14:00'],
      ['Check-in', 'nog geen dag gekozen'],
    ])
    house.settings = { ...house.settings, language: 'en' }
    house.tell()
    await settle()
    expect(lines().map(([, rule]) => rule)).toEqual([
      'every day at 20:00',
      'on Monday, Wednesday and Friday at 9:00 and 20:00',
      'every two hours between 9:00 and 17:00, on weekdays',
      'three times a day, at random times between 21:00 and 2:00 the next day',
      'every two weeks on Sunday at 10:00',
      'every week on Sunday at 10:00, starting 3 January 2027',
      'once, on 3 December at 14:00',
      'no day chosen yet',
    ])
  })

  test('are switched off and on, and removed with a way back', async () => {
    const evening = rhythm({ name: 'Avond' })
    await open([evening])
    await press('Luwte mag dit vragen: Avond')
    expect(house.here).toEqual([{ ...evening, on: false }])
    await press('Verwijder Avond')
    expect(house.here).toEqual([])
    expect(said()).toBe('‘Avond’ is verwijderd.')
    expect(document.activeElement?.textContent).toBe('Je momenten')
    await undo()
    expect(lines()).toEqual([['Avond', 'elke dag om 20:00']])
    expect(isOn('Luwte mag dit vragen: Avond')).toBe(false)
  })

  test('follow what is changed in another window', async () => {
    await open([rhythm()])
    house.keep([rhythm({ name: 'Ochtend' })])
    await settle()
    expect(lines()[0]?.[0]).toBe('Ochtend')
    house.here = [rhythm({ name: 'Middag' })]
    emit('records.changed', { kinds: ['rhythm'] })
    await settle()
    expect(lines()[0]?.[0]).toBe('Middag')
  })

  test('that cannot be kept stand as they were, and that is said', async () => {
    await open([rhythm({ name: 'Avond' })])
    const call = window.luwte.call.bind(window.luwte)
    vi.spyOn(window.luwte, 'call').mockImplementation((name, input) =>
      name === 'rhythms.save' ? Promise.resolve({ ok: false, error: { code: 'disk-full' } }) : call(name, input),
    )
    await press('Luwte mag dit vragen: Avond')
    vi.restoreAllMocks()
    expect(useToasts().toasts.value[0]?.error).toBe('disk-full')
    expect(isOn('Luwte mag dit vragen: Avond')).toBe(true)
  })
})

describe('a rhythm of another computer', () => {
  const elsewhere = { id: 'far', name: 'Avond', kind: 'check-in' as const, rule: rhythm().rule }

  async function openWithElsewhere(path: string) {
    answer('checkIns.recent', () => [])
    answer('drafts.list', () => [])
    answer('drafts.read', () => null)
    const reply = () => ({ here: [], elsewhere: [elsewhere] })
    await open([], {}, path)
    answer('rhythms.list', reply)
    emit('records.changed', { kinds: ['rhythm'] })
    await settle()
    answer('rhythms.decideElsewhere', () => {
      answer('rhythms.list', () => ({ here: [], elsewhere: [] }))
      return { here: [], elsewhere: [] }
    })
  }

  test.each(['/settings/moments', '/today'])('is offered at %s, and comes along with one touch', async (path) => {
    await openWithElsewhere(path)
    expect(opened.find('.quiet-card').text()).toContain(
      'Op een andere computer vraagt Luwte al: ‘Avond’, elke dag om 20:00. Mag deze computer dat ook?',
    )
    await press('Ja, hier ook')
    expect(callsOf('rhythms.decideElsewhere')).toEqual([{ id: 'far', here: true }])
    expect(opened.find('.quiet-card').exists()).toBe(false)
    expect(document.activeElement?.tagName).toBe('H1')
    await undo()
    expect(callsOf('rhythms.remove')).toEqual([{ id: 'far' }])
  })

  test('stays there, until somebody thinks otherwise', async () => {
    await openWithElsewhere('/settings/moments')
    await press('Nee, alleen daar')
    await undo()
    expect(callsOf('rhythms.decideElsewhere')).toEqual([
      { id: 'far', here: false },
      { id: 'far', here: true },
    ])
  })
})

describe('quiet hours', () => {
  test('begin with the night, and go across midnight', async () => {
    await open()
    await press('Maak het stil van 22:30 tot 7:30')
    expect(house.settings.quiet).toEqual([{ from: '22:30', to: '07:30', weekdays: EVERY_DAY }])
    expect(opened.find('.span').text()).toContain('tot de volgende ochtend')
    expect(document.activeElement).toBe(field('Stil van').element)
    await fill('Tot', '23:30')
    expect(house.settings.quiet[0]).toMatchObject({ from: '22:30', to: '23:30' })
    expect(opened.find('.span').text()).not.toContain('tot de volgende')
  })

  test('hold as they were while a time is missing', async () => {
    await open([], { quiet: [{ from: '22:30', to: '07:30', weekdays: EVERY_DAY }] })
    await fill('Stil van', '')
    expect(opened.find('.span').text()).toContain('Tot dan blijft het stil van 22:30 tot 7:30.')
    expect(callsOf('settings.change')).toEqual([])
    await fill('Stil van', '21:00')
    expect(house.settings.quiet).toEqual([{ from: '21:00', to: '07:30', weekdays: EVERY_DAY }])
  })

  test('have days, and say so when there are none', async () => {
    await open([], { quiet: [{ from: '22:30', to: '07:30', weekdays: [6, 7] }] })
    const days = opened.findAll('.span .chip')
    await days[5]?.trigger('click')
    await days[6]?.trigger('click')
    await settle()
    expect(house.settings.quiet[0]?.weekdays).toEqual([])
    expect(opened.find('.span').text()).toContain('gelden deze uren niet')
    await days[0]?.trigger('click')
    await settle()
    expect(house.settings.quiet[0]?.weekdays).toEqual([1])
  })

  test('are removed, with a way back', async () => {
    const night = { from: '22:30', to: '07:30', weekdays: EVERY_DAY }
    const noon = { from: '12:00', to: '13:00', weekdays: [1] }
    await open([], { quiet: [night, noon] })
    await press('Verwijder de stille uren van 22:30 tot 7:30')
    expect(house.settings.quiet).toEqual([noon])
    await undo()
    expect(house.settings.quiet).toEqual([night, noon])
    expect(opened.findAll('.span')).toHaveLength(2)
  })
})

describe('holding back', () => {
  test('says beside each reason whether this desktop can tell', async () => {
    await open()
    expect(opened.findAll('.sight').map((one) => one.text())).toEqual([
      'werkt hier',
      'werkt hier',
      'werkt hier',
      'op dit bureaublad niet te zien',
    ])
    answer('desktop.presence', () => presence({ sources: { ...presence().sources, locked: false } }))
    emit('desktop.changed', undefined)
    await settle()
    expect(opened.find('.sight').text()).toBe('op dit bureaublad niet te zien')
  })

  test('is chosen by reason', async () => {
    await open()
    await press('Als je er even niet bent')
    expect(house.settings.holdWhen).toEqual(HOLD_REASONS.filter((reason) => reason !== 'away'))
    await press('Als je er even niet bent')
    expect([...house.settings.holdWhen].sort()).toEqual([...HOLD_REASONS].sort())
  })

  test('says plainly where no notification can be shown, and offers a window', async () => {
    answer('desktop.presence', () => presence({ notifications: false }))
    await open()
    expect(opened.text()).toContain('Dit bureaublad laat geen meldingen zien.')
    await press('Open dan een klein venster')
    expect(house.settings.momentsAsWindow).toBe(true)
  })

  test('offers the window quietly elsewhere', async () => {
    await open()
    expect(opened.text()).not.toContain('geen meldingen')
    expect(has('Lukt een melding niet, open dan een klein venster')).toBe(true)
  })
})

describe('a pause', () => {
  const pausedUntil = (until: string | null) => {
    house.settings = { ...house.settings, pause: { until } }
    house.tell()
    emit('moments.changed', nextMoment({ state: 'paused' }))
  }
  beforeEach(() => {
    answer('moments.pause', ({ pause }: { pause: { until: string | null } | null }) => {
      if (pause) pausedUntil(pause.until)
      return nextMoment({ state: pause ? 'paused' : 'planned' })
    })
  })

  test('until a date is what the tray leads to, also while the page stands open', async () => {
    const router = await open([rhythm()], {}, '/settings/moments?pause')
    expect(document.activeElement).toBe(field('Tot welke dag?').element)
    expect(router.currentRoute.value.fullPath).toBe('/settings/moments')
    await press('Annuleren')
    await router.push('/settings/moments?pause')
    await settle()
    expect(document.activeElement).toBe(field('Tot welke dag?').element)
    await fill('Tot welke dag?', '2026-12-01')
    await press('Pauzeer')
    expect(callsOf('moments.pause')).toEqual([{ pause: { until: '2026-12-01T05:00:00.000Z' } }])
    expect(opened.text()).toContain('Pauze tot 1 december rond zes')
    expect(document.activeElement?.textContent?.trim()).toBe('Ga weer verder')
  })

  test.each(['', '2026-11-22', '2020-01-01'])('does not end on "%s", and says so', async (date) => {
    await open([rhythm()], {}, '/settings/moments?pause')
    await fill('Tot welke dag?', date)
    await press('Pauzeer')
    expect(callsOf('moments.pause')).toEqual([])
    expect(opened.text()).toContain('Kies een dag na vandaag.')
    expect(document.activeElement).toBe(field('Tot welke dag?').element)
  })

  test('without an end says so, and ends when somebody carries on', async () => {
    await open([rhythm()])
    await press('Neem pauze')
    await press('Tot ik verder wil')
    expect(opened.text()).toContain('Pauze tot jij verder wilt')
    await press('Ga weer verder')
    expect(callsOf('moments.pause')).toEqual([{ pause: { until: null } }, { pause: null }])
  })

  test('is not offered where nothing comes, unless somebody asks for it', async () => {
    answer('moments.next', () => nextMoment())
    const router = await open()
    expect(has('Neem pauze')).toBe(false)
    await router.push('/settings/moments?pause')
    await settle()
    expect(document.activeElement).toBe(field('Tot welke dag?').element)
  })
})
