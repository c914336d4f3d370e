import { beforeEach, describe, expect, it } from 'vitest'
import { House } from '../../support/house'
import { allDone, carry, twoHouses } from '../../support/twoHouses'

describe('what was made for the journal besides entries', () => {
  let house: House
  beforeEach(async () => {
    house = new House()
    await house.begin()
  })

  it('a filter is kept, renamed, removed and brought back, and the windows are told', async () => {
    const filter = { kind: 'entry' as const, feeling: { own: 'mist' }, tag: 'zee', picture: true as const }
    const { id } = await house.call('keptFilters.save', { id: null, name: ' Zee ', filter })
    expect(house.ports.windows.heard).toContainEqual(['luwte:event:records.changed', { kinds: ['kept-filter'] }])
    await house.call('keptFilters.save', { id, name: 'Aan zee', filter })
    expect(await house.call('keptFilters.list')).toMatchObject([{ id, name: 'Aan zee', filter }])
    await house.call('keptFilters.remove', { id })
    expect(await house.call('keptFilters.list')).toEqual([])
    await expect(house.call('keptFilters.save', { id, name: 'x', filter })).rejects.toThrow('not-found')
    await house.call('keptFilters.restore', { id })
    expect(await house.call('keptFilters.list')).toMatchObject([{ id, name: 'Aan zee' }])
    await expect(house.call('ownPrompts.restore', { id })).rejects.toThrow('not-found')
  })

  it('a question loses its theme when none is chosen, and is found by its words', async () => {
    const { id } = await house.call('ownPrompts.save', { id: null, text: 'Wat hoorde ik?', theme: 'now' })
    expect(await house.call('ownPrompts.save', { id, text: 'Wat hoorde ik?' })).not.toHaveProperty('theme')
    await expect(house.call('ownPrompts.save', { id: null, text: '   ' })).rejects.toThrow('bad-input')
    expect((await house.call('search.ownRecords')).flat()).toMatchObject([{ id, kind: 'own-prompt' }])
  })

  it('is on the other computer too', async () => {
    const [home, away] = await twoHouses()
    const { id } = await home.call('ownPrompts.save', { id: null, text: 'Wat hoorde ik?' })
    await home.call('keptFilters.save', { id: null, name: 'Bij die vraag', filter: { prompt: id } })
    await carry(home, away)
    await allDone()
    expect(await away.call('ownPrompts.list')).toMatchObject([{ id }])
    expect(await away.call('keptFilters.list')).toMatchObject([{ filter: { prompt: id } }])
  })
})
