import { answer, calls, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle, switchLanguage } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Draft } from '@shared/features/drafts/drafts'
import { PLAN_PARTS, planFrom, type PlanPart } from '@shared/features/plan/plan'
import { DEFAULT_SETTINGS } from '@shared/features/settings/settings'
import { withMoved } from '@/features/plan/planWriting'
import { panelsFor } from '@/features/plan/printedPlan'
import { useToasts } from '@/kernel/toasts'

// The far side: a plan that keeps what it is told, and its drafts.
let kept: Map<PlanPart, string[]>
let order: PlanPart[]
let drafts: Map<string, Draft>
const plan = () =>
  planFrom(
    [...kept].map(([part, lines]) => ({ part, lines })),
    order,
  )

let opened: Awaited<ReturnType<typeof openAt>> | undefined
const at = async (path: string, options?: Parameters<typeof openAt>[1]) => {
  opened?.wrapper.unmount()
  opened = await openAt(path, options)
  return opened
}

beforeEach(() => {
  resetBridge()
  kept = new Map()
  order = [...PLAN_PARTS]
  drafts = new Map()
  answer('plan.read', plan)
  answer('plan.setPart', ({ part, lines }: { part: PlanPart; lines: string[] }) => {
    kept.set(part, lines)
    return plan()
  })
  answer('plan.setOrder', (input: { order: PlanPart[] }) => {
    order = input.order
    return plan()
  })
  answer('drafts.read', ({ key }: { key: string }) => drafts.get(key) ?? null)
  answer('drafts.write', ({ key, draft }: { key: string; draft: Draft }) => void drafts.set(key, draft))
  answer('drafts.clear', ({ key }: { key: string }) => void drafts.delete(key))
})
afterEach(() => {
  opened?.wrapper.unmount()
  opened = undefined
  useToasts().toasts.value = []
  vi.useRealTimers()
})

const press = async (wrapper: VueWrapper, text: string) => {
  const found = wrapper
    .findAll('button')
    .find((one) => one.text().startsWith(text) || one.attributes('aria-label') === text)
  if (!found) throw new Error(`No button says ${text}`)
  // As by a click: the button has the focus.
  ;(found.element as HTMLElement).focus()
  await found.trigger('click')
  await settle()
}
const type = (wrapper: VueWrapper, text: string) => wrapper.find('textarea').setValue(text)
const linesShown = (wrapper: VueWrapper) => wrapper.findAll('.line').map((line) => line.text())
const here = () => opened?.router.currentRoute.value.fullPath

describe('writing the plan, one question at a time', () => {
  test('begins with the first question, and every one can be skipped up to the end', async () => {
    const { wrapper } = await at('/care/plan')
    await press(wrapper, 'Begin met de eerste vraag')
    for (const part of PLAN_PARTS.slice(0, -1)) {
      expect(here()).toBe(`/care/plan/${part}`)
      await press(wrapper, 'Sla deze over')
    }
    expect(here()).toBe('/care/plan/reasons')
    await press(wrapper, 'Klaar')
    expect(here()).toBe('/care/plan?landing')
    expect(callsOf('plan.setPart')).toEqual([])
    expect(wrapper.find('.landing').exists()).toBe(true)
  })

  test('puts a line with Enter, and what still stands in the field goes along to the next question', async () => {
    const { wrapper } = await at('/care/plan/people')
    await type(wrapper, ' mijn zus ')
    await wrapper.find('textarea').trigger('keydown', { key: 'Enter' })
    await settle()
    expect(linesShown(wrapper)).toEqual(['mijn zus'])
    await type(wrapper, 'de buurvrouw')
    await press(wrapper, 'Volgende vraag')
    expect(kept.get('people')).toEqual(['mijn zus', 'de buurvrouw'])
    // What was shown goes along: lines that were not among it are not theirs to take away.
    expect(callsOf('plan.setPart')).toMatchObject([{ was: [] }, { was: ['mijn zus'] }])
    expect(here()).toBe('/care/plan/professionals')
  })

  test('heavy questions have a note with something calming, and end in a landing', async () => {
    const { wrapper } = await at('/care/plan/surroundings')
    expect(wrapper.find('.note a').attributes('href')).toBe('/care/exercise/ex.ground')
    await press(wrapper, 'Klaar')
    expect(here()).toBe('/care/plan?landing')
    await at('/care/plan/alone')
    expect(opened?.wrapper.find('.note').exists()).toBe(false)
  })

  test('a part that does not exist leads to the plan', async () => {
    await at('/care/plan/nothing')
    expect(here()).toBe('/care/plan')
  })
})

describe('what is typed', () => {
  test('is kept as a draft, is there again, and is gone once it was put', async () => {
    await at('/care/plan/alone')
    await type((opened as { wrapper: VueWrapper }).wrapper, 'een rondje lo')
    const { wrapper } = await at('/care/plan/alone')
    expect(drafts.get('plan:alone')).toEqual({ kind: 'plan', text: 'een rondje lo', line: null })
    expect(wrapper.find('textarea').element.value).toBe('een rondje lo')
    await press(wrapper, 'Voeg toe')
    expect(kept.get('alone')).toEqual(['een rondje lo'])
    expect(drafts.size).toBe(0)
  })

  test('while a line is on its way to the disk is the next one, and a draft until it is there', async () => {
    let arrive = () => {}
    const real = window.luwte.call
    window.luwte.call = async (name, input) => {
      if (name === 'plan.setPart') await new Promise<void>((resolve) => (arrive = resolve))
      return real(name, input)
    }
    const { wrapper } = await at('/care/plan/alone')
    await type(wrapper, 'douchen')
    await wrapper.find('textarea').trigger('keydown', { key: 'Enter' })
    await settle()
    expect(callsOf('drafts.clear')).toEqual([])
    await type(wrapper, 'lopen')
    arrive()
    await settle()
    window.luwte.call = real
    expect(linesShown(wrapper)).toEqual(['douchen'])
    expect(wrapper.find('textarea').element.value).toBe('lopen')
    await press(wrapper, 'Volgende vraag')
    expect(kept.get('alone')).toEqual(['douchen', 'lopen'])
    expect(drafts.size).toBe(0)
  })

  test('over a line is a draft of that line; when the line is gone meanwhile, of a new one', async () => {
    kept.set('alone', ['douchen', 'lopen'])
    await at('/care/plan/alone')
    await press((opened as { wrapper: VueWrapper }).wrapper, 'Verander: lopen')
    await type((opened as { wrapper: VueWrapper }).wrapper, 'lopen tot de brug')
    const { wrapper } = await at('/care/plan/alone')
    expect(wrapper.find('.changing textarea').exists()).toBe(true)
    expect(wrapper.find('textarea').element.value).toBe('lopen tot de brug')
    kept.set('alone', ['douchen'])
    const again = (await at('/care/plan/alone')).wrapper
    expect(again.find('.changing').exists()).toBe(false)
    expect(again.find('textarea').element.value).toBe('lopen tot de brug')
  })

  test('stays when it cannot be kept', async () => {
    const { wrapper } = await at('/care/plan/alone')
    await type(wrapper, 'een rondje lopen')
    const real = window.luwte.call
    window.luwte.call = (name, input) =>
      name === 'plan.setPart' ? Promise.resolve({ ok: false, error: { code: 'disk-full' } }) : real(name, input)
    await press(wrapper, 'Volgende vraag')
    window.luwte.call = real
    expect(here()).toBe('/care/plan/alone')
    expect(wrapper.find('textarea').element.value).toBe('een rondje lopen')
    expect(useToasts().toasts.value[0]?.error).toBe('disk-full')
    expect(linesShown(wrapper)).toEqual([])
  })
})

describe('lines', () => {
  beforeEach(() => void kept.set('people', ['Noor', 'Sam', 'Robin']))

  test('are changed, and left as they were', async () => {
    const { wrapper } = await at('/care/plan/people')
    await press(wrapper, 'Verander: Sam')
    expect(document.activeElement).toBe(wrapper.find('.changing textarea').element)
    await type(wrapper, 'Sam, liefst een bericht')
    await wrapper.find('.changing textarea').trigger('keydown', { key: 'Enter' })
    await settle()
    expect(kept.get('people')).toEqual(['Noor', 'Sam, liefst een bericht', 'Robin'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Verander: Sam, liefst een bericht')
    await press(wrapper, 'Verander: Noor')
    await type(wrapper, 'iemand anders')
    await wrapper.find('.changing textarea').trigger('keydown', { key: 'Escape' })
    await settle()
    expect(linesShown(wrapper)[0]).toBe('Noor')
    expect(drafts.size).toBe(0)
  })

  test('are withMoved by keys, and the keyboard stays on the line that moves', async () => {
    const { wrapper } = await at('/care/plan/people')
    await press(wrapper, 'Later: Noor')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Later: Noor')
    await press(wrapper, 'Later: Noor')
    expect(kept.get('people')).toEqual(['Sam', 'Robin', 'Noor'])
    await press(wrapper, 'Later: Noor')
    expect(callsOf('plan.setPart')).toHaveLength(2)
  })

  test('are taken away, and come back where they were', async () => {
    const { wrapper } = await at('/care/plan/people')
    await press(wrapper, 'Verwijder: Sam')
    expect(kept.get('people')).toEqual(['Noor', 'Robin'])
    await useToasts().toasts.value[0]?.action?.run()
    expect(kept.get('people')).toEqual(['Noor', 'Sam', 'Robin'])
  })

  test('at forty leave what was typed alone while another is to be changed', async () => {
    kept.set(
      'people',
      Array.from({ length: 40 }, (_, index) => `naam ${String(index)}`),
    )
    drafts.set('plan:people', { kind: 'plan', text: 'nog iemand', line: null })
    const { wrapper } = await at('/care/plan/people')
    expect(wrapper.find('textarea').element.value).toBe('nog iemand')
    await press(wrapper, 'Verander: naam 3')
    expect(wrapper.find('textarea').element.value).toBe('nog iemand')
    expect(drafts.get('plan:people')).toMatchObject({ text: 'nog iemand' })
    await press(wrapper, 'Verwijder: naam 3')
    await press(wrapper, 'Voeg toe')
    expect(kept.get('people')).toContain('nog iemand')
  })

  test('at forty there is no room, and that is said', async () => {
    kept.set(
      'people',
      Array.from({ length: 40 }, (_, index) => `naam ${String(index)}`),
    )
    const { wrapper } = await at('/care/plan/people')
    expect(wrapper.find('textarea').exists()).toBe(false)
    expect(wrapper.text()).toContain('veertig regels')
  })
})

describe('the plan as a whole', () => {
  test('shows every part in its order; parts are withMoved by keys, which is said aloud', async () => {
    kept.set('reasons', ['de hond'])
    const { wrapper } = await at('/care/plan')
    const titles = () =>
      wrapper
        .findAll('h2')
        .slice(0, 7)
        .map((title) => title.text())
    expect(titles().at(-1)).toBe('Waarvoor ik wil blijven')
    await press(wrapper, 'Eerder: Waarvoor ik wil blijven')
    expect(titles().at(-2)).toBe('Waarvoor ik wil blijven')
    expect(order).toEqual(['signs', 'alone', 'distraction', 'people', 'professionals', 'reasons', 'surroundings'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Eerder: Waarvoor ik wil blijven')
    expect(wrapper.find('[role=status]').text()).toBe('Waarvoor ik wil blijven staat nu op plek 6 van 7.')
  })

  test('says its limits, and follows a change of another window', async () => {
    const { wrapper } = await at('/care/plan')
    expect(wrapper.text()).toContain('geen hulpverlener')
    expect(wrapper.find('[role=switch]').exists()).toBe(false)
    kept.set('alone', ['douchen'])
    emit('records.changed', { kinds: ['plan'] })
    await settle()
    expect(wrapper.text()).toContain('douchen')
    await switchLanguage('en')
    expect(wrapper.text()).toContain('What I can do by myself')
  })

  test('to be shown without unlocking is a choice, told plainly beforehand', async () => {
    kept.set('alone', ['douchen'])
    const { wrapper } = await at('/care/plan')
    expect(wrapper.find('.shown').text()).toContain('lezen zonder wachtzin')
    await wrapper.find('[role=switch]').trigger('click')
    expect(callsOf('plan.setShown')).toEqual([{ on: true }])
    emit('settings.changed', {
      settings: { ...DEFAULT_SETTINGS, planOnHelpNow: true },
      language: 'nl',
      country: 'NL',
      perhaps: null,
    })
    await settle()
    await wrapper.find('[role=switch]').trigger('click')
    expect(callsOf('plan.setShown')).toEqual([{ on: true }, { on: false }])
  })

  test('is printed, and kept as a PDF, as a page or as a card', async () => {
    kept.set('alone', ['douchen'])
    answer('printing.savePdf', () => 'saved')
    const { wrapper } = await at('/care/plan')
    await press(wrapper, 'Print')
    await wrapper.find('input[type=radio][value=card]').setValue()
    await press(wrapper, 'Bewaar als PDF')
    expect(calls.filter(({ name }) => name.startsWith('printing.'))).toEqual([
      { name: 'printing.print', input: { route: '/print/plan/page' } },
      { name: 'printing.savePdf', input: { route: '/print/plan/card', name: 'Mijn plan' } },
    ])
  })
})

describe('on paper', () => {
  test.each(['page', 'card'])(
    'the %s holds what was written, the number for danger, and nothing of empty parts',
    async (form) => {
      kept.set('alone', ['douchen', 'lopen'])
      const { wrapper } = await at(`/print/plan/${form}`)
      expect(wrapper.text()).toContain('Wat ik zelf kan doen')
      expect(wrapper.text()).toContain('lopen')
      expect(wrapper.text()).toContain('Bij levensgevaar: bel 112.')
      expect(wrapper.text()).not.toContain('Waarvoor ik wil blijven')
      expect(document.documentElement.dataset.paper).toBe('ready')
      opened?.wrapper.unmount()
      expect(document.documentElement.dataset.paper).toBeUndefined()
    },
  )
})

describe('withMoved', () => {
  test('loses nothing, and leaves alone what cannot go further', () => {
    expect(withMoved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(withMoved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(withMoved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
    expect(withMoved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  })
})

describe('panelsFor', () => {
  test.each([
    [[], []],
    [[3, 3, 3], [[0, 1, 2]]],
    [
      [5, 5, 5],
      [[0, 1], [2]],
    ],
    [
      [4, 12, 4],
      [[0], [1], [2]],
    ],
  ])('%j into panels of ten', (heights, panels) => {
    expect(panelsFor(heights, 10)).toEqual(panels)
  })
})
