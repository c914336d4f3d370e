import { isPerson, personRecord } from '@shared/features/people/peopleRecords'
import { describe, expect, it } from 'vitest'
import type { VaultRecord } from '@shared/records/record'
import { LuwteError } from '@shared/kernel/errors'
import type { Files } from '@main/ports'
import {
  choosing,
  dataServices,
  type DataServices,
  pathsIn,
  put,
  seenIn,
  stateOf,
  textAt,
} from '../../../support/dataServices'
import { type FakePorts, fakePorts } from '../../../support/ports'

const AT = Date.parse('2026-11-21T19:04:31Z')
const OTHER = '019ac777-0000-7000-8000-000000000000'
const RECOVERY = { passphrase: 'een lange zin', recoveryKey: new Uint8Array(16).fill(7) }

/** A computer with an entry, a phrase, a former version and the folder of another computer. */
async function written(ports = fakePorts()): Promise<DataServices> {
  const one = await dataServices(ports)
  const entry = await one.vault.add('entry', { text: 'een' }, AT)
  await one.vault.edit(entry.id, entry.seen, { text: 'twee' })
  await one.vault.add('own-phrase', { text: 'Ik ben er.' })
  put(ports, `/data/vault/${OTHER}/inbox/x.json`, '{}')
  return one
}

const moved = async (one: DataServices, chosen: string, secret?: string) => {
  choosing(one.ports, chosen)
  const choice = await one.relocating.choose()
  await one.relocating.relocate(secret)
  return choice
}

const seal = (one: DataServices) => one.vault.transaction((tx) => tx.keys.seal(RECOVERY))

/** The same computer, after whatever became of Luwte. */
const begunAnew = (ports: FakePorts) => dataServices(ports)

const textsIn = async ({ vault }: DataServices) =>
  [...(await seenIn(vault)).values()].flat().map((record: VaultRecord) => record.text)

describe('choosing where the vault lies', () => {
  it.each([
    ['an empty folder', '/usb/empty', '/usb/empty', 'nothing'],
    ['a folder with only what a sync tool laid there', '/usb/synced', '/usb/synced', 'nothing'],
    ['a folder with other things', '/usb/documents', '/usb/documents/Luwte', 'nothing'],
  ])('takes %s', async (_name, chosen, folder, has) => {
    const one = await written()
    put(one.ports, '/usb/synced/.stfolder/x', '')
    put(one.ports, '/usb/documents/letter.txt', '')
    choosing(one.ports, chosen)
    expect(await one.relocating.choose()).toEqual({ folder, has })
  })

  it.each(['/data/vault', '/data/vault/x', '/data', '/data/cache', '/data/backups/x', '/usb/taken'])(
    'refuses %s',
    async (chosen) => {
      const one = await written()
      put(one.ports, '/usb/taken/a.txt', '')
      put(one.ports, '/usb/taken/Luwte/b.txt', '')
      choosing(one.ports, chosen)
      await expect(one.relocating.choose()).rejects.toMatchObject({ code: 'wrong-folder' })
      await expect(one.relocating.relocate()).rejects.toMatchObject({ code: 'not-found' })
    },
  )

  it('sees a vault, in the folder or under its name in it, and whether it asks for a secret', async () => {
    const other = await written(fakePorts())
    await seal(other)
    const one = await written()
    carry(other, '/data/vault', one.ports, '/usb/sealed')
    carry(await written(fakePorts()), '/data/vault', one.ports, '/usb/documents/Luwte')
    put(one.ports, '/usb/documents/letter.txt', '')
    choosing(one.ports, '/usb/sealed')
    expect(await one.relocating.choose()).toEqual({ folder: '/usb/sealed', has: 'sealed-vault' })
    choosing(one.ports, '/usb/documents')
    expect(await one.relocating.choose()).toEqual({ folder: '/usb/documents/Luwte', has: 'vault' })
  })

  it('refuses half a vault, and one of a newer Luwte', async () => {
    const one = await written()
    put(one.ports, `/usb/half/${OTHER}/2026-11.json`, '{}')
    put(one.ports, '/usb/newer/vault.json', '{"app":"luwte","format":2}')
    choosing(one.ports, '/usb/half')
    // Beside what is there, under its own name.
    expect(await one.relocating.choose()).toEqual({ folder: '/usb/half/Luwte', has: 'nothing' })
    choosing(one.ports, '/usb/newer')
    await expect(one.relocating.choose()).rejects.toMatchObject({ code: 'newer-format' })
  })

  it('does not lay open what is sealed here', async () => {
    const one = await written()
    await seal(one)
    carry(await written(fakePorts()), '/data/vault', one.ports, '/usb/plain')
    choosing(one.ports, '/usb/plain')
    await expect(one.relocating.choose()).rejects.toMatchObject({ code: 'wrong-folder' })
  })
})

describe('taking the vault elsewhere', () => {
  it('takes all of it along, and goes on there', async () => {
    const one = await written()
    const before = stateOf(one.ports, '/data/vault')
    expect(await moved(one, '/usb/vault')).toEqual({ folder: '/usb/vault', has: 'nothing' })
    expect(stateOf(one.ports, '/data/vault')).toEqual(new Map())
    expect(stateOf(one.ports, '/usb/vault')).toEqual(elsewhere(before, '/data/vault', '/usb/vault'))
    await one.vault.add('entry', { text: 'drie' }, AT)
    expect((await textsIn(one)).sort()).toEqual(['Ik ben er.', 'drie', 'twee'])
    expect((await textsIn(await begunAnew(one.ports))).sort()).toEqual(['Ik ben er.', 'drie', 'twee'])
    expect(one.progress.filter((progress) => progress?.job === 'moving').at(-1)).toEqual({
      ...{ job: 'moving', done: before.size, total: before.size },
    })
    expect((await one.backups.list()).snapshots.map(({ why }) => why)).toEqual(['before-moving'])
  })

  it('goes back to where it lay in the beginning', async () => {
    const one = await written()
    await moved(one, '/usb/vault')
    await moved(one, '/data/vault')
    expect(one.settings.current.vaultFolder).toBeNull()
    expect(pathsIn(one.ports, '/usb')).toEqual([])
    expect((await textsIn(await begunAnew(one.ports))).sort()).toEqual(['Ik ben er.', 'twee'])
  })

  it('leaves what is not Luwte’s, and what came after it was copied', async () => {
    const one = await written()
    put(one.ports, '/data/vault/letter.txt', 'van mij')
    put(one.ports, '/data/vault/.stfolder/x', '')
    const { writeDurably } = one.files
    one.files.writeDurably = async (path, bytes) => {
      await writeDurably(path, bytes)
      if (path === '/data/settings.json') put(one.ports, `/data/vault/${OTHER}/inbox/x.json`, '{"later":1}')
    }
    await moved(one, '/usb/vault')
    expect(pathsIn(one.ports, '/data/vault')).toEqual(['.stfolder/x', `${OTHER}/inbox/x.json`, 'letter.txt'])
    expect(pathsIn(one.ports, '/usb/vault').filter((path) => path.startsWith('.') || path === 'letter.txt')).toEqual([])
  })

  it('holds up saving until it is there', async () => {
    const one = await written()
    choosing(one.ports, '/usb/vault')
    await one.relocating.choose()
    const { writeDurably } = one.files
    let save = () => {}
    // Somebody else saves: it must not be called from within the move, which would be a nested transaction.
    const saving = new Promise<void>((resolve) => (save = resolve)).then(() =>
      one.vault.add('entry', { text: 'drie' }, AT),
    )
    one.files.writeDurably = (path, bytes) => {
      if (path.endsWith('/vault.json') && path.startsWith('/usb/vault')) save()
      return writeDurably(path, bytes)
    }
    await one.relocating.relocate()
    await saving
    expect((await textsIn(await begunAnew(one.ports))).sort()).toEqual(['Ik ben er.', 'drie', 'twee'])
    expect(pathsIn(one.ports, '/data/vault')).toEqual([])
  })

  it('does not begin where something lies by now', async () => {
    const one = await written()
    choosing(one.ports, '/usb/vault')
    await one.relocating.choose()
    put(one.ports, '/usb/vault/letter.txt', '')
    await expect(one.relocating.relocate()).rejects.toMatchObject({ code: 'wrong-folder' })
  })

  it('does not begin without a vault', async () => {
    const one = await written()
    choosing(one.ports, '/usb/vault')
    await one.relocating.choose()
    one.files.contents.delete('/data/vault/vault.json')
    await expect(one.relocating.relocate()).rejects.toMatchObject({ code: 'vault-missing' })
  })

  it('stays, and leaves nothing there, when a copy comes back as another', async () => {
    const one = await written()
    const before = stateOf(one.ports, '/data/vault')
    const { writeDurably } = one.files
    one.files.writeDurably = (path, bytes) =>
      writeDurably(path, path.endsWith('always.json') && path.startsWith('/usb') ? bytes.slice(0, -9) : bytes)
    await expect(moved(one, '/usb/vault')).rejects.toMatchObject({ code: 'not-writable' })
    expect(stateOf(one.ports, '/data/vault')).toEqual(before)
    expect(pathsIn(one.ports, '/usb')).toEqual([])
  })

  async function afterKill(n: number, only: boolean) {
    const one = await written()
    choosing(one.ports, '/usb/vault')
    await one.relocating.choose()
    const before = stateOf(one.ports, '/data/vault')
    const death = killedFrom(one.ports, n, only)
    const outcome = await one.relocating.relocate().then(
      () => 'moved',
      () => 'failed',
    )
    death.revive()
    return { one, before, calls: death.calls, outcome }
  }

  it('is whole in the old place or in the new one, wherever Luwte ended', async () => {
    const places = new Set<string>()
    for (let n = 1; ; n += 1) {
      const { one, before, calls } = await afterKill(n, false)
      const again = await begunAnew(one.ports)
      const { folder } = again.vault
      places.add(folder)
      const state = stateOf(one.ports, folder)
      for (const [path, content] of elsewhere(before, '/data/vault', folder))
        expect(state.get(path), path).toBe(content)
      expect((await textsIn(again)).sort(), `at call ${String(n)}`).toEqual(['Ik ben er.', 'twee'])
      if (calls < n) break
    }
    expect(places).toEqual(new Set(['/data/vault', '/usb/vault']))
  })

  it('is whole where it says, and begins there again, whichever single call failed', async () => {
    for (let n = 1; ; n += 1) {
      const { one, calls, outcome } = await afterKill(n, true)
      expect((await textsIn(one)).sort(), `at call ${String(n)}`).toEqual(['Ik ben er.', 'twee'])
      const again = await begunAnew(one.ports)
      expect(again.vault.folder).toBe(one.vault.folder)
      expect((await textsIn(again)).sort()).toEqual(['Ik ben er.', 'twee'])
      if (outcome === 'failed') expect(one.vault.folder).toBe('/data/vault')
      if (calls < n) break
    }
  })

  it('keeps both when it cannot tell whether the settings were written', async () => {
    const one = await written()
    const { writeDurably } = one.files
    let tries = 0
    one.files.writeDurably = async (path, bytes) => {
      if (path !== '/data/settings.json') return writeDurably(path, bytes)
      if (tries++ === 0) await writeDurably(path, bytes)
      throw new LuwteError('not-writable', 'came through, or did not')
    }
    await expect(moved(one, '/usb/vault')).rejects.toMatchObject({ code: 'not-writable' })
    expect((await textsIn(one)).sort()).toEqual(['Ik ben er.', 'twee'])
    const again = await begunAnew(one.ports)
    expect(again.vault.folder).toBe('/usb/vault')
    expect((await textsIn(again)).sort()).toEqual(['Ik ben er.', 'twee'])
  })
})

describe('going in with another vault', () => {
  async function both(sealed: { here?: boolean; there?: boolean } = {}) {
    const other = await dataServices(fakePorts())
    await other.vault.add('entry', { text: 'daar' }, AT)
    if (sealed.there) {
      await seal(other)
      await other.vault.transaction((tx) => tx.reseal(() => undefined))
    }
    const one = await written()
    if (sealed.here) {
      await seal(one)
      await one.vault.transaction((tx) => tx.reseal(() => undefined))
    }
    carry(other, '/data/vault', one.ports, '/usb/vault')
    return { one, before: stateOf(one.ports, '/data/vault') }
  }

  it('brings along what was here, and leaves it where it was', async () => {
    const { one, before } = await both()
    expect(await moved(one, '/usb/vault')).toEqual({ folder: '/usb/vault', has: 'vault' })
    expect((await textsIn(one)).sort()).toEqual(['Ik ben er.', 'daar', 'twee'])
    expect(stateOf(one.ports, '/data/vault')).toEqual(before)
    expect((await textsIn(await begunAnew(one.ports))).sort()).toEqual(['Ik ben er.', 'daar', 'twee'])
    expect(one.takenIn()).toBe(1)
    expect((await one.erasing.usage()).userData.files).toBeGreaterThan(before.size)
  })

  it('goes on in an older copy of itself, without giving out a number twice', async () => {
    const one = await written()
    carry(one, '/data/vault', one.ports, '/usb/vault')
    const later = await one.vault.add('entry', { text: 'drie' }, AT)
    const edited = await one.vault.edit(later.id, later.seen, { text: 'vier' })
    await moved(one, '/usb/vault')
    expect((await textsIn(one)).sort()).toEqual(['Ik ben er.', 'twee', 'vier'])
    const next = await one.vault.edit(later.id, edited.seen, { text: 'vijf' })
    expect(next.seen).not.toEqual(edited.seen)
    expect((await textsIn(await begunAnew(one.ports))).sort()).toEqual(['Ik ben er.', 'twee', 'vijf'])
  })

  it.each(['here', 'there', 'both'] as const)(
    'brings along the people of Beside someone, with the lock that it has: %s',
    async (where) => {
      const secrets = { here: 'van hier alleen', there: 'van daar alleen' }
      const other = await dataServices(fakePorts())
      await other.vault.add('person', { ...personRecord.sample, nickname: 'Daar' })
      if (where !== 'here') await other.vault.sections.set('beside', secrets.there, new Uint8Array(16).fill(1))
      const one = await dataServices(fakePorts())
      await one.vault.add('person', { ...personRecord.sample, nickname: 'Hier' })
      if (where !== 'there') await one.vault.sections.set('beside', secrets.here, new Uint8Array(16).fill(2))
      carry(other, '/data/vault', one.ports, '/usb/vault')
      await moved(one, '/usb/vault')
      const names = async () =>
        (await one.vault.always())
          .map(({ current }) => current)
          .filter(isPerson)
          .map(({ nickname }) => nickname)
          .sort()
      expect([await one.vault.sections.state('beside'), await names()]).toEqual(['locked', []])
      for (const of of ['here', 'there'] as const)
        if (where === of || where === 'both') await one.vault.sections.open('beside', secrets[of])
      expect([await one.vault.sections.state('beside'), await names()]).toEqual(['open', ['Daar', 'Hier']])
      // The other computer locks its own files when it sees that.
      const own = pathsIn(one.ports, '/usb/vault').filter((path) => !path.startsWith(other.vault.deviceId))
      const readable = own.filter((path) => /Hier|Daar/.test(textAt(one.ports, `/usb/vault/${path}`)))
      expect(readable).toEqual([])
    },
  )

  it('asks for the secret of a sealed one, and writes there sealed', async () => {
    const { one } = await both({ there: true })
    choosing(one.ports, '/usb/vault')
    expect(await one.relocating.choose()).toMatchObject({ has: 'sealed-vault' })
    await expect(one.relocating.relocate()).rejects.toMatchObject({ code: 'needs-secret' })
    await expect(one.relocating.relocate('iets anders')).rejects.toMatchObject({ code: 'wrong-secret' })
    expect((await textsIn(one)).sort()).toEqual(['Ik ben er.', 'twee'])
    await one.relocating.relocate(RECOVERY.passphrase)
    expect((await textsIn(one)).sort()).toEqual(['Ik ben er.', 'daar', 'twee'])
    for (const path of pathsIn(one.ports, '/usb/vault'))
      expect(textAt(one.ports, `/usb/vault/${path}`)).not.toContain('twee')
  })

  it.each([{ here: true, there: true }, { there: true }, {}])(
    'is where it was, and open, whichever single write failed: %j',
    async (sealed) => {
      const { one } = await both(sealed)
      const known = (await textsIn(one)).sort()
      for (let n = 1; ; n += 1) {
        choosing(one.ports, '/usb/vault')
        await one.relocating.choose()
        const { writeDurably } = one.files
        let writes = 0
        one.files.writeDurably = (path, bytes) =>
          ++writes === n ? Promise.reject(new LuwteError('disk-full')) : writeDurably(path, bytes)
        const outcome = await one.relocating.relocate(RECOVERY.passphrase).catch((fault: LuwteError) => fault.code)
        one.files.writeDurably = writeDurably
        if (outcome === undefined) break
        expect(outcome).toBe('disk-full')
        expect(one.vault.folder).toBe('/data/vault')
        expect((await textsIn(one)).sort()).toEqual(known)
      }
      expect((await textsIn(one)).sort()).toEqual(['Ik ben er.', 'daar', 'twee'])
    },
  )

  it('is whole in the old place or in the new one, wherever Luwte ended', async () => {
    const places = new Set<string>()
    for (let n = 1; ; n += 1) {
      const { one, before } = await both()
      choosing(one.ports, '/usb/vault')
      await one.relocating.choose()
      const death = killedFrom(one.ports, n)
      await one.relocating.relocate().catch(() => undefined)
      death.revive()
      const again = await begunAnew(one.ports)
      places.add(again.vault.folder)
      const there = again.vault.folder === '/usb/vault' ? ['daar'] : []
      expect((await textsIn(again)).sort(), `at call ${String(n)}`).toEqual(['Ik ben er.', ...there, 'twee'])
      for (const [path, content] of before) expect(stateOf(one.ports, '/data/vault').get(path)).toBe(content)
      if (death.calls < n) break
    }
    expect(places).toEqual(new Set(['/data/vault', '/usb/vault']))
  })

  it('stays where it is when something of what was here cannot be read', async () => {
    const { one } = await both()
    put(one.ports, `/data/vault/${OTHER}/2026-10.json`, 'half an envel')
    await expect(moved(one, '/usb/vault')).rejects.toMatchObject({ code: 'unreadable' })
    expect(one.vault.folder).toBe('/data/vault')
    expect(one.settings.current.vaultFolder).toBeNull()
  })
})

/** A sync tool lays a vault there. */
function carry(from: DataServices, folder: string, to: FakePorts, other: string): void {
  for (const path of pathsIn(from.ports, folder))
    to.files.contents.set(`${other}/${path}`, from.files.contents.get(`${folder}/${path}`) ?? new Uint8Array())
}

const elsewhere = (state: Map<string, string>, from: string, to: string): Map<string, string> =>
  new Map([...state].map(([path, content]) => [path.replace(from, to), content]))

/** Which calls on the files change the disk or read it, in the order that Luwte makes them. */
const CALLS = [
  'read',
  'writeDurably',
  'list',
  'remove',
  'removeFolder',
  'kindOf',
  'sweep',
  'link',
  'moveFolder',
] as const

/** Luwte is gone from the n-th call on: nothing more comes through. @returns how many calls there were. */
function killedFrom(ports: FakePorts, n: number, only = false): { calls: number; revive: () => void } {
  const whole = Object.fromEntries(CALLS.map((name) => [name, ports.files[name]]))
  const state = { calls: 0, revive: () => void Object.assign(ports.files, whole) }
  for (const name of CALLS) {
    const call = ports.files[name] as (...values: never[]) => Promise<unknown>
    const counted = (...values: never[]) => {
      state.calls += 1
      const isHit = only ? state.calls === n : state.calls >= n
      return isHit ? Promise.reject(new LuwteError('not-writable', 'gone')) : call(...values)
    }
    Object.assign(ports.files, { [name]: counted } as Partial<Files>)
  }
  return state
}
