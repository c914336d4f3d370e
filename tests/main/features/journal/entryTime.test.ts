import { beforeEach, describe, expect, it } from 'vitest'
import { House } from '../../support/house'
import { allDone, carry, pathsIn, twoHouses } from '../../support/twoHouses'

const THEN = '1987-05-03T10:15+02:00[Europe/Amsterdam]'
const entry = (text: string) => ({ id: null, seen: null, text })

describe('when an entry was lived', () => {
  let house: House
  beforeEach(async () => {
    house = new House()
    await house.begin()
  })

  it('is chosen while it is written, and it lies in the file of its id', async () => {
    const saved = await house.call('entries.save', { ...entry('Koninginnedag.'), at: THEN })
    expect(saved.at).toBe(THEN)
    expect((await house.call('entries.read', { id: saved.id })).entry.at).toBe(THEN)
    expect(pathsIn(house).some((path) => path.includes('1987'))).toBe(false)
  })

  it('is changed afterwards and stays when the text is changed', async () => {
    const { id } = await house.call('entries.save', entry('een'))
    await house.call('entries.setTime', { id, at: THEN })
    const { seen } = await house.call('entries.read', { id })
    const changed = await house.call('entries.save', { id, seen, text: 'twee' })
    expect(changed).toMatchObject({ at: THEN, text: 'twee' })
    expect(await house.entries()).toMatchObject([{ id, at: THEN }])
  })

  it('goes along to the bin with a draft that is thrown away', async () => {
    const draft = { kind: 'entry' as const, text: 'half', seen: null, at: THEN }
    const { binned } = await house.call('drafts.discard', { key: 'entry:new', draft })
    expect(await house.call('entries.bin')).toMatchObject([{ id: binned, at: THEN }])
  })

  it('is no time that no clock shows', async () => {
    const { id } = await house.call('entries.save', entry('een'))
    await expect(house.call('entries.setTime', { id, at: '2026-02-31T10:15+02:00[Europe/Amsterdam]' })).rejects.toThrow(
      'bad-input',
    )
  })
})

describe('the time and the text of an entry, changed on two computers', () => {
  it('are both there, and changing the time hides no version', async () => {
    const [home, away] = await twoHouses()
    const { id } = await home.call('entries.save', entry('een'))
    await carry(home, away)
    await home.call('entries.setTime', { id, at: THEN })
    const { seen } = await away.call('entries.read', { id })
    await away.call('entries.save', { id, seen, text: 'twee' })
    await carry(home, away)
    await carry(away, home)
    await allDone()
    for (const house of [home, away]) {
      const open = await house.call('entries.read', { id })
      const told = [open.entry, ...open.siblings].map(({ at, text }) => `${text} ${String(at === THEN)}`)
      expect(told.sort()).toEqual(['een true', 'twee false'])
    }
    await home.call('entries.setTime', { id, at: THEN.replace('10:15', '11:15') })
    const after = await home.call('entries.read', { id })
    expect([after.entry, ...after.siblings].map(({ text }) => text).sort()).toEqual(['een', 'twee'])
  })
})

describe('the feelings of an entry', () => {
  it('are kept, stay when only the text is changed, and go when none is left', async () => {
    const house = new House()
    await house.begin()
    const feelings = [{ id: 'calm' }, { own: 'mist' }]
    const about = { kind: 'check-in', id: '01932f3c-1f3a-7abc-8def-0123456789ab' }
    const { id } = await house.call('entries.save', { ...entry('een'), feelings, about })
    const change = async (body: object) => {
      const { seen } = await house.call('entries.read', { id })
      return house.call('entries.save', { id, seen, text: 'twee', ...body })
    }
    expect(await change({})).toMatchObject({ text: 'twee', feelings, about })
    expect(await house.entries()).toMatchObject([{ feelings }])
    expect(await house.call('search.records', { query: 'mist', most: 5 })).toMatchObject([{ id }])
    expect(await change({ feelings: [] })).not.toHaveProperty('feelings')
    expect(await house.entries()).toMatchObject([{ feelings: [] }])
  })
})
