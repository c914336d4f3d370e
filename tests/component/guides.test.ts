import { answer, calls, callsOf, resetBridge } from './support/bridge'
import { openAt, settle, SightObserver, switchLanguage } from './support/luwte'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { ProseText } from '@/features/guides/prose'

let opened: VueWrapper | undefined
const at = async (...place: Parameters<typeof openAt>) => {
  const luwte = await openAt(...place)
  opened = luwte.wrapper
  return luwte
}

beforeEach(resetBridge)
afterEach(() => {
  opened?.unmount()
  opened = undefined
  SightObserver.all = []
  vi.useRealTimers()
})

const PRESENCE = '/guides/help/help.presence'
const reading = (place: { chapter: string; section?: string }) => [
  { kind: 'reading', guide: 'help', changedAt: '2026-11-21T19:04:31.250Z', ...place },
]

describe('prose', () => {
  const render = (markdown: string) =>
    mount(ProseText, {
      props: { markdown },
      global: {
        plugins: [createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: {} }] })],
      },
    })

  test('becomes paragraphs, lists, emphasis and links to rooms of Luwte', () => {
    const wrapper = render('A **strong** word.\n\n- one\n- two [see](luwte:guide/help/help.safety#why)')
    expect(wrapper.find('p strong').text()).toBe('strong')
    expect(wrapper.findAll('ul li').map((item) => item.text())).toEqual(['one', 'two see'])
    expect(wrapper.find('li p').exists()).toBe(false)
    expect(wrapper.find('a').attributes('href')).toBe('/guides/help/help.safety#why')
  })

  test.each([
    ['[read](https://example.org)', 'read'],
    ['[read](javascript:alert(1))', 'read'],
    ['[read](file:///etc/passwd)', 'read'],
    ['<https://example.org>', 'https://example.org'],
    ['<a href="luwte:help-now">read</a>', 'read'],
    ['<img src=x onerror="alert(1)">', 'onerror'],
    ['![picture](https://example.org/x.png)', 'picture'],
    ['<script>alert(1)</script>', 'alert(1)'],
  ])('%s stays words', (markdown, words) => {
    const wrapper = render(markdown)
    expect(wrapper.text()).toContain(words)
    expect(wrapper.find('a, img, script').exists()).toBe(false)
  })
})

describe('the contents page', () => {
  test('shows each chapter with its lead and minutes', async () => {
    const { wrapper } = await at('/guides')
    const lists = wrapper.findAll('ol').map((list) => list.findAll('li .title').map((title) => title.text()))
    expect(lists.map((titles) => titles.length)).toEqual([13, 17])
    expect(lists[0]?.slice(0, 2)).toEqual(['Als iemand stilvalt', 'Er zijn is genoeg voor vanavond'])
    expect(wrapper.find('ol li .minutes').text()).toMatch(/^\d minuten$/)
    expect(wrapper.text()).not.toContain('Verder lezen')
  })

  test('offers to read on where somebody stopped', async () => {
    answer('reading.list', () => reading({ chapter: 'help.safety', section: 'again' }))
    const { wrapper } = await at('/guides')
    const link = wrapper.find('.continue')
    expect(link.attributes('href')).toBe('/guides/help/help.safety')
    expect(link.text()).toContain('Veilig naast jou')
    expect(link.text()).toContain('Keer op keer')
  })

  test('leaves out a place in a chapter that is no longer there', async () => {
    answer('reading.list', () => reading({ chapter: 'help.gone' }))
    const { wrapper } = await at('/guides')
    expect(wrapper.find('.continue').exists()).toBe(false)
  })
})

describe('a chapter', () => {
  test('has its tool near the top and at the end', async () => {
    const { wrapper } = await at(PRESENCE)
    expect(wrapper.find('.kicker').text()).toContain('2 van 13')
    const tools = wrapper.findAll('a.act').map((tool) => tool.attributes('href'))
    expect(tools).toEqual(Array.from({ length: 2 }, () => '/journal/write/new?prompt=prompt.near-tonight'))
    expect(wrapper.findAll('h2').map((heading) => heading.text())).toContain('Liever niet')
  })

  test('copies a phrase without its quotation marks and says so', async () => {
    const { wrapper } = await at(PRESENCE)
    const card = wrapper.find('.card')
    await card.find('button').trigger('click')
    await settle()
    expect(callsOf('app.copyText')).toEqual([{ text: card.find('q').text() }])
    expect(card.find('[role=status]').text()).toContain('Gekopieerd')
  })

  test('keeps the place two seconds after it changed, once, and at once on leaving', async () => {
    const { wrapper } = await at(PRESENCE)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const kept = () => callsOf('reading.keep').map((place) => (place as { section: string }).section)
    await SightObserver.show('tonight')
    await SightObserver.show('avoid')
    vi.advanceTimersByTime(1999)
    expect(kept()).toEqual([])
    vi.advanceTimersByTime(1)
    window.dispatchEvent(new Event('pagehide'))
    expect(kept()).toEqual(['avoid'])
    await SightObserver.show('words')
    wrapper.unmount()
    opened = undefined
    expect(kept()).toEqual(['avoid', 'words'])
    vi.advanceTimersByTime(5000)
    expect(kept()).toEqual(['avoid', 'words'])
  })

  test('opens where somebody stopped and says so, with a way to the start', async () => {
    answer('reading.list', () => reading({ chapter: 'help.presence', section: 'avoid' }))
    const seen = vi.spyOn(Element.prototype, 'scrollIntoView')
    const { wrapper } = await at(PRESENCE)
    expect((seen.mock.contexts.at(-1) as Element).id).toBe('avoid')
    const note = wrapper.find('#avoid .stopped')
    expect(note.text()).toContain('Je was hier gebleven')
    await note.find('button').trigger('click')
    expect(wrapper.find('.stopped').exists()).toBe(false)
  })

  test('begins at the start when another chapter was the last one, and at the section that a link names', async () => {
    answer('reading.list', () => reading({ chapter: 'help.safety', section: 'avoid' }))
    const seen = vi.spyOn(Element.prototype, 'scrollIntoView')
    seen.mockClear()
    const { wrapper } = await at(PRESENCE)
    expect(seen).not.toHaveBeenCalled()
    expect(wrapper.find('.stopped').exists()).toBe(false)
    wrapper.unmount()
    await at(`${PRESENCE}#self`)
    expect((seen.mock.contexts.at(-1) as Element).id).toBe('self')
  })

  test('stays at its section when the language changes', async () => {
    const { wrapper } = await at(PRESENCE)
    await SightObserver.show('avoid')
    const seen = vi.spyOn(Element.prototype, 'scrollIntoView')
    await switchLanguage('en')
    expect(wrapper.find('h1').text()).toBe('Being there is enough for tonight')
    expect((seen.mock.contexts.at(-1) as Element).id).toBe('avoid')
  })

  test('turns the page with Alt and an arrow, and Escape leads to the contents', async () => {
    const { router } = await at(PRESENCE)
    const press = async (key: string, altKey = false) => {
      window.dispatchEvent(new KeyboardEvent('keydown', { key, altKey, cancelable: true }))
      await settle()
    }
    await press('ArrowRight')
    expect(router.currentRoute.value.path).toBe(PRESENCE)
    await press('ArrowRight', true)
    expect(router.currentRoute.value.path).toBe('/guides/help/help.safety')
    await press('ArrowLeft', true)
    await press('ArrowLeft', true)
    expect(router.currentRoute.value.path).toBe('/guides/help/help.intro')
    await press('Escape')
    expect(router.currentRoute.value.path).toBe('/guides')
  })

  test('that does not exist gives the contents page', async () => {
    const { router } = await at('/guides/help/help.nowhere')
    expect(router.currentRoute.value.path).toBe('/guides')
    expect(calls.some(({ name }) => name === 'reading.keep')).toBe(false)
  })
})
