import { answer, callsOf, emit, nextMoment, resetBridge } from './support/bridge'
import { openAt, settle, switchLanguage } from './support/luwte'
import type { DOMWrapper, VueWrapper } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CheckInDraft } from '@shared/features/drafts/drafts'
import type { CheckIn, CheckInAnswer } from '@shared/features/check-ins/checkIn'
import type { CallName } from '@shared/ipc/contract'
import { nearestFeelings } from '@shared/features/check-ins/feelings'
import { groupOf } from '@shared/features/check-ins/feelings'
import { allFeelings, type FeelingMeaning, loadTexts } from '@/ui/content'
import { useToasts } from '@/kernel/toasts'
import { eventually } from '../support/eventually'

const ID = '01932f3c-1f3a-7abc-8def-0123456789ab'
const MOMENT = 'daily@2026-11-22T20:00'

const record = (given: CheckInAnswer): CheckIn => ({
  ...given,
  id: ID,
  kind: 'check-in',
  at: '2026-11-22T20:04+01:00[Europe/Amsterdam]',
  seen: { here: 1 },
  changedAt: '2026-11-22T19:04:31.250Z',
})

const draft = (change: Partial<CheckInAnswer> = {}, step: CheckInDraft['step'] = 'plane'): CheckInDraft => ({
  kind: 'check-in',
  step,
  answer: { answer: 'felt', feelings: [], around: { with: [], where: [], doing: [] }, note: '', ...change },
})

let opened: VueWrapper

/** The small window: nothing stands around the check-in there. */
async function open(path = '/check-in') {
  opened = (await openAt(path)).wrapper
}

function fail(name: CallName): () => void {
  const call = window.luwte.call.bind(window.luwte)
  const spy = vi
    .spyOn(window.luwte, 'call')
    .mockImplementation((asked, input) =>
      asked === name ? Promise.resolve({ ok: false, error: { code: 'disk-full' } }) : call(asked, input),
    )
  return () => spy.mockRestore()
}

const named = (name: string) => (one: DOMWrapper<Element>) =>
  one.text() === name || one.attributes('aria-label') === name
const buttons = () => opened.findAll('button').filter((one) => one.isVisible())
const has = (name: string) => buttons().some(named(name))
async function press(name: string) {
  const found = buttons().find(named(name))
  if (!found)
    throw new Error(
      `No button ${name}, only ${buttons()
        .map((one) => one.text())
        .join(' · ')}`,
    )
  await found.trigger('click')
  await settle()
}
const isPressed = (name: string) => buttons().find(named(name))?.attributes('aria-pressed') === 'true'
const slider = (name: string) => opened.find(`[role="slider"][aria-label="${name}"]`)
async function keys(name: string, ...pressed: string[]) {
  for (const key of pressed) await slider(name).trigger('keydown', { key })
  await settle()
}
const saved = () => callsOf('checkIns.answer').at(-1) as CheckInAnswer | undefined
const kept = () => (callsOf('drafts.write').at(-1) as { key: string; draft: CheckInDraft } | undefined)?.draft
const title = () => opened.find('h2').text()

beforeEach(() => {
  resetBridge()
  answer('checkIns.answer', (given: CheckInAnswer) => record(given))
  answer('checkIns.recent', () => [])
  answer('drafts.read', () => null)
  answer('moments.snooze', () => nextMoment({ state: 'planned' }))
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('the plane', () => {
  test('holds nothing until somebody points, and then nothing need be pointed at', async () => {
    await open()
    expect(opened.find('.dot').exists()).toBe(false)
    expect(slider('Energie').attributes('aria-valuetext')).toBe('nog niet gekozen')
    expect(has('Bewaar')).toBe(false)
  })

  test('is walked with the arrows, half a step at a time, and says where one is', async () => {
    await open()
    await keys('Prettig of onprettig', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')
    expect(slider('Prettig of onprettig').attributes('aria-valuenow')).toBe('-2')
    await keys('Prettig of onprettig', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    expect(slider('Energie').attributes('aria-valuenow')).toBe('-2')
    expect(slider('Energie').attributes('aria-valuetext')).toBe('weinig energie')
    expect(document.activeElement).toBe(slider('Energie').element)
    expect(opened.find('[aria-live] h2').text()).toBe('behoorlijk onprettig, weinig energie')
    await switchLanguage('en')
    expect(opened.find('[aria-live] h2').text()).toBe('quite unpleasant, little energy')
  })

  test('moves the word at an edge out of the way of the dot', async () => {
    await open()
    expect(opened.find('.edge.left').classes()).not.toContain('down')
    await keys('Prettig of onprettig', 'Home')
    expect(opened.find('.edge.left').classes()).toContain('down')
    await keys('Energie', 'ArrowDown')
    expect(opened.find('.edge.left').classes()).toContain('up')
    await keys('Energie', 'Home')
    expect(opened.find('.edge.left').classes()).not.toContain('up')
  })

  test('ends at its edges and lets the keys of the app through', async () => {
    await open()
    await keys('Prettig of onprettig', 'End', 'ArrowRight', 'PageUp')
    expect(slider('Prettig of onprettig').attributes('aria-valuenow')).toBe('4')
    const shortcut = new KeyboardEvent('keydown', { key: 'ArrowLeft', ctrlKey: true, cancelable: true, bubbles: true })
    slider('Energie').element.dispatchEvent(shortcut)
    expect(shortcut.defaultPrevented).toBe(false)
    expect(slider('Prettig of onprettig').attributes('aria-valuenow')).toBe('4')
  })

  test('takes the place that is pointed at', async () => {
    await open()
    const plane = opened.find('.plane')
    vi.spyOn(plane.element, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 100, 240, 240))
    Object.assign(plane.element, { setPointerCapture: () => undefined })
    plane.element.dispatchEvent(new MouseEvent('pointerdown', { button: 0, clientX: 120, clientY: 320 }))
    await settle()
    expect(slider('Prettig of onprettig').attributes('aria-valuenow')).toBe('-4')
    expect(slider('Energie').attributes('aria-valuenow')).toBe('-4')
    plane.element.dispatchEvent(new MouseEvent('pointermove', { clientX: 900, clientY: 220 }))
    plane.element.dispatchEvent(new MouseEvent('pointerup'))
    await settle()
    plane.element.dispatchEvent(new MouseEvent('pointermove', { clientX: 120, clientY: 120 }))
    await settle()
    expect(slider('Prettig of onprettig').attributes('aria-valuenow')).toBe('4')
    expect(slider('Energie').attributes('aria-valuenow')).toBe('0')
  })
})

describe('words near the dot', () => {
  /** As large as on a wide screen. jsdom lays nothing out. */
  beforeEach(() => {
    const side = [{ inlineSize: 420, blockSize: 420 }]
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(private readonly report: (entries: object[]) => void) {}
        observe = () => this.report([{ borderBoxSize: side }])
        disconnect = () => undefined
      },
    )
  })
  afterEach(() => vi.unstubAllGlobals())
  const onPlane = () => opened.findAll('.plane .word')
  const wordsOnPlane = () => onPlane().map((one) => one.text())

  test('surface around the place, eight of them, nearest first, each once', async () => {
    await open()
    expect(onPlane()).toEqual([])
    await keys('Energie', 'Home')
    expect(wordsOnPlane()).toHaveLength(8)
    const near = nearestFeelings({ pleasantness: 0, energy: -4 }, allFeelings, 8).map(({ nl }) => nl)
    expect(wordsOnPlane()).toEqual(near)
    expect(opened.findAll('.beside .chip')).toHaveLength(0)
  })

  test('are chosen with a touch, and said large beside the plane', async () => {
    await open()
    await keys('Prettig of onprettig', 'ArrowLeft', 'ArrowLeft', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    await keys('Energie', 'ArrowDown', 'ArrowDown')
    await press('moe')
    expect(title()).toBe('moe')
    expect(isPressed('moe')).toBe(true)
    await press('Bewaar')
    expect(saved()).toMatchObject({ feelings: [{ id: 'tired' }] })
  })

  test('are one stop for Tab; the arrows go from word to word, and Space chooses', async () => {
    await open()
    await keys('Energie', 'Home')
    expect(onPlane().map((one) => one.attributes('tabindex'))).toEqual(['0', ...Array<string>(7).fill('-1')])
    const go = async (key: string) => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      await settle()
    }
    ;(onPlane()[0]?.element as HTMLElement).focus()
    await go('ArrowDown')
    await go('ArrowRight')
    expect(document.activeElement).toBe(onPlane()[2]?.element)
    expect(onPlane()[2]?.attributes('tabindex')).toBe('0')
    await go('Home')
    await go('ArrowLeft')
    expect(document.activeElement).toBe(onPlane()[7]?.element)
    // A button answers Space with a click by itself.
    expect(document.activeElement?.tagName).toBe('BUTTON')
  })

  test('do not move the dot when they are pressed', async () => {
    await open()
    await keys('Energie', 'Home')
    const pressed = new MouseEvent('pointerdown', { button: 0, bubbles: true })
    onPlane()[0]?.element.dispatchEvent(pressed)
    await settle()
    expect(slider('Energie').attributes('aria-valuenow')).toBe('-4')
  })

  test('pass by under the mouse before a place is chosen, and cannot be touched then', async () => {
    await open()
    const plane = opened.find('.plane')
    vi.spyOn(plane.element, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 420, 420))
    const over = (clientX: number, pointerType: string) =>
      plane.element.dispatchEvent(
        Object.assign(new MouseEvent('pointermove', { clientX, clientY: 300 }), { pointerType }),
      )
    over(300, 'touch')
    await settle()
    expect(onPlane()).toEqual([])
    over(300, 'mouse')
    await settle()
    expect(onPlane()).toHaveLength(8)
    expect(opened.find('.plane .passing').exists()).toBe(true)
    expect(onPlane().every((one) => one.attributes('tabindex') === '-1')).toBe(true)
    expect(opened.find('.dot').exists()).toBe(false)
    plane.element.dispatchEvent(new MouseEvent('pointerleave'))
    await settle()
    expect(onPlane()).toEqual([])
    expect(has('Bewaar')).toBe(false)
  })
})

describe('the line to write', () => {
  test('comes before any word to choose, and is enough for a check-in', async () => {
    await open()
    const line = opened.find('textarea')
    for (const chip of opened.findAll('.beside button'))
      expect(line.element.compareDocumentPosition(chip.element) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
    await line.setValue('Lang met mijn zus gebeld.')
    await press('Bewaar')
    expect(saved()).toMatchObject({ answer: 'felt', feelings: [], note: 'Lang met mijn zus gebeld.' })
  })
})

describe('a check-in', () => {
  test('in three touches: a place, a word, save', async () => {
    await open(`/check-in/${MOMENT}`)
    await keys('Prettig of onprettig', 'ArrowLeft', 'ArrowLeft', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    await keys('Energie', 'ArrowDown', 'ArrowDown')
    await press('moe')
    await press('Bewaar')
    expect(saved()).toEqual({
      answer: 'felt',
      point: { pleasantness: -1, energy: -3 },
      feelings: [{ id: 'tired' }],
      around: { with: [], where: [], doing: [] },
      note: '',
      occurrence: MOMENT,
    })
    expect(title()).toBe('Dank je. Er is een woord voor.')
    expect(callsOf('drafts.clear')).toEqual([{ key: 'check-in:now' }])
  })

  test('can be saved from the first touch on, with eight words near it', async () => {
    await open()
    await keys('Energie', 'Home')
    expect(opened.findAll('.words .chip')).toHaveLength(8)
    await press('Bewaar')
    expect(saved()?.point).toEqual({ pleasantness: 0, energy: -4 })
    expect(title()).toBe('Dank je. Het staat er.')
  })

  test('keeps a chosen word in sight wherever the dot goes', async () => {
    await open()
    await keys('Prettig of onprettig', 'Home')
    await press('veroordeeld')
    await keys('Prettig of onprettig', 'End')
    expect(isPressed('veroordeeld')).toBe(true)
    await press('veroordeeld')
    expect(has('veroordeeld')).toBe(false)
  })

  test.each([
    ['Ik weet het niet', 'dont-know', 'Niet weten is ook een antwoord.'],
    ['Ik voel niets', 'nothing', 'Dat is bewaard.'],
  ])('"%s" is a whole answer, saved at once and thanked for', async (words, said, thanks) => {
    await open()
    await press(words)
    await press('Bewaar')
    expect(saved()).toMatchObject({ answer: said, feelings: [] })
    expect(saved()).not.toHaveProperty('point')
    expect(title()).toBe(thanks)
  })

  test('"I don’t know" takes the place of a point, a point takes its place, and a second touch takes it back', async () => {
    await open()
    await keys('Energie', 'ArrowUp')
    await press('Ik weet het niet')
    expect(opened.find('.dot').exists()).toBe(false)
    await keys('Energie', 'ArrowUp')
    expect(isPressed('Ik weet het niet')).toBe(false)
    await press('Ik voel niets')
    await press('Ik voel niets')
    expect(has('Bewaar')).toBe(false)
  })

  test('goes from body to word, one question at a time', async () => {
    await open()
    await press('Ik weet het niet')
    await press('Zoek een woord via je lijf')
    expect(has('strak')).toBe(false)
    await press('borst')
    await press('keel')
    expect(has('gespannen')).toBe(false)
    await press('strak')
    await press('gespannen')
    await press('Bewaar')
    expect(saved()).toMatchObject({
      answer: 'dont-know',
      feelings: [{ id: 'tense' }],
      body: { where: ['chest', 'throat'], how: ['tight'] },
    })
    expect(title()).toBe('Misschien past het.')
  })

  test('offers every place of the body once, as buttons from head to hands', async () => {
    await open()
    await press('Ik weet het niet')
    await press('Zoek een woord via je lijf')
    const places = opened.findAll('.figure .place')
    const names = (await loadTexts('body', 'nl')).where
    expect(places.map((place) => place.text())).toEqual(['hoofd', 'keel', 'schouders', 'borst', 'buik', 'handen'])
    const heights = places.map((place) => Number((place.element as HTMLElement).style.getPropertyValue('--y')))
    expect(heights).toEqual([...heights].sort((one, other) => one - other))
    for (const name of Object.values(names)) expect(buttons().filter(named(name))).toHaveLength(1)
    await press('handen')
    await press('overal')
    expect([isPressed('handen'), isPressed('overal'), isPressed('borst')]).toEqual([true, true, false])
    await press('handen')
    expect(isPressed('handen')).toBe(false)
  })

  test('thanks for "still no word", and lets every question about the body be left out', async () => {
    await open()
    await press('Ik voel niets')
    await press('Zoek een woord via je lijf')
    await press('Sla over')
    await press('hol')
    await press('eenzaam')
    await press('Nog steeds geen woord')
    expect(saved()).toMatchObject({ answer: 'nothing', feelings: [], body: { where: [], how: ['hollow'] } })
    expect(title()).toBe('Dat is bewaard.')
  })

  test.each(['wanhopig', 'hopeloos', 'waardeloos', 'onveilig'])(
    'after “%s” there are the numbers to call, large, and nothing else, without a comment',
    async (word) => {
      await open()
      await press('Kies uit woorden')
      await press('Toon meer woorden')
      await press(word)
      await press('Bewaar')
      await eventually(() => expect(opened.find('.thanks button.great .value').text()).toBe('113'))
      expect(opened.find('.thanks .danger .value').text()).toBe('112')
      expect(opened.find('.thanks').text()).not.toMatch(new RegExp(`${word}|verder niets`))
      expect(opened.find('.thanks .invitation').exists()).toBe(false)
      expect(opened.find('.thanks .told').exists()).toBe(false)
      expect(opened.findAll('.thanks button:not(.way)').map((button) => button.text())).toEqual([
        'Bellen of chatten: Hulp nu',
        'Ongedaan maken',
        'Sluit',
      ])
    },
  )

  test('shows after saving what was told, and leads to changing it and to who can read it', async () => {
    await open()
    await keys('Prettig of onprettig', 'Home')
    await press('afgewezen')
    await opened.find('textarea').setValue('Niemand belde.')
    expect(opened.find('.flow > [role="status"]').text()).toBe('')
    await press('Bewaar')
    expect(opened.find('.flow > [role="status"]').text()).toBe('Bewaard')
    expect(document.activeElement).toBe(opened.find('.thanks h2').element)
    const told = opened.find('.thanks .told')
    expect(told.find('.words').text()).toBe('afgewezen')
    expect(told.find('.place').text()).toBe('heel onprettig')
    expect(told.find('.note').text()).toBe('Niemand belde.')
    await press('Wie kan dit lezen?')
    expect(callsOf('app.openMain')).toEqual([{ route: '/settings/vault' }])
  })

  test('can be changed from there', async () => {
    await open()
    await press('Ik weet het niet')
    await press('Bewaar')
    await press('Verander')
    expect(callsOf('app.openMain')).toEqual([{ route: `/check-ins/${ID}?change` }])
  })

  test('every other saved check-in leads to Help now quietly', async () => {
    await open()
    await press('Ik weet het niet')
    await press('Bewaar')
    expect(opened.find('.thanks .heavy').text()).toBe('Wordt het te zwaar? Hulp nu')
    expect(opened.find('.thanks .great').exists()).toBe(false)
    await press('Hulp nu')
    expect(callsOf('app.openMain')).toEqual([{ route: '/help-now' }])
  })

  test('from the numbers to Help now', async () => {
    await open()
    await press('Kies uit woorden')
    await press('Toon meer woorden')
    await press('wanhopig')
    await press('Bewaar')
    await press('Bellen of chatten: Hulp nu')
    expect(callsOf('app.openMain')).toEqual([{ route: '/help-now' }])
    expect(callsOf('app.closeWindow')).toHaveLength(1)
  })

  test('offers something else, and nothing when that is wished', async () => {
    await open()
    await press('Ik weet het niet')
    await press('Bewaar')
    const first = opened.find('.invitation p').text()
    await press('Toon iets anders')
    expect(opened.find('.invitation p').text()).not.toBe(first)
    await press('Niet nu')
    expect(opened.find('.invitation').exists()).toBe(false)
    await press('Sluit')
    expect(callsOf('app.closeWindow')).toHaveLength(1)
  })

  test('is taken back with everything that was chosen still there', async () => {
    await open()
    await keys('Energie', 'ArrowUp')
    await press('Waar was je, en met wie?')
    await press('thuis')
    await opened.find('textarea').setValue('Stil in huis.')
    await press('Bewaar')
    await press('Ongedaan maken')
    expect(callsOf('checkIns.remove')).toEqual([{ id: ID }])
    expect(opened.find('.dot').exists()).toBe(true)
    await press('Bewaar')
    expect(saved()).toMatchObject({ note: 'Stil in huis.', around: { where: [{ id: 'home' }] } })
  })
})

describe('words', () => {
  test('are found while typing, accents or not, in the corner that was pointed at first', async () => {
    await open()
    await keys('Prettig of onprettig', 'End')
    await keys('Energie', 'Home')
    await press('Toon meer woorden')
    expect(opened.find('.corner').text()).toBe('prettig, weinig energie')
    await opened.find('#feeling-word').setValue('geirr')
    expect(opened.findAll('.groups .chip').map((chip) => chip.text())).toEqual(['geïrriteerd'])
    await opened.find('#feeling-word').setValue('Geirriteerd')
    await opened.find('#feeling-word').trigger('keydown', { key: 'Enter' })
    await settle()
    expect(callsOf('ownChoices.addWord')).toEqual([])
    await press('Bewaar')
    expect(saved()?.feelings).toEqual([{ id: 'irritated' }])
  })

  const listed = () => opened.findAll('.groups .chip').map((chip) => chip.text())

  test('begin with the eight that are nearest, and go on from near to far, each once', async () => {
    await open()
    await keys('Prettig of onprettig', 'Home')
    await press('Toon meer woorden')
    const from = { pleasantness: -4, energy: 0 }
    const near = nearestFeelings(from, allFeelings, allFeelings.length)
    expect(listed().slice(0, 8)).toEqual(near.slice(0, 8).map(({ nl }) => nl))
    expect([...listed()].sort()).toEqual(allFeelings.map(({ nl }) => nl).sort())
    const order = near.map(({ nl }) => nl)
    for (const group of opened.findAll('.corner-group')) {
      const words = group.findAll('.chip').map((chip) => order.indexOf(chip.text()))
      expect(words).toEqual([...words].sort((one, other) => one - other))
    }
    await press('Terug')
    await keys('Prettig of onprettig', 'End')
    await press('Toon meer woorden')
    expect(opened.find('.corner').text()).toMatch(/^prettig/)
  })

  test('without a place begin with some of every corner; the others come when they are asked for', async () => {
    await open()
    await press('Kies uit woorden')
    expect(listed()).toHaveLength(8)
    const corners = listed().map((word) => {
      const { pleasantness = 0, energy = 0 } = allFeelings.find(({ nl }) => nl === word) ?? {}
      return `${String(pleasantness > 0)} ${String(energy > 0)}`
    })
    expect(new Set(corners).size).toBe(4)
    await press('Toon meer woorden')
    expect(listed()).toHaveLength(allFeelings.length)
    expect(document.activeElement?.classList).toContain('chip')
  })

  test('are searched in all of them, also before all are shown', async () => {
    await open()
    await press('Kies uit woorden')
    await opened.find('#feeling-word').setValue('hopelo')
    expect(listed()).toEqual(['hopeloos'])
  })

  test('of one’s own are kept, offered again, and can be let go of', async () => {
    const own = {
      id: ID,
      kind: 'word',
      text: 'mistig',
      at: record(draft().answer).at,
      seen: { here: 1 },
      changedAt: '',
    }
    answer('ownChoices.addWord', () => own)
    await open()
    await press('Kies uit woorden')
    await opened.find('#feeling-word').setValue(' mistig ')
    await opened.find('#feeling-word').trigger('keydown', { key: 'Enter' })
    await settle()
    expect(callsOf('ownChoices.addWord')).toEqual([{ text: 'mistig' }])
    expect(isPressed('mistig')).toBe(true)
    await press('Verwijder het woord ‘mistig’')
    expect(callsOf('ownChoices.removeWord')).toEqual([{ id: ID }])
    await press('Bewaar')
    expect(saved()?.feelings).toEqual([{ own: 'mistig' }])
    opened.unmount()
    answer('ownChoices.read', () => ({ words: [own], surroundings: [] }))
    await open()
    expect(has('mistig')).toBe(false)
    await keys('Energie', 'ArrowUp')
    expect(has('mistig')).toBe(true)
  })

  test('lie in the corner of the plane that they are nearest to', () => {
    expect(groupOf({ pleasantness: -3, energy: 2 })).toBe('unpleasant-high')
    expect(groupOf({ pleasantness: 2, energy: -3 })).toBe('pleasant-low')
    expect(groupOf({ pleasantness: -1, energy: 0 })).toBe('middle')
  })
})

describe('what a feeling is', () => {
  const card = () => document.querySelector('[role="tooltip"]')
  const chip = (name: string) => opened.findAll('.chip').find((one) => one.text() === name)?.element as HTMLElement
  const pointer = (type: string, target: Element, pointerType = 'mouse') =>
    target.dispatchEvent(Object.assign(new MouseEvent(type, { bubbles: true }), { pointerType }))
  async function openWords() {
    await open()
    await keys('Prettig of onprettig', 'Home')
    vi.useFakeTimers()
  }
  const wait = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms)
    await nextTick()
  }
  /** jsdom knows no :focus-visible. */
  async function focus(name: string) {
    vi.spyOn(chip(name), 'matches').mockReturnValue(true)
    chip(name).focus()
    await nextTick()
  }

  test('is told as soon as its word has the focus: what, an example, and where in the body', async () => {
    await openWords()
    await focus('afgewezen')
    const meanings = await loadTexts('feelings', 'nl')
    const { what, example, body } = meanings.rejected as FeelingMeaning
    expect([...(card()?.querySelectorAll('p') ?? [])].map((line) => line.textContent)).toEqual([
      'afgewezen',
      what,
      example,
      body,
    ])
    expect(chip('afgewezen').getAttribute('aria-describedby')).toBe(card()?.id)
    chip('afgewezen').blur()
    await nextTick()
    expect(card()).toBeNull()
    expect(chip('afgewezen').hasAttribute('aria-describedby')).toBe(false)
  })

  test('waits until a mouse rests, goes from word to word at once, and lets the mouse come to the card', async () => {
    await openWords()
    pointer('pointerover', chip('afgewezen'))
    await wait(300)
    expect(card()).toBeNull()
    await wait(100)
    expect(card()?.textContent).toContain('afgewezen')
    pointer('pointerout', chip('afgewezen'))
    pointer('pointerover', chip('veroordeeld'))
    await wait(0)
    expect(card()?.textContent).toContain('veroordeeld')
    pointer('pointerout', chip('veroordeeld'))
    card()?.dispatchEvent(new MouseEvent('pointerenter'))
    await wait(1000)
    expect(card()).not.toBeNull()
    card()?.dispatchEvent(new MouseEvent('pointerleave'))
    await wait(1000)
    expect(card()).toBeNull()
  })

  test('is not told of words that a mouse only passes', async () => {
    await openWords()
    pointer('pointerover', chip('afgewezen'))
    await wait(200)
    pointer('pointerout', chip('afgewezen'))
    await wait(1000)
    expect(card()).toBeNull()
  })

  test('is not told of a word that comes under a mouse that lies still', async () => {
    await openWords()
    const at = { clientX: 40, clientY: 50 }
    chip('veroordeeld').dispatchEvent(
      Object.assign(new MouseEvent('pointermove', { bubbles: true, ...at }), { pointerType: 'mouse' }),
    )
    chip('afgewezen').dispatchEvent(
      Object.assign(new MouseEvent('pointerover', { bubbles: true, ...at }), { pointerType: 'mouse' }),
    )
    await wait(1000)
    expect(card()).toBeNull()
  })

  test('is told of the word where the mouse comes to rest, however many it passed', async () => {
    await openWords()
    for (const name of ['afgewezen', 'veroordeeld']) {
      pointer('pointerover', chip(name))
      await wait(100)
      pointer('pointerout', chip(name))
    }
    pointer('pointerover', chip('jaloers'))
    await wait(400)
    expect(card()?.textContent).toContain('jaloers')
  })

  test('comes with a touch, which chooses the word as well', async () => {
    await openWords()
    pointer('pointerdown', chip('afgewezen'), 'touch')
    chip('afgewezen').focus()
    chip('afgewezen').click()
    await nextTick()
    expect(card()?.textContent).toContain('afgewezen')
    expect(isPressed('afgewezen')).toBe(true)
  })

  test('goes with Escape, which leaves the step as it is', async () => {
    await open()
    await press('Kies uit woorden')
    const word = opened.find('.groups .chip').text()
    await focus(word)
    expect(card()).not.toBeNull()
    const escape = () =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    escape()
    await settle()
    expect(card()).toBeNull()
    expect(opened.find('#feeling-word').exists()).toBe(true)
    escape()
    await settle()
    expect(opened.find('.plane').exists()).toBe(true)
  })

  test('goes with its step', async () => {
    await openWords()
    await focus('afgewezen')
    vi.useRealTimers()
    await press('Ik voel niets')
    await settle()
    expect(card()).toBeNull()
  })
})

describe('what was around it', () => {
  test('can be added to, put away and taken back', async () => {
    const ids = [ID, '01932f3c-1f3b-7abc-8def-0123456789ab']
    answer('ownChoices.setSurrounding', (set: object) => ({ ...set, id: ids.pop(), kind: 'surrounding' }))
    await open()
    await press('Ik weet het niet')
    await press('Waar was je, en met wie?')
    await press('Iets anders bij ‘Waar’')
    await opened.find('form input').setValue('in de trein')
    await opened.find('form').trigger('submit')
    await settle()
    expect(isPressed('in de trein')).toBe(true)
    await press('Pas deze woorden aan')
    await press('Verwijder ‘op school’')
    expect(callsOf('ownChoices.setSurrounding')).toEqual([
      { group: 'where', chip: { own: 'in de trein' }, hidden: false },
      { group: 'where', chip: { id: 'school' }, hidden: true },
    ])
    expect(has('Verwijder ‘op school’')).toBe(false)
    expect(has('Zet ‘op school’ terug')).toBe(true)
    await press('Bewaar')
    expect(saved()?.around.where).toEqual([{ own: 'in de trein' }])
  })

  test('leaves out what was put away, here or in another window', async () => {
    await open()
    await press('Ik weet het niet')
    await press('Waar was je, en met wie?')
    expect(has('op school')).toBe(true)
    const away = { id: ID, kind: 'surrounding', group: 'where', chip: { id: 'school' }, hidden: true }
    answer('ownChoices.read', () => ({ words: [], surroundings: [away] }))
    emit('records.changed', { kinds: ['surrounding'] })
    await settle()
    expect(has('op school')).toBe(false)
    await press('Pas deze woorden aan')
    expect(has('Zet ‘op school’ terug')).toBe(true)
  })
})

describe('a draft', () => {
  test('is kept of every touch and every word, where Today finds it too', async () => {
    await open(`/check-in/${MOMENT}`)
    vi.useFakeTimers()
    await slider('Energie').trigger('keydown', { key: 'ArrowUp' })
    await vi.advanceTimersByTimeAsync(500)
    expect(callsOf('drafts.write')).toEqual([
      { key: 'check-in:now', draft: draft({ point: { pleasantness: 0, energy: 0.5 } }) },
    ])
    vi.useRealTimers()
    await press('Waar was je, en met wie?')
    await opened.find('textarea').setValue('Nog niet af')
    // Leaving sends what was still on its way.
    opened.unmount()
    expect(kept()).toEqual(draft({ point: { pleasantness: 0, energy: 0.5 }, note: 'Nog niet af' }, 'around'))
  })

  test('that could not be kept goes along on leaving', async () => {
    await open()
    const mend = fail('drafts.write')
    await press('Ik voel niets')
    await eventually(() => expect(useToasts().toasts.value.at(-1)?.error).toBe('disk-full'))
    mend()
    opened.unmount()
    expect(kept()).toEqual(draft({ answer: 'nothing' }))
  })

  test('is taken up again where it was left', async () => {
    answer('drafts.read', () => draft({ answer: 'dont-know', note: 'Nog niet af' }, 'around'))
    await open()
    expect((opened.find('textarea').element as HTMLTextAreaElement).value).toBe('Nog niet af')
    await press('Terug')
    expect(isPressed('Ik weet het niet')).toBe(true)
  })

  test('goes when everything is taken back', async () => {
    await open()
    await press('Ik weet het niet')
    await press('Ik weet het niet')
    expect(callsOf('drafts.clear')).toEqual([{ key: 'check-in:now' }])
  })

  test('that was saved in the other window is not held here any more', async () => {
    answer('drafts.read', () => draft({ answer: 'dont-know' }))
    await open()
    answer('drafts.read', () => null)
    window.dispatchEvent(new Event('focus'))
    await settle()
    expect(isPressed('Ik weet het niet')).toBe(false)
  })

  test('does not overrule what is touched while it is being fetched', async () => {
    let give: (stored: CheckInDraft) => void = () => undefined
    const call = window.luwte.call.bind(window.luwte)
    vi.spyOn(window.luwte, 'call').mockImplementation((name, input) =>
      name === 'drafts.read'
        ? new Promise((resolve) => (give = (stored) => resolve({ ok: true, value: stored })))
        : call(name, input),
    )
    await open()
    await press('Ik voel niets')
    give(draft({ answer: 'dont-know' }))
    await settle()
    expect(isPressed('Ik voel niets')).toBe(true)
  })

  test('and everything on the screen stay when saving fails; trying again is enough', async () => {
    await open()
    const mend = fail('checkIns.answer')
    await press('Ik weet het niet')
    await press('Waar was je, en met wie?')
    await opened.find('textarea').setValue('Dit mag niet weg')
    await press('Bewaar')
    expect((opened.find('textarea').element as HTMLTextAreaElement).value).toBe('Dit mag niet weg')
    expect(useToasts().toasts.value.at(-1)?.error).toBe('disk-full')
    expect(callsOf('drafts.clear')).toEqual([])
    mend()
    await press('Bewaar')
    expect(saved()).toMatchObject({ note: 'Dit mag niet weg' })
    expect(title()).toBe('Niet weten is ook een antwoord.')
  })
})

describe('the small window', () => {
  test('closes with "later", which is said of the moment that asked', async () => {
    await open(`/check-in/${MOMENT}`)
    await press('Later')
    await press('Over tien minuten')
    expect(callsOf('moments.snooze')).toEqual([{ occurrence: MOMENT, snooze: 'ten-minutes' }])
    expect(callsOf('app.closeWindow')).toHaveLength(1)
  })

  test('that nobody asked for has no later', async () => {
    await open()
    expect(has('Later')).toBe(false)
    await press('Sluit')
    expect(callsOf('moments.snooze')).toEqual([])
    expect(callsOf('app.closeWindow')).toHaveLength(1)
  })

  test('goes back a step with Escape, and closes where there is none', async () => {
    await open()
    await press('Kies uit woorden')
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    await settle()
    expect(callsOf('app.closeWindow')).toEqual([])
    expect(opened.find('.plane').exists()).toBe(true)
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    await settle()
    expect(callsOf('app.closeWindow')).toHaveLength(1)
  })
})
