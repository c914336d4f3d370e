import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Draft } from '@shared/features/drafts/drafts'
import type { NamedRhythm } from '@shared/features/moments/contract'
import type { Person, PersonBody } from '@shared/features/people/person'
import { changedFields, type PersonChange } from '@shared/features/people/personChange'
import { BESIDE_DOORS } from '@/features/people/besideDoors'
import { useToasts } from '@/kernel/toasts'

const ID = '019ab000-0000-7000-8000-00000000000a'
const empty: PersonBody = { nickname: 'Noor', noticed: [], good: [], notGood: [], asked: [], promised: [] }
const rhythm: NamedRhythm = {
  ...{ id: 'touch', kind: 'contact', on: true, skip: [], lifetime: 720, name: '', opens: null, about: ID },
  rule: { by: 'weeks', every: 1, first: '2026-12-07', time: '17:00' },
}

// The far side: one card, its drafts, and the moments about that person.
let person: PersonBody | null
let rhythms: NamedRhythm[]
let drafts: Map<string, Draft>
let opened: Awaited<ReturnType<typeof openAt>> | undefined

const stored = () => ({ ...person, id: ID, kind: 'person', seen: { here: 1 } }) as unknown as Person
const at = async (path: string, options?: Parameters<typeof openAt>[1]) => {
  opened?.wrapper.unmount()
  opened = await openAt(path, options)
  await settle()
  return opened
}
const buttons = (wrapper: VueWrapper, text: string) =>
  wrapper.findAll('button').filter((one) => one.text() === text || one.attributes('aria-label') === text)
async function press(wrapper: VueWrapper, text: string): Promise<void> {
  const [found] = buttons(wrapper, text)
  if (!found) throw new Error(`No button says ${text}`)
  await found.trigger('click')
  await settle()
}

beforeEach(() => {
  resetBridge()
  person = { ...empty }
  rhythms = []
  drafts = new Map()
  answer('people.list', () => (person ? [stored()] : []))
  answer('people.contacts', () => [])
  answer('people.change', ({ change }: { change: PersonChange }) => {
    person = { ...empty, ...person, ...changedFields(person ?? empty, change) }
    if (!person.changed) delete person.changed
    if (change.do === 'change' && change.changed) rhythms = []
    emit('records.changed', { kinds: ['person', 'rhythm'] })
    return stored()
  })
  answer('people.remove', () => {
    person = null
    rhythms = []
    emit('records.changed', { kinds: ['person', 'contact', 'rhythm'] })
    return { contacts: [] }
  })
  answer('people.restore', () => {
    person = { ...empty }
    return stored()
  })
  answer('rhythms.list', () => ({ here: rhythms, elsewhere: [] }))
  answer('rhythms.save', (saved: NamedRhythm) => {
    rhythms = [...rhythms, saved]
    return { here: rhythms, elsewhere: [] }
  })
  answer('drafts.read', ({ key }: { key: string }) => drafts.get(key) ?? null)
  answer('drafts.write', ({ key, draft }: { key: string; draft: Draft }) => void drafts.set(key, draft))
  answer('drafts.clear', ({ key }: { key: string }) => void drafts.delete(key))
})
afterEach(() => {
  opened?.wrapper.unmount()
  opened = undefined
  useToasts().toasts.value = []
})

describe('the place', () => {
  test('has a door to each tool, and every door leads to a screen', async () => {
    const { wrapper, router } = await at('/beside')
    expect(wrapper.findAll('.doors a').map((one) => one.attributes('href'))).toEqual(BESIDE_DOORS.map(({ to }) => to))
    // Whoever fears for a life reads that before any of them.
    const [danger, doors] = [wrapper.get('.danger').element, wrapper.get('.doors').element]
    expect(danger.compareDocumentPosition(doors)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    for (const { to } of BESIDE_DOORS) expect(router.resolve(to).matched.at(-1)?.redirect, to).toBeUndefined()
  })

  test('shows what the chapter comes down to that somebody comes from, and nothing of one that there is not', async () => {
    const { wrapper } = await at('/beside?chapter=help.intro')
    await settle()
    expect(wrapper.find('.material').text()).toContain('lacht minder')
    expect(wrapper.find('.material a').attributes('href')).toBe('/guides/help/help.intro')
    const other = await at('/beside?chapter=help.nowhere')
    expect(other.wrapper.find('.material').exists()).toBe(false)
  })
})

describe('adding somebody', () => {
  test('asks first who else uses the computer, once, unless everything is sealed', async () => {
    const { wrapper } = await at('/beside/people/new')
    expect(wrapper.find('form').exists()).toBe(false)
    await press(wrapper, 'Nee, ga verder')
    expect(callsOf('settings.change')).toMatchObject([{ askedOnce: ['who-else'] }])
    const sealed = await at('/beside/people/new', { lock: 'open' })
    expect(sealed.wrapper.find('form').exists()).toBe(true)
  })

  test('needs a nickname, keeps what was typed, and says so where it is missing', async () => {
    drafts.set('person:new', { kind: 'person', text: '<i>N' })
    answer('people.add', stored)
    const { wrapper } = await at('/beside/people/new', { settings: { askedOnce: ['who-else'] } })
    const field = wrapper.find('input[type=text]')
    expect((field.element as HTMLInputElement).value).toBe('<i>N')
    await field.setValue('  ')
    await wrapper.find('form').trigger('submit')
    expect(wrapper.text()).toContain('Geef eerst een bijnaam.')
    expect(callsOf('people.add')).toEqual([])
    await field.setValue(' <i>N ')
    await wrapper.find('form').trigger('submit')
    await settle()
    expect(callsOf('people.add')).toEqual([{ nickname: '<i>N', bond: null, distance: null }])
    expect(drafts.has('person:new')).toBe(false)
  })
})

describe('a card', () => {
  test('takes a line, gives it back by undo to its place, and keeps an unfinished one', async () => {
    person = { ...empty, good: ['thee', 'lopen'] }
    drafts.set(`person:${ID}:asked`, { kind: 'person', text: 'zeg het niet' })
    const { wrapper } = await at(`/beside/people/${ID}`)
    expect(wrapper.findAll('textarea').map((one) => (one.element as HTMLTextAreaElement).value)).toEqual([
      'zeg het niet',
    ])
    await press(wrapper, 'Verwijder ‘thee’')
    expect(person?.good).toEqual(['lopen'])
    await useToasts().toasts.value[0]?.action?.run()
    expect(person?.good).toEqual(['thee', 'lopen'])
  })

  test('leads to a new text about this person', async () => {
    const { wrapper } = await at(`/beside/people/${ID}`)
    const link = wrapper.findAll('a').find((one) => one.text() === 'Schrijf hier iets over')
    expect(link?.attributes('href')).toBe(`/journal/write/new?about=person:${ID}`)
  })

  test('with moments asks before it is removed; undo brings them back with it', async () => {
    rhythms = [rhythm]
    const { wrapper, router } = await at(`/beside/people/${ID}`)
    await press(wrapper, 'Verwijder dit kaartje')
    expect(callsOf('people.remove')).toEqual([])
    await press(wrapper, 'Verwijder allebei')
    expect(router.currentRoute.value.path).toBe('/beside/people')
    await useToasts().toasts.value[0]?.action?.run()
    expect(rhythms).toEqual([rhythm])
  })

  test('without moments is removed at once, and can be brought back', async () => {
    const { wrapper } = await at(`/beside/people/${ID}`)
    await press(wrapper, 'Verwijder dit kaartje')
    expect(callsOf('people.remove')).toHaveLength(1)
  })

  test('that has changed and was put away shows neither an idea nor what was written before it is asked for', async () => {
    rhythms = [rhythm]
    person = { ...empty, good: ['thee'] }
    const { wrapper } = await at(`/beside/people/${ID}`)
    await press(wrapper, 'Er is iets veranderd')
    await wrapper.findAll('.changed input[type=radio]').at(-1)?.setValue(true)
    await wrapper.find('form.changed').trigger('submit')
    await settle()
    expect(person?.changed).toMatchObject({ what: 'other', written: 'away' })
    expect(wrapper.find('.idea').exists()).toBe(false)
    expect(wrapper.text()).not.toContain('thee')
    await press(wrapper, 'Toon wat je schreef')
    expect(wrapper.text()).toContain('thee')
    await useToasts().toasts.value[0]?.action?.run()
    expect([person?.changed, rhythms]).toEqual([undefined, [rhythm]])
  })

  test('that is gone says so', async () => {
    person = null
    expect((await at(`/beside/people/${ID}`)).wrapper.find('h1').text()).toBe('Dit kaartje is er niet meer.')
  })
})
