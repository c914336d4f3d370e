import { answer, calls, callsOf, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import { write, written } from './support/writing'
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Draft } from '@shared/features/drafts/drafts'
import type { Entry } from '@shared/features/journal/entry'
import type { CallName } from '@shared/ipc/contract'
import type { EntrySummary } from '@shared/features/journal/contract'
import type { ErrorCode } from '@shared/kernel/errors'
import { useToasts } from '@/kernel/toasts'

const ID = '01932f3c-1f3a-7abc-8def-0123456789ab'
const entry = (change: Partial<Entry> = {}): Entry => ({
  id: ID,
  kind: 'entry',
  at: '2026-11-21T20:04+01:00[Europe/Amsterdam]',
  seen: { here: 1 },
  changedAt: '2026-11-21T19:04:31.250Z',
  text: 'Mist.',
  ...change,
})
const summary = (id: string, at: string, excerpt = 'Mist.'): EntrySummary => ({
  ...{ id, at, excerpt, feelings: [], versions: 1 },
})

let opened: VueWrapper | undefined
let drafts: Map<string, Draft>

async function open(path: string) {
  const found = await openAt(path)
  opened = found.wrapper
  return found
}
const button = (name: string) => {
  const found = opened?.findAll('button').find((one) => one.text() === name)
  if (!found) throw new Error(`No button ${name}`)
  return found
}
const press = async (key: string, options: KeyboardEventInit = {}) => {
  window.dispatchEvent(new KeyboardEvent('keydown', { key, ...options }))
  await settle()
}
function fail(name: CallName, code: ErrorCode): void {
  const call = window.luwte.call.bind(window.luwte)
  vi.spyOn(window.luwte, 'call').mockImplementation((asked, input) =>
    asked === name ? Promise.resolve({ ok: false, error: { code } }) : call(asked, input),
  )
}
const theToast = () => useToasts().toasts.value.at(-1)

beforeEach(() => {
  resetBridge()
  drafts = new Map()
  answer('drafts.read', ({ key }: { key: string }) => drafts.get(key) ?? null)
  answer('drafts.write', ({ key, draft }: { key: string; draft: Draft }) => void drafts.set(key, draft))
  answer('drafts.clear', ({ key }: { key: string }) => void drafts.delete(key))
  answer('drafts.discard', ({ key, draft }: { key: string; draft: Draft }) => {
    drafts.delete(key)
    return { binned: draft.kind === 'entry' && draft.text.trim() !== '' ? ID : null }
  })
  answer('drafts.list', () => [...drafts.keys()].map((key) => ({ key, changedAt: '2026-11-21T19:04:31.250Z' })))
  answer('entries.bin', () => [])
  answer('entries.read', () => ({ entry: entry(), siblings: [], seen: { here: 1 } }))
  answer('entries.save', ({ text }: { text: string }) => entry({ text }))
})
afterEach(() => {
  opened?.unmount()
  vi.restoreAllMocks()
  vi.useRealTimers()
  const { toasts, dismiss } = useToasts()
  for (const toast of toasts.value) dismiss(toast.id)
})

describe('writing', () => {
  test('keeps what is typed and brings it back', async () => {
    const { router } = await open('/journal/write/new')
    await write('Een begin')
    await router.push('/journal')
    await settle()
    expect(drafts.get('entry:new')).toEqual({ kind: 'entry', text: 'Een begin', seen: null })
    expect(opened?.find('.kept').text()).toContain('Een begin')
    await router.push('/journal/write/new')
    await settle()
    expect(written()).toBe('Een begin')
    expect(opened?.text()).toContain('je kladje staat er weer')
  })

  test.each([
    { key: 's', ctrlKey: true },
    { key: 'Enter', ctrlKey: true },
  ])('saves with Ctrl and $key', async (keys) => {
    const { router } = await open('/journal/write/new')
    await write('Klaar om te bewaren')
    await press(keys.key, keys)
    expect(callsOf('entries.save')).toEqual([{ id: null, seen: null, text: 'Klaar om te bewaren' }])
    expect(drafts.size).toBe(0)
    expect(router.currentRoute.value.path).toBe(`/journal/entry/${ID}`)
    expect(opened?.find('[role=status]').text()).toBe('Bewaard')
  })

  test('says nothing of saving before the reply', async () => {
    let reply: (value: unknown) => void = () => undefined
    answer('entries.save', () => new Promise((resolve) => (reply = resolve)))
    const call = window.luwte.call.bind(window.luwte)
    vi.spyOn(window.luwte, 'call').mockImplementation(async (name, input) => {
      const given = await call(name, input)
      return given.ok ? { ok: true, value: await given.value } : given
    })
    const { router } = await open('/journal/write/new')
    await write('Traag')
    await press('s', { ctrlKey: true })
    expect(opened?.text()).not.toMatch(/\bbewaard\b/i)
    expect(router.currentRoute.value.path).toBe('/journal/write/new')
    await press('s', { ctrlKey: true })
    expect(callsOf('entries.save')).toHaveLength(1)
    reply(entry())
    await settle()
    expect(router.currentRoute.value.path).toBe(`/journal/entry/${ID}`)
  })

  test('a save that fails keeps everything, as text and as draft, and says so', async () => {
    const { router } = await open('/journal/write/new')
    await write('Dit mag niet weg')
    fail('entries.save', 'disk-full')
    await press('s', { ctrlKey: true })
    expect(written()).toBe('Dit mag niet weg')
    expect(router.currentRoute.value.path).toBe('/journal/write/new')
    expect(opened?.find('[role=alert]').text()).toContain('Dit is nog niet bewaard. Wat je schreef staat hier nog')
    expect(theToast()?.error).toBe('disk-full')
    await router.push('/journal')
    await settle()
    expect(drafts.get('entry:new')).toMatchObject({ text: 'Dit mag niet weg' })
  })

  test('Escape leaves without a question, the draft stays', async () => {
    const { router } = await open('/journal/write/new')
    await write('Later verder')
    await press('Escape')
    expect(router.currentRoute.value.path).toBe('/journal')
    expect(drafts.get('entry:new')).toMatchObject({ text: 'Later verder' })
  })

  test('a draft thrown away can be taken back', async () => {
    await open('/journal/write/new')
    await write('Weg ermee')
    await button('Verwijder dit kladje').trigger('click')
    await settle()
    expect(drafts.size).toBe(0)
    expect(theToast()?.text).toBe('Het kladje ligt in de prullenbak.')
    await theToast()?.action?.run()
    await settle()
    expect(written()).toBe('Weg ermee')
    // It is no more in the bin.
    expect(callsOf('entries.erase')).toEqual([{ id: ID }])
  })

  test('a draft that cannot be put in the bin stays where it is, and that is told', async () => {
    const { router } = await open('/journal/write/new')
    await write('Weg ermee')
    fail('drafts.discard', 'disk-full')
    await button('Verwijder dit kladje').trigger('click')
    await settle()
    expect(router.currentRoute.value.path).toBe('/journal/write/new')
    expect(written()).toBe('Weg ermee')
    expect(theToast()?.error).toBe('disk-full')
  })

  test('a change is saved with what was seen, and begins from the text as it is', async () => {
    await open(`/journal/write/${ID}`)
    expect(written()).toBe('Mist.')
    await write('Mist, en later zon.')
    await press('Enter', { ctrlKey: true })
    expect(callsOf('entries.save')).toEqual([{ id: ID, seen: { here: 1 }, text: 'Mist, en later zon.' }])
  })

  test('two versions are joined: both texts, saved as having seen both', async () => {
    const siblings = [entry({ text: 'Van de laptop.', seen: { there: 1 } })]
    answer('entries.read', () => ({ entry: entry(), siblings, seen: { here: 1, there: 1 } }))
    await open(`/journal/write/${ID}`)
    expect(written()).toBe('Mist.\n\nVan de laptop.')
    await press('s', { ctrlKey: true })
    expect(callsOf('entries.save')).toEqual([{ id: ID, seen: { here: 1, there: 1 }, text: 'Mist.\n\nVan de laptop.' }])
  })

  test('a draft that saw only one version becomes part of the joined text', async () => {
    drafts.set(`entry:${ID}`, { kind: 'entry', text: 'Mijn kladje.', seen: { here: 1 } })
    const siblings = [entry({ text: 'Van de laptop.', seen: { there: 1 } })]
    answer('entries.read', () => ({ entry: entry(), siblings, seen: { here: 1, there: 1 } }))
    await open(`/journal/write/${ID}`)
    expect(written()).toBe('Mijn kladje.\n\nMist.\n\nVan de laptop.')
  })

  test('what is gone elsewhere can be saved as a new entry', async () => {
    await open(`/journal/write/${ID}`)
    await write('Toch houden')
    fail('entries.save', 'not-found')
    await press('s', { ctrlKey: true })
    vi.restoreAllMocks()
    await button('Bewaar als nieuwe tekst').trigger('click')
    await settle()
    expect(callsOf('entries.save').at(-1)).toEqual({ id: null, seen: null, text: 'Toch houden' })
  })

  test('a prompt shows its question, keeps a draft of its own, and travels with the text', async () => {
    drafts.set('entry:new', { kind: 'entry', text: 'Iets heel anders', seen: null })
    await open('/journal/write/new?prompt=prompt.missing')
    expect(opened?.find('h1').text()).toBe('Wat er niet was')
    expect(opened?.find('details').text()).toContain('Wat heb je gemist')
    expect(written()).toBe('')
    await write('Een luisterend oor')
    await press('s', { ctrlKey: true })
    expect(callsOf('entries.save')).toEqual([
      { id: null, seen: null, text: 'Een luisterend oor', prompt: 'prompt.missing' },
    ])
    expect([...drafts.keys()]).toEqual(['entry:new'])
  })

  test('another question of the same theme can be asked for, and what was typed stays', async () => {
    await open('/journal/write/new?prompt=prompt.first-line')
    await write('Het regent')
    await press('Escape')
    expect(drafts.get('entry:new:prompt.first-line')).toMatchObject({ prompt: 'prompt.first-line' })
    opened?.unmount()
    await open('/journal/write/new?prompt=prompt.first-line')
    await button('Iets anders').trigger('click')
    await settle()
    expect(opened?.find('h1').text()).toBe('Schrijven als je er geen woord voor hebt')
    expect(opened?.find('details').text()).toContain('wat voor weer het vanbinnen is')
    expect(written()).toBe('Het regent')
    await press('Escape')
    const draft = { kind: 'entry', text: 'Het regent', prompt: 'prompt.no-word', seen: null }
    expect([...drafts]).toEqual([['entry:new:prompt.first-line', draft]])
    opened?.unmount()
    await open('/journal/write/new?prompt=prompt.first-line')
    expect(written()).toBe('Het regent')
    await press('s', { ctrlKey: true })
    expect(callsOf('entries.save')).toEqual([{ id: null, seen: null, text: 'Het regent', prompt: 'prompt.no-word' }])
    expect(drafts.size).toBe(0)
  })

  test('another question keeps no draft of nothing, and a stored entry keeps its question', async () => {
    const { router } = await open('/journal/write/new?prompt=prompt.first-line')
    await button('Iets anders').trigger('click')
    await press('Escape')
    expect(drafts.size).toBe(0)
    answer('entries.read', () => ({ entry: entry({ prompt: 'prompt.missing' }), siblings: [], seen: { here: 1 } }))
    await router.push(`/journal/write/${ID}`)
    await settle()
    expect(opened?.find('details').text()).toContain('Wat heb je gemist')
    expect(() => button('Iets anders')).toThrow()
  })

  test.each([
    ['a heavy question', '/journal/write/new?prompt=prompt.missing', 'kort', true],
    ['a long text', '/journal/write/new', 'woord '.repeat(401), true],
    ['a light question', '/journal/write/new?prompt=prompt.small-good', 'kort', false],
    ['a text of middling length', '/journal/write/new', 'woord '.repeat(400), false],
  ])('after %s a landing is offered or not', async (_what, path, text, isOffered) => {
    await open(path)
    await write(text)
    await press('s', { ctrlKey: true })
    expect(opened?.find('.landing').exists()).toBe(isOffered)
    if (isOffered) {
      const ways = opened?.findAll('.landing a').map((way) => way.attributes('href'))
      expect(ways).toEqual(['/care/exercise/ex.ground', '/care/prompt/care.one-message', '/today'])
    }
  })

  test('a megabyte of text goes in', async () => {
    await open('/journal/write/new')
    const book = 'Een zin. '.repeat(120_000)
    await write(book)
    await press('s', { ctrlKey: true })
    expect(callsOf('entries.save')).toEqual([{ id: null, seen: null, text: book }])
  })
})

describe('an entry', () => {
  test('what looks like markup is text', async () => {
    const text = '<b>vet</b> <img src=x onerror=alert(1)>\n\n  ingesprongen {{ 1 + 1 }}'
    answer('entries.read', () => ({ entry: entry({ text }), siblings: [], seen: { here: 1 } }))
    await open(`/journal/entry/${ID}`)
    const shown = opened?.find('.text').element
    expect(shown?.textContent).toBe(text)
    expect(shown?.children).toHaveLength(0)
  })

  test('is thrown away at once and comes back when that is asked', async () => {
    const { router } = await open(`/journal/entry/${ID}`)
    await button('Naar de prullenbak').trigger('click')
    await settle()
    expect(callsOf('entries.remove')).toEqual([{ id: ID }])
    expect(router.currentRoute.value.path).toBe('/journal')
    expect(theToast()?.text).toBe('De tekst ligt in de prullenbak.')
    expect(callsOf('entries.restore')).toEqual([])
    await theToast()?.action?.run()
    await settle()
    expect(callsOf('entries.restore')).toEqual([{ id: ID }])
    expect(router.currentRoute.value.path).toBe(`/journal/entry/${ID}`)
  })

  test('stays where it is when it could not be thrown away', async () => {
    const { router } = await open(`/journal/entry/${ID}`)
    fail('entries.remove', 'not-writable')
    await button('Naar de prullenbak').trigger('click')
    await settle()
    expect(router.currentRoute.value.path).toBe(`/journal/entry/${ID}`)
    expect(theToast()?.error).toBe('not-writable')
  })

  test('shows both versions plainly', async () => {
    const siblings = [entry({ text: 'Van de laptop.', changedAt: '2026-11-21T20:00:00.000Z' })]
    answer('entries.read', () => ({ entry: entry(), siblings, seen: { here: 1, there: 1 } }))
    await open(`/journal/entry/${ID}`)
    expect(opened?.text()).toContain('Op twee plekken veranderd')
    expect(opened?.findAll('.text').map((text) => text.text())).toEqual(['Mist.', 'Van de laptop.'])
  })

  test('tells of a draft that was not saved', async () => {
    drafts.set(`entry:${ID}`, { kind: 'entry', text: 'Mist, en', seen: { here: 1 } })
    await open(`/journal/entry/${ID}`)
    await button('Ga verder met het kladje').trigger('click')
    await settle()
    expect(written()).toBe('Mist, en')
  })
})

describe('the time of an entry', () => {
  const field = (type: string) => {
    const found = document.querySelector<HTMLInputElement>(`[role=dialog] input[type=${type}]`)
    if (!found) throw new Error(`No field for the ${type}`)
    return found
  }
  async function choose(date: string, time: string): Promise<void> {
    await opened?.find('button.when').trigger('click')
    await settle()
    for (const [type, value] of [
      ['date', date],
      ['time', time],
    ] as const) {
      field(type).value = value
      field(type).dispatchEvent(new Event('input'))
    }
    document.querySelector<HTMLElement>('[role=dialog] [type=submit]')?.click()
    await settle()
  }

  test('is changed where it was lived, which can be taken back', async () => {
    answer('entries.setTime', () => undefined)
    await open(`/journal/entry/${ID}`)
    await choose('2026-07-01', '08:30')
    expect(callsOf('entries.setTime')).toEqual([{ id: ID, at: '2026-07-01T08:30+02:00[Europe/Amsterdam]' }])
    await theToast()?.action?.run()
    expect(callsOf('entries.setTime')[1]).toEqual({ id: ID, at: entry().at })
  })

  test.each([
    ['2026-07-01', '', 'Kies een tijd.'],
    ['', '10:00', 'Kies een dag.'],
    ['2999-01-01', '10:00', 'Die tijd is nog niet geweest. Kies een eerdere tijd.'],
  ])('is not changed to %s %s', async (date, time, told) => {
    await open(`/journal/entry/${ID}`)
    await choose(date, time)
    expect(document.querySelector('[role=dialog] [role=status]')?.textContent).toBe(told)
    expect(callsOf('entries.setTime')).toEqual([])
  })

  test('is not touched where the same was chosen', async () => {
    await open(`/journal/entry/${ID}`)
    await choose('2026-11-21', '20:04')
    expect(document.querySelector('[role=dialog]')).toBeNull()
    expect(callsOf('entries.setTime')).toEqual([])
  })

  test('of a new text that was never written is not that of the next one', async () => {
    const { router } = await open('/journal/write/new')
    await choose('2026-07-01', '08:30')
    await router.push('/journal')
    await settle()
    await router.push('/journal/write/new')
    await settle()
    await write('Van nu')
    await button('Bewaar').trigger('click')
    await settle()
    expect(callsOf('entries.save').at(-1)).not.toHaveProperty('at')
  })

  test('of a new text is kept with its draft and saved with it', async () => {
    const { router } = await open('/journal/write/new')
    await write('Van vroeger')
    await choose('2001-01-02', '09:00')
    const at = '2001-01-02T09:00+01:00[Europe/Amsterdam]'
    await router.push('/journal')
    await settle()
    expect(drafts.get('entry:new')).toEqual({ kind: 'entry', text: 'Van vroeger', seen: null, at })
    await router.push('/journal/write/new')
    await settle()
    expect(opened?.find('button.when').text()).toContain('Dinsdag 2 januari 2001, 09:00')
    await press('s', { ctrlKey: true })
    expect(callsOf('entries.save')).toEqual([{ id: null, seen: null, text: 'Van vroeger', at }])
  })

  test('that somebody changed elsewhere stays when versions are joined', async () => {
    const moved = '2026-11-20T07:00+01:00[Europe/Amsterdam]'
    const own = { at: '2024-11-15T10:51+01:00[Europe/Amsterdam]' }
    const siblings = [entry({ text: 'Van de laptop.', seen: { there: 1 }, at: moved })]
    answer('entries.read', () => ({ entry: entry(own), siblings, seen: { here: 1, there: 1 } }))
    await open(`/journal/write/${ID}`)
    await press('s', { ctrlKey: true })
    expect(callsOf('entries.save')).toMatchObject([{ id: ID, at: moved }])
  })

  test('a draft that says what the entry says does not make two versions of it', async () => {
    drafts.set(`entry:${ID}`, { kind: 'entry', text: 'Mist.', seen: { here: 1 } })
    answer('entries.read', () => ({ entry: entry(), siblings: [], seen: { here: 2 } }))
    await open(`/journal/write/${ID}`)
    await press('s', { ctrlKey: true })
    expect(callsOf('entries.save')).toEqual([{ id: ID, seen: { here: 2 }, text: 'Mist.' }])
  })
})

describe('the bin', () => {
  const thrown = { ...summary(ID, entry().at), deleted: '2026-11-22T08:00:00.000Z' }
  const inDialog = (name: string) => {
    const found = [...document.querySelectorAll('[role=alertdialog] button')].find(
      (one) => one.textContent?.trim() === name,
    )
    if (!found) throw new Error(`No ${name} in the dialog`)
    return found as HTMLElement
  }

  test('puts back', async () => {
    answer('entries.bin', () => [thrown])
    await open('/journal/bin')
    await button('Zet terug').trigger('click')
    await flushPromises()
    expect(callsOf('entries.restore')).toEqual([{ id: ID }])
  })

  test('erases only after a second yes', async () => {
    answer('entries.bin', () => [thrown])
    await open('/journal/bin')
    await button('Wis voorgoed').trigger('click')
    await settle()
    expect(document.querySelector('[role=alertdialog]')?.textContent).toContain('alle eerdere versies')
    inDialog('Annuleren').click()
    await settle()
    expect(calls.map(({ name }) => name)).not.toContain('entries.erase')
    await button('Wis voorgoed').trigger('click')
    await settle()
    inDialog('Wis voorgoed').click()
    await settle()
    expect(callsOf('entries.erase')).toEqual([{ id: ID }])
  })
})
