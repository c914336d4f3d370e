import { describe, expect, test } from 'vitest'
import { LuwteError } from '@shared/kernel/errors'
import { checkIn, HOUR, MINUTE, settle } from '../../../support/house'
import { fillDisk } from '../../../support/faults'
import { Keeper } from './support'

const failed = (why: string) => ({ code: 'backup-failed', why })

describe('a generation', () => {
  test('holds the vault as it was, to be copied back by hand, and says what is in it', async () => {
    const keeper = await Keeper.open()
    await keeper.write('Vandaag')
    await keeper.bin((await keeper.write('weg')).id)
    await keeper.vault.add('check-in', { ...checkIn })
    await keeper.vault.add('word', { text: 'loom' })
    const { folder, snapshots, fault } = await keeper.backups.make('asked')
    expect(folder).toBe('/data/backups')
    expect(fault).toBeNull()
    expect(snapshots).toMatchObject([{ why: 'asked', files: 4, entries: 1, checkIns: 1 }])

    const { contents } = keeper.ports.files
    const vaultId = JSON.parse(new TextDecoder().decode(contents.get('/data/vault/vault.json'))).id as string
    const within = `/data/backups/${vaultId}/${snapshots[0]?.id ?? ''}/vault`
    const inVault = keeper.stored('/data/vault').sort()
    expect(keeper.stored(within).sort()).toEqual(inVault.map((path) => path.replace('/data/vault', within)))
    for (const path of inVault) expect(contents.get(path.replace('/data/vault', within))).toEqual(contents.get(path))
    expect(snapshots[0]?.bytes).toBe(inVault.reduce((sum, path) => sum + (contents.get(path)?.length ?? 0), 0))
  })

  test('says how much there is, also where most of it was counted for the one before', async () => {
    const keeper = await Keeper.open()
    const october = await keeper.vault.add('entry', { text: 'toen' }, Date.parse('2026-10-05T12:00Z'))
    const november = await keeper.write('nu')
    const counts = async () => {
      keeper.ports.clock.jump(1000)
      const [{ entries, checkIns } = {}] = (await keeper.backups.make('asked')).snapshots
      return { entries, checkIns }
    }
    expect(await counts()).toEqual({ entries: 2, checkIns: 0 })
    await keeper.vault.add('check-in', { ...checkIn })
    expect(await counts()).toEqual({ entries: 2, checkIns: 1 })
    await keeper.bin(october.id)
    expect(await counts()).toEqual({ entries: 1, checkIns: 1 })
    await keeper.vault.erase(november.id)
    expect(await counts()).toEqual({ entries: 0, checkIns: 1 })

    const other = '/data/vault/019ac777-0000-7000-8000-000000000000'
    const own = `/data/vault/${keeper.vault.deviceId}`
    keeper.ports.files.contents.set(`${other}/2026-10.json`, new Uint8Array([1]))
    expect(await counts()).toEqual({ entries: 0, checkIns: 1 })
    for (const path of keeper.stored(own)) keeper.ports.files.contents.delete(path)
    expect(await counts()).toEqual({ entries: 0, checkIns: 0 })
  })

  test('has none of what sync tools and cut-short writes lay in the vault, and another computer is in it too', async () => {
    const keeper = await Keeper.open()
    await keeper.write('Vandaag')
    const own = `/data/vault/${keeper.vault.deviceId}`
    const other = '/data/vault/019ac777-0000-7000-8000-000000000000'
    const strange = [
      '/data/vault/.stfolder/x.json',
      '/data/vault/vault.sync-conflict-20261121-200431-ABCDEFG.json',
      `${own}/.2026-11.json.0123456789abcdef.tmp`,
      `${own}/notes.txt`,
    ]
    const ours = [
      `${own}/2026-10.json.damaged-2026-11-21T19-04-31-250Z`,
      // They may hold words that are nowhere else.
      `${own}/2026-11.sync-conflict-20261121-200431-ABCDEFG.json`,
      `${own}/2026-11 (conflicted copy).json`,
      `${own}/open.json`,
      `${own}/inbox/019ac777-0000-7000-8000-000000000001.json`,
      `${own}/files/a7b8`,
      `${other}/2026-11.json`,
      `${other}/2026-11.past.json`,
      '/data/vault/keys/019ac777-0000-7000-8000-000000000002.retired.json',
    ]
    for (const path of [...strange, ...ours]) keeper.ports.files.contents.set(path, new Uint8Array([1, 2, 3]))
    const id = await keeper.make()
    const stored = keeper.stored().filter((path) => path.includes(`/${id}/vault/`))
    const expected = keeper.stored('/data/vault').filter((path) => !strange.includes(path))
    expect(stored.map((path) => path.slice(path.indexOf('/vault/'))).sort()).toEqual(
      expected.map((path) => path.slice('/data'.length)).sort(),
    )
    expect(expected).toEqual(expect.arrayContaining(ours))
  })

  test('comes about although a file of another computer cannot be read, and says which one it lacks', async () => {
    const keeper = await Keeper.open()
    await keeper.write('Vandaag')
    const other = '019ac777-0000-7000-8000-000000000000'
    keeper.ports.files.contents.set(`/data/vault/${other}/2026-11.json`, new Uint8Array([1]))
    const { read } = keeper.ports.files
    keeper.ports.files.read = (path) =>
      path.startsWith(`/data/vault/${other}`) ? Promise.reject(new LuwteError('unreadable')) : read(path)
    const id = await keeper.make()
    const manifest = keeper.stored().find((path) => path.endsWith(`${id}/manifest.json`)) ?? ''
    const said = JSON.parse(new TextDecoder().decode(keeper.ports.files.contents.get(manifest)))
    expect(said.unread).toEqual([`${other}/2026-11.json`])
    expect((await keeper.backups.list()).snapshots).toMatchObject([{ entries: 1 }])
  })

  test('holds no half of a change: a save waits until the files it writes are read', async () => {
    const keeper = await Keeper.open()
    const { id } = await keeper.write('een')
    await keeper.change(id, { text: 'twee' })
    const { contents } = keeper.ports.files
    const { read } = keeper.ports.files
    let goOn: () => void = () => undefined
    const held = new Promise<void>((resolve) => (goOn = resolve))
    keeper.ports.files.read = async (path) => {
      if (path.startsWith('/data/vault/') && path.endsWith('.past.json')) await held
      return read(path)
    }
    const month = keeper.stored('/data/vault').find((path) => path.endsWith('2026-11.json')) ?? ''
    const before = contents.get(month)
    const making = keeper.make()
    await settle()
    const saving = keeper.change(id, { text: 'drie' })
    await settle()
    expect(contents.get(month)).toBe(before)
    goOn()
    const made = await making
    await saving
    expect(await keeper.texts()).toEqual(['drie'])
    const copied = keeper.stored().find((path) => path.includes(made) && path.endsWith('2026-11.json')) ?? ''
    expect(contents.get(copied)).toEqual(before)
  })

  test('of another vault in the same folder is neither shown nor touched', async () => {
    const keeper = await Keeper.open()
    await keeper.write('Vandaag')
    const theirs = '/data/backups/019ac777-0000-7000-8000-000000000000/2020-01-01T00-00-00-000Z/manifest.json'
    keeper.ports.files.contents.set(theirs, new Uint8Array([1]))
    await keeper.make()
    await keeper.backups.eraseOld()
    expect(await keeper.ids()).toHaveLength(1)
    expect(keeper.ports.files.contents.has(theirs)).toBe(true)
  })

  test('is not whole when the disk with the vault goes while it is copied', async () => {
    const keeper = await Keeper.open()
    await keeper.write('Vandaag')
    const good = await keeper.make()
    const { read } = keeper.ports.files
    let isGone = false
    keeper.ports.files.read = (path) => {
      if (path.startsWith('/data/vault/') && path.endsWith('2026-11.json')) isGone = true
      return isGone && path.startsWith('/data/vault/') ? Promise.resolve(null) : read(path)
    }
    await expect(keeper.backups.make('asked')).rejects.toMatchObject({ code: 'vault-missing' })
    keeper.ports.files.read = read
    expect(await keeper.ids()).toEqual([good])
    expect(keeper.notices.list).toEqual([])
  })
})

describe('when one is made', () => {
  test('soon after the first change, then when the newest is four hours old, and never without a change', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een')
    keeper.backups.changed()
    expect(await keeper.ids()).toEqual([])
    await keeper.pass(10 * MINUTE)
    expect(await keeper.ids()).toHaveLength(1)

    await keeper.write('twee')
    const timers = keeper.ports.clock.pendingTimers
    for (let count = 0; count < 20; count += 1) keeper.backups.changed()
    expect(keeper.ports.clock.pendingTimers).toBe(timers + 1)
    await keeper.pass(3 * HOUR)
    expect(await keeper.ids()).toHaveLength(1)
    await keeper.pass(HOUR)
    expect(await keeper.ids()).toHaveLength(2)

    await keeper.pass(48 * HOUR)
    expect(await keeper.ids()).toHaveLength(2)
    expect(keeper.ports.clock.pendingTimers).toBe(0)
  })

  test('what was changed and told, but is the same as before, makes none', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een')
    await keeper.make()
    await keeper.pass(24 * HOUR)
    keeper.backups.changed()
    await keeper.pass(24 * HOUR)
    expect(await keeper.ids()).toHaveLength(1)
  })

  test('a clock that was set back a year keeps nobody waiting, and takes nothing away', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een')
    const before = await keeper.make()
    keeper.ports.clock.jump(-365 * 24 * HOUR)
    await keeper.write('twee')
    keeper.backups.changed()
    await keeper.pass(10 * MINUTE)
    const [newest, ...others] = await keeper.ids()
    expect(newest?.slice(0, 4)).toBe('2025')
    expect(others).toEqual([before])
  })

  test('while other work is under way it waits, and comes later', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een')
    keeper.backups.changed()
    let finish: () => void = () => undefined
    const other = keeper.work.run('export', () => new Promise<void>((resolve) => (finish = resolve)))
    await keeper.pass(10 * MINUTE)
    await expect(keeper.backups.make('asked')).rejects.toMatchObject({ code: 'busy' })
    expect(await keeper.ids()).toEqual([])
    expect(keeper.notices.list).toEqual([])
    finish()
    await other
    await keeper.pass(HOUR)
    expect(await keeper.ids()).toHaveLength(1)
  })

  test('nothing any more once Luwte ends', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een')
    keeper.backups.changed()
    keeper.backups.dispose()
    await keeper.pass(24 * HOUR)
    expect(await keeper.ids()).toEqual([])
  })

  test('as time goes by, days, weeks and months stay, and what the newest needs never goes', async () => {
    const keeper = await Keeper.open()
    for (let day = 0; day < 100; day += 1) {
      await keeper.write(`dag ${day}`)
      keeper.backups.changed()
      await keeper.pass(24 * HOUR)
    }
    const ids = await keeper.ids()
    expect(ids.length).toBeGreaterThan(10)
    expect(ids.length).toBeLessThanOrEqual(26)
    expect((await keeper.backups.list()).snapshots[0]).toMatchObject({ entries: 100 })
    for (const id of ids) expect((await keeper.backups.test(id)).damaged).toEqual([])
    expect(keeper.stored().filter((path) => path.includes('.part'))).toEqual([])
  })
})

describe('a full disk', () => {
  test('is told once, keeps no save back, and is over with the next that comes about', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een')
    const good = await keeper.make()
    const makeRoom = fillDisk(keeper.ports, 'manifest.json')
    await keeper.pass(5 * HOUR)
    await keeper.write('twee')
    keeper.backups.changed()
    await keeper.pass(3 * HOUR)
    expect(keeper.notices.list).toMatchObject([failed('disk-full')])
    expect(await keeper.backups.list()).toMatchObject({ fault: 'disk-full', snapshots: [{ id: good }] })
    expect(keeper.heard.at(-1)?.fault).toBe('disk-full')
    expect(keeper.stored().filter((path) => !path.includes(good))).toEqual([])
    await keeper.write('drie')

    keeper.notices.dismiss(1)
    await keeper.pass(3 * HOUR)
    expect(keeper.notices.list).toEqual([])

    await expect(keeper.backups.make('asked')).rejects.toMatchObject({ code: 'disk-full' })
    await expect(keeper.backups.make('changes')).resolves.toMatchObject({ fault: 'disk-full' })
    makeRoom()
    await keeper.pass(HOUR)
    expect(await keeper.backups.list()).toMatchObject({ fault: null, snapshots: [{ entries: 3 }, { id: good }] })
    expect(keeper.notices.list).toEqual([])
  })

  test('a notice that still stands goes when one comes about', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een')
    const makeRoom = fillDisk(keeper.ports, 'manifest.json')
    await keeper.backups.make('changes')
    expect(keeper.notices.list).toMatchObject([failed('disk-full')])
    makeRoom()
    await keeper.backups.make('changes')
    expect(keeper.notices.list).toEqual([])
  })
})

describe('a folder that somebody chose', () => {
  test('gets those there are, whole, and they are gone where they lay', async () => {
    const keeper = await Keeper.open()
    const entries = ['een', 'twee', 'drie']
    for (const text of entries) {
      await keeper.write(text)
      await keeper.make()
    }
    const before = await keeper.backups.list()
    keeper.dialogs.folder = '/media/stick'
    expect(await keeper.backups.chooseFolder()).toEqual({ ...before, folder: '/media/stick' })
    expect(keeper.dialogs.asked).toEqual(['Kies een map voor je reservekopieën'])
    expect(keeper.stored()).toEqual([])
    expect(keeper.settings.current.backupFolder).toBe('/media/stick')
    for (const id of await keeper.ids()) expect((await keeper.backups.test(id)).damaged).toEqual([])

    keeper.dialogs.folder = '/data/backups'
    expect(await keeper.backups.chooseFolder()).toEqual(before)
    expect(keeper.settings.current.backupFolder).toBeNull()
    expect(keeper.stored('/media/stick')).toEqual([])
  })

  test('gets one at once when there was none', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een')
    keeper.dialogs.folder = '/media/stick'
    expect(await keeper.backups.chooseFolder()).toMatchObject({ snapshots: [{ entries: 1 }] })
  })

  test('is never made when it is not there: that is told, and is over when it is back', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een')
    keeper.dialogs.folder = '/media/stick'
    await keeper.backups.chooseFolder()
    const onStick = new Map(keeper.stored('/media/stick').map((path) => [path, keeper.ports.files.contents.get(path)]))
    for (const path of onStick.keys()) keeper.ports.files.contents.delete(path)

    await keeper.write('twee')
    keeper.backups.changed()
    await keeper.pass(HOUR)
    expect(keeper.notices.list).toMatchObject([failed('missing')])
    expect(await keeper.backups.list()).toEqual({ folder: '/media/stick', snapshots: [], fault: 'missing' })
    await expect(keeper.backups.make('asked')).rejects.toMatchObject({ code: 'not-writable' })
    expect(keeper.stored('/media/stick')).toEqual([])

    for (const [path, bytes] of onStick) keeper.ports.files.contents.set(path, bytes ?? new Uint8Array())
    expect((await keeper.backups.list()).fault).toBeNull()
    await keeper.pass(HOUR * 5)
    expect(await keeper.ids()).toHaveLength(2)
    expect(keeper.notices.list).toEqual([])
  })

  test('that was emptied can be chosen once more', async () => {
    const keeper = await Keeper.open()
    await keeper.write('een')
    keeper.dialogs.folder = '/media/stick'
    await keeper.backups.chooseFolder()
    for (const path of keeper.stored('/media/stick')) keeper.ports.files.contents.delete(path)
    expect(await keeper.backups.chooseFolder()).toMatchObject({ fault: null, snapshots: [{ entries: 1 }] })
  })

  test.each(['/data/vault', '/data/vault/sub', '/elsewhere/vault'])('is not %s, where a vault lies', async (folder) => {
    const keeper = await Keeper.open()
    await keeper.write('een')
    const bytes = keeper.ports.files.contents.get('/data/vault/vault.json') ?? new Uint8Array()
    keeper.ports.files.contents.set('/elsewhere/vault/vault.json', bytes)
    keeper.dialogs.folder = folder
    await expect(keeper.backups.chooseFolder()).rejects.toMatchObject({ code: 'wrong-folder' })
    expect(keeper.settings.current.backupFolder).toBeNull()
  })

  test('none: nothing changes', async () => {
    const keeper = await Keeper.open()
    expect(await keeper.backups.chooseFolder()).toBeNull()
    expect(await keeper.backups.chooseOther()).toBeNull()
  })

  test('that is full: everything stays where it is', async () => {
    const keeper = await Keeper.open()
    for (const text of ['een', 'twee']) {
      await keeper.write(text)
      await keeper.make()
    }
    const before = await keeper.backups.list()
    const { writeDurably } = keeper.ports.files
    let room = 4
    keeper.ports.files.writeDurably = (path, bytes) =>
      path.startsWith('/media/') && (room -= 1) < 0
        ? Promise.reject(new LuwteError('disk-full'))
        : writeDurably(path, bytes)
    keeper.dialogs.folder = '/media/stick'
    await expect(keeper.backups.chooseFolder()).rejects.toMatchObject({ code: 'disk-full' })
    expect(await keeper.backups.list()).toEqual(before)
    for (const id of await keeper.ids()) expect((await keeper.backups.test(id)).damaged).toEqual([])
  })
})

test('erasing what is old leaves the one that is made now, and nothing else', async () => {
  const keeper = await Keeper.open()
  const { id } = await keeper.write('een geheim')
  const old = await keeper.make()
  await keeper.vault.erase(id)
  keeper.ports.clock.jump(1000)
  const lost = keeper.stored().find((path) => path.endsWith('manifest.json')) ?? ''
  keeper.ports.files.contents.set(lost, new Uint8Array([1]))
  const { snapshots } = await keeper.backups.eraseOld()
  expect(snapshots).toMatchObject([{ entries: 0 }])
  expect(keeper.stored().filter((path) => path.includes(old))).toEqual([])
  const left = keeper.stored().map((path) => new TextDecoder().decode(keeper.ports.files.contents.get(path)))
  expect(left.join()).not.toContain('een geheim')
})

test('without a vault nothing is made, and what there is of it is still shown', async () => {
  const keeper = await Keeper.open()
  await keeper.write('een')
  const id = await keeper.make()
  for (const path of keeper.stored('/data/vault')) keeper.ports.files.contents.delete(path)
  const later = await Keeper.open(keeper.ports)
  await expect(later.backups.make('asked')).rejects.toMatchObject({ code: 'vault-missing' })
  expect(await later.backups.list()).toMatchObject({ snapshots: [{ id }], fault: null })
  expect(later.notices.list.map(({ code }) => code)).toEqual(['vault-missing'])
})
