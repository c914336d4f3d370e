import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import { write } from './support/writing'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Draft } from '@shared/features/drafts/drafts'
import type { Entry } from '@shared/features/journal/entry'

// The first one fetches every view it opens.
vi.setConfig({ testTimeout: 30_000 })

const ID = '01932f3c-1f3a-7abc-8def-0123456789ab'
const entry = (change: Partial<Entry> = {}): Entry => ({
  ...{ id: ID, kind: 'entry', at: '2026-11-21T20:04+01:00[Europe/Amsterdam]', seen: { here: 1 } },
  ...{ changedAt: '2026-11-21T19:04:31.250Z', text: 'Mist.' },
  ...change,
})

let opened: VueWrapper | undefined
let drafts: Map<string, Draft>
let stored: Entry

async function open(path: string, settings = {}) {
  const found = await openAt(path, { settings })
  opened = found.wrapper
  return found
}
const button = (name: string) => {
  const found = opened?.findAll('button').find((one) => one.text() === name)
  if (!found) throw new Error(`No button ${name}`)
  return found
}
const press = async (name: string) => {
  await button(name).trigger('click')
  await settle()
}
const chips = () => opened?.findAll('.feelings > .row .chip').map((one) => one.text())
const offered = () => opened?.findAll('.panel .chip').map((one) => one.text()) ?? []
const field = () => opened?.get('.feelings input')
const type = async (text: string) => {
  await field()?.setValue(text)
  await settle()
}
const saved = () => callsOf('entries.save').at(-1)

beforeEach(() => {
  resetBridge()
  drafts = new Map()
  stored = entry()
  answer('drafts.read', ({ key }: { key: string }) => drafts.get(key) ?? null)
  answer('drafts.write', ({ key, draft }: { key: string; draft: Draft }) => void drafts.set(key, draft))
  answer('drafts.clear', ({ key }: { key: string }) => void drafts.delete(key))
  answer('entries.read', () => ({ entry: stored, siblings: [], seen: stored.seen }))
  answer('entries.save', (body: Partial<Entry>) => (stored = entry({ ...body, id: ID, seen: { here: 2 } })))
  answer('ownChoices.read', () => ({
    words: [{ id: ID, kind: 'word', text: 'weemoed', at: entry().at, seen: { here: 1 }, changedAt: '' }],
    surroundings: [],
  }))
})
afterEach(() => {
  opened?.unmount()
  opened = undefined
})

describe('feelings with a text', () => {
  test('are chosen under it, by typing too, and go along with it', async () => {
    const { router } = await open('/journal/write/new')
    await write('Aan zee.')
    expect(opened?.find('.feelings input').exists()).toBe(false)
    await press('Gevoel erbij')
    expect(document.activeElement).toBe(field()?.element)
    expect(offered()[0]).toBe('weemoed')
    await type('rust')
    expect(offered().slice(0, 2)).toEqual(['rustig', 'onrustig'])
    await type('geirrit')
    expect(offered()).toEqual(['geïrriteerd'])
    await type('geirriteerd')
    await field()?.trigger('keydown', { key: 'Enter' })
    await press('weemoed')
    expect(chips()).toEqual(['geïrriteerd', 'weemoed'])
    await press('Klaar met gevoelens')
    expect(document.activeElement?.textContent).toBe('Gevoel erbij')
    await press('Bewaar')
    expect(saved()).toEqual({
      ...{ id: null, seen: null, text: 'Aan zee.', feelings: [{ id: 'irritated' }, { own: 'weemoed' }] },
    })
    expect(router.currentRoute.value.path).toBe(`/journal/entry/${ID}`)
    expect(opened?.findAll('.felt').map((one) => one.text())).toEqual(['geïrriteerd', 'weemoed'])
  })

  test('may be a word of one’s own, which is offered from then on; Escape leaves the words, not the text', async () => {
    const { router } = await open('/journal/write/new')
    await press('Gevoel erbij')
    await type('landerig')
    await field()?.trigger('keydown', { key: 'Enter' })
    expect(chips()).toEqual(['landerig'])
    expect(callsOf('ownChoices.addWord')).toEqual([{ text: 'landerig' }])
    field()?.element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
    await settle()
    expect(opened?.find('.panel').exists()).toBe(false)
    expect(router.currentRoute.value.path).toBe('/journal/write/new')
  })

  test('are a draft before they are saved, and none left is saved as none', async () => {
    stored = entry({ feelings: [{ id: 'calm' }] })
    await open(`/journal/write/${ID}`)
    expect(chips()).toEqual(['rustig'])
    await press('rustig')
    opened?.unmount()
    await settle()
    expect(drafts.get(`entry:${ID}`)).toMatchObject({ text: 'Mist.', feelings: [] })
    await open(`/journal/entry/${ID}`)
    expect(opened?.text()).toContain('kladje')
    opened?.unmount()
    await open(`/journal/write/${ID}`)
    expect(chips()).toEqual([])
    await press('Bewaar')
    expect(saved()).toMatchObject({ id: ID, text: 'Mist.', feelings: [] })
  })

  test('without words of a text they are kept too', async () => {
    await open('/journal/write/new')
    await press('Gevoel erbij')
    await type('moe')
    await field()?.trigger('keydown', { key: 'Enter' })
    await press('Bewaar')
    expect(saved()).toMatchObject({ text: '', feelings: [{ id: 'tired' }] })
  })

  test('of two versions that are joined are all of them, each once', async () => {
    const [one, other] = [
      [{ id: 'calm' }, { own: 'mist' }],
      [{ id: 'calm' }, { id: 'sad' }],
    ]
    answer('entries.read', () => ({
      ...{ entry: entry({ feelings: one }), siblings: [entry({ text: 'Zon.', feelings: other })], seen: { here: 2 } },
    }))
    await open(`/journal/write/${ID}`)
    expect(chips()).toEqual(['rustig', 'mist', 'verdrietig'])
  })

  test('a hard word brings Help now first, without a comment', async () => {
    await open('/journal/write/new')
    await write('Kort.')
    await press('Gevoel erbij')
    await type('hopeloos')
    await field()?.trigger('keydown', { key: 'Enter' })
    await press('Bewaar')
    expect(opened?.findAll('.landing a').map((link) => link.attributes('href'))?.[0]).toBe('/help-now')
    expect(opened?.find('.landing').text()).not.toContain('hopeloos')
  })

  test('stand in the list of the journal', async () => {
    const month = { month: '2026-11', count: 1, days: 1 << 20 }
    answer('entries.months', () => ({
      ...{
        months: [month],
        feelings: [],
        tags: [],
        hasPictures: false,
        prompts: [],
        people: [],
        hasBin: false,
        isWhole: true,
      },
    }))
    answer('entries.month', () => ({
      entries: [{ id: ID, at: stored.at, excerpt: 'Mist.', feelings: [{ id: 'calm' }, { own: 'mist' }], versions: 1 }],
      checkIns: [],
    }))
    await open('/journal')
    emit('records.changed', { kinds: ['entry'] })
    await settle()
    expect(opened?.get('.entry .small').text().replaceAll(/\s+/g, ' ')).toBe('20:04 · rustig, mist')
  })
})

describe('what a text belongs to', () => {
  test.each([
    [`check-in:${ID}`, `/check-ins/${ID}`, 'Bij je check-in van'],
    ['exercise:ex.ground', '/care/exercise/ex.ground', 'Na de oefening “'],
    ['chapter:help:help.presence', '/guides/help/help.presence', 'Bij het hoofdstuk “'],
  ])('%s is a link above it, in its draft and when it is read', async (about, href, words) => {
    const [, kind, id] = /^([a-z-]+):(.+)$/.exec(about) ?? []
    const { router } = await open(`/journal/write/new?about=${about}`)
    const link = () => opened?.get('a.about')
    expect(link()?.attributes('href')).toBe(href)
    expect(link()?.text()).toContain(words)
    await write('Erover.')
    await router.push('/journal')
    await settle()
    expect(drafts.get(`entry:new:${about}`)).toMatchObject({ text: 'Erover.', about: { kind, id } })
    await router.push(`/journal/write/new:${about}`)
    await settle()
    expect(link()?.attributes('href')).toBe(href)
    await press('Bewaar')
    expect(saved()).toEqual({ id: null, seen: null, text: 'Erover.', about: { kind, id } })
    expect(opened?.get('.page a.about').attributes('href')).toBe(href)
  })

  test('of a kind that this Luwte does not know stays, and is not shown', async () => {
    stored = entry({ about: { kind: 'journey', id: 'x' } })
    await open(`/journal/entry/${ID}`)
    expect(opened?.text()).toContain('Mist.')
    expect(opened?.find('a.about').exists()).toBe(false)
  })

  test('a person is a link with the nickname as long as their card can be found', async () => {
    const lists = { noticed: [], good: [], notGood: [], asked: [], promised: [] }
    const noor = { ...entry(), kind: 'person', nickname: 'Noor', ...lists }
    const changed = { what: 'ended', on: '2026-11-29' }
    const tell = async (people: object[]) => {
      answer('people.list', () => people)
      emit('records.changed', { kinds: ['person'] })
      await settle()
      const link = opened?.find('a.about')
      return link?.exists() ? [link.text(), link.attributes('href')] : null
    }
    const shown = ['Over Noor', `/beside/people/${ID}`]
    stored = entry({ about: { kind: 'person', id: ID } })
    answer('people.list', () => [noor])
    await open(`/journal/entry/${ID}`)
    expect(await tell([noor])).toEqual(shown)
    // As while Beside someone is locked.
    expect(await tell([])).toBeNull()
    expect(await tell([{ ...noor, changed: { ...changed, written: 'kept' } }])).toEqual(shown)
    expect(await tell([{ ...noor, changed: { ...changed, written: 'away' } }])).toBeNull()
    expect(opened?.text()).toContain('Mist.')
  })

  test('is not asked for where an entry is about nobody', async () => {
    await open(`/journal/entry/${ID}`)
    expect(callsOf('people.list')).toEqual([])
  })

  test('is begun from a check-in', async () => {
    const around = { with: [], where: [], doing: [] }
    answer('checkIns.read', () => ({ ...entry(), kind: 'check-in', answer: 'nothing', feelings: [], around, note: '' }))
    await open(`/check-ins/${ID}`)
    const link = opened?.findAll('a').find((one) => one.text() === 'Schrijf hier iets over')
    expect(link?.attributes('href')).toBe(`/journal/write/new?about=check-in:${ID}`)
  })
})
