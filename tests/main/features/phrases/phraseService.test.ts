import { beforeEach, describe, expect, it } from 'vitest'
import { House } from '../../support/house'

let house: House

beforeEach(async () => {
  house = new House()
  await house.begin()
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
