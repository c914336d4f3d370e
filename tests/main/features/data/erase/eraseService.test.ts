import { describe, expect, it } from 'vitest'
import { LuwteError } from '@shared/kernel/errors'
import { MomentLogStore } from '@main/features/moments/momentLog'
import { OwnChoicesService } from '@main/features/check-ins/ownChoicesService'
import { JsonDocument } from '@main/vault/jsonDocument'
import { choosing, dataServices, type DataServices, pathsIn, put, stateOf } from '../../../support/dataServices'
import { type FakePorts, fakePorts } from '../../../support/ports'

const AT = Date.parse('2026-11-21T19:04:31Z')
const WORDS = 'alles weg'

/** A computer on which everything of Luwte lies that can lie there. */
async function lived(ports: FakePorts = fakePorts()): Promise<DataServices> {
  const one = await dataServices(ports)
  await one.vault.add('entry', { text: 'een' }, AT)
  await one.settings.change({ theme: 'night' })
  await one.backups.make('asked')
  for (const name of ['moments.json', 'drafts.json', 'drafts-locked.json', 'keyring.json', 'cache/revisions.json'])
    put(ports, `/data/${name}`, '{}')
  put(ports, '/data/settings.json.damaged-2026-11-21T19-04-31-250Z', '{')
  put(ports, '/data/keys/019ac777-0000-7000-8000-000000000000.json', '{}')
  put(ports, '/data/vault/keys/019ac777-0000-7000-8000-000000000000.json', '{}')
  put(ports, '/data/Local State', 'of Electron')
  return one
}

describe('what Luwte holds', () => {
  it('is counted by where it lies, without what is of others', async () => {
    const one = await lived()
    put(one.ports, '/data/vault/letter.txt', '')
    put(one.ports, '/data/vault/.stfolder/x', '')
    const { vault, backups, userData } = await one.erasing.usage()
    expect(vault).toEqual({ folder: '/data/vault', files: 3 })
    expect(backups).toMatchObject({ folder: '/data/backups', files: pathsIn(one.ports, '/data/backups').length })
    expect(backups.files).toBeGreaterThan(2)
    // settings, moments, two of drafts, keyring, device, cache, keys, and what was set aside.
    expect(userData).toEqual({ folder: '/data', files: 9 })
  })

  it('is nothing where nothing is', async () => {
    const one = await dataServices()
    one.files.contents.clear()
    expect(await one.erasing.usage()).toMatchObject({
      vault: { files: 0 },
      backups: { files: 0 },
      userData: { files: 0 },
    })
  })
})

describe('deleting everything', () => {
  it.each(['', 'alles', 'delete everything', 'alles weg!', 'allesweg'])('does nothing for %j', async (typed) => {
    const one = await lived()
    const before = stateOf(one.ports, '/data')
    await expect(one.erasing.eraseEverything(typed)).rejects.toMatchObject({ code: 'bad-input' })
    expect(stateOf(one.ports, '/data')).toEqual(before)
    await one.settings.change({ theme: 'day' })
  })

  it('does nothing when the box of the system is answered with no', async () => {
    const one = await lived()
    one.ports.answer = 1
    const before = stateOf(one.ports, '/data')
    expect(await one.erasing.eraseEverything(WORDS)).toBeNull()
    expect(stateOf(one.ports, '/data')).toEqual(before)
    await one.settings.change({ theme: 'day' })
  })

  it.each([WORDS, '  Alles  WEG '])('leaves nothing for %j', async (typed) => {
    const one = await lived()
    expect(await one.erasing.eraseEverything(typed)).toEqual([])
    expect(pathsIn(one.ports, '/data')).toEqual(['Local State'])
  })

  it('asks for the word in the language of its user', async () => {
    const one = await lived()
    await one.settings.change({ language: 'en' })
    await expect(one.erasing.eraseEverything(WORDS)).rejects.toMatchObject({ code: 'bad-input' })
    expect(await one.erasing.eraseEverything('Delete everything')).toEqual([])
  })

  it('takes vault and backups away wherever they lie, and nothing of others there', async () => {
    const one = await lived()
    const other = '019ac777-aaaa-7000-8000-000000000000'
    put(one.ports, `/backups/${other}/2026-11-21T19-04-31-250Z/manifest.json`, 'of another vault')
    choosing(one.ports, '/backups')
    await one.backups.chooseFolder()
    choosing(one.ports, '/synced')
    await one.relocating.choose()
    await one.relocating.relocate()
    put(one.ports, '/synced/.stfolder/x', '')
    put(one.ports, '/synced/letter.txt', '')
    expect(await one.erasing.eraseEverything(WORDS)).toEqual([
      '/synced/.stfolder',
      '/synced/letter.txt',
      `/backups/${other}`,
    ])
    expect(pathsIn(one.ports, '/synced')).toEqual(['.stfolder/x', 'letter.txt'])
    expect(pathsIn(one.ports, '/backups')).toEqual([`${other}/2026-11-21T19-04-31-250Z/manifest.json`])
    expect(pathsIn(one.ports, '/data')).toEqual(['Local State'])
  })

  it('leaves the backups that another computer made in the same folder, and says so', async () => {
    const one = await lived()
    choosing(one.ports, '/backups')
    await one.backups.chooseFolder()
    const [folder = ''] = pathsIn(one.ports, '/backups').map((path) => path.split('/')[0])
    const maker = '019ac777-bbbb-7000-8000-000000000000'
    const theirs = [
      `2026-11-20T10-00-00-000Z/manifest.json`,
      `.2026-11-21T10-00-00-000Z.${maker}.part/vault/vault.json`,
    ]
    for (const path of theirs) put(one.ports, `/backups/${folder}/${path}`, JSON.stringify({ device: maker }))
    expect(await one.erasing.eraseEverything(WORDS)).toEqual([`/backups/${folder}`])
    expect(pathsIn(one.ports, '/backups')).toEqual(theirs.map((path) => `${folder}/${path}`).sort())
  })

  it('takes away what links of the user data lead to', async () => {
    const one = await lived()
    const { targetOf } = one.files
    put(one.ports, '/dotfiles/drafts.json', 'words')
    put(one.ports, '/data/drafts.json', 'a link')
    one.files.targetOf = (path) =>
      path === '/data/drafts.json' ? Promise.resolve('/dotfiles/drafts.json') : targetOf(path)
    expect(await one.erasing.eraseEverything(WORDS)).toEqual([])
    expect(pathsIn(one.ports, '/dotfiles')).toEqual([])
  })

  it('finds the backups of a vault that is not there', async () => {
    const one = await lived()
    choosing(one.ports, '/backups')
    await one.backups.chooseFolder()
    one.files.contents.delete('/data/vault/vault.json')
    expect(await one.erasing.eraseEverything(WORDS)).toEqual([])
    expect(pathsIn(one.ports, '/backups')).toEqual([])
  })

  it('takes away a vault that was left in the user data too', async () => {
    const other = await dataServices(fakePorts())
    const one = await dataServices()
    await one.vault.add('entry', { text: 'een' }, AT)
    for (const path of pathsIn(other.ports, '/data/vault'))
      one.files.contents.set(`/usb/vault/${path}`, other.files.contents.get(`/data/vault/${path}`) ?? new Uint8Array())
    choosing(one.ports, '/usb/vault')
    await one.relocating.choose()
    await one.relocating.relocate()
    expect(pathsIn(one.ports, '/data/vault')).not.toEqual([])
    expect(await one.erasing.eraseEverything(WORDS)).toEqual([])
    expect([...one.files.contents.keys()]).toEqual([])
  })

  it('works while the vault is locked', async () => {
    const one = await lived()
    const secrets = { passphrase: 'een lange zin', recoveryKey: new Uint8Array(16) }
    await one.vault.transaction((tx) => tx.keys.seal(secrets))
    await one.vault.forgetKeys()
    expect(one.vault.lock).toBe('locked')
    expect(await one.erasing.eraseEverything(WORDS)).toEqual([])
  })

  it('begins with the keys', async () => {
    const one = await lived()
    const gone: string[] = []
    const { remove, removeFolder } = one.files
    one.files.remove = (path) => remove(path).then(() => void gone.push(path))
    one.files.removeFolder = (path) => removeFolder(path).then(() => void gone.push(path))
    await one.erasing.eraseEverything(WORDS)
    expect(gone[0]).toBe('/data/vault/keys')
  })

  it('says what could not be taken away, and takes the rest', async () => {
    const one = await lived()
    const { remove, removeFolder } = one.files
    const fails = ['/data/moments.json', `/data/vault/${one.vault.deviceId}`]
    const unless = (take: (path: string) => Promise<void>) => (path: string) =>
      fails.includes(path) ? Promise.reject(new LuwteError('not-writable')) : take(path)
    one.files.remove = unless(remove)
    one.files.removeFolder = unless(removeFolder)
    expect((await one.erasing.eraseEverything(WORDS))?.sort()).toEqual(fails.sort())
  })

  it('waits for work that is under way', async () => {
    const one = await lived()
    let finish: () => void = () => undefined
    const work = one.work.run('export', () => new Promise<void>((resolve) => (finish = resolve)))
    const deleting = one.erasing.eraseEverything(WORDS)
    await Promise.resolve()
    expect(pathsIn(one.ports, '/data/vault')).not.toEqual([])
    finish()
    await Promise.all([work, deleting])
    expect(pathsIn(one.ports, '/data')).toEqual(['Local State'])
  })

  it('stays: nothing that Luwte does on its way out brings any of it back', async () => {
    const one = await lived()
    const { closable, settings, vault, backups } = one
    const documentAt = (name: string) => new JsonDocument<object>(closable, '/data', name)
    const memory = new MomentLogStore(documentAt('moments.json'), closable.clock)
    await memory.recall()
    const drafts = documentAt('drafts.json')
    await drafts.read()
    expect(await one.erasing.eraseEverything(WORDS)).toEqual([])

    const faults = await Promise.all(
      [
        settings.change({ mainWindow: { width: 900, height: 700 } }),
        memory.keepInAnyCase({ states: { 'daily@2026-11-23T08:00': 'passed' } }),
        drafts.write({ format: 1, drafts: {} }),
        vault.add('entry', { text: 'nog iets' }, AT),
        new OwnChoicesService({ vault, clock: closable.clock }).addWord('mist'),
        backups.make('asked'),
      ].map((writing) =>
        writing.then(
          () => 'written',
          (fault: LuwteError) => fault.name,
        ),
      ),
    )
    expect(faults).toEqual(faults.map(() => 'LuwteError'))
    await backups.make('changes')
    await vault.close()
    backups.dispose()
    expect(pathsIn(one.ports, '/data')).toEqual(['Local State'])
  })
})
