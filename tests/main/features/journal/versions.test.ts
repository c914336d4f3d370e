import { expect, it } from 'vitest'
import { House } from '../../support/house'
import { allDone, carry, twoHouses } from '../../support/twoHouses'

async function change(house: House, id: string, text: string): Promise<void> {
  house.ports.clock.jump(60_000)
  const { seen } = await house.call('entries.read', { id })
  await house.call('entries.save', { id, seen, text })
}
const textsOf = async (house: House, id: string) =>
  (await house.call('entries.versions', { id })).map(({ text }) => text)

it('what an entry said before is there, the latest first, and what was only put in the bin is no version', async () => {
  const house = new House()
  await house.begin()
  const { id } = await house.call('entries.save', { id: null, seen: null, text: 'een' })
  expect(await textsOf(house, id)).toEqual([])
  await change(house, id, 'twee')
  house.ports.clock.jump(1000)
  await house.call('entries.remove', { id })
  house.ports.clock.jump(1000)
  await house.call('entries.restore', { id })
  await change(house, id, 'drie')
  expect(await textsOf(house, id)).toEqual(['twee', 'een'])
  await house.call('entries.remove', { id })
  await house.call('entries.erase', { id })
  await expect(house.call('entries.versions', { id })).rejects.toThrow('not-found')
})

it('what was written on the other computer is among them', async () => {
  const [home, away] = await twoHouses()
  const { id } = await home.call('entries.save', { id: null, seen: null, text: 'thuis' })
  await carry(home, away)
  away.ports.clock.epochMs = home.ports.clock.epochMs
  await change(away, id, 'onderweg')
  await change(away, id, 'terug')
  await carry(away, home)
  await allDone()
  for (const house of [home, away]) expect(await textsOf(house, id)).toEqual(['onderweg', 'thuis'])
})
