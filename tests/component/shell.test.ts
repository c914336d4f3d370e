import { answer, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { DEFAULT_SETTINGS } from '@shared/features/settings/settings'
import { useVaultStore } from '@/kernel/vaultStore'
import ScrollThumb from '@/ui/ScrollThumb.vue'

let opened: VueWrapper

beforeEach(() => {
  resetBridge()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T14:30:00Z') })
  answer('checkIns.recent', () => [])
  answer('drafts.read', () => null)
})
afterEach(() => {
  opened.unmount()
  vi.useRealTimers()
})

describe('the landscape behind the window', () => {
  const open = async (path: string) => {
    opened = (await openAt(path, { isWhole: true })).wrapper
    await settle()
  }
  const mood = () =>
    opened
      .find('.backdrop')
      .classes()
      .find((name) => ['open', 'quiet'].includes(name))

  test.each([
    ['/today', 'open'],
    ['/settings', 'quiet'],
    ['/care', 'quiet'],
  ])('%s: %s, and not read aloud', async (path, expected) => {
    await open(path)
    expect(mood()).toBe(expected)
    expect(opened.get('.backdrop').attributes('aria-hidden')).toBe('true')
  })

  test.each(['/help-now', '/journal/write/new', '/guides/help/help.presence'])(
    'is not there where somebody reads, writes or needs help: %s',
    async (path) => {
      await open(path)
      expect(opened.find('.backdrop').exists()).toBe(false)
    },
  )

  test('has stars only by night', async () => {
    await open('/today')
    expect(opened.find('.stars').exists()).toBe(false)
    const settings = { ...DEFAULT_SETTINGS, theme: 'night' as const }
    emit('settings.changed', { settings, language: 'nl', country: 'NL', perhaps: null })
    await settle()
    expect(opened.findAll('.stars circle').length).toBeGreaterThan(20)
  })

  test('takes its sky from the clock: in the afternoon it is that of the afternoon', async () => {
    await open('/today')
    const { style } = opened.get('.frame').element as HTMLElement
    // Half past three in Amsterdam.
    expect(style.getPropertyValue('--sky-1')).toMatch(/--sky-afternoon-1\), var\(--sky-evening-1\) \d+%/)
    expect(style.getPropertyValue('--season')).toMatch(/--season-autumn\), var\(--season-winter\) \d+%/)
  })
})

describe('the rail', () => {
  test('marks where one is, and Help now does not scroll away with the places', async () => {
    opened = (await openAt('/care', { isWhole: true, lock: 'open' })).wrapper
    const rail = opened.get('nav.rail')
    expect(rail.findAll('[aria-current]').map((one) => one.text())).toEqual(['Voor jezelf'])
    expect(rail.get('.scroll').text()).toContain('Op slot')
    expect(rail.get('.scroll').text()).not.toContain('Hulp nu')
    expect(rail.get('.sos').attributes('href')).toContain('/help-now')
    useVaultStore().lock = 'plain'
    await settle()
    expect(rail.text()).not.toContain('Op slot')
  })
})

describe('the scrollbar over the page', () => {
  const page = document.createElement('div')
  const sizes = { clientHeight: 500, scrollHeight: 2000 }
  for (const name of ['clientHeight', 'scrollHeight'] as const)
    Object.defineProperty(page, name, { get: () => sizes[name] })
  page.scrollTo = (({ top }: { top: number }) => {
    page.scrollTop = top
    page.dispatchEvent(new Event('scroll'))
  }) as typeof page.scrollTo

  const open = async () => {
    page.scrollTop = 0
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [{ path: '/', component: { render: () => null } }],
    })
    await router.push('/')
    opened = mount(ScrollThumb, { props: { of: page }, global: { plugins: [router] } })
    await settle()
  }
  const place = () => {
    const { style } = opened.get('.thumb').element as HTMLElement
    return { length: parseFloat(style.blockSize), at: Number(/ (-?[\d.]+)px/.exec(style.translate)?.[1] ?? 0) }
  }

  test('shows how much there is and how far one is', async () => {
    Object.assign(sizes, { clientHeight: 500, scrollHeight: 2000 })
    await open()
    expect(place()).toEqual({ length: 125, at: 0 })
    page.scrollTo({ top: 1500 })
    await settle()
    expect(place()).toEqual({ length: 125, at: 375 })
  })

  test('is not there where nothing scrolls', async () => {
    Object.assign(sizes, { clientHeight: 500, scrollHeight: 500 })
    await open()
    expect(opened.find('.thumb').exists()).toBe(false)
  })

  test('can be dragged, and lets go', async () => {
    Object.assign(sizes, { clientHeight: 500, scrollHeight: 2000 })
    await open()
    const thumb = opened.get('.thumb')
    thumb.element.setPointerCapture = () => undefined
    await thumb.trigger('pointerdown', { clientY: 10 })
    await thumb.trigger('pointermove', { clientY: 10 + 375 / 2 })
    expect(page.scrollTop).toBe(750)
    await thumb.trigger('lostpointercapture')
    await thumb.trigger('pointermove', { clientY: 10 })
    expect(page.scrollTop).toBe(750)
  })
})
