import { answer, calls, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle, SightObserver } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Draft } from '@shared/features/drafts/drafts'
import type * as ChapterSource from '@shared/features/guides/chapterSource'
import type { Bookmark } from '@shared/features/guides/reading'
import type { OwnPhrase } from '@shared/features/phrases/phrases'
import type { CallName } from '@shared/ipc/contract'
import type { ErrorCode } from '@shared/kernel/errors'
import { useToasts } from '@/kernel/toasts'
import { eventually } from '../support/eventually'

// Which sections are heavy is for the writers; what the reader then does is for this test.
vi.mock('@shared/features/guides/chapterSource', async (importActual) => {
  const actual = await importActual<typeof ChapterSource>()
  return {
    ...actual,
    parseChapter: (source: string) => actual.parseChapter(source.replace(/\{#(avoid|words)\}/g, '{#$1 heavy}')),
  }
})

const PRESENCE = '/guides/help/help.presence'
const KEY = 'bookmark:help:help.presence:words'
const spot = { guide: 'help', chapter: 'help.presence', section: 'words' }
const common = {
  at: '2026-11-21T20:04+01:00[Europe/Amsterdam]',
  seen: { here: 1 },
  changedAt: '2026-11-21T19:04:31.250Z',
}
const bookmark = (change: Partial<Bookmark> = {}): Bookmark => ({
  id: '01932f3c-1f3a-7abc-8def-0123456789ab',
  kind: 'bookmark',
  ...common,
  ...spot,
  note: '',
  ...change,
})
const ownPhrase = (text: string): OwnPhrase => ({
  id: '01932f3c-1f3a-7abc-8def-0123456789ac',
  kind: 'own-phrase',
  ...common,
  text,
})

let opened: VueWrapper | undefined
const at = async (path: string) => {
  const luwte = await openAt(path)
  opened = luwte.wrapper
  return luwte
}
function fail(name: CallName, code: ErrorCode): void {
  const call = window.luwte.call.bind(window.luwte)
  vi.spyOn(window.luwte, 'call').mockImplementation((asked, input) =>
    asked === name ? Promise.resolve({ ok: false, error: { code } }) : call(asked, input),
  )
}
const press = async (key: string, options: KeyboardEventInit = {}, target: EventTarget = window) => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }))
  await settle()
}
const theToast = () => useToasts().toasts.value.at(-1)
const names = (wrapper: VueWrapper, of: string) => wrapper.findAll(of).map((one) => one.text())

beforeEach(resetBridge)
afterEach(() => {
  opened?.unmount()
  opened = undefined
  SightObserver.all = []
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a bookmark', () => {
  test('is set by the button beside a heading, and shows there and in the contents', async () => {
    answer('bookmarks.set', () => bookmark())
    const { wrapper } = await at(PRESENCE)
    const button = wrapper.find('#words .mark')
    expect(button.attributes('aria-pressed')).toBe('false')
    await button.trigger('click')
    await settle()
    expect(callsOf('bookmarks.set')).toEqual([spot])
    expect(button.attributes('aria-pressed')).toBe('true')
    const inContents = wrapper.findAll('.aside button').filter((one) => one.find('.marked').exists())
    expect(inContents.map((one) => one.text())).toEqual(['Woorden die je kunt lenen (met bladwijzer)'])
  })

  test('is set by Ctrl+D at the section that is read, and taken away and back by the same key and an undo', async () => {
    answer('bookmarks.set', () => bookmark())
    answer('bookmarks.restore', () => bookmark())
    const { wrapper } = await at(PRESENCE)
    await SightObserver.show('words')
    await press('d', { ctrlKey: true })
    expect(callsOf('bookmarks.set')).toEqual([spot])
    await press('d', { ctrlKey: true })
    expect(callsOf('bookmarks.remove')).toEqual([{ id: bookmark().id }])
    expect(wrapper.find('textarea').exists()).toBe(false)
    answer('bookmarks.list', () => [bookmark({ note: 'nog eens lezen' })])
    await theToast()?.action?.run()
    await settle()
    expect((wrapper.find('#words textarea').element as HTMLTextAreaElement).value).toBe('nog eens lezen')
  })

  test('that stands already, with a note, is never set anew with an empty one', async () => {
    answer('bookmarks.list', () => [bookmark({ note: 'van de andere computer' })])
    const { wrapper } = await at(PRESENCE)
    expect((wrapper.find('#words textarea').element as HTMLTextAreaElement).value).toBe('van de andere computer')
    expect(wrapper.find('#words .mark').attributes('aria-pressed')).toBe('true')
    expect(callsOf('bookmarks.set')).toEqual([])
  })

  test('keeps its note while one writes, and once more on leaving', async () => {
    answer('bookmarks.list', () => [bookmark()])
    answer('bookmarks.set', ({ note }: { note: string }) => bookmark({ note }))
    const { wrapper } = await at(PRESENCE)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const field = wrapper.find('#words textarea')
    await field.setValue('zo was')
    await field.setValue('zo was het met pa')
    expect(callsOf('bookmarks.set')).toEqual([])
    await vi.advanceTimersByTimeAsync(400)
    expect(callsOf('bookmarks.set')).toEqual([{ ...spot, note: 'zo was het met pa' }])
    await field.setValue('zo was het met pa en ma')
    wrapper.unmount()
    opened = undefined
    expect(callsOf('bookmarks.set').at(-1)).toEqual({ ...spot, note: 'zo was het met pa en ma' })
  })

  test('loses no word of a note that could not be kept', async () => {
    answer('bookmarks.list', () => [bookmark({ note: 'eerst' })])
    const { wrapper } = await at(PRESENCE)
    fail('bookmarks.set', 'vault-missing')
    const field = wrapper.find('#words textarea')
    await field.setValue('eerst en toen')
    await field.trigger('blur')
    await settle()
    expect(theToast()?.error).toBe('vault-missing')
    emit('records.changed', { kinds: ['bookmark'] })
    await settle()
    expect((field.element as HTMLTextAreaElement).value).toBe('eerst en toen')
    expect(wrapper.find('#words .said').text()).toBe('')
    vi.restoreAllMocks()
    answer('bookmarks.set', ({ note }: { note: string }) => bookmark({ note }))
    window.dispatchEvent(new Event('pagehide'))
    await settle()
    expect(callsOf('bookmarks.set')).toEqual([{ ...spot, note: 'eerst en toen' }])
  })

  test('keeps a note that could not be kept as a draft, and it stands there when it is opened again', async () => {
    const drafts = new Map<string, Draft>()
    answer('drafts.list', () => [...drafts.keys()].map((key) => ({ key, changedAt: common.changedAt })))
    answer('drafts.read', ({ key }: { key: string }) => drafts.get(key) ?? null)
    answer('drafts.write', ({ key, draft }: { key: string; draft: Draft }) => void drafts.set(key, draft))
    let kept = bookmark({ note: 'eerst' })
    answer('bookmarks.list', () => [kept])
    fail('bookmarks.set', 'vault-missing')
    const first = await at(PRESENCE)
    await first.wrapper.find('#words textarea').setValue('eerst en toen')
    await first.wrapper.find('#words textarea').trigger('blur')
    await settle()
    expect([...drafts]).toEqual([[KEY, { kind: 'bookmark', note: 'eerst en toen', was: 'eerst' }]])
    await first.wrapper.find('#words textarea').setValue('eerst en toen niet')
    window.dispatchEvent(new Event('pagehide'))
    expect(drafts.get(KEY)).toMatchObject({ note: 'eerst en toen niet', was: 'eerst' })
    first.wrapper.unmount()
    await settle()
    vi.restoreAllMocks()

    calls.length = 0
    answer('bookmarks.set', ({ note }: { note: string }) => {
      drafts.clear()
      return (kept = bookmark({ note }))
    })
    const again = await at('/guides/bookmarks')
    const note = () => again.wrapper.find<HTMLTextAreaElement>('textarea').element.value
    expect(note()).toBe('eerst en toen niet')
    await eventually(() => expect(callsOf('bookmarks.set')).toEqual([{ ...spot, note: 'eerst en toen niet' }]))
    emit('records.changed', { kinds: ['bookmark'] })
    await settle()
    expect(note()).toBe('eerst en toen niet')
    await again.wrapper.find('textarea').trigger('blur')
    await settle()
    expect(callsOf('bookmarks.set')).toHaveLength(1)
    expect(callsOf('drafts.write')).toEqual([])
  })

  test('that was changed elsewhere meanwhile shows both notes', async () => {
    answer('drafts.list', () => [{ key: KEY, changedAt: common.changedAt }])
    answer('drafts.read', () => ({ kind: 'bookmark', note: 'eerst en toen', was: 'eerst' }))
    answer('bookmarks.list', () => [bookmark({ note: 'van de andere computer' })])
    answer('bookmarks.set', ({ note }: { note: string }) => bookmark({ note }))
    const { wrapper } = await at(PRESENCE)
    const both = 'van de andere computer\n\neerst en toen'
    expect(wrapper.find<HTMLTextAreaElement>('#words textarea').element.value).toBe(both)
    await eventually(() => expect(callsOf('bookmarks.set')).toEqual([{ ...spot, note: both }]))
  })

  test('is not taken away while a word of its note is not on disk', async () => {
    answer('bookmarks.list', () => [bookmark({ note: 'eerst' })])
    const { wrapper } = await at(PRESENCE)
    fail('bookmarks.set', 'disk-full')
    await wrapper.find('#words textarea').setValue('eerst en toen')
    await wrapper.find('#words .mark').trigger('click')
    await settle()
    expect(callsOf('bookmarks.remove')).toEqual([])
    expect(theToast()?.error).toBe('disk-full')
    expect((wrapper.find('#words textarea').element as HTMLTextAreaElement).value).toBe('eerst en toen')
  })

  test('page keys leave a note alone, and Escape only leaves the note', async () => {
    answer('bookmarks.list', () => [bookmark()])
    const { wrapper, router } = await at(PRESENCE)
    const field = wrapper.find('#words textarea').element as HTMLTextAreaElement
    field.focus()
    await press('ArrowRight', { altKey: true }, field)
    await press('Escape', {}, field)
    expect(router.currentRoute.value.path).toBe(PRESENCE)
    expect(document.activeElement).not.toBe(field)
  })

  test('stands in the list in reading order; one whose place is gone keeps its note', async () => {
    answer('bookmarks.list', () => [
      bookmark({ id: '01932f3c-1f3a-7abc-8def-000000000003', section: 'nowhere', note: 'van vroeger' }),
      bookmark({ id: '01932f3c-1f3a-7abc-8def-000000000004', chapter: 'help.gone', note: 'van nog vroeger' }),
      bookmark({ id: '01932f3c-1f3a-7abc-8def-000000000001' }),
      bookmark({ id: '01932f3c-1f3a-7abc-8def-000000000002', chapter: 'help.intro', section: 'aim' }),
    ])
    const { wrapper } = await at('/guides/bookmarks')
    expect(wrapper.findAll('.place').map((place) => place.attributes('href') ?? null)).toEqual([
      '/guides/help/help.intro#aim',
      `${PRESENCE}#words`,
      PRESENCE,
      null,
    ])
    expect(wrapper.findAll('textarea').map(({ element }) => element.value)).toEqual([
      '',
      '',
      'van vroeger',
      'van nog vroeger',
    ])
  })

  test('list that is empty leads on: to where somebody stopped, or to where each guide begins', async () => {
    const first = await at('/guides/bookmarks')
    expect(names(first.wrapper, 'li a')).toEqual([
      'Lees ‘Als iemand stilvalt’',
      'Lees ‘Als er zelden iemand keek’',
      'Lees ‘Naar de huisarts’',
    ])
    expect(first.wrapper.find('li a').attributes('href')).toBe('/guides/help/help.intro')
    first.wrapper.unmount()
    const place = { kind: 'reading', guide: 'help', chapter: 'help.safety', section: 'again', ...common }
    answer('reading.list', () => [place])
    const { wrapper } = await at('/guides/bookmarks')
    expect(wrapper.find('.continue').attributes('href')).toBe('/guides/help/help.safety')
    expect(wrapper.find('li a').exists()).toBe(false)
  })

  test('list that cannot be read says so, not that it is empty', async () => {
    fail('bookmarks.list', 'vault-missing')
    const { wrapper } = await at('/guides/bookmarks')
    expect(wrapper.text()).toContain('konden nu niet worden gelezen')
    expect(wrapper.text()).not.toContain('Hier staat nog niets')
  })
})

describe('a heavy section', () => {
  test('has a word before it and a way around, and its text stays in sight', async () => {
    const seen = vi.spyOn(Element.prototype, 'scrollIntoView')
    const { wrapper } = await at(PRESENCE)
    expect(wrapper.findAll('.heavy')).toHaveLength(2)
    const note = wrapper.find('#avoid .heavy')
    expect(note.find('a').attributes('href')).toBe('/care/exercise/ex.ground')
    expect(wrapper.find('#avoid .prose').isVisible()).toBe(true)
    await note.find('button').trigger('click')
    // Not into the next one, which is heavy too.
    expect((seen.mock.contexts.at(-1) as Element).id).toBe('self')
    expect(document.activeElement?.textContent).toBe('Als je zelf dichtzit')
  })
})

describe('the phrases', () => {
  const open = () => at('/guides/phrases')

  test('of a chapter are put among mine with a heart', async () => {
    answer('phrases.setFavourite', () => ({ own: [], favourites: ['help.presence.phrase1'] }))
    const { wrapper } = await at(PRESENCE)
    const heart = wrapper.find('#words .favourite')
    await heart.trigger('click')
    await settle()
    expect(callsOf('phrases.setFavourite')).toEqual([{ phrase: 'help.presence.phrase1', on: true }])
    expect(heart.attributes('aria-pressed')).toBe('true')
  })

  test('stand by situation: each phrase and swap once, a swap with its better sentence and why', async () => {
    const { wrapper } = await open()
    const nl = (name: string) => import(`../../resources/content/nl/${name}.json`)
    const [phrases, swaps] = await Promise.all([nl('phrases'), nl('swaps')])
    expect(wrapper.findAll('.card')).toHaveLength((phrases.default as unknown[]).length)
    expect(wrapper.findAll('.pair')).toHaveLength((swaps.default as unknown[]).length)
    expect(names(wrapper, '.pair .better q')).not.toContain('')
    const pair = wrapper.find('[id="help.nopep"] .pair')
    expect(names(wrapper, '[id="help.nopep"] .pair .label').slice(0, 2)).toEqual(['Liever niet', 'Liever zo'])
    expect(pair.find('summary').text()).toBe('Waarom de eerste steekt')
    expect(pair.find('details').attributes('open')).toBeUndefined()
    expect(wrapper.find('[id="help.presence"] h2').text()).toBe('Er zijn is genoeg voor vanavond')
  })

  test('begin with mine: favourites, swaps among them, and own ones', async () => {
    answer('phrases.read', () => ({
      own: [ownPhrase('Ik zet thee.')],
      favourites: ['help.presence.message', 'help.nopep.avoid1'],
    }))
    const { wrapper } = await open()
    const mine = wrapper.find('section')
    expect(mine.attributes('id')).toBe('mine')
    expect(mine.findAll('.card')).toHaveLength(1)
    expect(mine.find('.pair .instead').text()).toContain('Alles gebeurt met een reden.')
    expect(mine.text()).toContain('Ik zet thee.')
  })

  test('narrow down while one types, whatever the accents and capitals', async () => {
    const { wrapper } = await open()
    await wrapper.find('input').setValue('ALLÉEN')
    expect(wrapper.findAll('.card').length).toBeGreaterThan(0)
    for (const text of names(wrapper, '.card p')) expect(text.toLowerCase()).toContain('alleen')
    await wrapper.find('input').setValue('xyzzy')
    expect(wrapper.findAll('.card')).toHaveLength(0)
    expect(wrapper.text()).toContain('Met deze woorden is er niets.')
    await press('Escape', {}, wrapper.find('input').element)
    expect(wrapper.findAll('.card').length).toBeGreaterThan(10)
  })

  test('of one’s own are added, changed, thrown away and taken back', async () => {
    let own: OwnPhrase[] = []
    answer('phrases.read', () => ({ own, favourites: [] }))
    answer('phrases.keepOwn', ({ text }: { text: string }) => ((own = [ownPhrase(text)]), own[0]))
    answer('phrases.removeOwn', () => void (own = []))
    answer('phrases.restoreOwn', () => ((own = [ownPhrase('Ik zet thee.')]), own[0]))
    const { wrapper } = await open()
    const mine = () => wrapper.find('#mine')
    await mine().find('textarea').setValue('  Ik zet koffie. ')
    await mine().find('form').trigger('submit')
    await settle()
    expect(callsOf('phrases.keepOwn')).toEqual([{ id: null, text: 'Ik zet koffie.' }])
    expect(mine().find('textarea').element.value).toBe('')

    await mine().find('[aria-label="Verander ‘Ik zet koffie.’"]').trigger('click')
    await settle()
    await mine().find('li textarea').setValue('Ik zet thee.')
    await mine().find('li form').trigger('submit')
    await settle()
    expect(callsOf('phrases.keepOwn').at(-1)).toEqual({ id: ownPhrase('').id, text: 'Ik zet thee.' })

    await mine().find('[aria-label="Verwijder: ‘Ik zet thee.’"]').trigger('click')
    await settle()
    expect(mine().text()).not.toContain('Ik zet thee.')
    await theToast()?.action?.run()
    await settle()
    expect(mine().text()).toContain('Ik zet thee.')
    expect(callsOf('phrases.keepOwn')).toHaveLength(2)
  })

  test('keep what was typed when the page is left', async () => {
    answer('phrases.keepOwn', ({ text }: { text: string }) => ownPhrase(text))
    const { wrapper } = await open()
    await wrapper.find('#mine textarea').setValue('Half af')
    wrapper.unmount()
    opened = undefined
    expect(callsOf('phrases.keepOwn')).toEqual([{ id: null, text: 'Half af' }])
  })

  test('are there again when they could not be kept on leaving, and gone once they were', async () => {
    const drafts = new Map<string, Draft>()
    answer('drafts.read', ({ key }: { key: string }) => drafts.get(key) ?? null)
    answer('drafts.write', ({ key, draft }: { key: string; draft: Draft }) => void drafts.set(key, draft))
    answer('drafts.clear', ({ key }: { key: string }) => void drafts.delete(key))
    const first = await open()
    fail('phrases.keepOwn', 'vault-missing')
    await first.wrapper.find('#mine textarea').setValue('Half af')
    first.wrapper.unmount()
    opened = undefined
    await settle()
    vi.restoreAllMocks()
    answer('phrases.keepOwn', ({ text }: { text: string }) => ownPhrase(text))
    const { wrapper } = await open()
    expect(wrapper.find<HTMLTextAreaElement>('#mine textarea').element.value).toBe('Half af')
    await wrapper.find('#mine form').trigger('submit')
    await settle()
    expect(drafts.size).toBe(0)
  })
})

describe('questions', () => {
  test('stand folded, one opened by a link, and narrow down by words of the answer', async () => {
    const { wrapper } = await at('/guides/questions#neglect.faq.heal')
    expect(wrapper.findAll('details').length).toBeGreaterThan(4)
    expect(wrapper.findAll('details[open]').map((one) => one.attributes('id'))).toEqual(['neglect.faq.heal'])
    expect(wrapper.find('details[open] .card').exists()).toBe(true)
    await wrapper.find('input').setValue('docent')
    expect(wrapper.findAll('details').map((one) => one.attributes('id'))).toEqual(['neglect.faq.ask'])
  })
})

test('a link to another situation leads there, whatever was looked for', async () => {
  const seen = vi.spyOn(Element.prototype, 'scrollIntoView')
  const { wrapper, router } = await at('/guides/phrases')
  await wrapper.find('input').setValue('xyzzy')
  await router.push('/guides/phrases#help.pro')
  await settle()
  expect((seen.mock.contexts.at(-1) as Element).id).toBe('help.pro')
})

describe('where it comes from', () => {
  test.each(['nl', 'en'] as const)('in %s names its sources and says what has not been done', async (language) => {
    const { wrapper } = await openAt('/guides/sources', { language })
    opened = wrapper
    for (const name of ['Gottman', '113', 'MHFA', 'R U OK?']) expect(wrapper.text()).toContain(name)
    expect(wrapper.text()).toMatch(/geen psycholoog|No psychologist/)
    expect(wrapper.findAll('section').map((one) => one.attributes('id'))).toContain('report')
  })
})

describe('on paper', () => {
  test('a chapter is printed or kept as a PDF under its own name', async () => {
    answer('printing.savePdf', () => 'saved')
    const { wrapper } = await at(PRESENCE)
    const [print, pdf] = wrapper.findAll('.paper-ways button')
    await print?.trigger('click')
    await settle()
    await pdf?.trigger('click')
    await settle()
    const route = '/print/chapter/help/help.presence'
    expect(callsOf('printing.print')).toEqual([{ route }])
    expect(callsOf('printing.savePdf')).toEqual([{ route, name: 'Er zijn is genoeg voor vanavond' }])
    expect(theToast()?.text).toBe('De PDF is bewaard.')
  })

  test('what was not printed is told, what somebody thought better of is not', async () => {
    const { wrapper } = await at(PRESENCE)
    const print = async (outcome: string) => {
      useToasts().toasts.value = []
      answer('printing.print', () => outcome)
      await wrapper.find('.paper-ways button').trigger('click')
      await settle()
      return theToast()?.text
    }
    expect(await print('failed')).toMatch(/^Er is niets geprint/)
    expect(await print('cancelled')).toBe(undefined)
    expect(await print('printed')).toBe(undefined)
  })

  test('a guide has all its chapters, its contents in front and no link that leads out', async () => {
    const { wrapper } = await at('/print/guide/neglect')
    expect(wrapper.findAll('article').map((one) => one.attributes('id'))).toHaveLength(18)
    const links = wrapper.findAll('a').map((one) => one.attributes('href'))
    const ids = wrapper.findAll('article').map((one) => one.attributes('id') ?? '')
    expect(links).toEqual(ids.map((id) => `#${id}`))
    expect(wrapper.findAll('[data-page-of]').map((one) => one.attributes('data-page-of'))).toEqual(ids)
    expect(wrapper.find('footer').text()).toContain('geen diagnose')
  })

  test('my cards hold my own sentences and favourites, and nothing else', async () => {
    answer('phrases.read', () => ({ own: [ownPhrase('Ik zet thee.')], favourites: ['help.nopep.avoid1'] }))
    const { wrapper } = await at('/print/cards/mine')
    expect(names(wrapper, 'li .text')[0]).toBe('Ik zet thee.')
    expect(wrapper.findAll('li')).toHaveLength(2)
    expect(wrapper.find('li .instead').text()).toContain('Alles gebeurt met een reden.')
  })
})

test.each(['phrases', 'questions', 'bookmarks', 'sources'])(
  '%s has a way back to the guides in sight',
  async (place) => {
    const { wrapper } = await at(`/guides/${place}`)
    const back = wrapper.find('.back-link')
    expect(back.text()).toBe('Naar de gidsen')
    expect(back.attributes('href')).toBe('/guides')
    expect(back.element.compareDocumentPosition(wrapper.find('h1').element)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  },
)
