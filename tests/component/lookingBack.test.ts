import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import { digestOf, LIGHT_KINDS, lightsIn } from '@shared/features/looking-back/monthDigest'
import { keyOf } from '@shared/features/check-ins/checkIn'
import type { Range } from '@shared/features/looking-back/ranges'
import { summaryOf, yearOf } from '@shared/features/looking-back/summary'
import type { Draft } from '@shared/features/drafts/drafts'
import type { CallInput } from '@shared/ipc/contract'
import { LuwteError } from '@shared/kernel/errors'
import { dayOf } from '@shared/kernel/time'
import { moved, monthsOfYear } from '@/features/looking-back/yearDays'
import { sidesOf } from '@/features/looking-back/chartWords'
import { destinationId, destinationsIn } from '@/features/search/destinations'
import { loadLanguage } from '@/kernel/i18n'
import { useToasts } from '@/kernel/toasts'

const NOW = Date.parse('2026-11-30T20:00:00+01:00')
let count = 0
function told(at: string, given: Partial<CheckIn> = {}): CheckIn {
  count += 1
  return {
    id: `01932f3c-1f3a-7abc-8def-${String(count).padStart(12, '0')}`,
    kind: 'check-in',
    at: `${at}+01:00[Europe/Amsterdam]`,
    seen: { here: 1 },
    changedAt: '2026-11-21T19:04:31.250Z',
    answer: 'felt',
    feelings: [],
    around: { with: [], where: [], doing: [] },
    note: '',
    ...given,
  }
}
const tired = { point: { pleasantness: -2, energy: -3 }, feelings: [{ id: 'tired' }] }

let checkIns: CheckIn[]
let opened: VueWrapper | undefined

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  resetBridge()
  checkIns = [
    told('2025-06-01T10:00', { answer: 'nothing' }),
    told('2026-11-02T09:00', { ...tired, around: { with: [{ id: 'alone' }], where: [], doing: [] } }),
    told('2026-11-02T21:00', { ...tired, feelings: [{ id: 'tired' }, { own: 'mist' }] }),
    told('2026-11-20T13:00', {
      point: { pleasantness: 3, energy: -2 },
      feelings: [{ id: 'calm' }],
      around: { with: [{ own: 'Ben' }], where: [], doing: [] },
    }),
    // In the night that belongs to the day before.
    told('2026-11-29T01:30', { answer: 'dont-know' }),
  ]
  const lights = () => lightsIn([digestOf(checkIns)])
  answer('lookingBack.year', ({ year }: { year: number }) => ({
    years: [...new Set(checkIns.map(({ at }) => Number(at.slice(0, 4))))].sort((one, other) => other - one),
    days: yearOf(year, lights()),
  }))
  answer('lookingBack.range', (range: Range) => summaryOf(range, lights()))
  answer('lookingBack.passages', ({ from, to }: Range) => ({
    checkIns: checkIns.filter(({ at }) => dayOf(at) >= from && dayOf(at) <= to),
    entries: [],
    isCut: false,
  }))
  answer('lookingBack.saveChart', () => 'saved')
})
afterEach(() => {
  opened?.unmount()
  opened = undefined
  vi.useRealTimers()
})

async function open(options: Parameters<typeof openAt>[1] = {}) {
  const found = await openAt('/back', options)
  opened = found.wrapper
  return found
}
const view = () => {
  if (!opened) throw new Error('Nothing is open')
  return opened
}
const cell = (date: string) => view().get(`[data-date="${date}"]`)
const isCurrent = (date: string) => cell(date).attributes('tabindex') === '0'
const press = async (key: string) => {
  await view().get('[role=grid]').trigger('keydown', { key })
  await settle()
}
const button = (name: string) => {
  const found = view()
    .findAll('button')
    .find((one) => one.text().includes(name))
  if (!found) throw new Error(`No button ${name}`)
  return found
}
const section = (title: string) => {
  const found = view()
    .findAll('section')
    .find((one) => one.find('h2').exists() && one.get('h2').text() === title && !one.find('section').exists())
  if (!found) throw new Error(`No section ${title}`)
  return found
}
const choose = async (name: string) => {
  const found = view()
    .findAll('label')
    .find((one) => one.text() === name)
  await found?.get('input').setValue(true)
  await settle()
}

describe('the days of a year', () => {
  test('each has a name that says what colour and mark say', async () => {
    await open()
    expect(view().findAll('[role=gridcell]')).toHaveLength(365)
    expect(cell('2026-11-02').attributes('aria-label')).toBe(
      'maandag 2 november: onprettig, weinig energie, het midden van 2 check-ins',
    )
    expect(cell('2026-11-20').attributes('aria-label')).toBe('vrijdag 20 november: prettig, weinig energie')
    expect(cell('2026-11-28').attributes('aria-label')).toBe('zaterdag 28 november: ik weet het niet')
    expect(view().get('figcaption').text()).toBe(
      'In 2026 staat op 3 dagen een check-in: 1 dag aan de prettige kant, 1 dag aan de onprettige kant en 1 dag zonder plek.',
    )
  })

  test('an empty day is its date and nothing else', async () => {
    await open()
    expect(cell('2026-11-03').attributes('aria-label')).toBe('dinsdag 3 november')
    expect(view().text()).not.toMatch(/gemist|vergeten|overgeslagen/)
  })

  test('no two kinds of day look alike without colour', async () => {
    await open()
    const drawn = view()
      .findAll('.year .legend li')
      .map(
        (one) =>
          `${one.find('rect').classes().join()} ${one
            .findAll('.mark')
            .map((mark) => mark.attributes('d'))
            .join()}`,
      )
    expect(drawn).toHaveLength(LIGHT_KINDS.length + 1)
    // The empty one and the plain one differ in their ground: paper has next to none.
    expect(new Set(drawn.map((one, index) => (index === drawn.length - 1 ? 'paper' : one))).size).toBe(drawn.length)
  })

  test('the arrows go from day to day, Home and End through a month, and none goes beyond today', async () => {
    await open()
    expect(isCurrent('2026-11-30')).toBe(true)
    await press('ArrowLeft')
    expect(isCurrent('2026-11-29')).toBe(true)
    expect(document.activeElement).toBe(cell('2026-11-29').element)
    await press('ArrowUp')
    expect(isCurrent('2026-10-29')).toBe(true)
    await press('Home')
    expect(isCurrent('2026-10-01')).toBe(true)
    await press('End')
    expect(isCurrent('2026-10-31')).toBe(true)
    await press('ArrowDown')
    expect(isCurrent('2026-11-30')).toBe(true)
    await press('ArrowRight')
    expect(isCurrent('2026-11-30')).toBe(true)
  })

  test('the arrows lead into the year before', async () => {
    await open()
    await press('PageUp')
    expect(callsOf('lookingBack.year').at(-1)).toEqual({ year: 2025 })
    expect(isCurrent('2025-11-30')).toBe(true)
    expect(document.activeElement).toBe(cell('2025-11-30').element)
  })

  test('Enter opens a day with what was told on it, and closing leads back to it', async () => {
    await open()
    await press('ArrowLeft')
    await press('ArrowLeft')
    await press('Enter')
    const day = view().get('section.day')
    expect(day.get('h3').text()).toBe('zaterdag 28 november 2026')
    expect(document.activeElement).toBe(day.get('h3').element)
    expect(day.findAll('a').map((one) => one.attributes('href'))).toEqual([
      `/check-ins/${checkIns[4]?.id ?? ''}`,
      '/journal',
    ])
    await button('Sluit de dag').trigger('click')
    await settle()
    expect(view().find('section.day').exists()).toBe(false)
    expect(document.activeElement).toBe(cell('2026-11-28').element)
  })

  test('a day without anything says so kindly, and a day to come does not open', async () => {
    await open()
    await cell('2026-12-05').trigger('click')
    expect(view().find('section.day').exists()).toBe(false)
    await cell('2026-11-04').trigger('click')
    await settle()
    expect(view().get('section.day').text()).toContain('Op deze dag staat er niets. Dat geeft niet.')
  })

  test('has every day with a check-in in the table', async () => {
    await open()
    expect(
      view()
        .get('.year table')
        .findAll('tbody tr')
        .map((row) => row.findAll('th, td').map((one) => one.text())),
    ).toEqual([
      ['2 november 2026', '2', 'onprettig, weinig energie'],
      ['20 november 2026', '1', 'prettig, weinig energie'],
      ['28 november 2026', '1', 'ik weet het niet'],
    ])
  })

  test('follows what is told in another window', async () => {
    await open()
    checkIns = [...checkIns, told('2026-11-10T10:00', tired)]
    emit('records.changed', { kinds: ['check-in'] })
    await settle()
    expect(cell('2026-11-10').attributes('aria-label')).toContain('onprettig, weinig energie')
  })
})

describe('a range', () => {
  test('counts the words, in a sentence, a drawing and a table', async () => {
    await open()
    const words = section('Woorden die je koos')
    expect(words.get('figcaption').text()).toBe(
      'Het vaakst koos je ‘moe’: 2 keer. Daarna kwamen ‘rustig’ (1) en ‘mist’ (1).',
    )
    expect(words.get('svg[data-chart]').attributes('role')).toBe('img')
    expect(words.get('table').findAll('tbody tr')).toHaveLength(3)
    const row = words
      .get('tbody tr')
      .findAll('th, td')
      .map((one) => one.text())
    expect(row[0]).toBe('moe')
    expect(row.at(-1)).toBe('2')
  })

  test('says of times and of what was there no more than counting can', async () => {
    await open()
    expect(section('Wanneer je incheckte').get('figcaption').text()).toContain('wanneer Luwte het vroeg')
    const around = section('Waar je was, en met wie')
    expect(around.get('figcaption').text()).toBe(
      'Bij ‘alleen’ wees je 0 van de 1 keer een prettige plek aan. Tellen zegt niet waardoor iets kwam.',
    )
    expect(around.get('table').text()).toContain('Ben')
    expect(view().text()).toContain('geen oordeel en geen diagnose')
  })

  test('is chosen: a usual one, or from one day to another', async () => {
    await open()
    expect(callsOf('lookingBack.range')).toEqual([{ from: '2026-09-01', to: '2026-11-30' }])
    await choose('de laatste vier weken')
    expect(callsOf('lookingBack.range').at(-1)).toEqual({ from: '2026-11-03', to: '2026-11-30' })
    await choose('zelf kiezen')
    const [from, to] = view().findAll('input[type=date]')
    await from?.setValue('2026-12-24')
    expect(view().text()).toContain('Kies ze andersom')
    await from?.setValue('2026-11-01')
    await to?.setValue('2026-11-10')
    await settle()
    expect(callsOf('lookingBack.range').at(-1)).toEqual({ from: '2026-11-01', to: '2026-11-10' })
  })

  test('lies beside another one, with the same words in the same order', async () => {
    await open()
    await button('Leg er een andere tijd naast').trigger('click')
    await settle()
    expect(callsOf('lookingBack.range').at(-1)).toEqual({ from: '2026-06-02', to: '2026-08-31' })
    const words = section('Woorden die je koos')
    const [first, second] = words.findAll('figure')
    expect(second?.text()).toContain('In deze tijd koos je geen woorden.')
    expect(first?.findAll('text.word').map((one) => one.text())).toEqual(['moe', 'rustig', 'mist'])
    await button('Verwijder de andere tijd').trigger('click')
    await settle()
    expect(section('Woorden die je koos').findAll('figure')).toHaveLength(1)
  })

  test('with nothing in it says so', async () => {
    checkIns = [told('2025-06-01T10:00', tired)]
    await open()
    expect(view().text()).toContain('In deze tijd staat er geen check-in.')
  })

  test('has its table saved as it is shown', async () => {
    await open()
    const words = section('Woorden die je koos')
    await words
      .findAll('button')
      .find((one) => one.text().includes('CSV'))
      ?.trigger('click')
    await settle()
    const [saved] = callsOf('lookingBack.saveChart') as CallInput<'lookingBack.saveChart'>[]
    expect(saved?.name).toBe('Woorden')
    expect(saved?.content.as === 'table' && saved.content.rows.map((row) => row[0])).toEqual([
      'Woord',
      'moe',
      'rustig',
      'mist',
    ])
  })
})

describe('with little or nothing in it', () => {
  test('tells kindly what will be here, and asks for nothing', async () => {
    checkIns = []
    await open()
    expect(view().text()).toContain('Hier komt te staan hoe het was')
    expect(view().text()).toContain('Hoeveel het er zijn, maakt niet uit.')
    expect(view().find('[role=grid]').exists()).toBe(false)
  })

  test('weighs nothing of a day or two', async () => {
    checkIns = [told('2026-11-02T09:00', tired)]
    await open()
    expect(view().get('figcaption').text()).toBe('In 2026 staat op 1 dag een check-in.')
  })

  test('says that few check-ins say little', async () => {
    await open({ language: 'en' })
    expect(view().text()).toContain('What you see may be chance.')
  })
})

describe('on Today', () => {
  test('one link leads here, once there is something to see', async () => {
    answer('checkIns.recent', () => [])
    answer('lookingBack.isWorthwhile', () => false)
    opened = (await openAt('/today')).wrapper
    expect(opened.find('a[href="/back"]').exists()).toBe(false)
    opened.unmount()
    answer('lookingBack.isWorthwhile', () => true)
    opened = (await openAt('/today')).wrapper
    expect(opened.findAll('a[href="/back"]')).toHaveLength(1)
  })
})

describe('what it is made of', () => {
  test('a year has all its days, also a leap year', () => {
    expect(monthsOfYear(2024).flat()).toHaveLength(366)
    expect(monthsOfYear(2026).flat().at(-1)).toBe('2026-12-31')
  })

  test('a key that leads nowhere leads nowhere', () => {
    expect(moved('2026-11-30', 'a')).toBeNull()
    expect(moved('2026-11-30', 'constructor')).toBeNull()
    expect(moved('2024-02-29', 'PageUp')).toBe('2023-02-28')
  })

  test('the sides are named in one order, however many there are of each', () => {
    expect(sidesOf(['unpleasant-low', 'unpleasant-high', 'pleasant-low', 'told'])).toEqual([
      { side: 'pleasant', count: 1 },
      { side: 'unpleasant', count: 2 },
      { side: 'none', count: 1 },
    ])
  })

  test('a word of the vocabulary and the same word of one’s own are two', () => {
    expect(keyOf({ id: 'tired' })).not.toBe(keyOf({ own: 'tired' }))
  })
})

describe('on paper', () => {
  test('a year is the drawing and its sentence, and nothing to press', async () => {
    opened = (await openAt('/print/back/year/2026')).wrapper
    expect(view().get('main.paper').text()).toContain('In 2026 staat op 3 dagen een check-in')
    expect(view().findAll('[role=gridcell]')).toHaveLength(365)
    expect(view().findAll('button, details')).toHaveLength(0)
    expect(document.documentElement.dataset.paper).toBe('ready')
  })

  test('the counts of a range are its drawings', async () => {
    opened = (await openAt('/print/back/counts/2026-11-01/2026-11-30')).wrapper
    expect(view().findAll('svg[data-chart]')).toHaveLength(3)
    expect(view().get('main.paper').text()).toContain('geen diagnose')
    expect(document.documentElement.dataset.paper).toBe('ready')
  })

  test('a booklet has every day with what was told on it, in the month of its date', async () => {
    answer('lookingBack.booklet', () => checkIns.slice(1))
    opened = (await openAt('/print/back/booklet/2026-11-01/2026-11-30')).wrapper
    expect(
      view()
        .findAll('h2')
        .map((one) => one.text()),
    ).toEqual(['November 2026'])
    expect(
      view()
        .findAll('h3')
        .map((one) => one.text()),
    ).toEqual(['maandag 2 november', 'vrijdag 20 november', 'zaterdag 28 november'])
  })

  test('is offered for the range that is chosen, a booklet for a year at most', async () => {
    answer('printing.print', () => 'printed')
    await open()
    const print = () =>
      view()
        .findAll('.on-paper button')
        .filter((one) => one.text().startsWith('Print'))
    expect(print()).toHaveLength(2)
    await print()[1]?.trigger('click')
    await choose('zelf kiezen')
    await view().get('input[type=date]').setValue('2020-01-01')
    await settle()
    expect(print()).toHaveLength(1)
    await print()[0]?.trigger('click')
    expect(callsOf('printing.print')).toEqual([
      { route: '/print/back/booklet/2026-09-01/2026-11-30' },
      { route: '/print/back/counts/2020-01-01/2026-11-30' },
    ])
  })
})

describe('the page for a doctor', () => {
  let draft: Draft | null
  const entry = {
    id: '01932f3c-1f3a-7abc-8def-0000000000e1',
    kind: 'entry',
    at: '2026-11-21T20:00+01:00[Europe/Amsterdam]',
    seen: { here: 1 },
    changedAt: '2026-11-21T19:04:31.250Z',
    text: 'Ik sliep niet.\nHelemaal niet.',
  } as const

  beforeEach(() => {
    draft = null
    answer('drafts.read', () => draft)
    answer('drafts.write', (input: CallInput<'drafts.write'>) => {
      draft = input.draft
    })
    answer('drafts.clear', () => {
      draft = null
    })
    answer('lookingBack.passages', () => ({
      checkIns: checkIns.slice(1),
      entries: [{ id: entry.id, at: entry.at, excerpt: 'Ik sliep niet. Helemaal niet.' }],
      isCut: false,
    }))
    answer('lookingBack.read', ({ ids }: { ids: string[] }) =>
      [...checkIns, entry].filter(({ id }) => ids.includes(id)),
    )
    answer('printing.print', () => 'printed')
  })
  const openPage = async (path = '/back/page') => {
    opened = (await openAt(path)).wrapper
  }
  const boxes = () => view().findAll('input[type=checkbox]')
  const sheet = () => view().get('.sheet').text()
  const words = 'Ik wil weten wat kan helpen.'

  test('begins empty: nothing is chosen for anybody, and days come first', async () => {
    await openPage()
    expect(view().findAll('input:checked')).toHaveLength(0)
    expect(view().text()).toContain('De pagina is nog leeg.')
    expect(boxes()).toHaveLength(0)
    await choose('het laatste jaar')
    expect(boxes()).toHaveLength(5)
    // What was chosen stays chosen, and no days are asked for besides.
    expect(view().findAll('input[type=date]')).toHaveLength(0)
    expect(view().findAll('[type=checkbox]:checked, [aria-pressed=true]')).toHaveLength(0)
    expect(view().find('.sheet').exists()).toBe(false)
  })

  test('holds what was chosen and nothing else, and says what that is', async () => {
    await openPage()
    await choose('het laatste jaar')
    await view().get('textarea').setValue(words)
    await boxes()[3]?.setValue(true)
    await settle()
    expect(sheet()).toContain(words)
    expect(sheet()).toContain('Helemaal niet.')
    expect(sheet()).toContain('geen diagnose')
    expect(sheet()).not.toMatch(/moe|rustig|Ben|Woorden die ik koos/)
    expect(view().text()).toContain('Op de pagina: wat je zelf zegt en één stuk uit je dagboek.')
    await button('hoe vaak ik welk woord koos').trigger('click')
    await settle()
    expect(sheet()).toMatch(/moe\s*2 keer/)
    expect(sheet()).toContain('Geteld uit 4 check-ins. Tellen zegt niet waardoor iets kwam.')
    await button('Verwijder van de pagina').trigger('click')
    await settle()
    expect(sheet()).not.toContain('Helemaal niet.')
  })

  test('is kept as a draft: it is there again, and the printed page is made of it', async () => {
    await openPage()
    await choose('het laatste jaar')
    await boxes()[0]?.setValue(true)
    await view().get('textarea').setValue(words)
    await button('Print de pagina').trigger('click')
    await settle()
    expect(draft).toEqual({
      kind: 'page',
      range: { from: '2025-12-01', to: '2026-11-30' },
      words,
      parts: [],
      chosen: [checkIns[1]?.id],
    })
    expect(callsOf('printing.print')).toEqual([{ route: '/print/back/page' }])
    view().unmount()

    await openPage()
    expect(view().get('textarea').element.value).toBe(words)
    view().unmount()

    await openPage('/print/back/page')
    expect(view().get('main.paper').text()).toContain(words)
    expect(view().get('main.paper').text()).toContain('moe')
    expect(view().findAll('button')).toHaveLength(0)
    expect(document.documentElement.dataset.paper).toBe('ready')
  })

  test('is not printed when it could not be kept', async () => {
    answer('drafts.write', () => {
      throw new LuwteError('disk-full')
    })
    await openPage()
    await choose('het laatste jaar')
    await view().get('textarea').setValue(words)
    await button('Print de pagina').trigger('click')
    await settle()
    expect(callsOf('printing.print')).toEqual([])
  })

  test('is emptied at once, and that can be undone', async () => {
    await openPage()
    await choose('het laatste jaar')
    await view().get('textarea').setValue(words)
    await button('Begin opnieuw').trigger('click')
    await settle()
    expect(view().find('.sheet').exists()).toBe(false)
    expect(view().text()).toContain('Kies eerst een tijd.')
    await useToasts().toasts.value.at(-1)?.action?.run()
    await settle()
    expect(sheet()).toContain(words)
  })

  test('of what went to the bin meanwhile nothing is on it', async () => {
    draft = { kind: 'page', range: null, words, parts: [], chosen: [entry.id] }
    answer('lookingBack.read', () => [])
    await openPage()
    expect(sheet()).not.toContain('sliep')
    expect(view().text()).toContain('Op de pagina: wat je zelf zegt.')
  })
})

describe('what helping asked of the helper', () => {
  const card = {
    ...{
      id: '01932f3c-1f3a-7abc-8def-000000000999',
      kind: 'helper-load',
      at: '2026-11-20T20:04+01:00[Europe/Amsterdam]',
    },
    ...{ seen: { here: 1 }, changedAt: '2026-11-20T19:04:31.250Z', when: 'after', weight: 'heavy' },
    ...{ need: { chosen: ['quiet'], words: 'een uur niets' }, whom: { chosen: [], words: '' } },
  }

  test('is a table of one’s own cards in the range, in the words of its questions', async () => {
    answer('helperLoad.range', () => [card])
    await open()
    await settle()
    expect(callsOf('helperLoad.range').at(-1)).toEqual({ from: '2026-09-01', to: '2026-11-30' })
    const table = view().get('.own-load table')
    expect(table.findAll('tbody tr')).toHaveLength(1)
    expect(table.text()).toContain('Erna')
    expect(table.findAll('td').map((cell) => cell.text())).toEqual(['zwaar', 'stilte, een uur niets', ''])
  })

  test('is not there where nothing was noted', async () => {
    await open()
    expect(view().find('.own-load').exists()).toBe(false)
  })
})

describe('finding it', () => {
  test.each([
    ['nl', 'terugkijken', 'back'],
    ['nl', 'grafiek', 'back'],
    ['nl', 'hoe ging het', 'back'],
    ['nl', 'huisarts', 'pageForDoctor'],
    ['en', 'chart', 'back'],
    ['en', 'therapist', 'pageForDoctor'],
  ] as const)('%s: %s', async (language, typed, name) => {
    await loadLanguage(language)
    const found = destinationsIn(language).find(({ id }) => id === destinationId(name))
    const known = `${found?.title ?? ''} ${found?.words ?? ''}`.split(' ')
    expect(known).toEqual(expect.arrayContaining(typed.split(' ')))
  })
})
