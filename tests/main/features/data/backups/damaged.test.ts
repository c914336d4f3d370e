import { describe, expect, it } from 'vitest'
import { House } from '../../../support/house'
import { allDone, deviceOf, noticesOf } from '../../../support/twoHouses'
import { envelopeText } from '../../../vault/support'

const PASSPHRASE = 'een stil huis aan zee'
const entry = (text: string) => ({ id: null, seen: null, text })

const textsOf = async (house: House) => (await house.entries()).map(({ excerpt }) => excerpt).sort()

const codesOf = async (house: House) => (await noticesOf(house)).map(({ code }) => code)

async function seal(house: House): Promise<void> {
  const { code, ask } = await house.call('vault.newCode')
  const all = code.split('-')
  await house.call('vault.seal', { passphrase: PASSPHRASE, groups: [all[ask[0]] ?? '', all[ask[1]] ?? ''] })
}

async function backUp(house: House): Promise<string> {
  house.ports.clock.jump(60_000)
  const { snapshots } = await house.call('backups.make')
  return snapshots[0]?.id ?? ''
}

/** A file of this computer falls short while Luwte is closed. @returns Luwte, started again. */
async function damagedMeanwhile(house: House, name = '2026-11.json'): Promise<House> {
  await house.app.close()
  cut(house, `/data/vault/${deviceOf(house)}/${name}`)
  return begun(house)
}

function cut({ ports }: House, path: string): void {
  const bytes = ports.files.contents.get(path)
  if (!bytes) throw new Error(`no ${path}`)
  ports.files.contents.set(path, bytes.slice(0, -30))
}

async function begun({ ports }: House): Promise<House> {
  const again = new House(ports)
  await again.begin()
  await allDone()
  return again
}

async function begin(...texts: string[]): Promise<House> {
  const house = new House()
  await house.begin()
  for (const text of texts) await house.call('entries.save', entry(text))
  return house
}

describe('a damaged file of this computer', () => {
  it('is taken from the newest backup that has it, and that is told with its time', async () => {
    const house = await begin('one', 'two')
    await backUp(house)
    const madeAt = new Date(house.ports.clock.now()).toISOString()
    await house.call('entries.save', entry('later'))
    const file = `${deviceOf(house)}/2026-11.json`
    const again = await damagedMeanwhile(house)
    expect(await textsOf(again)).toEqual(['one', 'two'])
    expect(await noticesOf(again)).toMatchObject([{ code: 'damaged-recovered', file, madeAt }])
    const [aside] = [...house.ports.files.contents.keys()].filter((path) => path.includes('.damaged-'))
    expect(aside).toContain(file)
    await again.call('entries.save', entry('and on'))
    expect(await textsOf(await begun(again))).toEqual(['and on', 'one', 'two'])
  })

  it('that is damaged in the newest backup too is taken from the one before', async () => {
    const house = await begin('one')
    const older = await backUp(house)
    await house.call('entries.save', entry('two'))
    const newer = await backUp(house)
    expect(newer).not.toBe(older)
    const own = [...house.ports.files.contents.keys()].find(
      (path) => path.includes(newer) && path.endsWith('2026-11.json'),
    )
    cut(house, own ?? '')
    const again = await damagedMeanwhile(house)
    expect(await textsOf(again)).toEqual(['one'])
    expect(await codesOf(again)).toEqual(['damaged-recovered'])
  })

  it('without any backup stays set aside, as it is told', async () => {
    const again = await damagedMeanwhile(await begin('one'))
    expect(await textsOf(again)).toEqual([])
    expect(await codesOf(again)).toEqual(['damaged-set-aside'])
  })

  it('is taken back later, also after a restart, where the disk with the backups is away', async () => {
    const house = await begin('one')
    house.ports.dialogs.folder = '/usb'
    await house.call('backups.chooseFolder')
    const { contents } = house.ports.files
    const away = [...contents].filter(([path]) => path.startsWith('/usb/'))
    for (const [path] of away) contents.delete(path)
    let again = await damagedMeanwhile(house)
    expect(await textsOf(again)).toEqual([])
    expect(await codesOf(again)).toEqual(['damaged-set-aside'])
    await again.app.close()
    again = await begun(again)
    expect(await textsOf(again)).toEqual([])
    for (const [path, bytes] of away) contents.set(path, bytes)
    await backUp(again)
    await allDone()
    expect(await textsOf(again)).toEqual(['one'])
    expect(await codesOf(again)).toEqual(['damaged-recovered'])
    await again.app.close()
    expect([...contents.keys()]).not.toContain('/data/damaged.json')
  })

  it('in a sealed vault is taken back once it is opened, and stays sealed', async () => {
    const house = await begin('zeldzaam', 'two')
    await seal(house)
    await backUp(house)
    const again = await damagedMeanwhile(house)
    await again.call('vault.unlock', { secret: PASSPHRASE })
    await allDone()
    expect(await textsOf(again)).toEqual(['two', 'zeldzaam'])
    expect(await codesOf(again)).toEqual(['damaged-recovered'])
    const words = [...again.ports.files.contents.values()].filter((bytes) => Buffer.from(bytes).includes('zeldzaam'))
    expect(words).toEqual([])
  })

  it('of earlier versions gives those back', async () => {
    const house = await begin()
    const first = await house.call('entries.save', entry('first'))
    await house.call('entries.save', { id: first.id, seen: first.seen, text: 'second' })
    await backUp(house)
    const before = deviceOf(house)
    const again = await damagedMeanwhile(house, '2026-11.past.json')
    const second = await again.call('entries.read', { id: first.id })
    await again.call('entries.save', { id: first.id, seen: second.seen, text: 'third' })
    await allDone()
    expect(deviceOf(again)).not.toBe(before)
    const past = again.ports.files.contents.get(`/data/vault/${deviceOf(again)}/2026-11.past.json`)
    expect(Buffer.from(past ?? []).toString()).toContain('"first"')
    expect(await codesOf(again)).toEqual(['damaged-recovered'])
  })

  it('replaces nothing newer: what another computer changed since then stands alone', async () => {
    const house = await begin()
    const first = await house.call('entries.save', entry('first'))
    await backUp(house)
    const device = '019ac777-0000-7000-8000-000000000000'
    const changed = { ...first, text: 'changed', seen: { ...first.seen, [device]: 1 } }
    const text = envelopeText({ device, month: '2026-11', records: [changed] })
    house.ports.files.contents.set(`/data/vault/${device}/2026-11.json`, new TextEncoder().encode(text))
    const again = await damagedMeanwhile(house)
    const { entry: found, siblings } = await again.call('entries.read', { id: first.id })
    expect([found.text, siblings]).toEqual(['changed', []])
    // Nothing of it was missing, so nothing came back.
    expect(await codesOf(again)).toEqual(['damaged-set-aside'])
  })
})
