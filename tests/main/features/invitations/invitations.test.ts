import { beforeEach, describe, expect, it } from 'vitest'
import { House } from '../../support/house'

let house: House
beforeEach(async () => {
  house = new House()
  await house.begin()
})

describe('invitations that are not wanted again', () => {
  it('are kept once each, come back, and are still away after a restart', async () => {
    expect(await house.call('invitations.away')).toEqual([])
    await house.call('invitations.putAway', { invitation: 'walk' })
    house.ports.clock.jump(1000)
    await house.call('invitations.putAway', { invitation: 'words.alone' })
    expect(await house.call('invitations.putAway', { invitation: 'walk' })).toEqual(['walk', 'words.alone'])
    await house.app.close()
    await house.begin()
    expect(await house.call('invitations.bringBack', { invitation: 'walk' })).toEqual(['words.alone'])
    expect(await house.call('invitations.bringBack', { invitation: 'walk' })).toEqual(['words.alone'])
  })

  it('are known by an id, and nothing else', async () => {
    await expect(house.call('invitations.putAway', { invitation: 'Ik ben moe' })).rejects.toThrow('bad-input')
  })
})
