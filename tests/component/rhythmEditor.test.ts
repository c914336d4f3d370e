import { answer, nextMoment, resetBridge } from './support/bridge'
import { chooseFrom, handsOn } from './support/hands'
import { openAt, settle } from './support/luwte'
import { rhythm, RhythmsHouse } from './support/rhythmsHouse'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Rule } from '@shared/features/moments/rhythm'
import type { Settings } from '@shared/features/settings/settings'
import type { NamedRhythm } from '@shared/features/moments/contract'
import { useToasts } from '@/kernel/toasts'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

let opened: VueWrapper
let house: RhythmsHouse

const { press, choose, field, fill } = handsOn(() => opened)

async function open(
  change: Partial<NamedRhythm> = {},
  { others = [], settings = {} }: { others?: NamedRhythm[]; settings?: Partial<Settings> } = {},
) {
  house = new RhythmsHouse([rhythm(change), ...others], settings)
  const found = await openAt('/settings/moments/evening', { settings: house.settings })
  opened = found.wrapper
  return found.router
}

const kept = () => house.here.find(({ id }) => id === 'evening')
const rule = () => kept()?.rule
const preview = () => opened.findAll('.preview li').map((one) => one.text())
const unforeseen = (change: Partial<Extract<Rule, { by: 'unforeseen' }>> = {}): Rule => ({
  by: 'unforeseen',
  count: 3,
  from: '09:00',
  to: '21:00',
  gap: 60,
  weekdays: EVERY_DAY,
  seed: 'abc',
  ...change,
})

beforeEach(() => {
  resetBridge()
  // A Sunday evening in Amsterdam, a few minutes past eight.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T19:04:00Z') })
  answer('moments.next', () => nextMoment({ state: 'planned' }))
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
  vi.useRealTimers()
})

describe('the editor', () => {
  test('keeps a name, also of somebody who leaves in the middle of it', async () => {
    const router = await open()
    await fill('Hoe noem je het?', ' Avond ')
    expect(kept()?.name).toBe('Avond')
    const input = field('Hoe noem je het?')
    input.element.value = 'Na het eten'
    await input.trigger('input')
    await router.push('/care')
    await settle()
    expect(kept()?.name).toBe('Na het eten')
  })

  test('changes what it is for, and what it opens', async () => {
    await open()
    await choose('Iets voor jezelf')
    await chooseFrom('Welke oefening?', 'Langzaam ademen')
    expect(kept()).toMatchObject({ kind: 'practice', opens: 'ex.slow' })
    await choose('Schrijven')
    expect(kept()).toMatchObject({ kind: 'write', opens: null })
    await chooseFrom('Begin je met een vraag?', 'Begin met wat er is')
    await choose('Iets voor jezelf')
    expect(kept()).toMatchObject({ kind: 'practice', opens: 'ex.slow' })
  })

  test('lets a moment wait longer, and takes it away', async () => {
    const router = await open()
    await choose('vier uur')
    expect(kept()?.lifetime).toBe(240)
    await press('Verwijder dit moment')
    expect(house.here).toEqual([])
    expect(router.currentRoute.value.path).toBe('/settings/moments')
    await useToasts().toasts.value[0]?.action?.run()
    expect(house.here).toHaveLength(1)
  })

  test('offers to put back each change, and brings nothing back that was removed meanwhile', async () => {
    await open({ lifetime: 120 })
    await choose('een half uur')
    expect(kept()?.lifetime).toBe(30)
    const [toast] = useToasts().toasts.value
    expect(toast?.action?.label).toBe('Ongedaan maken')
    await toast?.action?.run()
    await settle()
    expect(kept()?.lifetime).toBe(120)
    await choose('een half uur')
    const back = useToasts().toasts.value[0]?.action
    await press('Verwijder dit moment')
    await back?.run()
    await settle()
    expect(kept()).toBeUndefined()
  })

  test('leads back from a rhythm that is not there', async () => {
    const router = await open({ id: 'other' })
    expect(router.currentRoute.value.path).toBe('/settings/moments')
  })

  test('follows what is changed elsewhere, and keeps what was not', async () => {
    await open()
    house.keep([rhythm({ name: 'Later', rule: { by: 'times', times: ['21:00'], weekdays: [1] } })])
    await settle()
    expect(field('Hoe noem je het?').element.value).toBe('Later')
    expect(field('Tijd 1').element.value).toBe('21:00')
  })
})

describe('set times', () => {
  test('can be added, changed and removed', async () => {
    await open()
    await press('Nog een tijd')
    expect(rule()).toMatchObject({ times: ['09:00', '20:00'] })
    await fill('Tijd 2', '08:30')
    expect(rule()).toMatchObject({ times: ['08:30', '20:00'] })
    await press('Verwijder 20:00')
    expect(rule()).toMatchObject({ times: ['08:30'] })
    await press('Verwijder 08:30')
    expect(opened.text()).toContain('Zolang er geen tijd staat, blijft het stil.')
  })

  test('that are empty or double are spoken of kindly, and not held', async () => {
    await open()
    await press('Nog een tijd')
    await fill('Tijd 2', '')
    expect(rule()).toMatchObject({ times: ['20:00'] })
    expect(opened.text()).toContain('Hier staat nog geen tijd.')
    await fill('Tijd 2', '20:00')
    expect(rule()).toMatchObject({ times: ['20:00'] })
    expect(opened.text()).toContain('Deze tijd staat er al.')
    expect(opened.findAll('.times input')).toHaveLength(2)
  })

  test('have days, and say when there are none', async () => {
    await open()
    const days = () => opened.findAll('.chip')
    for (const day of days()) await day.trigger('click')
    await settle()
    expect(rule()).toMatchObject({ weekdays: [] })
    expect(opened.text()).toContain('Zolang er geen dag gekozen is, blijft het stil.')
    expect(opened.find('.preview').text()).toContain('Met deze instellingen komt er niets.')
    for (const index of [2, 0, 6]) await days()[index]?.trigger('click')
    await settle()
    expect(rule()).toMatchObject({ weekdays: [1, 3, 7] })
  })
})

describe('other rules', () => {
  test('are offered with what was there, and what was there comes back', async () => {
    await open({ rule: { by: 'times', times: ['08:00', '20:00'], weekdays: [1, 2] } })
    await choose('Om de zoveel uur')
    await chooseFrom('Hoe vaak?', 'elke twee uur')
    expect(rule()).toEqual({ by: 'hours', every: 2, from: '09:00', to: '21:00', weekdays: [1, 2] })
    await fill('Tot', '17:00')
    await choose('Op onverwachte tijden')
    expect(rule()).toMatchObject({ by: 'unforeseen', from: '09:00', to: '17:00', weekdays: [1, 2] })
    expect(rule()).toMatchObject({ seed: expect.stringMatching(/^[a-z0-9]{16}$/) as string })
    await choose('Om de zoveel weken')
    expect(rule()).toEqual({ by: 'weeks', every: 1, first: '2026-11-22', time: '08:00' })
    await choose('Op vaste tijden')
    expect(rule()).toEqual({ by: 'times', times: ['08:00', '20:00'], weekdays: [1, 2] })
  })

  test('hold on to what was valid while a time is missing', async () => {
    await open({ rule: { by: 'hours', every: 2, from: '09:00', to: '17:00', weekdays: EVERY_DAY } })
    await fill('Van', '')
    expect(rule()).toMatchObject({ from: '09:00' })
    expect(opened.find('.part').text()).toContain('Hier staat nog geen tijd.')
    expect(opened.find('.holds').text()).toBe('Tot dan geldt: elke twee uur tussen 9:00 en 17:00.')
    await fill('Van', '22:00')
    expect(rule()).toMatchObject({ from: '22:00', to: '17:00' })
    expect(opened.find('.holds').text()).toBe('')
    expect(opened.find('.part').text()).toContain('Dat is tot de volgende dag.')
  })

  test('say how many fit into a part of the day that is too short', async () => {
    await open({ rule: unforeseen({ count: 2, to: '10:00' }) })
    expect(opened.text()).not.toContain('past het')
    await chooseFrom('Hoe vaak op een dag?', 'vier keer')
    expect(opened.text()).toContain('Met deze rust ertussen past het hier maar twee keer.')
    expect(rule()).toMatchObject({ count: 4 })
    await fill('Tot', '13:00')
    expect(opened.text()).not.toContain('past het')
  })

  test('come once, on a day that is still to come', async () => {
    await open({ rule: { by: 'date', date: '2026-12-03', time: '14:00' } })
    expect(preview()).toEqual(['3 december rond twee'])
    await fill('Welke dag?', '2026-11-21')
    expect(opened.text()).toContain('Dit is al voorbij.')
    expect(opened.find('.holds').text()).toBe('Tot dan geldt: één keer, op 3 december om 14:00.')
    // Today, but an hour ago.
    await fill('Welke dag?', '2026-11-22')
    await fill('Hoe laat?', '19:00')
    expect(rule()).toMatchObject({ date: '2026-12-03', time: '14:00' })
    await fill('Hoe laat?', '21:00')
    expect(rule()).toMatchObject({ date: '2026-11-22', time: '21:00' })
    expect(opened.text()).not.toContain('al voorbij')
    await fill('Welke dag?', '')
    expect(opened.text()).toContain('Hier staat nog geen hele datum.')
    expect(rule()).toMatchObject({ date: '2026-11-22' })
  })
})

describe('days that are skipped', () => {
  test('are added and removed; those that are past are not shown', async () => {
    await open({ skip: ['2026-11-20', '2026-12-24'] })
    expect(opened.findAll('.skip li').map((one) => one.text())).toEqual(['donderdag 24 december'])
    await fill('Een dag om over te slaan', '2026-11-28')
    await press('Sla over')
    expect(kept()?.skip).toEqual(['2026-11-20', '2026-11-28', '2026-12-24'])
    expect(opened.find('.skip').text()).toContain('zaterdag 28 november wordt overgeslagen.')
    await press('Verwijder donderdag 24 december')
    expect(kept()?.skip).toEqual(['2026-11-20', '2026-11-28'])
  })

  test.each([
    ['2026-11-21', 'Kies vandaag, of een dag die nog komt.'],
    ['', 'Hier staat nog geen hele datum.'],
    ['2026-12-24', 'Deze dag wordt al overgeslagen.'],
  ])('"%s" is answered with a note', async (date, note) => {
    await open({ skip: ['2026-12-24'] })
    await fill('Een dag om over te slaan', date)
    await press('Sla over')
    expect(opened.find('.skip').text()).toContain(note)
    expect(kept()?.skip).toEqual(['2026-12-24'])
  })
})

describe('what is to come', () => {
  test('is told in words, five at a time, and follows what is changed', async () => {
    await open({ skip: ['2026-11-24'] })
    expect(preview()).toEqual([
      'morgenavond rond acht',
      'woensdagavond rond acht',
      'donderdagavond rond acht',
      'vrijdagavond rond acht',
      'zaterdagavond rond acht',
    ])
    await fill('Tijd 1', '21:30')
    expect(preview()[0]).toBe('vanavond rond half tien')
    expect(preview()).toHaveLength(5)
  })

  test('starts after a pause, and is nothing in one without an end', async () => {
    await open({}, { settings: { pause: { until: '2026-11-25T05:00:00.000Z' } } })
    expect(preview()[0]).toBe('woensdagavond rond acht')
    house.settings = { ...house.settings, pause: { until: null } }
    house.tell()
    await settle()
    expect(preview()).toEqual([])
    expect(opened.find('.preview').text()).toContain('Luwte houdt pauze tot jij verder wilt.')
  })

  test('leaves out what falls in quiet hours, and says so', async () => {
    const quiet = [{ from: '19:00', to: '07:00', weekdays: EVERY_DAY }]
    await open({ rule: { by: 'times', times: ['09:00', '20:00'], weekdays: EVERY_DAY } }, { settings: { quiet } })
    expect(preview().every((line) => line.endsWith('rond negen'))).toBe(true)
    expect(opened.find('.preview').text()).toContain('Wat in je stille uren valt, komt niet.')
    await press('Verwijder 09:00')
    expect(opened.find('.preview').text()).toContain('Alles valt in je stille uren.')
  })

  test('says how a rhythm would come that is off', async () => {
    await open({ on: false })
    expect(opened.find('.preview').text()).toContain('Zet je het aan, dan komt het zo:')
    expect(preview()).toHaveLength(5)
  })

  test('says softly when another rhythm comes at the very same time', async () => {
    const other = rhythm({ id: 'other', name: 'Avond', rule: { by: 'times', times: ['20:00'], weekdays: [3] } })
    await open({}, { others: [other, rhythm({ id: 'off', on: false, name: 'Uit' })] })
    expect(opened.find('.preview').text()).toContain('Soms komt ‘Avond’ op precies dezelfde tijd.')
    await fill('Tijd 1', '20:05')
    expect(opened.find('.preview').text()).not.toContain('dezelfde tijd')
  })
})

describe('what is unforeseen', () => {
  test('stays a surprise: the days and the part of the day, no times', async () => {
    vi.setSystemTime(new Date('2026-11-22T06:00:00Z'))
    await open({ rule: unforeseen({ weekdays: [1, 7] }) })
    expect(preview()).toEqual([
      'vandaag, drie keer, ergens tussen 9:00 en 21:00',
      'morgen, drie keer, ergens tussen 9:00 en 21:00',
    ])
  })

  test.each(['2026-11-22T08:00:00Z', '2026-11-22T14:00:00Z', '2026-11-22T19:59:00Z'])(
    'does not tell what is left of a day that has begun: %s',
    async (now) => {
      vi.setSystemTime(new Date(now))
      await open({ rule: unforeseen({ weekdays: [1, 7] }) })
      expect(preview().slice(0, 2)).toEqual([
        'misschien straks nog, voor 21:00',
        'morgen, drie keer, ergens tussen 9:00 en 21:00',
      ])
    },
  )

  test('is told by day past midnight too', async () => {
    vi.setSystemTime(new Date('2026-11-22T23:30:00Z'))
    await open({ rule: unforeseen({ count: 1, from: '21:00', to: '02:00', weekdays: [5, 7] }) })
    expect(preview()).toEqual([
      'misschien straks nog, voor 2:00',
      'vrijdag, één keer, ergens tussen 21:00 en 2:00 de volgende dag',
      'zondag, één keer, ergens tussen 21:00 en 2:00 de volgende dag',
      '4 december, één keer, ergens tussen 21:00 en 2:00 de volgende dag',
      '6 december, één keer, ergens tussen 21:00 en 2:00 de volgende dag',
      '11 december, één keer, ergens tussen 21:00 en 2:00 de volgende dag',
    ])
  })
})
