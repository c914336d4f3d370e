import { beforeEach, describe, expect, it } from 'vitest'
import { fillDisk } from '../../support/faults'
import { House } from '../../support/house'

// "My plan" on Help now without unlocking: a copy outside the sealed files, only where it was chosen.

let house: House

beforeEach(async () => {
  house = new House()
  await house.begin()
  await house.call('plan.setPart', { part: 'people', lines: ['Noor, 06-1'] })
})

const pathsOf = (name: string) => [...house.ports.files.contents.keys()].filter((path) => path.endsWith(`/${name}`))
const textAt = (path: string) => new TextDecoder().decode(house.ports.files.contents.get(path))
const peopleShown = async () =>
  (await house.call('plan.shown'))?.parts.find(({ part }) => part === 'people')?.lines ?? null
const isChosen = async () => (await house.call('app.state')).settings.planOnHelpNow
const only = (paths: string[]): string => {
  expect(paths).toHaveLength(1)
  return paths[0] ?? ''
}

describe('my plan, shown without unlocking', () => {
  it('is not shown, and lies nowhere in the open, until that is chosen', async () => {
    expect(await house.call('plan.shown')).toBeNull()
    expect(pathsOf('open.json')).toEqual([])
  })

  it('follows every change while it is chosen, and holds nothing but the plan', async () => {
    await house.call('checkIns.answer', {
      answer: 'felt',
      feelings: [{ own: 'weemoedig' }],
      around: { with: [], where: [], doing: [] },
      note: 'een regel voor mezelf',
    })
    await house.call('plan.setShown', { on: true })
    await Promise.all([
      house.call('plan.setPart', { part: 'people', lines: ['Noor, 06-1', 'Sam'] }),
      house.call('plan.setOrder', { order: ['people'] }),
    ])
    const copy = textAt(only(pathsOf('open.json')))
    expect(JSON.parse(copy)).toMatchObject({
      plan: { parts: [{ part: 'people', lines: ['Noor, 06-1', 'Sam'] }, {}, {}, {}, {}, {}, {}] },
    })
    expect(copy).not.toMatch(/weemoedig|een regel/)
    expect(await peopleShown()).toEqual(['Noor, 06-1', 'Sam'])
  })

  it('is taken away with the switch', async () => {
    await house.call('plan.setShown', { on: true })
    await house.call('plan.setShown', { on: false })
    expect(pathsOf('open.json')).toEqual([])
    expect(await house.call('plan.shown')).toBeNull()
    await house.call('plan.setPart', { part: 'people', lines: ['Sam'] })
    expect(pathsOf('open.json')).toEqual([])
  })

  it('leaves no copy behind when the choice itself cannot be kept', async () => {
    fillDisk(house.ports, 'settings.json')
    await expect(house.call('plan.setShown', { on: true })).rejects.toThrow('disk-full')
    expect(await isChosen()).toBe(false)
    expect(pathsOf('open.json')).toEqual([])
  })

  it('is still shown when the file it was in is damaged', async () => {
    await house.call('plan.setShown', { on: true })
    house.ports.files.contents.set(only(pathsOf('always.json')), new Uint8Array([123, 0, 0]))
    await house.begin()
    expect((await house.call('plan.read')).parts.every(({ lines }) => lines.length === 0)).toBe(true)
    expect(await peopleShown()).toEqual(['Noor, 06-1'])

    await house.call('plan.setPart', { part: 'people', lines: ['Sam'] })
    expect(await peopleShown()).toEqual(['Sam'])
    expect(pathsOf('open.json')).toEqual(['/data/open.json'])
    await house.call('plan.setShown', { on: false })
    expect(pathsOf('open.json')).toEqual([])
  })

  it('is still shown when a file cannot be read for now', async () => {
    await house.call('plan.setShown', { on: true })
    const always = only(pathsOf('always.json'))
    await house.begin()
    house.ports.files.contents.set(
      always.replace(/[0-9a-f-]{36}(?=\/always)/, '019ac777-0000-7000-8000-000000000000'),
      new Uint8Array([123]),
    )
    expect(await peopleShown()).toEqual(['Noor, 06-1'])
  })

  it('shows nothing of an emptied plan, though there was a copy', async () => {
    await house.call('plan.setShown', { on: true })
    const copy = only(pathsOf('open.json'))
    const before = house.ports.files.contents.get(copy) ?? new Uint8Array()
    await house.call('plan.setPart', { part: 'people', lines: [] })
    // As if another computer had emptied it: the copy here is of before.
    house.ports.files.contents.set(copy, before)
    expect(await peopleShown()).toEqual([])
    expect(textAt(copy)).not.toContain('Noor')
  })

  it('does not read what another computer shows', async () => {
    await house.call('plan.setShown', { on: true })
    const copy = only(pathsOf('open.json'))
    house.ports.files.contents.set(
      copy.replace(/[0-9a-f-]{36}(?=\/open)/, '019ac777-0000-7000-8000-000000000000'),
      house.ports.files.contents.get(copy) ?? new Uint8Array(),
    )
    house.ports.files.contents.delete(copy)
    house.ports.files.contents.delete(only(pathsOf('always.json')))
    await house.begin()
    expect(await peopleShown()).toEqual([])
  })

  it('is not written in the place of a vault that is away', async () => {
    const { contents } = house.ports.files
    for (const path of [...contents.keys()]) if (path.startsWith('/data/vault/')) contents.delete(path)
    await expect(house.call('plan.setShown', { on: true })).rejects.toThrow('vault-missing')
    expect(await isChosen()).toBe(false)
    expect([...contents.keys()].filter((path) => path.startsWith('/data/vault/'))).toEqual([])
  })

  it('is still shown when the folder of the vault is gone', async () => {
    await house.call('plan.setShown', { on: true })
    const { contents } = house.ports.files
    for (const path of [...contents.keys()]) if (path.startsWith('/data/vault/')) contents.delete(path)
    await house.begin()
    expect(await peopleShown()).toEqual(['Noor, 06-1'])
  })

  it('says so when neither the plan nor a copy can be read, and writes nothing in the place of the vault', async () => {
    await house.call('plan.setShown', { on: true })
    const { contents } = house.ports.files
    const gone = [...contents.keys()].filter((path) => path.startsWith('/data/vault/') || path.endsWith('/open.json'))
    for (const path of gone) contents.delete(path)
    await house.begin()
    await expect(house.call('plan.shown')).rejects.toThrow('unreadable')
    await expect(house.call('plan.setShown', { on: false })).rejects.toThrow('vault-missing')
    expect(await isChosen()).toBe(true)
    expect([...contents.keys()].filter((path) => path.startsWith('/data/vault/'))).toEqual([])
  })
})
