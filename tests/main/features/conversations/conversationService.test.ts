import { beforeEach, describe, expect, it } from 'vitest'
import { House } from '../../support/house'

let house: House

beforeEach(async () => {
  house = new House()
  await house.begin()
})

const said = (words: string) => ({ opening: { chosen: [], words } })

describe('a conversation that was prepared', () => {
  it('is kept, changed in its place, removed and brought back; the newest is first', async () => {
    const { id } = await house.call('conversations.keep', { id: null, form: 'talk', answers: said('Ik mis je.') })
    await house.pass(1000)
    const { id: other } = await house.call('conversations.keep', {
      id: null,
      form: 'refused',
      answers: said('Ik blijf.'),
    })
    await house.call('conversations.keep', { id, form: 'talk', answers: said('Ik mis je op zondag.') })
    expect((await house.call('conversations.list')).map((one) => one.id)).toEqual([other, id])
    expect((await house.call('conversations.list'))[1]?.answers).toEqual(said('Ik mis je op zondag.'))
    await house.call('conversations.remove', { id })
    expect(await house.call('conversations.list')).toHaveLength(1)
    await house.call('conversations.restore', { id })
    expect(await house.call('conversations.list')).toHaveLength(2)
  })

  it('that is gone takes no other along: nothing is written in its place', async () => {
    const { id } = await house.call('conversations.keep', { id: null, form: 'talk', answers: said('Ik mis je.') })
    await house.call('conversations.remove', { id })
    await expect(house.call('conversations.keep', { id, form: 'talk', answers: said('anders') })).rejects.toThrow()
    expect(await house.call('conversations.list')).toEqual([])
  })
})

describe('what the helper carries', () => {
  const load = {
    when: 'after',
    weight: 'heavy',
    need: { chosen: ['quiet'], words: '' },
    whom: { chosen: [], words: 'Samira' },
  } as const
  const card = { ...load, need: { chosen: ['quiet'], words: '' }, whom: { chosen: [], words: 'Samira' } }

  it('is there with the newest first, can be removed and comes back', async () => {
    await house.call('helperLoad.add', card)
    await house.pass(1000)
    const { id } = await house.call('helperLoad.add', { ...card, when: 'before', weight: null })
    expect((await house.call('helperLoad.read')).loads.map(({ when }) => when)).toEqual(['before', 'after'])
    await house.call('helperLoad.remove', { id })
    expect((await house.call('helperLoad.read')).loads).toHaveLength(1)
    await house.call('helperLoad.restore', { id })
    expect((await house.call('helperLoad.read')).loads[0]?.id).toBe(id)
  })

  it('has one limit, which can be changed and removed', async () => {
    expect((await house.call('helperLoad.read')).limit).toBe('')
    await house.call('helperLoad.setLimit', { text: ' Na tien uur niet. ' })
    expect((await house.call('helperLoad.setLimit', { text: 'Na negen uur niet.' })).limit).toBe('Na negen uur niet.')
    expect((await house.call('helperLoad.setLimit', { text: ' ' })).limit).toBe('')
  })
})
