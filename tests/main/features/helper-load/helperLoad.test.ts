import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR, House } from '../../support/house'

let house: House
const card = (words: string) => ({
  when: 'after' as const,
  weight: 'heavy' as const,
  need: { chosen: [], words },
  whom: { chosen: [], words: '' },
})
const said = async (from: string, to: string) =>
  (await house.call('helperLoad.range', { from, to })).map(({ need }) => need.words)

beforeEach(async () => {
  house = new House()
  await house.begin()
})
afterEach(() => house.app.close())

test('the cards of a range are those of its days as lived, newest first, and none while they are locked', async () => {
  const days: string[] = []
  for (const words of ['een', 'twee', 'drie']) {
    const { at } = await house.call('helperLoad.add', card(words))
    days.push(at.slice(0, 10))
    house.ports.clock.jump(20 * 24 * HOUR)
  }
  const [first = '', second = '', third = ''] = days
  expect(await said(first, third)).toEqual(['drie', 'twee', 'een'])
  expect(await said(second, second)).toEqual(['twee'])
  expect(await said('2000-01-01', '2000-12-31')).toEqual([])
  const [newest] = await house.call('helperLoad.range', { from: third, to: third })
  await house.call('helperLoad.remove', { id: newest?.id ?? '' })
  expect(await said(first, third)).toEqual(['twee', 'een'])
  await house.call('section.set', { section: 'beside', passphrase: 'alleen van mij' })
  expect(await said(first, third)).toEqual(['twee', 'een'])
  await house.call('section.close', { section: 'beside' })
  expect(await said(first, third)).toEqual([])
})
