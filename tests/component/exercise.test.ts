import { resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { breathKeyframes, breathLine } from '@/features/self-care/breathMotion'
import { cycleMs, wholeCycles } from '@/features/self-care/pace'
import { allExercises } from '@/ui/content'

let opened: VueWrapper | undefined
const animate = vi.fn(() => ({ play: vi.fn(), pause: vi.fn(), cancel: vi.fn(), currentTime: 0 }))

async function begin(id: string, choice?: string) {
  const { wrapper, router } = await openAt(`/care/exercise/${id}`)
  opened = wrapper
  if (choice) await labelled(wrapper, choice).setValue(true)
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  await button(wrapper, 'Begin').trigger('click')
  return { wrapper, router }
}
const button = (wrapper: VueWrapper, name: string) => {
  const found = wrapper.findAll('button').find((one) => one.text() === name)
  if (!found) throw new Error(`No button ${name}`)
  return found
}
const labelled = (wrapper: VueWrapper, name: string) => {
  const found = wrapper.findAll('label').find((one) => one.text() === name)
  if (!found) throw new Error(`No choice ${name}`)
  return found.find('input')
}
const press = async (key: string) => {
  window.dispatchEvent(new KeyboardEvent('keydown', { key }))
  await nextTick()
}
const pass = async (seconds: number) => {
  vi.advanceTimersByTime(seconds * 1000)
  await nextTick()
}
const hide = async (hidden: boolean) => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
  document.dispatchEvent(new Event('visibilitychange'))
  await nextTick()
}

beforeEach(() => {
  resetBridge()
  Element.prototype.animate = animate as never
})
afterEach(() => {
  opened?.unmount()
  vi.useRealTimers()
  vi.restoreAllMocks()
  animate.mockClear()
})

test('a breath that waits keeps the sun as it is: in, wait, out, wait', () => {
  const box = allExercises.find(({ id }) => id === 'ex.box')
  if (box?.pace.kind !== 'breath') throw new Error('no breathing in fours')
  const levels = breathKeyframes(box.pace.phases, String).map(({ offset, transform }) => [offset, transform])
  expect(levels).toEqual([
    [0, '0'],
    [0.25, '1'],
    [0.5, '1'],
    [0.75, '0'],
    [1, '0'],
  ])
})

test('every breathing exercise offers the senses instead, and none lasts longer than was chosen by more than half a breath', () => {
  const breaths = allExercises.filter(({ pace }) => pace.kind === 'breath')
  expect(breaths.map(({ id }) => id)).toEqual(['ex.slow', 'ex.box', 'ex.sigh', 'ex.478'])
  for (const { id, pace, alternative } of breaths) {
    expect(alternative, id).toBe('ex.ground')
    if (pace.kind !== 'breath') continue
    for (const minutes of pace.minutes)
      expect(Math.abs(wholeCycles(pace.phases, minutes * 60_000) - minutes * 60_000)).toBeLessThanOrEqual(
        cycleMs(pace.phases) / 2,
      )
  }
  // At most four rounds of the long one.
  const long = breaths.find(({ id }) => id === 'ex.478')?.pace
  if (long?.kind === 'breath') expect(wholeCycles(long.phases, 60_000) / cycleMs(long.phases)).toBeLessThanOrEqual(4)
})

describe('breathing', () => {
  const phase = () => opened?.find('.phase').text()

  test('is followed by words alone, in time', async () => {
    await begin('ex.slow')
    expect(phase()).toBe('adem in')
    await pass(3.9)
    expect(phase()).toBe('adem in')
    await pass(0.2)
    expect(phase()).toBe('adem uit')
    await pass(6)
    expect(phase()).toBe('adem in')
  })

  test('keeps time when the looks come late', async () => {
    await begin('ex.slow')
    // No look for 34 seconds, as on a busy computer; then one.
    vi.advanceTimersByTime(0)
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 34_500)
    await pass(0.1)
    expect(phase()).toBe('adem uit')
  })

  test('offers grounding before and during', async () => {
    const { wrapper } = await openAt('/care/exercise/ex.slow')
    opened = wrapper
    expect(wrapper.find('a[href="/care/exercise/ex.ground"]').exists()).toBe(true)
    await button(wrapper, 'Begin').trigger('click')
    expect(wrapper.find('a[href="/care/exercise/ex.ground"]').exists()).toBe(true)
  })

  test('ends by itself, and not before', async () => {
    const { wrapper } = await begin('ex.slow')
    await pass(59.5)
    expect(phase()).toBe('adem uit')
    await pass(1)
    expect(wrapper.find('h1').text()).toContain('Klaar.')
  })

  test('moves nothing when motion is not wanted', async () => {
    vi.spyOn(window, 'matchMedia').mockImplementation(
      (query) => Object.assign(new EventTarget(), { matches: query.includes('reduced-motion') }) as MediaQueryList,
    )
    await begin('ex.slow')
    expect(animate).not.toHaveBeenCalled()
    await pass(5)
    expect(phase()).toBe('adem uit')
  })

  test('moves with the breath, and holds still for who wants the words alone', async () => {
    const { wrapper } = await begin('ex.slow')
    const started = animate.mock.calls.length
    expect(started).toBeGreaterThan(0)
    const motions = animate.mock.results.map(({ value }) => value as { cancel: ReturnType<typeof vi.fn> })
    await button(wrapper, 'Alleen tekst').trigger('click')
    for (const { cancel } of motions) expect(cancel).toHaveBeenCalled()
    await pass(5)
    expect(phase()).toBe('adem uit')
    expect(animate).toHaveBeenCalledTimes(started)
    expect(wrapper.find('.breath-line').exists()).toBe(false)
    await button(wrapper, 'Alleen tekst').trigger('click')
    expect(animate).toHaveBeenCalledTimes(started * 2)
  })

  test('moves only while the time goes on', async () => {
    const { wrapper } = await begin('ex.slow')
    await pass(3)
    const motions = animate.mock.results.map(({ value }) => value as Record<'play' | 'pause', ReturnType<typeof vi.fn>>)
    for (const motion of motions) expect(motion.pause).not.toHaveBeenCalled()
    await hide(true)
    for (const motion of motions) expect(motion.pause).toHaveBeenCalledTimes(1)
    await hide(false)
    await button(wrapper, 'Ga verder').trigger('click')
    for (const motion of motions) expect(motion.play).toHaveBeenCalledTimes(2)
  })

  test('shows no number while it goes', async () => {
    const { wrapper } = await begin('ex.slow')
    await pass(20)
    expect(wrapper.text()).not.toMatch(/\d/)
  })
})

describe('the window', () => {
  test('belongs to the exercise alone, with Help now in reach before, during and after it', async () => {
    const { wrapper, router } = await openAt('/care/exercise/ex.ground', { isWhole: true })
    opened = wrapper
    const isAlone = () => {
      expect(wrapper.find('nav').exists()).toBe(false)
      expect(wrapper.find('a[href="/help-now"]').text()).toBe('Hulp nu')
    }
    isAlone()
    await button(wrapper, 'Begin').trigger('click')
    isAlone()
    await button(wrapper, 'Stop').trigger('click')
    isAlone()
    await button(wrapper, 'Terug').trigger('click')
    await settle()
    expect(router.currentRoute.value.path).toBe('/care')
    expect(wrapper.find('nav').exists()).toBe(true)
    await router.push('/care/exercise/ex.ground')
    await settle()
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F1', cancelable: true }))
    await settle()
    expect(router.currentRoute.value.path).toBe('/help-now')
  })

  test('has Begin above what is good to know, which is folded', async () => {
    const { wrapper } = await openAt('/care/exercise/ex.slow')
    opened = wrapper
    const notes = wrapper.find('details')
    expect((notes.element as HTMLDetailsElement).open).toBe(false)
    expect(notes.text()).toContain('Word je duizelig')
    expect(notes.text()).toContain('kleine onderzoeken')
    const order = button(wrapper, 'Begin').element.compareDocumentPosition(notes.element)
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
    expect(wrapper.find('details a').exists()).toBe(false)
  })
})

describe('the lamp and the line of a breath', () => {
  const phases = allExercises.flatMap(({ pace }) => (pace.kind === 'breath' ? [pace.phases] : []))[0] ?? []

  test('go up while breathing in and down while breathing out, and end as they began', () => {
    const frames = breathKeyframes(phases, String)
    expect(frames.map(({ offset, transform }) => [offset, transform])).toEqual([
      [0, '0'],
      [0.4, '1'],
      [1, '0'],
    ])
    expect(breathLine(phases, { width: 100, high: 10, low: 60 })).toBe(
      'M0 60C18.00 60.00 22.00 10.00 40.00 10.00C67.00 10.00 73.00 60.00 100.00 60.00',
    )
  })
})

describe('pausing', () => {
  test('space holds the time and lets it go on', async () => {
    const { wrapper } = await begin('ex.slow')
    await pass(3)
    await press(' ')
    expect(wrapper.text()).toContain('Ga verder')
    await pass(100)
    expect(wrapper.find('.phase').text()).toBe('adem in')
    await press(' ')
    await pass(1.2)
    expect(wrapper.find('.phase').text()).toBe('adem uit')
  })

  test('a hidden window holds the time, and does not go on by itself', async () => {
    const { wrapper } = await begin('ex.slow')
    await pass(3)
    await hide(true)
    await pass(100)
    await hide(false)
    await pass(100)
    expect(wrapper.find('.phase').text()).toBe('adem in')
    expect(wrapper.find('.paused').text()).not.toBe('')
  })

  test('Escape stops, and stopping early was good too', async () => {
    const { wrapper, router } = await begin('ex.slow')
    await pass(2)
    await press('Escape')
    expect(wrapper.find('h1').text()).toContain('Eerder stoppen was ook goed')
    expect(router.currentRoute.value.path).toBe('/care/exercise/ex.slow')
  })
})

describe('steps', () => {
  const step = () => opened?.find('.step h2').text()

  test('come one at a time as their share of the time passes', async () => {
    await begin('ex.ground')
    expect(step()).toBe('vijf dingen die je ziet')
    await pass(0.28 * 120 + 0.2)
    expect(step()).toBe('vier dingen die je voelt')
    await pass(0.24 * 120)
    expect(step()).toBe('drie geluiden')
  })

  test('next and previous go to the beginning of a step, and the time goes on from there', async () => {
    const { wrapper } = await begin('ex.ground')
    await pass(10)
    await button(wrapper, 'Volgende').trigger('click')
    expect(step()).toBe('vier dingen die je voelt')
    await pass(0.24 * 120 - 0.5)
    expect(step()).toBe('vier dingen die je voelt')
    await pass(1)
    expect(step()).toBe('drie geluiden')
    await button(wrapper, 'Vorige').trigger('click')
    expect(step()).toBe('vier dingen die je voelt')
  })

  test('at one’s own pace nothing goes by itself', async () => {
    const { wrapper } = await begin('ex.ground', 'Op mijn eigen tempo')
    await pass(3600)
    expect(step()).toBe('vijf dingen die je ziet')
    expect(wrapper.findAll('button').map((one) => one.text())).toEqual(['Stop', 'Volgende'])
    for (let count = 0; count < 4; count += 1) await button(wrapper, 'Volgende').trigger('click')
    await button(wrapper, 'Klaar').trigger('click')
    expect(wrapper.find('h1').text()).toContain('Klaar.')
  })

  test('walking can be done on a chair', async () => {
    const { wrapper } = await begin('ex.walk', 'Op de stoel')
    expect(step()).toBe('Op de stoel')
    expect(wrapper.find('.step p').text()).toContain('Ga zitten met je voeten op de grond')
    expect(wrapper.findAll('button').map((one) => one.text())).toEqual(['Stop', 'Pauze', 'Klaar'])
  })
})
