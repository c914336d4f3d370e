import { describe, expect, it } from 'vitest'
import { deviceOf, noticesOf } from '../../support/twoHouses'
import { House } from '../../support/house'

const entry = (text: string) => ({ id: null, seen: null, text })

/** Luwte is started, with its vault on a disk that cannot flush. */
async function begun(ports?: House['ports']): Promise<House> {
  const house = new House(ports)
  await house.begin()
  house.ports.files.unflushable.add(`${house.ports.paths.vault}/${deviceOf(house)}`)
  return house
}

describe('a disk that cannot flush', () => {
  it('saves what is saved, and is told once, however often it is written on', async () => {
    const house = await begun()
    for (const text of ['one', 'two']) await house.call('entries.save', entry(text))
    expect(await house.entries()).toHaveLength(2)
    expect(await noticesOf(house)).toEqual([{ id: 1, code: 'less-durable', folder: house.ports.paths.userData }])
  })

  it('is told again after a restart, unless that was understood', async () => {
    const first = await begun()
    await first.call('entries.save', entry('one'))
    await first.app.close()
    const second = await begun(first.ports)
    await second.call('entries.save', entry('two'))
    const [told] = await noticesOf(second)
    expect(told?.code).toBe('less-durable')
    await second.call('app.dismissNotice', { id: told?.id ?? 0 })
    await second.app.close()
    const third = await begun(first.ports)
    await third.call('entries.save', entry('three'))
    expect(await noticesOf(third)).toEqual([])
  })

  it('is not told of a folder that is not for Luwte, as when something is exported', async () => {
    const house = await begun()
    house.ports.files.unflushable.clear()
    house.ports.files.unflushable.add('/usb')
    await house.ports.files.writeDurably('/usb/export.md', new Uint8Array())
    expect(await noticesOf(house)).toEqual([])
  })
})
