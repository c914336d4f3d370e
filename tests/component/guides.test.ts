import { answer, calls, callsOf, resetBridge } from './support/bridge'
import { openAt, settle, SightObserver, switchLanguage } from './support/luwte'
import { type DOMWrapper, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { allGuides, loadGuide } from '@/features/guides/guideContent'
import ChapterVignette from '@/features/guides/ChapterVignette.vue'
import { guideScene } from '@/features/guides/guideScenes'
import { ProseText } from '@/features/guides/prose'
import { vignetteOf } from '@/features/guides/vignettes'

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

describe('the guides page', () => {
  const guide = (wrapper: VueWrapper, index: number) => wrapper.findAll('section.guide')[index] as DOMWrapper<Element>
  const openChapters = async (section: DOMWrapper<Element>) => {
    await section.find('button.all').trigger('click')
    return section.findAll('.card li .title').map((title) => title.text())
  }

  test('has all guides, and opens all chapters of one in place, with their leads and minutes', async () => {
    const { wrapper } = await at('/guides')
    expect(wrapper.findAll('section.guide h2').map((title) => title.text())).toEqual([
      'Iemand helpen die zich afsluit',
      'Wat je hebt gemist: emotionele verwaarlozing',
      'Hulp vinden',
    ])
    expect(wrapper.find('.card ol').exists()).toBe(false)
    expect(await openChapters(guide(wrapper, 0))).toHaveLength(14)
    expect(guide(wrapper, 1).find('.card ol').exists()).toBe(false)
    const titles = await openChapters(guide(wrapper, 1))
    expect(titles).toHaveLength(18)
    expect(titles.slice(0, 2)).toEqual(['Als er zelden iemand keek', 'Er was niets, en toch mis je iets'])
    expect(guide(wrapper, 1).find('.card li .minutes').text()).toMatch(/^\d minuten$/)
    expect(
      guide(wrapper, 0)
        .findAll('button')
        .map((button) => button.text()),
    ).toContainEqual(expect.stringContaining('Bewaar als PDF'))
    await guide(wrapper, 0).find('button.all').trigger('click')
    expect(guide(wrapper, 0).find('.card ol').exists()).toBe(false)
  })

  test('begins at the first chapters, with one main button, when nothing was read', async () => {
    const { wrapper } = await at('/guides')
    const ways = wrapper.findAll('.continue')
    expect(ways.map((way) => way.attributes('href'))).toEqual([
      '/guides/help/help.intro',
      '/guides/neglect/neglect.what',
      '/guides/support/support.doctor',
    ])
    expect(ways.map((way) => way.text())).toEqual([
      expect.stringContaining('Begin hier'),
      expect.stringContaining('Begin hier'),
      expect.stringContaining('Begin hier'),
    ])
    expect(wrapper.findAll('.filled')).toHaveLength(1)
    expect(ways[0]?.classes()).toContain('filled')
  })

  test('offers to read on where somebody stopped, and that is the main thing', async () => {
    answer('reading.list', () => [
      ...reading({ chapter: 'help.safety', section: 'again' }),
      { kind: 'reading', guide: 'neglect', chapter: 'neglect.care', changedAt: '2026-11-22T19:04:31.250Z' },
    ])
    const { wrapper } = await at('/guides')
    const [help, neglect] = wrapper.findAll('.go-on')
    expect(help?.find('.continue').attributes('href')).toBe('/guides/help/help.safety')
    expect(help?.text()).toContain('Hoofdstuk 3 van 14')
    expect(help?.text()).toContain('Veilig naast jou')
    expect(help?.text()).toContain('Keer op keer')
    expect(help?.text()).toContain('Lees verder')
    expect(neglect?.find('.continue').attributes('href')).toBe('/guides/neglect/neglect.care')
    expect(neglect?.find('.continue').classes()).toContain('filled')
    expect(wrapper.findAll('.filled')).toHaveLength(1)
  })

  test('begins anew where the chapter is no longer there', async () => {
    answer('reading.list', () => reading({ chapter: 'help.gone' }))
    const { wrapper } = await at('/guides')
    expect(wrapper.find('.continue').attributes('href')).toBe('/guides/help/help.intro')
    expect(wrapper.find('.continue').text()).toContain('Begin hier')
  })

  test('shows what was read and where one was as a path, and says the same in a list', async () => {
    answer('reading.list', () => [
      { ...reading({ chapter: 'help.safety' })[0], read: ['help.intro', 'help.silence', 'help.safety'] },
    ])
    const { wrapper } = await at('/guides')
    const path = guide(wrapper, 0)
      .findAll('.path g')
      .map((dot) => dot.classes()[0])
    const expected = ['read', 'open', 'here', 'open', 'open', 'read', ...Array.from({ length: 8 }, () => 'open')]
    expect(path).toEqual(expected)
    expect(guide(wrapper, 0).find('.path').attributes('aria-hidden')).toBe('true')
    const said = guide(wrapper, 0)
      .findAll('ol.visually-hidden li')
      .map((one) => one.text())
    expect(said.slice(0, 3)).toEqual([
      'Als iemand stilvalt: gelezen',
      'Er zijn is genoeg voor vanavond: nog niet gelezen',
      'Veilig naast jou: hier was je gebleven',
    ])
    await openChapters(guide(wrapper, 0))
    expect(
      guide(wrapper, 0)
        .findAll('.card li')
        .slice(3)
        .map((one) => one.classes()[0]),
    ).toEqual(expected)
  })
})

describe('pictures', async () => {
  const guides = (await Promise.all(allGuides.map((id) => loadGuide(id, 'nl')))).filter((guide) => guide !== null)

  test('every guide has a cover and every chapter a vignette of its own, which nobody has to hear', () => {
    for (const { id, chapters } of guides) {
      expect(guideScene(id), id).not.toBeNull()
      const drawn = chapters.map((chapter) => mount(ChapterVignette, { props: { chapter } }))
      for (const picture of drawn) expect(picture.attributes('aria-hidden')).toBe('true')
      expect(new Set(drawn.map((picture) => picture.html())).size).toBe(chapters.length)
    }
    expect(vignetteOf('help.gone')).toBeNull()
  })

  test('whatever rests on a dune rests on its crest', () => {
    for (const { id, chapters } of guides) {
      const [, ridge] = guideScene(id)?.dunes ?? []
      for (const light of guideScene(id)?.lights ?? []) expect(light.y).toBe(ridge?.heightAt(light.x))
      for (const chapter of chapters) {
        const { near, lights, posts, hut } = vignetteOf(chapter) ?? { lights: [], posts: [] }
        for (const light of lights.filter(({ kind }) => kind !== 'open')) expect(light.y).toBe(near?.heightAt(light.x))
        for (const [x, y] of [...posts, ...(hut ? [hut] : [])]) expect(y).toBe(near?.heightAt(x))
      }
    }
  })
})

describe('the short version of a chapter', () => {
  const SELF = '/guides/help/help.self'

  test('stands above the story, under a plain subtitle', async () => {
    const { wrapper } = await at(SELF)
    expect(wrapper.find('header .about').text()).toBe('Als je zelf dichtzit of niets voelt')
    const short = wrapper.find('details.short')
    expect(short.attributes('open')).toBeDefined()
    expect(short.findAll('dt').map((part) => part.text())).toEqual([
      'Waar het over gaat',
      'Het belangrijkste',
      'Wat je nu kunt doen',
      'Een zin voor jou',
    ])
    for (const line of short.findAll('dd')) expect(line.text()).not.toBe('')
  })

  test('whoever folds it finds it folded in every chapter, whoever opens it open', async () => {
    const { wrapper } = await at(SELF)
    answer('settings.change', (change: object) => change)
    const fold = async (open: boolean) => {
      const details = wrapper.find('details.short')
      ;(details.element as HTMLDetailsElement).open = open
      await details.trigger('toggle')
      await settle()
    }
    await fold(true)
    expect(callsOf('settings.change')).toEqual([])
    await fold(false)
    expect(callsOf('settings.change')).toEqual([{ chaptersOpenShort: false }])

    wrapper.unmount()
    const again = await at('/guides/support/support.doctor', { settings: { chaptersOpenShort: false } })
    expect(again.wrapper.find('details.short').attributes('open')).toBeUndefined()
  })
})

describe('what differs by country', () => {
  const DOCTOR = '/guides/support/support.doctor'
  const told = (wrapper: VueWrapper) => wrapper.find('.by-country .prose').text()

  test('is told for the country of the reader, and for all others where theirs is not named', async () => {
    const { wrapper } = await at(DOCTOR)
    expect(told(wrapper)).toContain('POH-GGZ')
    expect(wrapper.find('.by-country .shown').text()).toBe('Nederland')
    await switchLanguage('nl', 'BE')
    expect(told(wrapper)).toContain('CAW')
    expect(told(wrapper)).not.toContain('POH-GGZ')
    await switchLanguage('nl', 'XX')
    expect(wrapper.find('.by-country .shown').text()).toBe('Een ander land')
    expect(told(wrapper)).not.toBe('')
  })

  test('counts once in the time it takes to read', async () => {
    const { wrapper } = await at(DOCTOR)
    expect(Number.parseInt(wrapper.findAll('.kicker span').at(-1)?.text() ?? '', 10)).toBeLessThanOrEqual(5)
  })

  test('helplines in a text are those of the country, with the way to all of them', async () => {
    const { wrapper } = await at('/guides/help/help.self')
    const lines = () => wrapper.findAll('#danger .lines li strong').map((name) => name.text())
    expect(lines()).toEqual(['112', '113 Zelfmoordpreventie', 'Kindertelefoon'])
    expect(wrapper.find('#danger .lines > a').attributes('href')).toBe('/help-now')
    await switchLanguage('nl', 'BE')
    expect(lines()).toContain('Zelfmoordlijn 1813')
    expect(lines()).not.toContain('113 Zelfmoordpreventie')
  })

  test('where none of a kind is known, the directory of all countries stands for it', async () => {
    const { wrapper } = await at('/guides/help/help.self', { country: 'XX' })
    expect(wrapper.find('#danger .lines').text()).toContain('findahelpline.com')
  })

  test('on paper stand the numbers and the text of that country alone', async () => {
    const doctor = await at('/print/chapter/support/support.doctor', { country: 'BE' })
    expect(doctor.wrapper.text()).toContain('CAW')
    expect(doctor.wrapper.text()).not.toContain('POH-GGZ')
    doctor.wrapper.unmount()
    const self = await at('/print/chapter/help/help.self', { country: 'BE' })
    expect(self.wrapper.text()).toContain('Zelfmoordlijn 1813: 1813 · zelfmoord1813.be')
    expect(self.wrapper.find('.subtitle').text()).toBe('Als je zelf dichtzit of niets voelt')
    expect(self.wrapper.findAll('ul.short li')).toHaveLength(4)
  })
})

describe('a chapter', () => {
  test('has its tool near the top and at the end', async () => {
    const { wrapper } = await at(PRESENCE)
    expect(wrapper.find('.kicker').text()).toContain('2 van 14')
    const tools = wrapper.findAll('a.act').map((tool) => tool.attributes('href'))
    expect(tools).toEqual(Array.from({ length: 2 }, () => '/beside?chapter=help.presence'))
    expect(wrapper.findAll('h2').map((heading) => heading.text())).toContain('Liever niet')
  })

  test('leads to the tool of Beside someone that fits it, by its name', async () => {
    const { wrapper } = await at('/guides/help/help.refuse')
    const tools = wrapper.findAll('a.act')
    expect(tools.map((tool) => tool.attributes('href'))).toEqual(
      Array.from({ length: 2 }, () => '/beside/refused?chapter=help.refuse'),
    )
    expect(tools[0]?.text()).toBe('Ga na wat je kunt doen')
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

  test('counts as read once its end was on the screen, and is kept as that once', async () => {
    await at(PRESENCE)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await SightObserver.show('tonight')
    vi.advanceTimersByTime(3000)
    await SightObserver.show('end-of-chapter')
    vi.advanceTimersByTime(3000)
    await SightObserver.show('end-of-chapter')
    window.dispatchEvent(new Event('pagehide'))
    const places = callsOf('reading.keep') as { section: string; toTheEnd?: boolean }[]
    expect(places.map(({ section, toTheEnd }) => [section, toTheEnd])).toEqual([
      ['tonight', undefined],
      ['tool', true],
    ])
  })

  test('has all chapters of its guide beside it, as links, with its own sections below it', async () => {
    answer('reading.list', () => [{ ...reading({ chapter: 'help.presence' })[0], read: ['help.intro'] }])
    const { wrapper } = await at(PRESENCE)
    const pane = wrapper.find('nav.pane')
    expect(pane.findAll('ol > li > a').map((link) => link.attributes('href'))).toHaveLength(14)
    expect(pane.find('[aria-current=page]').text()).toContain('Er zijn is genoeg voor vanavond')
    expect(
      pane
        .findAll('ol > li')
        .map((item) => item.classes()[0])
        .slice(0, 3),
    ).toEqual(['read', 'here', 'open'])
    expect(pane.find('ol > li > a').text()).toContain('gelezen')
    expect(pane.findAll('.sections button').map((button) => button.text())).toContain('Liever niet')
  })

  test('finds its contents scrolled as they were when another chapter of the guide is opened', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
    const place = vi.spyOn(HTMLElement.prototype, 'offsetTop', 'get').mockReturnValue(300)
    const { wrapper, router } = await at(PRESENCE)
    const pane = () => wrapper.find('nav.pane').element
    pane().scrollTop = 140
    await wrapper.find('nav.pane').trigger('scroll')
    await router.push('/guides/help/help.close')
    await settle()
    expect(wrapper.find('nav.pane [aria-current=page]').text()).toContain('Blijven komen, ook op slechte dagen')
    expect(pane().scrollTop).toBe(140)
    // Unless the chapter would be out of sight.
    place.mockReturnValue(900)
    await router.push('/guides/help/help.refuse')
    await settle()
    expect(pane().scrollTop).toBe(700)
    vi.restoreAllMocks()
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
