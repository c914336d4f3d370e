import { answer, callsOf, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Entry } from '@shared/features/journal/entry'
import { passagesOf } from '@/features/journal/versionDiff'
import { useToasts } from '@/kernel/toasts'

const ID = '01932f3c-1f3a-7abc-8def-0123456789ab'
const at = '2026-11-21T20:04+01:00[Europe/Amsterdam]'
const entry: Entry = {
  id: ID,
  kind: 'entry',
  at,
  seen: { here: 3 },
  changedAt: '2026-11-21T19:04:31.250Z',
  text: 'Mist en zon.',
}
const versions = [
  { changedAt: '2026-11-21T18:04:31.250Z', at, text: 'Mist en regen.', pictures: [] },
  { changedAt: '2026-11-20T18:04:31.250Z', at, text: 'Mist.', pictures: [] },
]
let opened: VueWrapper | undefined
async function open(path: string) {
  const found = await openAt(path)
  opened = found.wrapper
  return found
}
const button = (name: string) => opened?.findAll('button').find((one) => one.text() === name)

beforeEach(() => {
  resetBridge()
  answer('drafts.read', () => null)
  answer('entries.read', () => ({ entry, siblings: [], seen: entry.seen }))
  answer('entries.versions', () => versions)
  answer('entries.save', ({ text }: { text: string }) => ({ ...entry, text, seen: { here: 4 } }))
})
afterEach(() => opened?.unmount())

describe('what a draft said before', () => {
  const KEY = 'entry:new'
  const drafted = (text: string) => ({ kind: 'entry' as const, text, seen: null })
  const earlier = [{ draft: drafted('Mist en regen.'), changedAt: '2026-11-21T18:54:31.250Z' }]
  let said: ReturnType<typeof drafted>

  beforeEach(() => {
    said = drafted('Mist en zon.')
    answer('drafts.read', () => said)
    answer('drafts.earlier', () => earlier)
    answer('drafts.write', ({ draft }: { draft: typeof said }) => void (said = draft))
  })

  test('is led to only where there is something, and returned to without losing what is there now', async () => {
    const { router } = await open('/journal/write/new')
    expect(callsOf('drafts.earlier')).toEqual([{ key: KEY }])
    await opened?.get('a[href="/journal/write/new?earlier"]').trigger('click')
    await settle()
    expect(opened?.find('ins').text()).toBe('alleen toen: regen (einde)')
    expect(opened?.findAll('.actions button').map((one) => one.text())).toEqual(['Ga hiermee verder'])
    await button('Ga hiermee verder')?.trigger('click')
    await settle()
    expect(callsOf('drafts.write')).toEqual([{ key: KEY, draft: drafted('Mist en regen.'), isAside: true }])
    expect(router.currentRoute.value.fullPath).toBe('/journal/write/new')
    expect(opened?.get('.cm-content').text()).toBe('Mist en regen.')
  })

  test('is not led to where there is nothing yet, and an empty list says so', async () => {
    answer('drafts.earlier', () => [])
    await open('/journal/write/new')
    expect(opened?.find('a[href$="earlier"]').exists()).toBe(false)
    opened?.unmount()
    await open('/journal/write/new?earlier')
    expect(opened?.text()).toContain('Van dit kladje is nog niets van eerder vastgehouden.')
  })
})

describe('earlier versions', () => {
  test('are offered only where there can be some', async () => {
    await open(`/journal/entry/${ID}`)
    expect(opened?.find(`a[href="/journal/entry/${ID}/versions"]`).exists()).toBe(true)
    opened?.unmount()
    answer('entries.read', () => ({ entry: { ...entry, seen: { here: 1 } }, siblings: [], seen: { here: 1 } }))
    await open(`/journal/entry/${ID}`)
    expect(opened?.find(`a[href="/journal/entry/${ID}/versions"]`).exists()).toBe(false)
  })

  test('are shown with what is different, to the eye and to a screen reader', async () => {
    await open(`/journal/entry/${ID}/versions`)
    expect(opened?.find('ins').text()).toBe('alleen toen: regen (einde)')
    expect(opened?.find('del').text()).toBe('alleen nu: zon (einde)')
    await opened?.findAll('.list button')[1]?.trigger('click')
    expect(opened?.find('ins').exists()).toBe(false)
    expect(opened?.find('del').text()).toContain('en zon')
  })

  test('one is returned to, with its time, and that is undone', async () => {
    const { router } = await open(`/journal/entry/${ID}/versions`)
    await button('Zet deze versie terug')?.trigger('click')
    await settle()
    expect(callsOf('entries.save')).toEqual([{ id: ID, seen: { here: 3 }, text: 'Mist en regen.', at, pictures: [] }])
    expect(router.currentRoute.value.path).toBe(`/journal/entry/${ID}`)
    await useToasts().toasts.value.at(-1)?.action?.run()
    expect(callsOf('entries.save')[1]).toEqual({ id: ID, seen: { here: 4 }, text: 'Mist en zon.', at, pictures: [] })
  })

  test('none is returned to while there is a draft, which would be beside it', async () => {
    answer('drafts.read', () => ({ kind: 'entry', text: 'Mist, en', seen: { here: 3 } }))
    await open(`/journal/entry/${ID}/versions`)
    expect(button('Zet deze versie terug')).toBeUndefined()
    expect(opened?.text()).toContain('Er is nog een kladje van deze tekst.')
  })
})

describe('what is different', () => {
  const texts = fc.string({ unit: fc.constantFrom('een ', 'twee ', 'drie', '. ', '\n', 'é', 'שלום '), maxLength: 30 })

  test('makes both texts again', () => {
    fc.assert(
      fc.property(texts, texts, (now, then) => {
        const passages = passagesOf(now, then) ?? []
        const joined = (left: 'now' | 'then') =>
          passages
            .filter((passage) => passage.in !== left)
            .map(({ text }) => text)
            .join('')
        expect([joined('then'), joined('now')]).toEqual([now, then])
      }),
    )
  })

  test('leaves out the middle of what stayed the same, and answers about a long text too', () => {
    const long = 'Een lange dag. '.repeat(1000)
    const passages = passagesOf(`${long}nu ${long}`, `${long}toen ${long}`)
    expect(passages?.map((passage) => passage.in)).toEqual(['gap', 'both', 'now', 'then', 'both', 'gap'])
  })
})
