import { describe, expect, it } from 'vitest'
import { fakePorts, type FakePorts } from '../../../support/ports'
import { Keeper } from './support'

const DAY = 24 * 60 * 60 * 1000

/** Two computers with one vault, which make their backups in one folder. */
async function twoKeepers(): Promise<[Keeper, Keeper]> {
  const one = fakePorts()
  const other = fakePorts()
  Object.assign(one, { paths: { userData: '/one', vault: '/vault', backups: '/backups' } } satisfies Partial<FakePorts>)
  Object.assign(other, {
    files: one.files,
    clock: one.clock,
    paths: { userData: '/other', vault: '/vault', backups: '/backups' },
  } satisfies Partial<FakePorts>)
  other.system.machineId = () => Promise.resolve('another computer')
  const keepers = [await Keeper.open(one), await Keeper.open(other)] as [Keeper, Keeper]
  await keepers[0].write('of one')
  await keepers[1].write('of the other')
  return keepers
}

describe('two computers that back up into one folder', () => {
  it('thin out their own backups only', async () => {
    const [one, other] = await twoKeepers()
    const early = await other.make()
    const made: string[] = []
    for (let count = 0; count < 20; count += 1) {
      one.ports.clock.jump(DAY)
      made.push(await one.make())
    }
    const left = await one.ids()
    expect(left).toContain(early)
    expect(made.filter((id) => !left.includes(id)).length).toBeGreaterThan(0)
    expect(await other.ids()).toEqual(left)
  })

  it('clear away nothing that the other one is making just now', async () => {
    const [one, other] = await twoKeepers()
    const id = await one.make()
    const [folder = ''] = one.stored().map((path) => path.slice(0, path.indexOf(id)))
    const part = (device: string) => `${folder}.2026-11-23T06-30-00-000Z.${device}.part/vault/vault.json`
    for (const { vault, ports } of [one, other]) ports.files.contents.set(part(vault.deviceId), new Uint8Array([1]))
    await one.make()
    const left = one.stored().filter((path) => path.includes('.part'))
    expect(left).toEqual([part(other.vault.deviceId)])
  })

  it('make theirs though the other one has just made one', async () => {
    const [one, other] = await twoKeepers()
    await one.make()
    other.backups.changed()
    await other.pass(6 * 60 * 1000)
    const makers = await Promise.all((await one.ids()).map((id) => makerOf(one, id)))
    expect(new Set(makers)).toEqual(new Set([one.vault.deviceId, other.vault.deviceId]))
  })

  it('take along only their own when they go elsewhere with them', async () => {
    const [one, other] = await twoKeepers()
    const stays = await other.make()
    const goes = await one.make()
    one.dialogs.folder = '/usb'
    await one.backups.chooseFolder()
    expect(await one.ids()).toEqual([goes])
    expect(await other.ids()).toEqual([stays])
  })
})

async function makerOf({ ports, stored }: Keeper, id: string): Promise<unknown> {
  const path = stored.call({ ports }).find((one) => one.includes(`/${id}/manifest.json`)) ?? ''
  return (JSON.parse(Buffer.from(ports.files.contents.get(path) ?? []).toString()) as { device?: string }).device
}

describe('a clock that stood a year ahead', () => {
  it('does not thin out what was backed up before, nor what is after it was put right', async () => {
    const one = await Keeper.open()
    await one.write('words')
    const daily: string[] = []
    const make = async (days: number) => {
      const made: string[] = []
      for (let count = 0; count < days; count += 1) {
        one.ports.clock.jump(DAY)
        await one.write(`day ${count}`)
        made.push(await one.make())
      }
      return made
    }
    daily.push(...(await make(7)))
    one.ports.clock.jump(365 * DAY)
    const wrong = await make(8)
    one.ports.clock.jump(-373 * DAY)
    const after = await make(7)
    expect(await one.ids()).toEqual(expect.arrayContaining([...daily, ...after]))
    expect((await one.ids()).filter((id) => wrong.includes(id)).length).toBeGreaterThan(0)
  })
})
