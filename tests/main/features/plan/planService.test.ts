import { beforeEach, describe, expect, it } from 'vitest'
import { PLAN_PARTS } from '@shared/features/plan/plan'
import type { NamedRhythm } from '@shared/features/moments/contract'
import { at, House } from '../../support/house'
import { fakePorts } from '../../support/ports'

let house: House

beforeEach(async () => {
  house = new House()
  await house.begin()
})

describe('my plan', () => {
  it('has every part, empty until something is written', async () => {
    expect((await house.call('plan.read')).parts).toEqual(PLAN_PARTS.map((part) => ({ part, lines: [] })))
  })

  it('keeps own words in their own order, and is there after a restart', async () => {
    await house.call('plan.setPart', { part: 'people', lines: ['mijn zus', ' de buurvrouw '] })
    await house.call('plan.setPart', { part: 'people', lines: ['de buurvrouw', 'mijn zus'] })
    await house.call('plan.setOrder', { order: ['reasons', 'people'] })
    await house.begin()
    const { parts } = await house.call('plan.read')
    expect(parts.slice(0, 3)).toEqual([
      { part: 'reasons', lines: [] },
      { part: 'people', lines: ['de buurvrouw', 'mijn zus'] },
      { part: 'signs', lines: [] },
    ])
    expect(parts).toHaveLength(PLAN_PARTS.length)
  })

  it('lies nowhere but in the vault', async () => {
    await house.call('plan.setPart', { part: 'reasons', lines: ['de kinderen van Noor'] })
    for (const [path, bytes] of house.ports.files.contents)
      if (!path.startsWith('/data/vault/')) expect(new TextDecoder().decode(bytes)).not.toContain('Noor')
  })
})

describe('my plan on two computers', () => {
  /** What a sync tool does: each gets the folders of the other. */
  const bringTogether = (one: House, other: House) => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      for (const [path, bytes] of from.ports.files.contents)
        if (/vault\/[0-9a-f-]{36}\//.test(path) && !to.ports.files.contents.has(path))
          to.ports.files.contents.set(path, bytes)
  }

  it('loses no line of a part that both began before they knew of each other', async () => {
    const ports = fakePorts()
    ports.system.machineId = () => Promise.resolve('another computer')
    const other = new House(ports)
    await other.begin()
    await house.call('plan.setPart', { part: 'people', lines: ['mijn zus'] })
    await other.call('plan.setPart', { part: 'people', lines: ['de buurvrouw'] })
    bringTogether(house, other)
    await house.begin()
    const people = async () => (await house.call('plan.read')).parts.find(({ part }) => part === 'people')?.lines
    expect([...((await people()) ?? [])].sort()).toEqual(['de buurvrouw', 'mijn zus'])
    await house.call('plan.setPart', { part: 'people', lines: ['de buurvrouw'] })
    expect(await people()).toEqual(['de buurvrouw'])
  })

  it('loses no line of a part that both changed without knowing of each other', async () => {
    const first = await house.call('plan.setPart', { part: 'people', lines: ['mijn zus'] })
    expect(first.parts.find(({ part }) => part === 'people')?.lines).toEqual(['mijn zus'])
    const [path] = [...house.ports.files.contents.keys()].filter((one) => one.endsWith('/always.json'))
    const before = house.ports.files.contents.get(path ?? '') ?? new Uint8Array()
    const ports = fakePorts()
    ports.system.machineId = () => Promise.resolve('another computer')
    const other = new House(ports)
    for (const [one, bytes] of house.ports.files.contents)
      if (one.includes('/vault/')) ports.files.contents.set(one, bytes)
    ports.files.contents.set(path ?? '', before)
    await other.begin()
    await other.call('plan.setPart', { part: 'people', lines: ['mijn zus', 'de buurvrouw'] })
    await house.call('plan.setPart', { part: 'people', lines: ['mijn zus', 'de huisarts'] })
    bringTogether(other, house)
    await house.begin()
    const people = async () => (await house.call('plan.read')).parts.find(({ part }) => part === 'people')?.lines
    expect([...((await people()) ?? [])].sort()).toEqual(['de buurvrouw', 'de huisarts', 'mijn zus'])
    await house.call('plan.setPart', { part: 'people', lines: ['mijn zus'] })
    expect(await people()).toEqual(['mijn zus'])
  })
})

describe('what was read while the vault was away', () => {
  const isOfVault = (path: string) => path.startsWith('/data/vault/')
  let away: [string, Uint8Array][]
  const takeAway = () => {
    const { contents } = house.ports.files
    away = [...contents].filter(([path]) => isOfVault(path))
    for (const [path] of away) contents.delete(path)
  }
  const bringBack = () => {
    for (const [path, bytes] of away) house.ports.files.contents.set(path, bytes)
  }

  it('takes no line from a part of the plan', async () => {
    await house.call('plan.setPart', { part: 'people', lines: ['mijn zus', 'de buurvrouw'] })
    takeAway()
    await house.begin()
    const { parts } = await house.call('plan.read')
    bringBack()
    const was = parts.find(({ part }) => part === 'people')?.lines ?? []
    const plan = await house.call('plan.setPart', { part: 'people', lines: [...was, 'de huisarts'], was })
    expect([...(plan.parts.find(({ part }) => part === 'people')?.lines ?? [])].sort()).toEqual([
      'de buurvrouw',
      'de huisarts',
      'mijn zus',
    ])
  })

  it('takes neither the name of a rhythm nor what it opens', async () => {
    await house.call('rhythms.save', { ...at(['08:00']), name: 'Pillen', opens: 'ex.ground' })
    takeAway()
    await house.begin()
    const { here } = await house.call('rhythms.list')
    bringBack()
    const { name, opens, ...plan } = here[0] as NamedRhythm
    expect([name, opens]).toEqual(['', null])
    const { here: after } = await house.call('rhythms.save', { ...plan, on: false })
    expect(after).toMatchObject([{ on: false, name: 'Pillen', opens: 'ex.ground' }])
  })
})
