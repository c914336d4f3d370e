import { answer, callsOf, resetBridge } from './support/bridge'
import { openAt, settle } from './support/luwte'
import { handsOn } from './support/hands'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CheckIn, CheckInAnswer } from '@shared/features/check-ins/checkIn'
import type { Draft } from '@shared/features/drafts/drafts'
import { useToasts } from '@/kernel/toasts'
import { eventually } from '../support/eventually'

const ID = '01932f3c-1f3a-7abc-8def-0123456789ab'
const KEY = `check-in:${ID}`
const told: CheckIn = {
  id: ID,
  kind: 'check-in',
  at: '2026-11-22T14:02+01:00[Europe/Amsterdam]',
  seen: { here: 1 },
  changedAt: '2026-11-22T13:02:00.000Z',
  answer: 'felt',
  point: { pleasantness: -2, energy: -2 },
  feelings: [{ id: 'tired' }],
  body: { where: ['chest'], how: ['tight'] },
  around: { with: [{ id: 'alone' }], where: [{ own: 'de trap' }], doing: [] },
  note: 'Het was druk.',
  occurrence: 'daily@2026-11-22T14:00',
}

let opened: VueWrapper
let drafts: Map<string, Draft>
const { press, has } = handsOn(() => opened)
const open = async () => {
  const found = await openAt(`/check-ins/${ID}`)
  opened = found.wrapper
  return found
}
const toast = () => useToasts().toasts.value.at(-1)
const facts = () => opened.findAll('dd').map((fact) => fact.text())

beforeEach(() => {
  resetBridge()
  drafts = new Map()
  answer('checkIns.read', () => told)
  answer('checkIns.recent', () => [told])
  answer('checkIns.change', ({ answer: given }: { answer: CheckInAnswer }) => ({ ...told, ...given }))
  answer('drafts.read', ({ key }: { key: string }) => drafts.get(key) ?? null)
  answer('drafts.write', ({ key, draft }: { key: string; draft: Draft }) => void drafts.set(key, draft))
  answer('drafts.clear', ({ key }: { key: string }) => void drafts.delete(key))
})
afterEach(() => {
  opened.unmount()
  useToasts().toasts.value = []
})

describe('a check-in that was saved', () => {
  test('shows all that was told', async () => {
    await open()
    expect(opened.find('h1').text()).toBe('moe')
    expect(facts()).toEqual([
      'behoorlijk onprettig, weinig energie',
      'borst: strak',
      'alleen, de trap',
      'Het was druk.',
    ])
  })

  test('shows markup as the text it is', async () => {
    answer('checkIns.read', () => ({ ...told, note: '<b>zo</b>', feelings: [{ own: '<img src=x>' }] }))
    await open()
    expect(opened.find('h1').text()).toBe('<img src=x>')
    expect(facts()).toContain('<b>zo</b>')
    expect(opened.find('img').exists()).toBe(false)
  })

  test('gets words, loses words, and keeps all else', async () => {
    await open()
    await press('Verander')
    await press('Toon meer woorden')
    await press('eenzaam')
    await press('moe')
    await press('Bewaar')
    const { id: _id, kind: _kind, at: _at, seen, changedAt: _changedAt, ...answered } = told
    expect(callsOf('checkIns.change')).toEqual([
      { id: ID, seen, answer: { ...answered, feelings: [{ id: 'lonely' }] } },
    ])
    expect(opened.find('h1').text()).toBe('eenzaam')
    expect(toast()?.text).toBe('Het is veranderd.')
    expect(drafts.size).toBe(0)
    expect(callsOf('checkIns.answer')).toEqual([])
  })

  test('keeps a change that was not saved, and goes on with it', async () => {
    await open()
    await press('Verander')
    await press('Toon meer woorden')
    await press('eenzaam')
    opened.unmount()
    await settle()
    expect(drafts.get(KEY)).toMatchObject({
      kind: 'check-in',
      answer: { feelings: [{ id: 'tired' }, { id: 'lonely' }] },
    })
    await open()
    await settle()
    expect(has('Bewaar')).toBe(true)
    await press('Bewaar')
    expect(callsOf('checkIns.change')).toMatchObject([{ answer: { feelings: [{ id: 'tired' }, { id: 'lonely' }] } }])
  })

  test('stays as it was when that is wanted; the change can be brought back', async () => {
    await open()
    await press('Verander')
    await press('Ik voel niets')
    await press('Annuleren')
    await settle()
    expect(drafts.size).toBe(0)
    expect(callsOf('checkIns.change')).toEqual([])
    expect(opened.find('h1').text()).toBe('moe')
    expect(toast()?.text).toBe('Het is gebleven zoals het was.')
    await toast()?.action?.run()
    await settle()
    await press('Bewaar')
    expect(callsOf('checkIns.change')).toMatchObject([{ answer: { answer: 'nothing' } }])
  })

  test('is changed at once when that is what one came for', async () => {
    opened = (await openAt(`/check-ins/${ID}?change`)).wrapper
    expect(has('Annuleren')).toBe(true)
  })

  test('that was looked at and not changed leaves without a word', async () => {
    await open()
    await press('Verander')
    await press('Annuleren')
    expect(toast()).toBeUndefined()
    expect(has('Verander')).toBe(true)
  })

  test('that gets a hard word shows the numbers to call, as any check-in with one; one without does not', async () => {
    await open()
    await press('Verander')
    await press('Toon meer woorden')
    await press('hopeloos')
    await press('Bewaar')
    await eventually(() => expect(opened.find('.help').text()).toContain('113'))
    expect(opened.find('.help a').attributes('href')).toBe('/help-now')
    await press('Verander')
    await press('Toon meer woorden')
    await press('hopeloos')
    await press('Bewaar')
    expect(opened.find('.help').exists()).toBe(false)
  })

  test('that was taken away says so, and is put back from there', async () => {
    answer('checkIns.read', () => ({ ...told, deleted: '2026-11-22T15:00:00.000Z' }))
    await open()
    expect(opened.text()).toContain('Het is verwijderd.')
    expect(has('Verander')).toBe(false)
    answer('checkIns.read', () => told)
    answer('checkIns.restore', () => told)
    await press('Zet terug')
    expect(callsOf('checkIns.restore')).toEqual([{ id: ID }])
    expect(has('Verander')).toBe(true)
  })

  test('is taken away and brought back', async () => {
    const { router } = await open()
    await press('Verwijder')
    await settle()
    expect(callsOf('checkIns.remove')).toEqual([{ id: ID }])
    expect(router.currentRoute.value.path).toBe('/today')
    await toast()?.action?.run()
    expect(callsOf('checkIns.restore')).toEqual([{ id: ID }])
  })
})
