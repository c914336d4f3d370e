import { describe, expect, it } from 'vitest'
import { House } from '../../support/house'
import { allDone, carry, deviceOf, noticesOf, pathsIn, textAt, twoHouses } from '../../support/twoHouses'

const PASSPHRASE = 'een stil huis aan zee'

const textsOf = async (house: House) => (await house.entries()).map(({ excerpt }) => excerpt).sort()

const entry = (text: string) => ({ id: null, seen: null, text })

async function seal(house: House): Promise<void> {
  const { code, ask } = await house.call('vault.newCode')
  const groups = code.split('-')
  await house.call('vault.seal', {
    passphrase: PASSPHRASE,
    groups: [groups[ask[0]] ?? '', groups[ask[1]] ?? ''],
  })
}

/** Each hears what the other said of itself. */
async function meet(home: House, away: House): Promise<void> {
  await carry(home, away)
  await carry(away, home)
  await carry(home, away)
}

const files = async (house: House) =>
  (await house.call('computers.list')).map(({ device, plainFiles }) => ({ device, plainFiles }))

describe('the computers on a vault', () => {
  it('are this one alone at first, also before it wrote anything', async () => {
    const house = new House()
    await house.begin()
    const nothing = { files: 0, plainFiles: 0, oldKeyFiles: 0, changedAt: null }
    const [here, ...others] = await house.call('computers.list')
    expect(here).toEqual({ device: deviceOf(house), isThis: true, name: 'laptop', ...nothing })
    expect(others).toEqual([])
    expect(pathsIn(house)).toEqual(['/data/vault/vault.json'])
    expect(await noticesOf(house)).toEqual([])
  })

  it('say what they are called once there are two, this one first', async () => {
    const [home, away] = await twoHouses()
    await home.call('entries.save', entry('thuis'))
    await meet(home, away)
    expect((await home.call('computers.list')).map(({ name, isThis }) => [name, isThis])).toEqual([
      ['laptop', true],
      ['desk', false],
    ])
    expect((await away.call('computers.list')).map(({ name }) => name)).toEqual(['desk', 'laptop'])
  })

  it('say it once, and keep the name that somebody chose', async () => {
    const [home, away] = await twoHouses()
    await home.call('entries.save', entry('thuis'))
    await meet(home, away)
    await home.call('computers.rename', { name: 'Zolder' })
    const said = () => textAt(home, `/data/vault/${deviceOf(home)}/always.json`)
    const before = said()
    await home.app.close()
    const again = new House(home.ports)
    await again.begin()
    await allDone()
    expect(said()).toBe(before)
    await meet(again, away)
    expect((await away.call('computers.list')).map(({ name }) => name)).toEqual(['desk', 'Zolder'])
  })

  it('tell which of them still has files that lie open, until it is unlocked once', async () => {
    const [home, away] = await twoHouses()
    await home.call('entries.save', entry('thuis'))
    await away.call('entries.save', entry('onderweg'))
    await meet(home, away)
    expect((await files(home)).map(({ plainFiles }) => plainFiles)).toEqual([0, 0])
    await seal(home)
    await carry(home, away)
    expect(await files(home)).toEqual([
      { device: deviceOf(home), plainFiles: 0 },
      { device: deviceOf(away), plainFiles: 2 },
    ])
    await away.call('vault.unlock', { secret: PASSPHRASE })
    await allDone()
    await carry(away, home)
    expect((await files(home)).map(({ plainFiles }) => plainFiles)).toEqual([0, 0])
  })

  it('say nothing of themselves while the vault is locked', async () => {
    const [home, away] = await twoHouses()
    await home.call('entries.save', entry('thuis'))
    await seal(home)
    await carry(home, away)
    expect(pathsIn(away).filter((path) => path.includes(deviceOf(away)))).toEqual([])
    expect(away.ports.warnings).toEqual([])
    await away.call('vault.unlock', { secret: PASSPHRASE })
    await allDone()
    await carry(away, home)
    expect((await home.call('computers.list')).map(({ name }) => name)).toEqual(['laptop', 'desk'])
  })
})

describe('taking over a computer that is gone', () => {
  it('leaves all it wrote, and it is no more among them; as it was is in a backup', async () => {
    const [home, away] = await twoHouses()
    await home.call('entries.save', entry('thuis'))
    await away.call('entries.save', entry('onderweg'))
    await meet(home, away)
    const gone = deviceOf(away)
    const left = await home.call('computers.takeOver', { device: gone })
    await allDone()
    expect(left?.map(({ isThis }) => isThis)).toEqual([true])
    expect(pathsIn(home).filter((path) => path.includes(gone))).toEqual([])
    expect(await textsOf(home)).toEqual(['onderweg', 'thuis'])
    const { snapshots } = await home.call('backups.list')
    expect(snapshots.map(({ why }) => why)).toEqual(['before-taking-over'])
    expect(await noticesOf(home)).toEqual([])
  })

  it('is told nowhere as files that went missing', async () => {
    const [home, away] = await twoHouses()
    await home.call('entries.save', entry('thuis'))
    await away.call('entries.save', entry('onderweg'))
    await meet(home, away)
    await home.call('computers.takeOver', { device: deviceOf(away) })
    // It was not gone after all: the computer comes back and finds what became of its files.
    away.ports.files.contents.forEach((_, path, all) => {
      if (path.startsWith(`/data/vault/${deviceOf(away)}/`)) all.delete(path)
    })
    await carry(home, away)
    await away.app.close()
    const again = new House(away.ports)
    const former = deviceOf(again)
    await again.begin()
    await again.call('entries.save', entry('weer daar'))
    await allDone()
    expect(deviceOf(again)).not.toBe(former)
    expect(await textsOf(again)).toEqual(['onderweg', 'thuis', 'weer daar'])
    expect(await noticesOf(again)).toEqual([])
  })

  it('is refused for this computer itself, and for one that is not there', async () => {
    const [home] = await twoHouses()
    await home.call('entries.save', entry('thuis'))
    await expect(home.call('computers.takeOver', { device: deviceOf(home) })).rejects.toThrow('not-allowed')
    const nobody = '019ac777-0000-7000-8000-000000000000'
    await expect(home.call('computers.takeOver', { device: nobody })).rejects.toThrow('not-found')
    expect((await home.call('backups.list')).snapshots).toEqual([])
  })
})
