import { expect, it } from 'vitest'
import { House } from '../../support/house'

it('offers earlier tags, the most used first, each once, without those in the bin', async () => {
  const house = new House()
  await house.begin()
  const write = (text: string) => {
    house.ports.clock.jump(1000)
    return house.call('entries.save', { id: null, seen: null, text })
  }
  await write('#slaap')
  await write('#werk en #Slaap en https://x.org/#nee')
  await write('#slaap')
  const { id } = await write('#weg')
  await house.call('entries.remove', { id })
  expect(await house.call('entries.tags')).toEqual(['slaap', 'werk'])
})
