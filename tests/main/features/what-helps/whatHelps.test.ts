import { beforeEach, describe, expect, it } from 'vitest'
import { House } from '../../support/house'

let house: House
beforeEach(async () => {
  house = new House()
  await house.begin()
})

const tea = { what: { own: 'thee' }, energy: 'almost-none' as const, rest: true }
const list = () => house.call('whatHelps.list')

describe('what helps', () => {
  it('is added in one’s own words or by its id, changed, removed and brought back', async () => {
    const own = await house.call('whatHelps.save', { id: null, ...tea })
    house.ports.clock.jump(1000)
    const walk = { what: { of: 'exercise:ex.walk' }, energy: 'more' as const, rest: false }
    await house.call('whatHelps.save', { id: null, ...walk })
    await house.call('whatHelps.save', { id: own.id, ...tea, energy: 'some' })
    expect(await list()).toMatchObject([{ ...tea, energy: 'some' }, walk])
    await house.call('whatHelps.remove', { id: own.id })
    expect(await list()).toMatchObject([walk])
    await house.call('whatHelps.restore', { id: own.id })
    expect(await list()).toHaveLength(2)
  })

  it('stands there once, whatever the case in which it is typed', async () => {
    await house.call('whatHelps.save', { id: null, ...tea })
    await house.call('whatHelps.save', { id: null, ...tea, what: { own: ' Thee ' }, energy: 'more' })
    expect(await list()).toMatchObject([{ what: { own: 'Thee' }, energy: 'more' }])
  })

  it('refuses what is empty, too long, or not there any more', async () => {
    const save = (change: object) => house.call('whatHelps.save', { id: null, ...tea, ...change })
    await expect(save({ what: { own: '  ' } })).rejects.toThrow('bad-input')
    await expect(save({ what: { own: 'x'.repeat(201) } })).rejects.toThrow('bad-input')
    await expect(save({ what: { of: '../etc' } })).rejects.toThrow('bad-input')
    const { id } = await save({})
    await house.call('whatHelps.remove', { id })
    await expect(save({ id })).rejects.toThrow('not-found')
  })

  it('is found in one’s own words', async () => {
    const { id } = await house.call('whatHelps.save', { id: null, ...tea })
    await house.call('whatHelps.save', { id: null, ...tea, what: { of: 'prompt:care.rest' } })
    const found = (await house.call('search.ownRecords')).flat()
    expect(found.map((one) => one.id)).toContain(id)
  })
})
