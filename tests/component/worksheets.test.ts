import { answer, resetBridge } from './support/bridge'
import { handsOn } from './support/hands'
import { openAt, settle } from './support/luwte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Draft } from '@shared/features/drafts/drafts'
import type { Worksheet } from '@shared/features/worksheets/worksheet'

const ID = '019ab000-0000-7000-8000-00000000000a'
const common = {
  at: '2026-11-21T20:04+01:00[Europe/Amsterdam]',
  seen: { here: 1 },
  changedAt: '2026-11-21T19:04:31.250Z',
}

let kept: Worksheet[]
let drafts: Map<string, Draft>
let opened: Awaited<ReturnType<typeof openAt>> | undefined

const at = async (path: string) => {
  opened?.wrapper.unmount()
  opened = await openAt(path)
}
const wrapper = () => {
  if (!opened) throw new Error('Nothing is open')
  return opened.wrapper
}
const here = () => opened?.router.currentRoute.value.fullPath
const { press } = handsOn(wrapper)
const heading = () => wrapper().find('h1').text()
const type = async (text: string) => {
  await wrapper().find('textarea').setValue(text)
  await settle()
}

beforeEach(() => {
  resetBridge()
  kept = []
  drafts = new Map()
  answer('worksheets.list', () => kept)
  answer('worksheets.keep', ({ id, ...body }: Worksheet) => {
    const record = { ...common, ...body, id: id ?? ID }
    kept = [record, ...kept.filter((one) => one.id !== record.id)]
    return record
  })
  answer('worksheets.remove', ({ id }: { id: string }) => void (kept = kept.filter((one) => one.id !== id)))
  answer('drafts.list', () => [...drafts].map(([key]) => ({ key })))
  answer('drafts.read', ({ key }: { key: string }) => drafts.get(key) ?? null)
  answer('drafts.write', ({ key, draft }: { key: string; draft: Draft }) => void drafts.set(key, draft))
  answer('drafts.clear', ({ key }: { key: string }) => void drafts.delete(key))
})
afterEach(() => {
  opened?.wrapper.unmount()
  opened = undefined
})

describe('asking less of oneself', () => {
  test('says what it is, and that nothing has to be kept', async () => {
    await at('/care/demands')
    expect(heading()).toBe('Minder van jezelf eisen')
    expect(wrapper().text()).toContain('Niets bewaren kan ook.')
  })

  test('is asked one by one, skipped where one likes, and becomes a page that is kept and removed', async () => {
    await at('/care/demands/new')
    expect(heading()).toBe('Wat moet er vandaag van jezelf?')
    await type('Ik moet de hele was doen.')
    await press('Verder')
    await press('van thuis, vroeger')
    await press('Verder')
    await press('Sla over')
    await press('vandaag nog niets')
    expect(wrapper().text()).toContain('Je hebt het gezien')
    await press('Verder')
    await press('Sla over')
    await press('Naar de bladzijde')
    expect(wrapper().text()).toContain('Ik moet de hele was doen.')
    // Whose voice it is, is for its writer alone.
    expect(wrapper().text()).not.toContain('van thuis, vroeger')
    await press('Bewaar')
    expect(here()).toBe(`/care/sheet/${ID}?kept`)
    expect(kept[0]).toMatchObject({ form: 'demands', answers: { voice: { chosen: ['home'] } } })
    expect(wrapper().find('.landing').text()).toContain('drie dingen')
    expect(drafts.size).toBe(0)

    await press('Verwijder')
    expect(here()).toBe('/care/demands')
    expect(kept).toEqual([])
  })

  test('stays a draft where somebody stops, and goes on there', async () => {
    await at('/care/demands/new')
    await type('Ik moet door.')
    await press('Verder')
    await at('/care/demands')
    expect(wrapper().find('.begin').text()).toBe('Ga verder waar je was')
    await at('/care/demands/new')
    expect(heading()).toBe('Van wie heb je dat geleerd?')
  })

  test('one that is gone leads to where all of them are, with what was typed kept as a draft', async () => {
    await at(`/care/sheet/${ID}`)
    expect(wrapper().text()).toContain('Deze bladzijde is er niet meer.')
    await at(`/care/sheet/${ID}/change`)
    await settle()
    expect(here()).toBe('/care')
  })
})
