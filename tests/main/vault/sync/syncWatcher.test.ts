import { describe, expect, it } from 'vitest'
import { LuwteError } from '@shared/kernel/errors'
import { encodeKeyFile, type KeyFile } from '@main/vault/crypto/keyFile'
import { checkIn, House, MINUTE, settle } from '../../support/house'
import { allDone, carry, deviceOf, noticesOf, pathsIn, textAt, twoHouses } from '../../support/twoHouses'

const PASSPHRASE = 'een stil huis aan zee'
const OTHER = 'de lamp in het raam'

const entry = (text: string) => ({ id: null, seen: null, text })

async function groups(house: House): Promise<[string, string]> {
  const { code, ask } = await house.call('vault.newCode')
  const all = code.split('-')
  return [all[ask[0]] ?? '', all[ask[1]] ?? '']
}
const seal = async (house: House, passphrase = PASSPHRASE) =>
  house.call('vault.seal', { passphrase, groups: await groups(house) })
const rotate = async (house: House) =>
  house.call('vault.rotate', { secret: PASSPHRASE, passphrase: OTHER, groups: await groups(house), dropBackups: false })
const unlock = async (house: House, secret = PASSPHRASE) => {
  await house.call('vault.unlock', { secret })
  await allDone()
}
const lockOf = async (house: House) => (await house.call('vault.state')).lock

const textsOf = async (house: House) => (await house.entries()).map(({ excerpt }) => excerpt).sort()

/** How often the windows were told that what they show may be another. */
const tellings = ({ ports }: House) =>
  ports.windows.heard.filter(([channel]) => channel.endsWith('records.changed')).length

const isKeyFile = (path: string) => path.includes('/keys/')
const isTombstone = (path: string) => path.endsWith('.retired.json')

describe('what arrives from another computer', () => {
  it('is told to the windows, and read', async () => {
    const [home, away] = await twoHouses()
    await home.call('entries.save', entry('thuis'))
    const before = tellings(away)
    await carry(home, away)
    expect(tellings(away)).toBe(before + 1)
    expect(await textsOf(away)).toEqual(['thuis'])
    expect(await noticesOf(away)).toEqual([])
  })

  it('is heard of in a folder that was not there at the start, and what this computer writes is no news', async () => {
    const [home, away] = await twoHouses()
    await home.call('entries.save', entry('een'))
    await away.call('entries.save', entry('hier'))
    await carry(home, away)
    const { watched } = away.ports.files
    expect(watched).toContain(`/data/vault/${deviceOf(home)}`)
    const before = tellings(away)
    await home.call('entries.save', entry('twee'))
    await carry(home, away)
    expect(tellings(away)).toBe(before + 1)
  })

  it('is heard of in the folder of keys too, which a vault has once it is sealed', async () => {
    const [home, away] = await twoHouses()
    expect(away.ports.files.watched).not.toContain('/data/vault/keys')
    await seal(home)
    await carry(home, away)
    await unlock(away)
    expect(away.ports.files.watched).toContain('/data/vault/keys')
  })

  it('of names that sync tools make, those of conflicts are told where they cannot be read, and nothing else counts', async () => {
    const [home, away] = await twoHouses()
    await home.call('entries.save', entry('woorden'))
    await seal(home)
    await carry(home, away)
    await unlock(away)
    const { contents } = away.ports.files
    const own = deviceOf(away)
    const odd = new TextEncoder().encode('{"app":"luwte","format":1')
    for (const path of pathsIn(away))
      for (const name of oddNamesFor(path.slice(path.lastIndexOf('/') + 1)))
        contents.set(`${path.slice(0, path.lastIndexOf('/'))}/${name}`, odd)
    contents.set('/data/vault/.stfolder/syncthing-folder-1a2b3c.txt', odd)
    contents.set('/data/vault/.stversions/vault~20261122-091234.json', odd)
    const before = pathsIn(away)
    away.ports.files.change('/data/vault/.stfolder')
    await allDone()
    expect(await lockOf(away)).toBe('open')
    expect(await textsOf(away)).toEqual(['woorden'])
    // One of each computer: somebody can put any number there.
    const told = (await noticesOf(away)).map((notice) => ('file' in notice ? notice.file : notice.code))
    expect(told.map((file) => file.slice(0, file.indexOf('/'))).sort()).toEqual([deviceOf(home), own].sort())
    for (const file of told) expect(file).toMatch(/\.sync-conflict-|conflicted copy/)
    expect(pathsIn(away)).toEqual(expect.arrayContaining(before))
    expect(await away.call('computers.list')).toMatchObject([{ plainFiles: 0 }, { plainFiles: 0 }])
  })
})

describe('where the system has no watches left', () => {
  async function unwatched() {
    const [home, away] = await twoHouses()
    away.ports.files.unwatchable.add(`/data/vault/${deviceOf(home)}`)
    away.ports.windows.open('main', '/journal')
    await home.call('entries.save', entry('een'))
    await carry(home, away)
    return [home, away] as const
  }

  function arriveUnnoticed(home: House, away: House): void {
    for (const path of pathsIn(home))
      away.ports.files.contents.set(path, home.ports.files.contents.get(path) as Uint8Array)
  }

  it('it is looked every minute, and that is told once', async () => {
    const [home, away] = await unwatched()
    await away.pass(2 * MINUTE)
    const before = tellings(away)
    await home.call('entries.save', entry('twee'))
    arriveUnnoticed(home, away)
    expect(tellings(away)).toBe(before)
    await away.pass(MINUTE)
    expect(tellings(away)).toBe(before + 1)
    expect(await textsOf(away)).toEqual(['een', 'twee'])
    expect(await noticesOf(away)).toEqual([{ id: 1, code: 'not-watched' }])
    await away.pass(10 * MINUTE)
    expect(tellings(away)).toBe(before + 1)
    expect(await noticesOf(away)).toHaveLength(1)
  })

  it('nobody is told who has no other computer', async () => {
    const house = new House()
    house.ports.files.unwatchable.add('/data/vault')
    await house.begin()
    await house.call('entries.save', entry('een'))
    await house.pass(3 * MINUTE)
    expect(await noticesOf(house)).toEqual([])
  })

  it('nothing is looked for while no window is open, and at the end no timer is left', async () => {
    const [home, away] = await unwatched()
    away.ports.windows.close('main')
    await away.pass(MINUTE)
    const before = tellings(away)
    await home.call('entries.save', entry('twee'))
    arriveUnnoticed(home, away)
    await away.pass(5 * MINUTE)
    expect(tellings(away)).toBe(before)
    away.ports.windows.open('main', '/journal')
    await away.pass(MINUTE)
    expect(tellings(away)).toBe(before + 1)
    await away.app.close()
    expect(away.ports.clock.pendingTimers).toBe(0)
  })
})

/** Of Syncthing, of Nextcloud, of Dropbox. */
const oddNamesFor = (name: string): string[] => [
  `.syncthing.${name}.tmp`,
  `~syncthing~${name}.tmp`,
  name.replace('.json', '.sync-conflict-20261122-091234-ABCDEFG.json'),
  name.replace('.json', ' (conflicted copy 2026-11-22 091234).json'),
  `.~${name}`,
]

describe('a check-in on a computer that has not opened the vault since it was sealed', () => {
  it('is in no file of the vault until then, for which a stranger may have put the key there, and in it afterwards', async () => {
    const [home, away] = await twoHouses()
    await away.call('entries.save', entry('hier'))
    await seal(home)
    await carry(home, away)
    const before = pathsIn(away)
    await away.call('checkIns.answer', { ...checkIn, note: 'op slot' })
    expect(pathsIn(away)).toEqual(before)
    const again = new House(away.ports)
    await away.app.close()
    await again.begin()
    expect(await again.call('vault.state')).toMatchObject({ lock: 'locked', waiting: 1 })
    await unlock(again)
    expect((await again.call('checkIns.recent', { days: 2 })).map(({ note }) => note)).toEqual(['op slot'])
    expect([...again.ports.files.contents.keys()]).not.toContain('/data/waiting.json')
  })
})

describe('a sealed vault', () => {
  it('in whose place is another one is locked at once; nothing is written, and it is back once that is gone', async () => {
    const [home] = await twoHouses()
    await home.call('entries.save', entry('thuis'))
    await seal(home)
    home.ports.windows.open('main', '/journal')
    const before = textAt(home, '/data/vault/vault.json')
    const other = JSON.stringify({ ...(JSON.parse(before) as object), id: '019ac777-0000-7000-8000-000000000000' })
    home.ports.files.contents.set('/data/vault/vault.json', new TextEncoder().encode(other))
    home.ports.files.change('/data/vault/vault.json')
    await allDone()
    expect(home.ports.windows.opened.at(-1)).toEqual(['main', '/unlock'])
    expect((await noticesOf(home)).map(({ code }) => code)).toContain('other-vault')
    expect(await home.call('vault.state')).toMatchObject({ lock: 'locked', isThere: false })
    await expect(home.call('vault.unlock', { secret: PASSPHRASE })).rejects.toThrow('vault-missing')
    home.ports.files.contents.set('/data/vault/vault.json', new TextEncoder().encode(before))
    await unlock(home)
    expect(await textsOf(home)).toEqual(['thuis'])
  })
})

describe('a vault that another computer seals', () => {
  it('though the user did not: this computer goes on in plain, with all that was written here', async () => {
    const [home, away] = await twoHouses()
    await away.call('entries.save', entry('hier'))
    await seal(home)
    await carry(home, away)
    expect(await home.call('vault.state')).toMatchObject({ isSealedElsewhere: false })
    await expect(home.call('vault.disown')).rejects.toThrow('not-allowed')
    expect(await away.call('vault.state')).toMatchObject({ lock: 'locked', isSealedElsewhere: true })
    await away.call('checkIns.answer', { ...checkIn, note: 'op slot' })
    expect(await away.call('vault.state')).toMatchObject({ waiting: 1 })
    expect(await away.call('vault.disown')).toMatchObject({ lock: 'plain', isSealedElsewhere: false, waiting: 0 })
    expect((await away.call('checkIns.recent', { days: 2 })).map(({ note }) => note)).toEqual(['op slot'])
    await away.call('entries.save', entry('nog'))
    expect(await textsOf(away)).toEqual(['hier', 'nog'])
  })

  it('is locked here at once, and its windows send their last words first', async () => {
    const [home, away] = await twoHouses()
    await home.call('entries.save', entry('thuis'))
    await away.call('entries.save', entry('hier'))
    away.ports.windows.open('main', '/journal')
    away.ports.windows.onWayOut = async () => {
      await away.call('drafts.write', { key: 'entry:new', draft: { kind: 'entry', text: 'half', seen: null } })
    }
    await seal(home)
    await carry(home, away)
    expect(await lockOf(away)).toBe('locked')
    expect(away.ports.windows.opened.at(-1)).toEqual(['main', '/unlock'])
    await expect(away.call('entries.save', entry('open'))).rejects.toThrow('locked')
    await unlock(away)
    expect(await away.call('drafts.read', { key: 'entry:new' })).toMatchObject({ text: 'half' })
    const plain = (await away.call('computers.list')).map(({ plainFiles }) => plainFiles)
    expect(plain).toEqual([0, 0])
  })

  it('in whatever order its files arrive: nothing is said of files whose key is still on its way', async () => {
    const [home, away] = await twoHouses()
    await home.call('entries.save', entry('thuis'))
    await carry(home, away)
    await seal(home)
    await carry(home, away, (path) => !isKeyFile(path))
    expect(await lockOf(away)).toBe('plain')
    expect(await textsOf(away)).toEqual([])
    expect((await noticesOf(away)).map(({ code }) => code)).toEqual(['not-arrived'])
    await carry(home, away)
    expect(await lockOf(away)).toBe('locked')
    await unlock(away)
    expect(await textsOf(away)).toEqual(['thuis'])
    expect(await noticesOf(away)).toEqual([])
  })

  it('with nothing but the tombstone of a key: that locks nobody out, and the key that comes later does', async () => {
    const [home, away] = await twoHouses()
    await away.call('entries.save', entry('eerst'))
    away.ports.windows.open('main', '/journal')
    away.ports.windows.onWayOut = async () => {
      await away.call('drafts.write', { key: 'entry:new', draft: { kind: 'entry', text: 'half', seen: null } })
    }
    await seal(home)
    await home.call('vault.changePassphrase', { secret: PASSPHRASE, passphrase: OTHER })
    await carry(home, away, isTombstone)
    expect(pathsIn(away).filter(isTombstone)).toHaveLength(1)
    expect(away.ports.windows.isOpen('main')).toBe(true)
    // Anybody can put a tombstone there. What was written plain here goes on until there is a key.
    await away.call('entries.save', entry('nog'))
    await carry(home, away)
    expect(away.ports.windows.opened.at(-1)).toEqual(['main', '/unlock'])
    await unlock(away, OTHER)
    expect((await textsOf(away)).sort()).toEqual(['eerst', 'nog'])
    expect(await away.call('drafts.read', { key: 'entry:new' })).toMatchObject({ text: 'half' })
  })

  it('by a newer Luwte, whose keys this one does not know: nothing is written in the open', async () => {
    const [home, away] = await twoHouses()
    await seal(home)
    for (const path of pathsIn(home).filter(isKeyFile)) {
      const { checksum: _, ...file } = JSON.parse(textAt(home, path)) as Record<string, unknown>
      const newer = encodeKeyFile(home.ports.digest, { ...file, format: 2 } as unknown as KeyFile)
      home.ports.files.contents.set(path, newer)
    }
    await carry(home, away)
    await expect(away.call('entries.save', entry('open'))).rejects.toThrow('locked')
    await expect(unlock(away)).rejects.toThrow('unreadable')
  })

  it('while the folder of its keys cannot be read: nothing is written in the open', async () => {
    const [home, away] = await twoHouses()
    await seal(home)
    await carry(home, away)
    const { list } = away.ports.files
    away.ports.files.list = (folder) =>
      folder.endsWith('/keys') ? Promise.reject(new LuwteError('unreadable', 'now')) : list(folder)
    const again = new House(away.ports)
    await again.begin()
    await expect(again.call('entries.save', entry('open'))).rejects.toThrow('locked')
    away.ports.files.list = list
    await unlock(again)
    expect(await lockOf(again)).toBe('open')
  })

  it('with another key, of which only the tombstones of the old one came: those alone are not believed, and nothing is lost', async () => {
    const [home, away] = await twoHouses()
    await seal(home)
    await carry(home, away)
    await unlock(away)
    away.ports.windows.open('main', '/journal')
    away.ports.windows.onWayOut = async () => {
      await away.call('drafts.write', { key: 'entry:new', draft: { kind: 'entry', text: 'half', seen: null } })
    }
    await rotate(home)
    await carry(home, away, (path) => isTombstone(path) || (isKeyFile(path) && !home.ports.files.contents.has(path)))
    expect(await lockOf(away)).toBe('open')
    await away.call('checkIns.answer', { ...checkIn, note: 'nog open' })
    await carry(home, away)
    expect(await lockOf(away)).toBe('locked')
    await away.call('checkIns.answer', { ...checkIn, note: 'op slot' })
    await unlock(away, OTHER)
    expect(await away.call('drafts.read', { key: 'entry:new' })).toMatchObject({ text: 'half' })
    const notes = (await away.call('checkIns.recent', { days: 2 })).map(({ note }) => note)
    expect(notes.sort()).toEqual(['nog open', 'op slot'])
  })

  it('opens here with the passphrase of now only', async () => {
    const [home, away] = await twoHouses()
    await seal(home)
    await carry(home, away)
    await home.call('vault.changePassphrase', { secret: PASSPHRASE, passphrase: OTHER })
    await carry(home, away)
    await expect(unlock(away)).rejects.toThrow('wrong-secret')
    await unlock(away, OTHER)
    expect(await lockOf(away)).toBe('open')
  })

  it('lies open here too once it was unsealed there', async () => {
    const [home, away] = await twoHouses()
    await away.call('entries.save', entry('hier'))
    await carry(away, home)
    await seal(home)
    await carry(home, away)
    await unlock(away)
    await carry(away, home)
    await home.call('vault.unseal', { secret: PASSPHRASE })
    await carry(home, away)
    expect(await lockOf(away)).toBe('plain')
    const texts = pathsIn(away).map((path) => textAt(away, path))
    expect(texts.some((text) => text.includes('"hier"'))).toBe(true)
    expect(texts.filter((text) => text.includes('"sealed"'))).toEqual([])
  })
})

describe('tombstones of keys', () => {
  it('are the same whoever writes them, and are written once', async () => {
    const [home, away] = await twoHouses()
    await seal(home)
    await carry(home, away)
    await unlock(away)
    await home.call('vault.changePassphrase', { secret: PASSPHRASE, passphrase: OTHER })
    // The new slot comes first: whoever unlocks with it takes the old one away as well.
    await carry(home, away, (path) => !isTombstone(path))
    away.ports.clock.jump(60_000)
    await away.call('vault.lock')
    while ((await lockOf(away)) !== 'locked') await settle()
    await unlock(away, OTHER)
    const [stone] = pathsIn(home).filter(isTombstone)
    expect(pathsIn(away).filter(isTombstone)).toEqual([stone])
    expect(textAt(away, stone ?? '')).toBe(textAt(home, stone ?? ''))
  })
})
