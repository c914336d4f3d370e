import { beforeEach, describe, expect, it } from 'vitest'
import { noteDraftKey } from '@shared/features/drafts/drafts'
import { PLAN_PARTS } from '@shared/features/plan/plan'
import type { NamedRhythm } from '@shared/features/moments/contract'
import { fillDisk } from './support/faults'
import { at, House } from './support/house'
import { fakePorts } from './support/ports'

let house: House

beforeEach(async () => {
  house = new House()
  await house.begin()
})

describe('my plan', () => {
  it('has every part, empty until something is written', async () => {
    expect((await house.call('plan.read')).parts).toEqual(PLAN_PARTS.map((part) => ({ part, lines: [] })))
  })

  it('keeps own words in their own order, and is there after a restart', async () => {
    await house.call('plan.setPart', { part: 'people', lines: ['mijn zus', ' de buurvrouw '] })
    await house.call('plan.setPart', { part: 'people', lines: ['de buurvrouw', 'mijn zus'] })
    await house.call('plan.setOrder', { order: ['reasons', 'people'] })
    await house.begin()
    const { parts } = await house.call('plan.read')
    expect(parts.slice(0, 3)).toEqual([
      { part: 'reasons', lines: [] },
      { part: 'people', lines: ['de buurvrouw', 'mijn zus'] },
      { part: 'signs', lines: [] },
    ])
    expect(parts).toHaveLength(PLAN_PARTS.length)
  })

  it('lies nowhere but in the vault', async () => {
    await house.call('plan.setPart', { part: 'reasons', lines: ['de kinderen van Noor'] })
    for (const [path, bytes] of house.ports.files.contents)
      if (!path.startsWith('/data/vault/')) expect(new TextDecoder().decode(bytes)).not.toContain('Noor')
  })
})

describe('my plan on two computers', () => {
  /** What a sync tool does: each gets the folders of the other. */
  const bringTogether = (one: House, other: House) => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      for (const [path, bytes] of from.ports.files.contents)
        if (/vault\/[0-9a-f-]{36}\//.test(path) && !to.ports.files.contents.has(path))
          to.ports.files.contents.set(path, bytes)
  }

  it('loses no line of a part that both began before they knew of each other', async () => {
    const ports = fakePorts()
    ports.system.machineId = () => Promise.resolve('another computer')
    const other = new House(ports)
    await other.begin()
    await house.call('plan.setPart', { part: 'people', lines: ['mijn zus'] })
    await other.call('plan.setPart', { part: 'people', lines: ['de buurvrouw'] })
    bringTogether(house, other)
    await house.begin()
    const people = async () => (await house.call('plan.read')).parts.find(({ part }) => part === 'people')?.lines
    expect([...((await people()) ?? [])].sort()).toEqual(['de buurvrouw', 'mijn zus'])
    await house.call('plan.setPart', { part: 'people', lines: ['de buurvrouw'] })
    expect(await people()).toEqual(['de buurvrouw'])
  })

  it('loses no line of a part that both changed without knowing of each other', async () => {
    const first = await house.call('plan.setPart', { part: 'people', lines: ['mijn zus'] })
    expect(first.parts.find(({ part }) => part === 'people')?.lines).toEqual(['mijn zus'])
    const [path] = [...house.ports.files.contents.keys()].filter((one) => one.endsWith('/always.json'))
    const before = house.ports.files.contents.get(path ?? '') ?? new Uint8Array()
    const ports = fakePorts()
    ports.system.machineId = () => Promise.resolve('another computer')
    const other = new House(ports)
    for (const [one, bytes] of house.ports.files.contents)
      if (one.includes('/vault/')) ports.files.contents.set(one, bytes)
    ports.files.contents.set(path ?? '', before)
    await other.begin()
    await other.call('plan.setPart', { part: 'people', lines: ['mijn zus', 'de buurvrouw'] })
    await house.call('plan.setPart', { part: 'people', lines: ['mijn zus', 'de huisarts'] })
    bringTogether(other, house)
    await house.begin()
    const people = async () => (await house.call('plan.read')).parts.find(({ part }) => part === 'people')?.lines
    expect([...((await people()) ?? [])].sort()).toEqual(['de buurvrouw', 'de huisarts', 'mijn zus'])
    await house.call('plan.setPart', { part: 'people', lines: ['mijn zus'] })
    expect(await people()).toEqual(['mijn zus'])
  })
})

describe('what was read while the vault was away', () => {
  const isOfVault = (path: string) => path.startsWith('/data/vault/')
  let away: [string, Uint8Array][]
  const takeAway = () => {
    const { contents } = house.ports.files
    away = [...contents].filter(([path]) => isOfVault(path))
    for (const [path] of away) contents.delete(path)
  }
  const bringBack = () => {
    for (const [path, bytes] of away) house.ports.files.contents.set(path, bytes)
  }

  it('takes no line from a part of the plan', async () => {
    await house.call('plan.setPart', { part: 'people', lines: ['mijn zus', 'de buurvrouw'] })
    takeAway()
    await house.begin()
    const { parts } = await house.call('plan.read')
    bringBack()
    const was = parts.find(({ part }) => part === 'people')?.lines ?? []
    const plan = await house.call('plan.setPart', { part: 'people', lines: [...was, 'de huisarts'], was })
    expect([...(plan.parts.find(({ part }) => part === 'people')?.lines ?? [])].sort()).toEqual([
      'de buurvrouw',
      'de huisarts',
      'mijn zus',
    ])
  })

  it('takes neither the name of a rhythm nor what it opens', async () => {
    await house.call('rhythms.save', { ...at(['08:00']), name: 'Pillen', opens: 'ex.ground' })
    takeAway()
    await house.begin()
    const { here } = await house.call('rhythms.list')
    bringBack()
    const { name, opens, ...plan } = here[0] as NamedRhythm
    expect([name, opens]).toEqual(['', null])
    const { here: after } = await house.call('rhythms.save', { ...plan, on: false })
    expect(after).toMatchObject([{ on: false, name: 'Pillen', opens: 'ex.ground' }])
  })
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

describe('sentences that somebody wants near', () => {
  it('are favourites, each once', async () => {
    await house.call('phrases.setFavourite', { phrase: 'help.presence.message', on: true })
    await house.call('phrases.setFavourite', { phrase: 'help.presence.message', on: true })
    expect((await house.call('phrases.read')).favourites).toEqual(['help.presence.message'])
    expect(
      (await house.call('phrases.setFavourite', { phrase: 'help.presence.message', on: false })).favourites,
    ).toEqual([])
  })

  it('are their own, changed, removed and brought back', async () => {
    const { id } = await house.call('phrases.keepOwn', { id: null, text: ' Ik zit naast je. ' })
    await house.call('phrases.keepOwn', { id: null, text: 'Ik zit naast je.' })
    await house.call('phrases.keepOwn', { id, text: 'Ik kom naast je zitten.' })
    expect((await house.call('phrases.read')).own).toMatchObject([{ id, text: 'Ik kom naast je zitten.' }])
    await house.call('phrases.removeOwn', { id })
    expect((await house.call('phrases.read')).own).toEqual([])
    await house.call('phrases.restoreOwn', { id })
    expect((await house.call('phrases.read')).own).toHaveLength(1)
  })
})

describe('finding entries', () => {
  const write = (text: string) => house.call('entries.save', { id: null, seen: null, text })
  const find = async (query: string, most = 8) =>
    (await house.call('entries.find', { query, most })).map(({ excerpt }) => excerpt)

  it('takes beginnings of words, in any order, with or without accents and capitals', async () => {
    await write('Vandaag met Zoë naar de zee.')
    await write('Niets bijzonders.')
    expect(await find('zee zoe')).toEqual(['Vandaag met Zoë naar de zee.'])
    expect(await find('ZEE')).toHaveLength(1)
    expect(await find('ee')).toEqual([])
    expect(await find('   ')).toEqual([])
  })

  it('shows the place where it is', async () => {
    await write(`${'een lange aanloop '.repeat(60)}en dan de vuurtoren aan het eind`)
    const [excerpt = ''] = await find('vuurtoren')
    expect(excerpt).toContain('vuurtoren')
    expect(excerpt.length).toBeLessThan(250)
  })

  it('shows the newest first, and no more than were asked for, none from the bin', async () => {
    for (const day of ['10-01', '11-01', '11-20']) {
      house.ports.clock.epochMs = Date.parse(`2026-${day}T12:00:00Z`)
      await write(`regen op ${day}`)
    }
    expect(await find('regen', 2)).toEqual(['regen op 11-20', 'regen op 11-01'])
    const [newest] = await house.call('entries.find', { query: 'regen', most: 1 })
    await house.call('entries.remove', { id: newest?.id ?? '' })
    expect(await find('regen')).toEqual(['regen op 11-01', 'regen op 10-01'])
  })
})

describe('websites', () => {
  it('open in the browser of the system when the content names them, and no others', async () => {
    await house.call('helpNow.openWebsite', { site: '113.nl' })
    expect(house.ports.told).toContain('browser https://113.nl')
    for (const site of ['example.org', '113.nl.example.org', '113.nl/x', 'javascript:alert(1)', '113.nl@example.org'])
      await expect(house.call('helpNow.openWebsite', { site })).rejects.toThrow('not-allowed')
  })
})
