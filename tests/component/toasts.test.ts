import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import ToastBar from '@/app/ToastBar.vue'
import { useToasts } from '@/kernel/toasts'
import { i18n } from '@/kernel/i18n'

const toasts = useToasts()
const bar = mount(ToastBar, { global: { plugins: [i18n] }, attachTo: document.body })
const shown = () => toasts.toasts.value.length

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  for (const { id } of toasts.toasts.value) toasts.dismiss(id)
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('what is said at the foot of the window', () => {
  test.each([
    ['goes by itself', () => toasts.say('Bewaard.'), 10_000],
    [
      'stays longer where there is something to press',
      () => toasts.offer('Weg.', { label: 'Terug', run: vi.fn() }),
      20_000,
    ],
  ])('%s', async (_what, say, stays) => {
    say()
    await nextTick()
    await vi.advanceTimersByTimeAsync(stays - 1)
    expect(shown()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(shown()).toBe(0)
  })

  test('stays until it was seen when something went wrong', async () => {
    toasts.showError('disk-full')
    await nextTick()
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(shown()).toBe(1)
  })

  test('does not go from under somebody’s hand', async () => {
    toasts.offer('Weg.', { label: 'Terug', run: vi.fn() })
    await nextTick()
    const isUnderHand = vi.spyOn(bar.find('.toasts').element, 'matches').mockReturnValue(true)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(shown()).toBe(1)
    isUnderHand.mockReturnValue(false)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(shown()).toBe(0)
  })
})
