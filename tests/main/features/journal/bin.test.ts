import type { EntryDraft } from '@shared/features/drafts/drafts'
import { describe, expect, it } from 'vitest'
import { House } from '../../support/house'
import { allDone } from '../../support/twoHouses'

const DAY = 24 * 60 * 60 * 1000
const entry = (text: string) => ({ id: null, seen: null, text })

async function begun(ports?: House['ports']): Promise<House> {
  const house = new House(ports)
  await house.begin()
  return house
}

/** Days later somebody is at a window. */
async function useAfter(house: House, days: number): Promise<void> {
  house.ports.clock.jump(days * DAY)
  await house.call('vault.active')
  await allDone()
}

const binOf = async (house: House) => (await house.call('entries.bin')).map(({ excerpt }) => excerpt).sort()

async function throwAway(house: House, text: string): Promise<string> {
  const { id } = await house.call('entries.save', entry(text))
  await house.call('entries.remove', { id })
  return id
}

describe('the bin', () => {
  it('is emptied after thirty days, on the third day of use, and what was thrown away later stays', async () => {
    const house = await begun()
    const id = await throwAway(house, 'early')
    await useAfter(house, 20)
    await throwAway(house, 'late')
    for (const days of [10, 1]) {
      await useAfter(house, days)
      expect(await binOf(house)).toEqual(['early', 'late'])
    }
    await useAfter(house, 1)
    expect(await binOf(house)).toEqual(['late'])
    await expect(house.call('entries.read', { id })).rejects.toThrow('not-found')
    const words = [...house.ports.files.contents].filter(
      ([path, bytes]) => path.includes('/vault/') && Buffer.from(bytes).includes('early'),
    )
    expect(words).toEqual([])
  })

  it('lets go of what was removed from Beside someone too, also while that is locked, and not of what is there', async () => {
    const house = await begun()
    const card = { bond: null, distance: null }
    const away = await house.call('people.add', { nickname: 'Meeuwtje', ...card })
    const stays = await house.call('people.add', { nickname: 'Noor', ...card })
    const { id } = await house.call('people.addContact', { person: stays.id, what: { own: 'een zilveren kaart' } })
    await house.call('people.remove', { id: away.id })
    await house.call('people.removeContact', { id })
    const words = (...all: string[]) =>
      all.filter((word) =>
        [...house.ports.files.contents].some(
          ([path, bytes]) => path.includes('/vault/') && Buffer.from(bytes).includes(word),
        ),
      )
    expect(words('Meeuwtje', 'zilveren', 'Noor')).toEqual(['Meeuwtje', 'zilveren', 'Noor'])
    for (const days of [29, 1, 1]) await useAfter(house, days)
    expect(words('Meeuwtje', 'zilveren', 'Noor')).toEqual(['Meeuwtje', 'zilveren', 'Noor'])
    await useAfter(house, 1)
    expect(words('Meeuwtje', 'zilveren', 'Noor')).toEqual(['Noor'])

    await house.call('people.remove', { id: stays.id })
    await house.call('section.set', { section: 'beside', passphrase: 'van mij alleen, hier' })
    await house.call('section.close', { section: 'beside' })
    const sealed = () =>
      [...house.ports.files.contents].filter(([, bytes]) => Buffer.from(bytes).includes('"sealed"')).length
    expect(sealed()).toBeGreaterThan(0)
    for (const days of [30, 1, 1]) await useAfter(house, days)
    expect(sealed()).toBe(0)
  })

  it('is as it was for somebody who comes back after a year, also over restarts, and on the day after', async () => {
    const house = await begun()
    await throwAway(house, 'words')
    for (const days of [1, 1, 1]) await useAfter(house, days)
    await house.app.close()
    let again = await begun(house.ports)
    for (const days of [365, 1]) {
      await useAfter(again, days)
      expect(await binOf(again)).toEqual(['words'])
      await again.app.close()
      again = await begun(house.ports)
    }
    await useAfter(again, 1)
    expect(await binOf(again)).toEqual([])
  })

  it('is not emptied while nobody is there, whatever windows open and read by themselves', async () => {
    const house = await begun()
    await throwAway(house, 'words')
    for (const days of [40, 1, 1, 1]) {
      house.ports.clock.jump(days * DAY)
      await house.call('app.state')
      await house.entries()
      await allDone()
    }
    expect(await binOf(house)).toEqual(['words'])
  })

  it('keeps what somebody is writing on, and what was put back', async () => {
    const house = await begun()
    const drafted = await throwAway(house, 'drafted')
    const back = await throwAway(house, 'back')
    const draft = { kind: 'entry', text: 'more', seen: null } as const
    await house.call('drafts.write', { key: `entry:${drafted}`, draft })
    await house.call('entries.restore', { id: back })
    for (const days of [31, 1, 1, 1]) await useAfter(house, days)
    expect(await binOf(house)).toEqual(['drafted'])
    expect((await house.call('entries.read', { id: back })).entry.text).toBe('back')
  })

  it('is not emptied where the days of use cannot be kept', async () => {
    const house = await begun()
    await throwAway(house, 'words')
    const { writeDurably } = house.ports.files
    house.ports.files.writeDurably = (path, bytes) =>
      path.endsWith('days-of-use.json') ? Promise.reject(new Error('full')) : writeDurably(path, bytes)
    for (const days of [31, 1, 1, 1]) await useAfter(house, days)
    expect(await binOf(house)).toEqual(['words'])
  })
})

describe('a draft that is thrown away', () => {
  const draft: EntryDraft = {
    kind: 'entry',
    text: 'Drieduizend woorden. '.repeat(1000),
    prompt: 'prompt.no-word',
    feelings: [{ id: 'calm' }],
    about: { kind: 'exercise', id: 'ex.ground' },
    seen: null,
  }

  it('rests in the bin, and can be put back from there', async () => {
    const house = await begun()
    await house.call('drafts.write', { key: 'entry:new', draft })
    const { binned } = await house.call('drafts.discard', { key: 'entry:new', draft })
    expect(await house.call('drafts.list')).toEqual([])
    expect(await binOf(house)).toHaveLength(1)
    expect(await house.entries()).toEqual([])
    await house.call('entries.restore', { id: binned ?? '' })
    const { entry: back } = await house.call('entries.read', { id: binned ?? '' })
    expect(back).toMatchObject({ text: draft.text, prompt: draft.prompt, feelings: draft.feelings, about: draft.about })
    expect(back.deleted).toBeUndefined()
  })

  it('of a change rests there too, unless the entry says the same', async () => {
    const house = await begun()
    const saved = await house.call('entries.save', entry('saved'))
    const key = `entry:${saved.id}` as const
    const same = { kind: 'entry', text: 'saved', seen: saved.seen } as const
    expect(await house.call('drafts.discard', { key, draft: same })).toEqual({ binned: null })
    await house.call('drafts.discard', { key, draft: { ...same, text: 'changed' } })
    expect(await binOf(house)).toEqual(['changed'])
    expect((await house.call('entries.read', { id: saved.id })).entry.text).toBe('saved')
  })

  it('leaves nothing where nothing was typed, and drafts of other things are only thrown away', async () => {
    const house = await begun()
    const empty = { kind: 'entry', text: ' \n', seen: null } as const
    expect(await house.call('drafts.discard', { key: 'entry:new', draft: empty })).toEqual({ binned: null })
    const phrase = { kind: 'phrase', text: 'a phrase' } as const
    expect(await house.call('drafts.discard', { key: 'phrase:new', draft: phrase })).toEqual({ binned: null })
    expect(await binOf(house)).toEqual([])
  })

  it('stays a draft where it cannot be put in the bin', async () => {
    const house = await begun()
    await house.call('entries.save', entry('before'))
    await house.call('drafts.write', { key: 'entry:new', draft })
    const { writeDurably } = house.ports.files
    house.ports.files.writeDurably = (path, bytes) =>
      path.includes('/vault/') ? Promise.reject(new Error('full')) : writeDurably(path, bytes)
    await expect(house.call('drafts.discard', { key: 'entry:new', draft })).rejects.toThrow()
    expect(await house.call('drafts.read', { key: 'entry:new' })).toMatchObject({ text: draft.text })
  })
})
