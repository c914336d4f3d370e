import { answer, callsOf, emit, nextMoment, resetBridge } from './support/bridge'
import './support/luwte'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { nextTick } from 'vue'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { DEFAULT_SETTINGS, type Language, type Settings } from '@shared/features/settings/settings'
import type { PlanPart } from '@shared/features/plan/plan'
import { LuwteError } from '@shared/kernel/errors'
import type { FoundRecord } from '@shared/features/search/contract'
import App from '@/app/App.vue'
import { useToasts } from '@/kernel/toasts'
import { afterPaint } from '@/kernel/afterPaint'
import { destinationsIn } from '@/features/search/destinations'
import { FOUND_FIRST, Synonyms } from '@/features/search/synonyms'
import { SEARCH_GROUPS, type SearchItem } from '@/features/search/searchItem'
import { lastQuery } from '@/features/search/lastQuery'
import { IndexCache } from '@/features/search/indexCache'
import { contentIndex } from '@/features/search/contentIndex'
import { SearchIndex } from '@/features/search/searchIndex'
import { i18n, setLanguage } from '@/kernel/i18n'
import { useAppStore } from '@/kernel/appStore'
import { everyRoute } from './support/everyRoute'
import { settle } from './support/luwte'
import { eventually } from '../support/eventually'

let opened: VueWrapper
let router: Router

async function openAt(path: string, { language = 'nl' as Language, settings = {} as Partial<Settings> } = {}) {
  router = createRouter({ history: createMemoryHistory(), routes: everyRoute })
  const pinia = createPinia()
  await setLanguage(language)
  useAppStore(pinia).begin({
    version: '0.0.0',
    platform: 'linux',
    locale: 'nl-NL',
    language,
    country: 'NL',
    perhaps: null,
    zone: 'Europe/Amsterdam',
    settings: { ...DEFAULT_SETTINGS, ...settings },
    vaultFolder: '/vault',
    lock: 'plain',
    notices: [],
  })
  await router.push(path)
  opened = mount(App, { attachTo: document.body, global: { plugins: [pinia, i18n, router] } })
  await settle()
}

const field = () => document.querySelector<HTMLInputElement>('input[role=combobox]')
const press = async (key: string, more: KeyboardEventInit = {}) => {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  await settle()
}
const openPalette = async () => {
  await press('k', { ctrlKey: true })
  await eventually(() => expect(document.activeElement).toBe(field()))
}
function put(text: string): void {
  const input = field()
  if (!input) throw new Error('The palette is not open')
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
async function type(text: string): Promise<void> {
  put(text)
  await settle()
  await afterPaint()
  await settle()
  // On a busy machine the index answers a little later than that.
  if (/[\p{L}\p{N}]/u.test(text))
    await eventually(() => expect(groups()[0]?.name).not.toBe('Misschien wil je hierheen'))
}
const words = (element: Element | null | undefined) => element?.textContent?.trim() ?? ''
const groups = () =>
  [...document.querySelectorAll('[role=listbox] [role=group]')].map((group) => ({
    name: words(document.getElementById(group.getAttribute('aria-labelledby') ?? '')),
    lines: [...group.querySelectorAll('[role=option]')].map((line) => words(line.querySelector('.title'))),
  }))
const lines = () => groups().flatMap((group) => group.lines)
const linesOf = (name: string) => groups().find((group) => group.name === name)?.lines ?? []
const active = () => words(document.querySelector('[aria-selected=true] .title'))
const told = () => words(document.querySelector('[role=dialog] [role=status]'))

const entry = (id: string, excerpt: string): FoundRecord => ({
  kind: 'entry',
  id,
  at: '2026-11-21T20:04+01:00[Europe/Amsterdam]' as FoundRecord['at'],
  excerpt,
})

/** Somebody who looks in the journal waits a little longer. */
const journalAnswers = async () => {
  await eventually(() => expect(told()).not.toBe(''))
  await flushPromises()
}

beforeAll(async () => {
  await contentIndex.use('nl')
})
beforeEach(() => {
  resetBridge()
  answer('search.records', () => [])
})
afterEach(() => {
  opened.unmount()
  lastQuery.forget()
  useToasts().toasts.value = []
})

describe('the box', () => {
  test('opens with Ctrl+K on some useful places, and Escape gives the focus back and leaves nothing else', async () => {
    await openAt('/care/prompt/care.water')
    const before = document.querySelector('h1') as HTMLElement
    before.focus()
    await openPalette()
    expect(groups()).toEqual([
      {
        name: 'Misschien wil je hierheen',
        lines: ['Hulp nu', 'Check-in', 'Schrijven', 'Voor jezelf', 'Zinnen om te lenen', 'Mijn plan', 'Een uur pauze'],
      },
    ])
    expect(active()).toBe('Hulp nu')
    await press('Escape')
    expect(field()).toBe(null)
    await eventually(() => expect(document.activeElement).toBe(before))
    expect(router.currentRoute.value.path).toBe('/care/prompt/care.water')
  })

  test('finds the conversations to rehearse, by what they are about', async () => {
    await openAt('/settings')
    await openPalette()
    await type('partner zegt steeds minder')
    expect(linesOf('Oefeningen en schrijfvragen')).toContain('Je partner zegt steeds minder')
    await type('rollenspel')
    expect(lines()[0]).toBe('Oefen een gesprek')
    await press('Enter')
    await eventually(() => expect(router.currentRoute.value.path).toBe('/beside/rehearse'))
    lastQuery.forget()
  })

  test('keeps what was looked for when one comes back from a result, selected; not while locked, nor after Escape', async () => {
    await openAt('/settings')
    await openPalette()
    await type('stilte')
    await press('Enter')
    await eventually(() => expect(router.currentRoute.value.fullPath).not.toBe('/settings'))
    await openPalette()
    expect(field()?.value).toBe('stilte')
    await eventually(() => expect(lines().length).toBeGreaterThan(0))
    expect([field()?.selectionStart, field()?.selectionEnd]).toEqual([0, 'stilte'.length])
    await press('Enter')
    emit('vault.changed', { lock: 'locked' })
    await settle()
    expect(lastQuery.get()).toBe('')
    lastQuery.keep('stilte')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 300_001 })
    expect(lastQuery.get()).toBe('')
    vi.useRealTimers()
  })

  test('keeps nothing where somebody may look over their shoulder', async () => {
    await openAt('/settings', { settings: { quickExit: true } })
    await openPalette()
    await type('stilte')
    await press('Enter')
    await eventually(() => expect(router.currentRoute.value.fullPath).not.toBe('/settings'))
    expect(lastQuery.get()).toBe('')
  })

  test('opens from the rail too', async () => {
    await openAt('/settings')
    await opened.find('button[title="Zoek in heel Luwte"]').trigger('click')
    await settle()
    expect(field()).not.toBe(null)
  })

  test('does not open in the small window', async () => {
    await openAt('/check-in')
    await press('k', { ctrlKey: true })
    expect(field()).toBe(null)
  })

  test('forgets what was typed, and tells it to nobody but the journal', async () => {
    await openAt('/settings')
    await openPalette()
    await type('verdriet')
    await journalAnswers()
    await press('Escape')
    await openPalette()
    expect(field()?.value).toBe('')
    expect(callsOf('search.records')).toEqual([{ query: 'verdriet', most: 5 }])
    expect(JSON.stringify({ ...localStorage, ...sessionStorage, url: location.href })).not.toContain('verdriet')
    expect(router.currentRoute.value.fullPath).toBe('/settings')
  })

  test('is closed by a key that leads elsewhere', async () => {
    await openAt('/settings')
    await openPalette()
    await press('F1')
    expect(router.currentRoute.value.path).toBe('/help-now')
    expect(field()).toBe(null)
  })
})

describe('finding', () => {
  beforeEach(async () => {
    await openAt('/settings')
    await openPalette()
  })

  test.each([
    ['a whole word', 'ademen', 'Langzaam ademen'],
    ['the beginning of one', 'adem', 'Langzaam ademen'],
    ['a typing mistake', 'ademne', 'Langzaam ademen'],
    ['no accents', 'een berichtje aan iemand', 'Eén berichtje aan iemand'],
    ['accents that are not there', 'langzáám', 'Langzaam ademen'],
    ['capitals', 'MIJN PLAN', 'Mijn plan'],
    ['a word in the other language', 'breathing', 'Langzaam ademen'],
    ['a word alike', 'dokter', 'Huisarts / huisartsenspoedpost'],
    ['a word alike in the other language', 'doctor', 'Huisarts / huisartsenspoedpost'],
    ['another form of the word', 'zinnetje zinnen', 'Zinnen om te lenen'],
    ['a number', '0800-0432', 'Kindertelefoon'],
    ['what a place is also called', 'donker', 'Licht, donker en tekstgrootte'],
    ['a question', 'helen', 'Kan oude pijn nog helen?'],
  ])('with %s', async (_with, typed, title) => {
    await type(typed)
    expect(lines()).toContain(title)
  })

  test('with another form of a word, as Dutch spells it', async () => {
    await type('zwijgen')
    expect(lines()).toContain('Wie zwijgt, hoort dat zelf ook')
  })

  test('shows where a line is from, and the words that were found', async () => {
    await type('stilte')
    const line = document.querySelector('[role=option]')
    expect(words(line?.querySelector('.title'))).toBe('Laat de stilte duren')
    expect(words(line?.querySelector('.from'))).toBe('Iemand helpen die zich afsluit')
    expect([...(line?.querySelectorAll('.title b') ?? [])].map(words)).toEqual(['stilte'])
    expect(document.querySelectorAll('[role=option] .excerpt b').length).toBeGreaterThan(0)
  })

  test('puts the kind that fits best first, and the others in their fixed order', async () => {
    const inOrder = SEARCH_GROUPS.map((name) => i18n.global.t(`search.groups.${name}`))
    await type('stilte')
    const [best, ...others] = groups().map(({ name }) => name)
    expect(best).toBe('In de gidsen')
    expect(others.length).toBeGreaterThan(1)
    expect(others).toEqual(inOrder.filter((name) => others.includes(name)))
    await type('adem')
    expect(groups()[0]?.name).toBe('Oefeningen en schrijfvragen')
    for (const { lines: some } of groups()) expect(some.length).toBeLessThanOrEqual(5)
  })

  test('shows the helplines of the country that was chosen', async () => {
    await type('samaritans')
    expect(linesOf('Hulplijnen')).toEqual([])
    emit('settings.changed', { settings: DEFAULT_SETTINGS, language: 'nl', country: 'GB', perhaps: null })
    await type('samaritan')
    expect(linesOf('Hulplijnen')).toEqual(['Samaritans'])
  })

  test.each([
    'zelfmoord',
    'zelfmo',
    'zelfmort',
    'suïcide',
    'suicidal',
    'ik wil niet meer',
    'dood willen',
    'kill myself',
    'ik wil dood',
    'I want to die',
    'ik ben niet veilig',
  ])(
    'has the number itself first after “%s”, chosen, then Help now, once and without a word about it',
    async (typed) => {
      await type(typed)
      expect(lines().slice(0, 3)).toEqual(['113', '112', 'Hulp nu'])
      expect(active()).toBe('113')
      expect(lines().filter((line) => line === 'Hulp nu')).toHaveLength(1)
      expect(groups()[0]?.name).toBe('Nummers om te bellen')
      // Not once more by its name.
      expect(lines()).not.toContain('113 Zelfmoordpreventie')
    },
  )

  test.each(['ik wil dood', 'I want to die', 'ik ben niet veilig', 'dood willen'])(
    'finds people and one’s own plan after “%s”, and nothing that was written for others',
    async (typed) => {
      answer('search.records', () => [entry('019ab000-0000-7000-8000-000000000001', 'Ik wil dood.')])
      await type(typed)
      await journalAnswers()
      expect(lines()).toEqual(['113', '112', 'Hulp nu', 'Mijn plan'])
    },
  )

  test.each(['mijn man slaat me', 'levensgevaar', 'emergency'])(
    'has the emergency number first after “%s”, then where violence is spoken about',
    async (typed) => {
      await type(typed)
      expect(lines().slice(0, 4)).toEqual(['112', '0800-2000', '0800-0188', 'Hulp nu'])
      expect(active()).toBe('112')
    },
  )

  test('names both emergency numbers where the country is in doubt', async () => {
    await type('wil dood')
    emit('settings.changed', { settings: DEFAULT_SETTINGS, language: 'nl', country: 'NL', perhaps: ['US'] })
    await settle()
    expect(lines().slice(0, 5)).toEqual(['113', '988', '112', '911', 'Hulp nu'])
    const from = [...document.querySelectorAll('[role=option] .from')].map(words)
    expect(from.slice(2, 4)).toEqual(['Bij levensgevaar, Nederland', 'Bij levensgevaar, Verenigde Staten'])
  })

  test('names the directory where no number is known', async () => {
    await type('wil dood')
    emit('settings.changed', { settings: DEFAULT_SETTINGS, language: 'nl', country: 'XX', perhaps: null })
    await settle()
    expect(lines().slice(0, 3)).toEqual(['findahelpline.com', '112', 'Hulp nu'])
  })

  test.each(['zelf', 'zelfzorg', 'veerkracht', 'veilig', 'stilte'])(
    'does not take “%s” for such a word',
    async (typed) => {
      await type(typed)
      expect(lines().slice(0, 2)).not.toContain('112')
      expect(lines()[0]).not.toBe('Hulp nu')
    },
  )

  test('is kind where there is nothing, and knows ways on', async () => {
    await type('xqzzk')
    await journalAnswers()
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('Misschien helpt een ander woord.')
    expect(groups()).toEqual([{ name: 'Hier kun je verder', lines: ['Hulp nu', 'Gidsen', 'Schrijven'] }])
  })

  test('follows the language', async () => {
    await type('verdriet')
    emit('settings.changed', { settings: DEFAULT_SETTINGS, language: 'en', country: 'NL', perhaps: null })
    await eventually(() => expect(lines()).toContain('Grief without a card'))
    expect(groups().map(({ name }) => name)).toContain('In the guides')
  })
})

describe('endings', () => {
  const silence = { who: [], says: [] }
  const situations = {
    ...{ 'other-silent': silence, 'other-angry': silence, 'parents-absent': silence, 'feel-nothing': silence },
  }
  const noSynonyms = { danger: [], emergency: [], synonyms: {}, situations }
  const item = (title: string): SearchItem => ({
    id: title,
    group: 'guides',
    title,
    from: '',
    text: '',
    words: '',
    target: { route: '/guides' },
  })
  const foundIn = async (language: Language, title: string, typed: string, elsewhere = '') => {
    const synonyms = new Synonyms({ nl: noSynonyms, en: noSynonyms })
    const index = await SearchIndex.build(language, synonyms, [item(title)], [{ ...item(elsewhere), id: title }])
    return index.find(typed).map((hit) => hit.item.title)
  }

  test.each([
    ['muur', 'De muren van het huis'],
    ['geven', 'Wie geeft, die heeft'],
    ['zinnen', 'Een zin'],
    ['boos', 'De boze brief'],
    ['mensen', 'De mens'],
  ])('do not stand between “%s” and “%s”', async (typed, title) => {
    expect(await foundIn('nl', title, typed)).toEqual([title])
  })

  test.each([
    ['listening', 'He listens'],
    ['caring', 'To care'],
    ['stopped', 'Stop here'],
  ])('do not stand between “%s” and “%s” in English', async (typed, title) => {
    expect(await foundIn('en', title, typed)).toEqual([title])
    expect(await foundIn('nl', 'Iets anders', typed, title)).toEqual(['Iets anders'])
  })
})

describe('by keyboard', () => {
  beforeEach(async () => {
    await openAt('/settings')
    await openPalette()
  })

  test('arrows go round, Home and End go to the ends, and typing starts at the first again', async () => {
    const all = lines()
    await press('ArrowDown')
    expect(active()).toBe(all[1])
    await press('ArrowUp')
    await press('ArrowUp')
    expect(active()).toBe(all.at(-1))
    await press('ArrowDown')
    expect(active()).toBe(all[0])
    await press('End')
    expect(active()).toBe(all.at(-1))
    await press('Home')
    expect(active()).toBe(all[0])
    await press('End')
    await type('stilte')
    expect(active()).toBe(lines()[0])
  })

  test('Enter opens the line, and its heading has the focus', async () => {
    await type('langzaam ademen')
    await press('Enter')
    expect(router.currentRoute.value.path).toBe('/care/exercise/ex.slow')
    expect(field()).toBe(null)
    await new Promise((resolve) => setTimeout(resolve))
    expect(document.activeElement).toBe(document.querySelector('h1'))
  })

  test('Enter pressed at once waits for what was typed last', async () => {
    await type('stilte')
    const input = field() as HTMLInputElement
    input.value = 'langzaam ademen'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await press('Enter')
    await eventually(() => expect(router.currentRoute.value.path).toBe('/care/exercise/ex.slow'))
  })

  test('so does End', async () => {
    const input = field() as HTMLInputElement
    input.value = 'stilte'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await press('End')
    await eventually(() => expect(lines()).toContain('Laat de stilte duren'))
    await eventually(() => expect(active()).toBe(lines().at(-1)))
  })

  test('keys that follow at once are looked for together', async () => {
    const index = await contentIndex.use('nl')
    const find = vi.spyOn(index, 'find')
    const frames = vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0)
    const input = field() as HTMLInputElement
    for (const part of ['st', 'sti', 'stil']) {
      input.value = part
      input.dispatchEvent(new Event('input', { bubbles: true }))
      await flushPromises()
    }
    const waiting = frames.mock.calls.map(([frame]) => frame)
    frames.mockRestore()
    expect(waiting.length).toBeGreaterThanOrEqual(3)
    for (const frame of waiting) frame(0)
    await eventually(() => expect(active()).toBe('Laat de stilte duren'))
    expect(find.mock.calls).toEqual([['stil']])
    find.mockRestore()
  })

  test('Enter opens a section of a guide where it stands', async () => {
    await type('wie zwijgt hoort dat zelf ook')
    await press('Enter')
    expect(router.currentRoute.value.fullPath).toBe('/guides/help/help.silence#shame')
  })

  test('a section of the chapter that is open takes the focus, and the old place is not announced in between', async () => {
    await press('Escape')
    await router.push('/guides/help/help.silence')
    await settle()
    document.querySelector<HTMLElement>('h1')?.focus()
    await openPalette()
    await type('wie zwijgt hoort dat zelf ook')
    const announced: string[] = []
    const listen = ({ target }: FocusEvent) => announced.push(words(target as Element))
    document.addEventListener('focusin', listen)
    await press('Enter')
    await eventually(() => expect(words(document.activeElement)).toBe('Wie zwijgt, hoort dat zelf ook'))
    document.removeEventListener('focusin', listen)
    expect([...new Set(announced)]).toEqual(['Wie zwijgt, hoort dat zelf ook'])
  })

  test('a click opens a line too', async () => {
    await type('ademen')
    document.querySelector<HTMLElement>('[role=option]')?.click()
    await settle()
    expect(router.currentRoute.value.path).toBe('/care/exercise/ex.slow')
  })

  test('a pause is made and told, and only what is paused can go on', async () => {
    answer('moments.pause', () => nextMoment({ state: 'paused' }))
    await type('pauze')
    expect(lines()).not.toContain('Ga weer verder na de pauze')
    expect(active()).toBe('Een uur pauze')
    await press('Enter')
    expect(callsOf('moments.pause')).toMatchObject([{ pause: { until: expect.any(String) } }])
    expect(useToasts().toasts.value[0]?.text).toMatch(/^Luwte vraagt niets tot \d\d:\d\d\.$/)
    emit('settings.changed', {
      settings: { ...DEFAULT_SETTINGS, pause: { until: null } },
      language: 'nl',
      country: 'NL',
      perhaps: null,
    })
    await openPalette()
    expect(lines()).toContain('Ga weer verder na de pauze')
    expect(lines()).not.toContain('Een uur pauze')
  })

  test('the language is switched at once', async () => {
    await type('english')
    expect(active()).toBe('Read in English')
    await press('Enter')
    expect(callsOf('settings.change')).toEqual([{ language: 'en' }])
  })
})

describe('a situation in one’s own words', () => {
  test.each([
    [
      'mijn vrouw zegt niets',
      'Zinnen om te zeggen',
      'We hoeven niet te praten als je geen zin hebt. Dat is echt prima.',
    ],
    ['mijn vrouw zegt al dagen niks meer', 'Zinnen om te zeggen', 'We hoeven niet te praten'],
    ['mijn zoon trekt zich terug', 'Zinnen om te zeggen', 'We hoeven niet te praten'],
    ['my husband won’t talk to me', 'Zinnen om te zeggen', 'We hoeven niet te praten'],
    ['hij wordt boos als ik iets vraag', 'Vragen en antwoorden', 'Wat als iemand boos wordt als ik iets vraag?'],
    ['mijn ouders zagen me niet', 'In de gidsen', 'Als er zelden iemand keek'],
    ['ik voel niks', 'Vragen en antwoorden', 'Waarom voel ik niets?'],
  ])('%s', async (typed, group, first) => {
    await openAt('/settings')
    await openPalette()
    await type(typed)
    expect(groups()[0]?.name).toBe(group)
    expect(lines()[0]).toContain(first)
    const ids = [...document.querySelectorAll('[role=option]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('does not come before the number to call, nor where nobody is spoken of', async () => {
    await openAt('/settings')
    await openPalette()
    await type('mijn man zegt niets en wil niet meer leven')
    expect(groups()[0]?.name).toBe('Nummers om te bellen')
    await type('stil')
    expect(groups()[0]?.lines[0]).not.toContain('We hoeven niet te praten')
  })

  test('leads to what is there, in both languages', async () => {
    for (const language of ['nl', 'en'] as const) {
      const index = await contentIndex.use(language)
      for (const id of Object.values(FOUND_FIRST).flat()) expect(index.get(id), `${language} ${id}`).toBeDefined()
    }
  })
})

describe('entries', () => {
  const ID = '019ab000-0000-7000-8000-000000000001'

  /** What the journal was asked, each with a way to answer it. */
  function answersLater(): Map<string, (found: FoundRecord[]) => void> {
    const asked = new Map<string, (found: FoundRecord[]) => void>()
    const { call } = window.luwte
    vi.spyOn(window.luwte, 'call').mockImplementation((name, input) =>
      name === 'search.records'
        ? new Promise((resolve) =>
            asked.set((input as { query: string }).query, (value) => resolve({ ok: true, value })),
          )
        : call(name, input),
    )
    return asked
  }
  afterEach(() => vi.restoreAllMocks())

  test('come later, after the best of all else, and do not move the line that is chosen', async () => {
    const asked = answersLater()
    await openAt('/settings')
    await openPalette()
    await type('stilte')
    await press('ArrowDown')
    const chosen = active()
    const before = lines()
    await eventually(() => expect([...asked.keys()]).toEqual(['stilte']))
    asked.get('stilte')?.([entry(ID, 'Het was de stilte van het bos.')])
    await eventually(() => expect(linesOf('In je dagboek')).toEqual(['Zaterdag 21 november 2026']))
    expect(active()).toBe(chosen)
    const mine = lines().filter((line) => !before.includes(line))
    expect(mine).toHaveLength(1)
    expect(lines().filter((line) => before.includes(line))).toEqual(before)
    expect(
      groups()
        .map(({ name }) => name)
        .indexOf('In je dagboek'),
    ).toBe(1)
  })

  test('come as the journal is read, and nothing is said to be missing before that has ended', async () => {
    answer('search.records', () => [])
    await openAt('/settings')
    await openPalette()
    expect(callsOf('search.open')).toEqual([{ isOpen: true }])
    await type('xqzzkw')
    emit('search.progress', { done: 3, of: 40 })
    await settle()
    expect(document.querySelector('[role=dialog] .progress')?.textContent).toContain('3 van 40')
    expect(told()).not.toContain('niets over te vinden')
    answer('search.records', () => [entry(ID, 'Een xqzzkw in het bos.')])
    emit('search.progress', { done: 20, of: 40 })
    await eventually(() => expect(linesOf('In je dagboek')).toHaveLength(1))
    answer('search.records', () => [])
    emit('search.progress', { done: 40, of: 40 })
    await eventually(() => expect(told()).toContain('niets over te vinden'))
    expect(document.querySelector('[role=dialog] .progress')).toBe(null)
    await press('Escape')
    expect(callsOf('search.open').at(-1)).toEqual({ isOpen: false })
  })

  test('of a day come first, whatever else is called so, each once, and a check-in without words says what it is', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T01:00:00Z') })
    answer('search.records', ({ days }: { days?: unknown }) =>
      days
        ? [{ ...entry(ID, ''), kind: 'check-in', id: ID.replace(/1$/, '2') }, entry(ID, 'Wat een dag, gisteren.')]
        : [entry(ID, 'Wat een dag, gisteren.')],
    )
    await openAt('/settings')
    await openPalette()
    await type('gisteren')
    await eventually(() => expect(linesOf('In je dagboek')).toHaveLength(2))
    expect(groups()[0]?.name).toBe('In je dagboek')
    expect(document.querySelector('[role=option] .excerpt')?.textContent).toBe('Check-in')
    // It is two at night: today is still the 21st.
    expect(callsOf('search.records')).toEqual([
      { query: '', days: { from: '2026-11-20', to: '2026-11-20' }, most: 12 },
      { query: 'gisteren', most: 5 },
    ])
    vi.useRealTimers()
  })

  test('come first where Luwte itself only knows words that look like it, and Enter waits for them', async () => {
    const asked = answersLater()
    await openAt('/settings')
    await openPalette()
    await type('verdrieg')
    await eventually(() => expect([...asked.keys()]).toEqual(['verdrieg']))
    expect(lines().length).toBeGreaterThan(0)
    const entered = press('Enter')
    expect(router.currentRoute.value.path).toBe('/settings')
    asked.get('verdrieg')?.([entry(ID, 'Tante Verdrieg kwam langs.')])
    await entered
    await eventually(() => expect(router.currentRoute.value.path).toBe(`/journal/entry/${ID}`))
  })

  test('are check-ins too, each opened as itself', async () => {
    const asked = answersLater()
    await openAt('/settings')
    await openPalette()
    await type('bus')
    await eventually(() => expect([...asked.keys()]).toEqual(['bus']))
    asked.get('bus')?.([
      { ...entry(ID, 'De bus kwam niet.'), kind: 'check-in' },
      { ...entry(ID, 'De bus.'), kind: 'dream' },
    ])
    await eventually(() => expect(linesOf('In je dagboek')).toEqual(['Zaterdag 21 november 2026']))
    await press('End')
    await press('Enter')
    expect(router.currentRoute.value.path).toBe(`/check-ins/${ID}`)
  })

  test('are asked for once where keys follow at once, and an answer to what is no longer there is dropped', async () => {
    const asked = answersLater()
    await openAt('/settings')
    await openPalette()
    for (const part of ['st', 'sti', 'stil']) {
      put(part)
      // No timer runs in between, however busy the machine is.
      await nextTick()
    }
    await eventually(() => expect([...asked.keys()]).toEqual(['stil']))
    await type('stilte')
    await eventually(() => expect([...asked.keys()]).toEqual(['stil', 'stilte']))
    asked.get('stilte')?.([])
    asked.get('stil')?.([entry(ID, 'Stil.')])
    await journalAnswers()
    expect(linesOf('In je dagboek')).toEqual([])
  })
})

describe('what somebody wrote outside the journal', () => {
  const common = {
    at: '2026-11-21T20:04+01:00[Europe/Amsterdam]',
    seen: { here: 1 },
    changedAt: '2026-11-21T19:04:31.250Z',
  }
  const phrase = (text: string) => ({ id: '019ab000-0000-7000-8000-00000000000a', kind: 'own-phrase', ...common, text })
  const note = (section: string, text: string) => ({
    id: `019ab000-0000-7000-8000-0000000000${section.length.toString().padStart(2, '0')}`,
    kind: 'bookmark',
    ...common,
    guide: 'help',
    chapter: 'help.silence',
    section,
    note: text,
  })
  const part = (name: PlanPart, lines: string[]) => ({
    id: `019ab000-0000-7000-8000-0000000001${name.length.toString().padStart(2, '0')}`,
    kind: 'plan',
    ...common,
    part: name,
    lines,
  })
  const OWN = 'Van jezelf'

  beforeEach(async () => {
    answer('search.ownRecords', () => [
      [phrase('Ik zet pepermuntthee voor ons.')],
      [note('shame', `${'Een lange aanloop. '.repeat(40)}Zo zweeg oom Barend.`)],
      [note('gone', 'Van vroeger: de volkstuin.')],
      [note('danger', '   ')],
      [part('people', ['de huisarts', 'Noortje, ook ’s nachts'])],
      [part('signs', ['Ik zeg alles af.'])],
    ])
    await openAt('/settings')
    await openPalette()
  })

  test.each([
    ['a phrase', 'pepermuntthee', 'Ik zet pepermuntthee voor ons.', '/guides/phrases#mine'],
    ['a phrase, mistyped', 'pepermnuthee', 'Ik zet pepermuntthee voor ons.', '/guides/phrases#mine'],
    [
      'a note, at the section where it stands',
      'barend',
      'Wie zwijgt, hoort dat zelf ook',
      '/guides/help/help.silence#shame',
    ],
    ['a note whose section is gone', 'volkstuin', 'Dit stuk staat niet meer in de gids', '/guides/bookmarks'],
    ['a line of the plan', 'noortj', 'Noortje, ook ’s nachts', '/care/plan/people'],
    ['a word alike in the other language', 'doctor', 'de huisarts', '/care/plan/people'],
  ])('is found: %s', async (_what, typed, title, path) => {
    await type(typed)
    expect(linesOf(OWN)).toEqual([title])
    const line = [...document.querySelectorAll<HTMLElement>('[role=option]')].find(
      (one) => words(one.querySelector('.title')) === title && words(one.parentElement).startsWith(OWN),
    )
    line?.click()
    await settle()
    expect(router.currentRoute.value.fullPath).toBe(path)
  })

  test('shows what a line is, and the words around the one that was found', async () => {
    await type('barend')
    const line = [...document.querySelectorAll('[role=option]')].find((one) => one.textContent?.includes('Barend'))
    expect(words(line?.querySelector('.from'))).toBe('Jouw notitie')
    expect([...(line?.querySelectorAll('.excerpt b') ?? [])].map(words)).toEqual(['Barend'])
  })

  test('is found only with every word, and takes the first place from nothing else', async () => {
    await type('ik niet')
    expect(linesOf(OWN)).toEqual([])
    await type('pauze')
    answer('search.ownRecords', () => [[phrase('Pauze, pauze, pauze')]])
    emit('records.changed', { kinds: ['own-phrase'] })
    await eventually(() => expect(linesOf(OWN)).toEqual(['Pauze, pauze, pauze']))
    expect(lines()[0]).toBe('Een uur pauze')
  })

  test('is not found where it is about somebody whose card was put away, on whichever computer', async () => {
    const lists = { noticed: [], good: [], notGood: [], asked: [], promised: [] }
    const noor = { ...common, ...lists, id: '019ab000-0000-7000-8000-00000000000b', kind: 'person', nickname: 'Noor' }
    const changed = (written: string) => ({ ...noor, changed: { what: 'ended', on: '2026-11-29', written } })
    const prepared = (id: string, words: string, person?: string) => [
      { ...common, id, kind: 'conversation', form: 'talk', answers: { opening: { chosen: [], words } }, person },
    ]
    const conversations = [
      prepared('019ab000-0000-7000-8000-00000000000c', 'Kastanjes met jou.', noor.id),
      prepared('019ab000-0000-7000-8000-00000000000d', 'Kastanjes met hen.', '019ab000-0000-7000-8000-0000000000ff'),
      prepared('019ab000-0000-7000-8000-00000000000e', 'Kastanjes alleen.'),
    ]
    const find = async (versions: object[], expected: string[]) => {
      answer('search.ownRecords', () => [versions, ...conversations])
      emit('records.changed', { kinds: ['person'] })
      await eventually(() => expect(linesOf(OWN).toSorted()).toEqual(expected))
    }
    await type('kastanjes')
    const others = ['Kastanjes alleen.', 'Kastanjes met hen.']
    await find([noor], [...others, 'Kastanjes met jou.'])
    await find([noor, changed('away')], others)
    await find([changed('kept')], [...others, 'Kastanjes met jou.'])
    await find([changed('away')], others)
  })

  test('is found once, in however many versions it is, and in each of them', async () => {
    const elsewhere = { ...part('people', ['de huisarts', 'mijn broer in Zutphen']), seen: { there: 1 } }
    answer('search.ownRecords', () => [[part('people', ['de huisarts']), elsewhere]])
    emit('records.changed', { kinds: ['plan'] })
    await type('zutphen')
    await eventually(() => expect(linesOf(OWN)).toEqual(['mijn broer in Zutphen']))
    await type('huisarts')
    await eventually(() => expect(linesOf(OWN)).toEqual(['de huisarts']))
  })

  test('is not asked for again by what is not searched', async () => {
    const asked = callsOf('search.ownRecords').length
    emit('records.changed', { kinds: ['favourite', 'check-in'] })
    await settle()
    expect(callsOf('search.ownRecords')).toHaveLength(asked)
  })

  test('is read again when it changes, and nothing of it stays once the box is closed', async () => {
    await type('noortje')
    answer('search.ownRecords', () => [[part('people', ['de huisarts'])]])
    emit('records.changed', { kinds: ['plan'] })
    await eventually(() => expect(linesOf(OWN)).toEqual([]))
    await press('Escape')
    const asked = callsOf('search.ownRecords').length
    emit('records.changed', { kinds: ['own-phrase', 'bookmark', 'plan'] })
    await settle()
    expect(callsOf('search.ownRecords')).toHaveLength(asked)
    const index = await contentIndex.use('nl')
    expect(index.find('pepermuntthee barend').filter(({ item }) => item.group === 'own')).toEqual([])
  })

  test('that cannot be read leaves the rest to be found, without a word', async () => {
    await press('Escape')
    answer('search.ownRecords', () => {
      throw new LuwteError('vault-missing')
    })
    await openPalette()
    await type('pepermuntthee')
    expect(linesOf(OWN)).toEqual([])
    await type('ademen')
    expect(lines()).toContain('Langzaam ademen')
    expect(useToasts().toasts.value).toEqual([])
  })
})

describe('for a screen reader', () => {
  test('the field, the list, its groups and lines have names, and the count is told', async () => {
    await openAt('/settings')
    await openPalette()
    await type('adem')
    await journalAnswers()
    const input = field() as HTMLInputElement
    const dialog = document.querySelector('[role=dialog]')
    expect(words(document.getElementById(dialog?.getAttribute('aria-labelledby') ?? ''))).toBe('Zoek in heel Luwte')
    expect(input.getAttribute('aria-label')).toBe('Zoek in heel Luwte')
    expect(input.getAttribute('aria-expanded')).toBe('true')
    const list = document.getElementById(input.getAttribute('aria-controls') ?? '')
    expect(list?.getAttribute('role')).toBe('listbox')
    expect(list?.getAttribute('aria-label')).toBe('Gevonden')
    const pointed = document.getElementById(input.getAttribute('aria-activedescendant') ?? '')
    expect(words(pointed?.querySelector('.title'))).toBe(active())
    expect(groups().every(({ name }) => name !== '')).toBe(true)
    expect(told()).toBe(`${String(lines().length)} regels gevonden`)
  })
})

describe('what is kept', () => {
  test('is let go ten minutes after its last use, and made again', async () => {
    vi.useFakeTimers()
    const make = vi.fn((key: string) => Promise.resolve({ key }))
    const kept = new IndexCache(make, 600_000)
    const first = await kept.use('nl')
    vi.advanceTimersByTime(599_999)
    expect(await kept.use('nl')).toBe(first)
    vi.advanceTimersByTime(599_999)
    expect(await kept.use('nl')).toBe(first)
    vi.advanceTimersByTime(600_000)
    expect(await kept.use('nl')).not.toBe(first)
    expect((await kept.use('en')).key).toBe('en')
    expect(make).toHaveBeenCalledTimes(3)
    vi.useRealTimers()
  })

  test('is tried again when making it failed', async () => {
    const make = vi.fn<(key: string) => Promise<string>>().mockRejectedValueOnce(new Error()).mockResolvedValue('there')
    const kept = new IndexCache(make, 600_000)
    await expect(kept.use('nl')).rejects.toThrow()
    expect(await kept.use('nl')).toBe('there')
  })
})

test.each(['nl', 'en'] as const)('every destination in %s leads somewhere and has its words', (language) => {
  const all = createRouter({ history: createMemoryHistory(), routes: everyRoute })
  for (const { title, words: others, target } of destinationsIn(language)) {
    expect(title + others).not.toContain('search.destinations')
    if ('route' in target) expect(all.resolve(target.route).matched[0]?.path, target.route).not.toContain('elsewhere')
  }
})
