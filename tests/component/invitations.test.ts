import { answer, callsOf, emit, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import type { WhatHelps, WhatHelpsBody } from '@shared/features/what-helps/whatHelps'
import { useToasts } from '@/kernel/toasts'

let opened: VueWrapper
let away: string[]
let helps: WhatHelps[]
let checkIns: CheckIn[]

const idOf = (number: number) => `01932f3c-1f3${String(number)}-7abc-8def-0123456789ab`
/** What is on the screen is kept until Luwte ends: each test has check-ins of its own. */
let tests = 0
const base = (number: number) => ({
  ...{ id: idOf(number), at: '2026-11-22T14:0' + String(number) + '+01:00[Europe/Amsterdam]' },
  ...{ seen: { here: 1 }, changedAt: `2026-11-22T13:02:${String(10 + tests)}Z` },
})
const checkIn = (number: number, change: Partial<CheckIn>): CheckIn => ({
  ...{ ...base(number), kind: 'check-in', answer: 'felt', feelings: [], note: '' },
  around: { with: [], where: [], doing: [] },
  ...change,
})

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T15:00:00+01:00') })
  resetBridge()
  tests += 1
  away = []
  helps = []
  checkIns = []
  answer('checkIns.recent', () => checkIns)
  answer('invitations.away', () => away)
  answer('invitations.putAway', ({ invitation }: { invitation: string }) => (away = [...away, invitation]))
  answer('invitations.bringBack', ({ invitation }: { invitation: string }) => {
    away = away.filter((one) => one !== invitation)
    return away
  })
  answer('whatHelps.list', () => helps)
  answer('whatHelps.save', ({ id, ...body }: { id: string | null } & WhatHelpsBody) => {
    const kept = { ...base(helps.length), kind: 'what-helps' as const, ...body, ...(id ? { id } : {}) }
    helps = id ? helps.map((one) => (one.id === id ? kept : one)) : [...helps, kept]
    return kept
  })
  answer('whatHelps.remove', ({ id }: { id: string }) => void (helps = helps.filter((one) => one.id !== id)))
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value.forEach(({ id }) => useToasts().dismiss(id))
  vi.useRealTimers()
})

async function open(path: string, language: 'nl' | 'en' = 'nl'): Promise<void> {
  opened = (await openAt(path, { language })).wrapper
}
const find = (name: string) =>
  opened.findAll('button, a').find((one) => one.text() === name || one.attributes('aria-label') === name)
async function press(name: string): Promise<void> {
  const found = find(name)
  if (!found) throw new Error(`No “${name}” in ${opened.text()}`)
  await found.trigger('click')
  await settle()
}
const line = () => opened.find('.invitation .line').text()
const undo = async () => {
  await useToasts().toasts.value.at(-1)?.action?.run()
  await settle()
}

describe('one thing that fits', () => {
  test('says in a sentence why it is this one', async () => {
    checkIns = [checkIn(2, { feelings: [{ id: 'lonely' }], point: { pleasantness: -3, energy: -1.6 } })]
    await open('/today')
    expect(opened.get('.invitation details p').text()).toBe('Je koos ‘eenzaam’.')
    opened.unmount()
    await open('/today', 'en')
    expect(opened.get('.invitation details p').text()).toBe('You chose ‘lonely’.')
  })

  test('that is put away does not come again, and can be taken back at once', async () => {
    checkIns = [checkIn(2, { answer: 'nothing' })]
    await open('/today')
    const first = line()
    await press('Toon deze niet meer')
    expect(callsOf('invitations.putAway')).toHaveLength(1)
    expect(line()).not.toBe(first)
    const seen = new Set<string>()
    for (let turn = 0; turn < 30; turn += 1) {
      seen.add(line())
      await press('Toon iets anders')
    }
    expect(seen.size).toBeGreaterThan(5)
    expect(seen).not.toContain(first)
    await undo()
    expect(away).toEqual([])
  })

  test('may be a sentence to say to oneself, which leads nowhere', async () => {
    checkIns = [checkIn(2, { feelings: [{ id: 'ashamed' }] })]
    await open('/today')
    expect(opened.get('.invitation h2').text()).toBe('Een zin voor jezelf')
    expect(find('Bekijk het')).toBeUndefined()
    expect(find('Zet bij wat mij helpt')).toBeUndefined()
  })

  test('is put on the list of what helps, and stays where it is meanwhile', async () => {
    checkIns = [checkIn(2, { answer: 'nothing' })]
    away = ['words.no-name']
    await open('/today')
    for (let turn = 0; turn < 30 && line() !== 'Iets warms om je schouders leggen'; turn += 1)
      await press('Toon iets anders')
    await press('Zet bij wat mij helpt')
    expect(helps).toMatchObject([{ what: { of: 'prompt:care.warmth' }, energy: 'almost-none', rest: true }])
    expect(line()).toBe('Iets warms om je schouders leggen')
    expect(find('Zet bij wat mij helpt')).toBeUndefined()
  })

  test('is Help now after a hard word, which cannot be put away', async () => {
    checkIns = [checkIn(2, { feelings: [{ id: 'hopeless' }] })]
    away = ['help-now']
    await open('/today')
    expect(line()).toBe('Hulp nu: hier staat bij wie je terechtkunt')
    expect(find('Toon deze niet meer')).toBeUndefined()
    await press('Toon iets anders')
    expect(line()).toBe('Even om je heen kijken, te beginnen met vijf dingen')
  })

  test('begins anew with Help now when the check-in is changed to a hard word', async () => {
    checkIns = [checkIn(2, { answer: 'nothing' })]
    await open('/today')
    await press('Toon iets anders')
    checkIns = [{ ...checkIn(2, { feelings: [{ id: 'worthless' }] }), changedAt: '2026-11-22T14:00:00Z' }]
    emit('records.changed', { kinds: ['check-in'] })
    await settle()
    expect(line()).toBe('Hulp nu: hier staat bij wie je terechtkunt')
  })

  test('is not shown before it is known what was put away', async () => {
    answer('invitations.away', () => new Promise(() => undefined))
    await open('/today')
    expect(opened.find('.invitation').exists()).toBe(false)
  })
})

describe('what helps me', () => {
  test('begins empty, takes one thing with the energy it asks and whether it is rest, and changes it', async () => {
    await open('/care/helps')
    expect(opened.text()).toContain('Er staat nog niets op.')
    await press('Zet er iets bij')
    await opened.get('form input.text-field').setValue('  thee bij het raam ')
    await opened.get('form input[value="almost-none"]').setValue()
    await opened.get('form [role=switch]').trigger('click')
    await opened.get('form').trigger('submit')
    await settle()
    expect(callsOf('whatHelps.save')).toEqual([
      { id: null, what: { own: 'thee bij het raam' }, energy: 'almost-none', rest: true },
    ])
    expect(opened.get('h2').text()).toBe('Als er bijna niets is')
    expect(document.activeElement?.textContent).toBe('Zet er iets bij')
    await press('Verander ‘thee bij het raam’')
    await opened.get('form input[value="some"]').setValue()
    await opened.get('form').trigger('submit')
    await settle()
    expect(opened.get('h2').text()).toBe('Als er een beetje is')
  })

  test('is removed with a way back', async () => {
    helps = [{ ...base(1), kind: 'what-helps', what: { own: 'muziek' }, energy: 'some', rest: false }]
    const before = helps
    answer('whatHelps.restore', () => (helps = before)[0])
    await open('/care/helps')
    await press('Verwijder ‘muziek’')
    expect(opened.find('li').exists()).toBe(false)
    await undo()
    expect(opened.get('li').text()).toContain('muziek')
  })

  test('keeps what is being typed', async () => {
    const drafts = new Map<string, unknown>()
    answer('drafts.write', ({ key, draft }: { key: string; draft: unknown }) => void drafts.set(key, draft))
    answer('drafts.read', ({ key }: { key: string }) => drafts.get(key) ?? null)
    await open('/care/helps')
    await press('Zet er iets bij')
    await opened.get('form input.text-field').setValue('een eindje')
    opened.unmount()
    await settle()
    expect(drafts.get('helps:new')).toEqual({ kind: 'phrase', text: 'een eindje' })
    await open('/care/helps')
    await press('Zet er iets bij')
    expect((opened.get('form input.text-field').element as HTMLInputElement).value).toBe('een eindje')
  })

  test('offers what was there when it was pleasant, until it stands on the list', async () => {
    checkIns = [
      checkIn(1, {
        point: { pleasantness: 3, energy: 0 },
        around: { with: [{ id: 'colleague' }], where: [{ id: 'outside' }], doing: [{ own: 'brood bakken' }] },
      }),
      checkIn(2, {
        point: { pleasantness: -3, energy: 0 },
        around: { with: [{ own: 'de buren' }], where: [], doing: [] },
      }),
    ]
    await open('/care/helps')
    expect(opened.findAll('[aria-labelledby=help-offers] li span').map((one) => one.text())).toEqual([
      'brood bakken',
      'buiten',
    ])
    await press('Zet ‘brood bakken’ erbij')
    expect(opened.findAll('[aria-labelledby=help-offers] li')).toHaveLength(1)
    expect(helps).toMatchObject([{ what: { own: 'brood bakken' }, energy: 'some', rest: false }])
  })

  test('shows what was put away, with the way back', async () => {
    away = ['walk', 'of-a-later-luwte']
    await open('/care/helps')
    expect(opened.findAll('.unfold li')).toHaveLength(1)
    await press('Toon weer: Een klein stukje lopen, zonder doel')
    expect(away).toEqual(['of-a-later-luwte'])
    expect(opened.find('.unfold').exists()).toBe(false)
  })
})

describe('a plan for the energy of today', () => {
  const planned = () => opened.findAll('[aria-labelledby=care-plan] .what').map((one) => one.text())

  test('begins with rest, takes the own list next, and asks no more than there is', async () => {
    helps = [
      { ...base(1), kind: 'what-helps', what: { own: 'muziek' }, energy: 'almost-none', rest: false },
      { ...base(2), kind: 'what-helps', what: { own: 'hardlopen' }, energy: 'more', rest: false },
    ]
    await open('/care/energy')
    expect(opened.find('#care-plan').exists()).toBe(false)
    await press('Bijna niets')
    expect(planned()[1]).toBe('muziek')
    expect(planned()).not.toContain('hardlopen')
    expect(opened.get('[aria-labelledby=care-plan] li').text()).toContain('Rust telt als zorg.')
    await press('Wat meer')
    expect(planned()[1]).toBe('hardlopen')
    expect(find('Wat meer')?.attributes('aria-pressed')).toBe('true')
  })

  test('has modest ideas where the list is empty, and other ones', async () => {
    await open('/care/energy?energy=some')
    const first = planned()
    expect(first).toHaveLength(3)
    for (const link of opened.findAll('a.what')) expect(link.attributes('href')).toMatch(/^\/care\/(exercise|prompt)\//)
    await press('Toon iets anders')
    expect(planned()).not.toEqual(first)
    const kept = planned()[1] ?? ''
    await press(`Zet ‘${kept}’ op mijn lijst`)
    expect(helps).toHaveLength(1)
  })
})
