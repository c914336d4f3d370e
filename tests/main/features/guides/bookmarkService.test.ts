import { beforeEach, describe, expect, it } from 'vitest'
import { noteDraftKey } from '@shared/features/drafts/drafts'
import { fillDisk } from '../../support/faults'
import { House } from '../../support/house'

let house: House

beforeEach(async () => {
  house = new House()
  await house.begin()
})

describe('bookmarks', () => {
  const spot = { guide: 'help', chapter: 'help.intro', section: 'signs' }

  it('are one a section, with the last note', async () => {
    const first = await house.call('bookmarks.set', { ...spot, note: '' })
    const again = await house.call('bookmarks.set', { ...spot, note: 'zo was het met pa' })
    expect(again.id).toBe(first.id)
    expect(await house.call('bookmarks.list')).toMatchObject([{ ...spot, note: 'zo was het met pa' }])
  })

  it('go, and come back by an undo with their note', async () => {
    const { id } = await house.call('bookmarks.set', { ...spot, note: 'nog eens lezen' })
    await house.call('bookmarks.remove', { id })
    expect(await house.call('bookmarks.list')).toEqual([])
    await house.call('bookmarks.restore', { id })
    expect(await house.call('bookmarks.list')).toMatchObject([{ note: 'nog eens lezen' }])
  })

  it('that are marked once more keep their note', async () => {
    await house.call('bookmarks.set', { ...spot, note: 'nog eens lezen' })
    await house.call('bookmarks.set', spot)
    expect(await house.call('bookmarks.list')).toMatchObject([{ note: 'nog eens lezen' }])
  })

  it('are one, with the last note, however quickly one types', async () => {
    const notes = ['z', 'zo', 'zo was het', 'a']
    await Promise.all(notes.map((note) => house.call('bookmarks.set', { ...spot, note })))
    expect(await house.call('bookmarks.list')).toMatchObject([{ note: 'a' }])
    // The first keys of a note, while the one before was still on its way to disk.
    await Promise.all(['y', 'x'].map((note) => house.call('bookmarks.set', { ...spot, note })))
    expect(await house.call('bookmarks.list')).toMatchObject([{ note: 'x' }])
  })

  it('take the draft of their note away once it is kept, and write no other', async () => {
    const key = noteDraftKey(spot)
    const draft = { kind: 'bookmark' as const, note: 'zo was het met pa', was: '' }
    await house.call('drafts.write', { key, draft })
    await house.call('drafts.write', { key: 'phrase:new', draft: { kind: 'phrase', text: 'Half af' } })
    await house.call('bookmarks.set', spot)
    expect(await house.call('drafts.read', { key })).toEqual(draft)
    const makeRoom = fillDisk(house.ports, 'always.json')
    await expect(house.call('bookmarks.set', { ...spot, note: draft.note })).rejects.toThrow('disk-full')
    expect(await house.call('drafts.read', { key })).toEqual(draft)
    makeRoom()
    await house.call('bookmarks.set', { ...spot, note: draft.note })
    await house.begin()
    expect((await house.call('drafts.list')).map((kept) => kept.key)).toEqual(['phrase:new'])
    const before = house.textOf('drafts.json')
    fillDisk(house.ports, 'drafts.json')
    await house.call('bookmarks.set', { ...spot, note: 'en later' })
    expect(house.textOf('drafts.json')).toBe(before)
  })
})
