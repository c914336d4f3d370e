import { beforeEach, describe, expect, it } from 'vitest'
import { House } from '../../support/house'

let house: House

beforeEach(async () => {
  house = new House()
  await house.begin()
})

describe('websites', () => {
  it('open in the browser of the system when the content names them, and no others', async () => {
    await house.call('helpNow.openWebsite', { site: '113.nl' })
    expect(house.ports.told).toContain('browser https://113.nl')
    for (const site of ['example.org', '113.nl.example.org', '113.nl/x', 'javascript:alert(1)', '113.nl@example.org'])
      await expect(house.call('helpNow.openWebsite', { site })).rejects.toThrow('not-allowed')
  })
})
