import { expect, it } from 'vitest'
import { House, MINUTE } from '../support/house'

const CODE = '0000-1111-2222-3333-4444-5555-6666'

async function copied(isSecret = true): Promise<House> {
  const house = new House()
  await house.begin({ hidden: true })
  await house.call('app.copyText', { text: CODE, isSecret })
  expect(house.ports.copied).toBe(CODE)
  return house
}

it('a secret is in the clipboard for a minute', async () => {
  const house = await copied()
  await house.pass(MINUTE - 1000)
  expect(house.ports.copied).toBe(CODE)
  await house.pass(1000)
  expect(house.ports.copied).toBe('')
})

it('a secret that is copied again stays for a minute from then on', async () => {
  const house = await copied()
  await house.pass(MINUTE - 1000)
  await house.call('app.copyText', { text: CODE, isSecret: true })
  await house.pass(MINUTE - 1000)
  expect(house.ports.copied).toBe(CODE)
})

it('a secret is taken out when Luwte ends', async () => {
  const house = await copied()
  await house.app.close()
  expect(house.ports.copied).toBe('')
  expect(house.ports.clock.pendingTimers).toBe(0)
})

it('what somebody copied since then stays', async () => {
  const house = await copied()
  house.ports.copied = 'of another program'
  await house.pass(MINUTE)
  await house.app.close()
  expect(house.ports.copied).toBe('of another program')
})

it('what is no secret stays', async () => {
  const house = await copied(false)
  await house.pass(5 * MINUTE)
  await house.app.close()
  expect(house.ports.copied).toBe(CODE)
})
