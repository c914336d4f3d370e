import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeId } from '@shared/kernel/ids'
import { nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { nodeFiles } from '@main/platform/files/files'
import { fromBase64 } from '@main/vault/crypto/dataKeys'
import { checksumOf } from '@main/vault/crypto/envelope'
import { surveyDevices } from '@main/vault/deviceSurvey'
import { copySnapshots } from '@main/vault/snapshots/makeSnapshot'
import { SnapshotStore } from '@main/vault/snapshots/snapshotStore'
import { Keeper } from '../features/data/backups/support'
import { choosing, dataServices, type DataServices, pathsIn, put, textAt } from '../support/dataServices'
import { House } from '../support/house'
import { allDone, deviceOf } from '../support/twoHouses'
import { codesOf, forge, recordOf, STRANGER } from './forging'
import {
  CODE,
  endingAfter,
  filesWith,
  opensWith,
  OTHER,
  OTHER_CODE,
  PASSPHRASE,
  seal,
  settle,
  textsIn,
  unlock,
  unseal,
} from './sealingSupport'
import { carry, type Computer, entry, envelopeText, freshFolder, handClock, random, readJson } from './support'
import {
  WORDS,
  FORGED,
  THIRD,
  type Home,
  type Stored,
  at,
  plain,
  sealed,
  keyFilesOf,
  one,
  joined,
  makerWith,
  drop,
  untilOver,
  sealedTwice,
} from './attackSupport'

// A second look with fresh eyes at what docs/decisions/0019 promises. The attacker can write in the folder of the vault and in
// that of the backups, and knows no secret; where a test says so, one that was changed since.

const inboxOf = ({ vault }: Computer) => Buffer.from(vault.sealing.inbox?.publicKey ?? []).toString('base64')

/** Another id in the vault file, and no key files: what makes a folder look like a plain vault of its own. */
async function anotherVault({ folder }: Computer): Promise<void> {
  const path = join(folder, 'vault.json')
  await writeFile(path, JSON.stringify({ ...(await readJson(path)), id: STRANGER }))
  await rm(join(folder, 'keys'), { recursive: true, force: true })
}

describe('a key that once lay open, as the vault was unsealed and sealed again', () => {
  async function sealedAgain() {
    const computer = await sealed()
    await unseal(computer)
    const opened = one((await keyFilesOf(computer.folder)).find(({ kind }) => kind === 'opened')) as Stored
    await seal(computer, OTHER, OTHER_CODE)
    const slot = one((await keyFilesOf(computer.folder)).find(({ kind }) => kind === 'passphrase')) as Stored
    const own = random.bytes(32)
    return { computer, opened, slot, open: fromBase64(String(opened.open)), own }
  }

  test('does not get anybody what is saved while locked', async () => {
    const { computer, opened, slot, open, own } = await sealedAgain()
    const key = makeId(Date.now(), random.bytes(10))
    const maker = makerWith({ [opened.key]: open, [key]: own })
    await drop(computer, await maker.passphraseSlot(slot.vault, key, THIRD, [opened]))
    const locked = await at(computer.home)
    expect(inboxOf(locked)).toBe(slot.inbox)
  })

  test('locks nobody out', async () => {
    const { computer, opened, slot, open, own } = await sealedAgain()
    const maker = makerWith({ [opened.key]: open, [slot.key]: own })
    await drop(computer, await maker.passphraseSlot(slot.vault, slot.key, THIRD, [opened]))
    const locked = await at(computer.home)
    expect.soft(await opensWith(locked, OTHER)).toBe(true)
    // Nor when their file is gone again, by the recovery code.
    for (const { id } of await keyFilesOf(computer.folder))
      if (id !== slot.id && id > slot.id) await rm(join(computer.folder, 'keys', `${id}.json`))
    expect.soft(await opensWith(await at(computer.home), OTHER)).toBe(true)
    expect.soft(await opensWith(await at(computer.home), OTHER_CODE)).toBe(true)
  })

  test('locks nobody out of a vault that is not sealed any more', async () => {
    const computer = await sealed()
    await unseal(computer)
    const opened = one((await keyFilesOf(computer.folder)).find(({ kind }) => kind === 'opened')) as Stored
    const key = makeId(Date.now(), random.bytes(10))
    const maker = makerWith({ [opened.key]: fromBase64(String(opened.open)), [key]: random.bytes(32) })
    await drop(computer, await maker.passphraseSlot(opened.vault, key, THIRD, [opened]))
    const later = await at(computer.home)
    // Locked it may be, as a plain one that somebody sealed; but then it can be said that it was not oneself.
    if (later.vault.lock === 'locked') await later.vault.disownKeyFiles()
    expect(await textsIn(later)).toEqual([WORDS])
  })
})

describe('whoever knows a passphrase that was changed for another key', () => {
  const former = async (folder: string, secret = PASSPHRASE) => {
    // The attacker opens a copy of the vault as it was then.
    const copy = await freshFolder()
    await carry(folder, join(copy, 'vault'), '\0')
    const theirs = await at(copy)
    await unlock(theirs, secret)
    const id = theirs.vault.dataKeys.requireCurrent()
    return { id, key: Uint8Array.from(theirs.vault.dataKeys.key(id)) }
  }

  /** The first key, then one that becomes known, then a new one. */
  async function twice() {
    const computer = await sealed()
    await seal(computer, OTHER, OTHER_CODE)
    const known = await former(computer.folder, OTHER)
    await seal(computer, THIRD, CODE)
    const all = await keyFilesOf(computer.folder)
    const ring = one(all.find(({ kind, key }) => kind === 'ring' && key === known.id))
    const slot = one(all.find(({ kind }) => kind === 'passphrase'))
    return { computer, known, ring, slot }
  }

  test('does not read what is saved while locked', async () => {
    const { computer, known, slot } = await twice()
    const maker = makerWith({ [known.id]: known.key })
    await drop(computer, await maker.passphraseSlot(slot.vault, known.id, OTHER, []))
    const again = await at(computer.home)
    await unlock(again, THIRD)
    await again.vault.forgetKeys()
    const later = await at(computer.home)
    expect(inboxOf(later)).toBe(slot.inbox)
  })

  test('locks the owner out neither now nor later', async () => {
    const { computer, known, ring, slot } = await twice()
    const maker = makerWith({ [known.id]: known.key, [slot.key]: random.bytes(32) })
    await drop(computer, await maker.passphraseSlot(slot.vault, slot.key, OTHER, [ring]))
    const again = await at(computer.home)
    await unlock(again, THIRD)
    const later = await at(computer.home)
    expect(await opensWith(later, THIRD)).toBe(true)
  })

  test('does not read it on another computer that has heard of the new key, nor lock that out', async () => {
    const a = await sealed()
    const b = await joined(a)
    const known = await former(a.folder)
    const [before] = (await keyFilesOf(a.folder)).filter(({ kind }) => kind === 'passphrase')
    await seal(a, OTHER, OTHER_CODE)
    const slot = one((await keyFilesOf(a.folder)).find(({ kind }) => kind === 'passphrase'))
    await carry(a.folder, b.folder, await b.device())
    const key = makeId(Date.now(), random.bytes(10))
    const maker = makerWith({ [known.id]: known.key, [key]: random.bytes(32), [slot.key]: random.bytes(32) })
    const theirs = await maker.passphraseSlot(slot.vault, key, THIRD, [one(before)])
    await drop(b, theirs)
    const again = await at(b.home)
    await unlock(again, OTHER)
    await settle(again)
    await again.vault.forgetKeys()
    expect.soft(inboxOf(await at(b.home))).toBe(slot.inbox)
    await drop(b, await maker.passphraseSlot(slot.vault, slot.key, THIRD, [theirs, one(before)]))
    const third = await at(b.home)
    if (await opensWith(third, OTHER)) await third.vault.reload()
    expect.soft(await opensWith(await at(b.home), OTHER)).toBe(true)
  })
})

describe('something that lies in the folder where another is expected', () => {
  for (const name of ['inbox', 'blobs', 'files'])
    test(`a file ${name} in the own folder does not keep what there is from being sealed`, async () => {
      const computer = await plain()
      await writeFile(join(computer.folder, await computer.device(), name), 'x')
      await seal(computer).catch(() => undefined)
      const later = await at(computer.home)
      await unlock(later)
      await settle(later).catch(() => undefined)
      expect(await filesWith(WORDS, computer.folder)).toEqual([])
    })

  test('and whoever put it there makes up no line of the plan', async () => {
    const computer = await plain()
    const own = await computer.device()
    await writeFile(join(computer.folder, own, 'inbox'), 'x')
    await seal(computer).catch(() => undefined)
    const line = { kind: 'plan', part: 'people', lines: ['Crisislijn 06-1'], seen: { [own]: 1 } }
    await forge(computer.folder, own, 'always.json', [recordOf(line)], { revision: 9 })
    const later = await at(computer.home)
    await unlock(later)
    await settle(later).catch(() => undefined)
    expect(await later.vault.always()).toEqual([])
  })

  test('nor gets anything written plain', async () => {
    const computer = await plain()
    await writeFile(join(computer.folder, await computer.device(), 'inbox'), 'x')
    await seal(computer).catch(() => undefined)
    await anotherVault(computer)
    const later = await at(computer.home)
    await later.vault.add('entry', entry(`${WORDS}, daarna`)).catch(() => undefined)
    expect(await filesWith(`${WORDS}, daarna`, computer.home)).toEqual([])
  })

  test('and with a passphrase that was changed for another key nobody writes in the name of this computer', async () => {
    const computer = await sealed()
    const own = await computer.device()
    // Somebody knows the passphrase, so the owner makes a new key.
    const copy = await freshFolder()
    await cp(computer.home, copy, { recursive: true })
    const theirs = await at(copy, undefined, computer.home)
    await unlock(theirs)
    await theirs.vault.add('entry', entry(FORGED))
    await writeFile(join(computer.folder, own, 'inbox'), 'x')
    await seal(computer, OTHER, OTHER_CODE).catch(() => undefined)
    await cp(join(theirs.folder, own), join(computer.folder, own), {
      recursive: true,
      filter: (path) => !path.endsWith('inbox'),
    })
    const later = await at(computer.home)
    await unlock(later, OTHER)
    await settle(later).catch(() => undefined)
    expect(await textsIn(later)).not.toContain(FORGED)
  })

  test('a key file that cannot be read does not lock a plain vault for good', async () => {
    const computer = await plain()
    await mkdir(join(computer.folder, 'keys'))
    await writeFile(join(computer.folder, 'keys', `${makeId(Date.now(), random.bytes(10))}.json`), '{')
    const later = await at(computer.home)
    if (later.vault.lock === 'locked') await later.vault.disownKeyFiles()
    expect(await textsIn(later)).toEqual([WORDS])
  })

  test('a link in the place of keys gets nothing written outside of the vault', async () => {
    const computer = await plain()
    const elsewhere = await freshFolder()
    await symlink(elsewhere, join(computer.folder, 'keys'))
    await seal(computer).catch(() => undefined)
    expect(await readdir(elsewhere)).toEqual([])
  })
})

describe('a vault that is sealed, though this computer has not finished sealing its files', () => {
  test('stays the one vault, where Luwte was killed in between', async () => {
    let plainAfterwards = 0
    for (let writes = 2; writes < 40; writes += 1) {
      const home = await freshFolder()
      const before = await at(home)
      await before.vault.add('entry', entry(WORDS))
      const { files, hasEnded } = endingAfter(writes)
      const killed = await at(home, files)
      await untilOver(seal(killed), hasEnded)
      if ((await at(home)).vault.lock === 'plain') continue
      await anotherVault(before)
      const later = await at(home)
      await later.vault.add('entry', entry('daarna plat')).catch(() => undefined)
      if ((await filesWith('daarna plat', home)).length > 0) plainAfterwards += 1
      if (!hasEnded()) break
    }
    expect(plainAfterwards).toBe(0)
  }, 60_000)

  test('stays the one vault, where the machine has another id now', async () => {
    const computer = await sealed()
    await anotherVault(computer)
    const later = await at(computer.home, undefined, 'another machine')
    await later.vault.add('entry', entry('daarna plat')).catch(() => undefined)
    expect(await filesWith('daarna plat', computer.home)).toEqual([])
  })

  test('stays the one vault, where another computer joined it and has not written yet', async () => {
    const a = await sealed()
    const home = await freshFolder()
    await carry(a.folder, join(home, 'vault'), '\0')
    const b = await at(home)
    await unlock(b)
    await anotherVault(b)
    const later = await at(home)
    await later.vault.add('entry', entry('daarna plat')).catch(() => undefined)
    expect(await filesWith('daarna plat', home)).toEqual([])
  })
})

async function sealKeeper(keeper: Keeper, passphrase = PASSPHRASE): Promise<void> {
  await keeper.vault.transaction(async (tx) => {
    await tx.keys.seal({ passphrase, recoveryKey: random.bytes(16) })
    await tx.reseal(() => undefined)
  })
}

const putInto = ({ ports }: Keeper, path: string, text: string) =>
  void ports.files.contents.set(path, new TextEncoder().encode(text))

const jsonAt = ({ ports }: Keeper, path: string) =>
  JSON.parse(new TextDecoder().decode(ports.files.contents.get(path))) as Record<string, unknown>

/** Somebody puts a snapshot among the backups, of files of their choice. */
function plantSnapshot(keeper: Keeper, root: string, vault: string, files: Record<string, string>, more = {}): string {
  const folder = `${root}/${vault}/2027-01-01T00-00-00-000Z`
  const digest = nodeDigest()
  const listed = Object.entries(files).map(([path, text]) => {
    const bytes = new TextEncoder().encode(text)
    keeper.ports.files.contents.set(`${folder}/vault/${path}`, bytes)
    return { path, bytes: bytes.length, sha256: digest.sha256(bytes) }
  })
  const manifest = {
    ...{ app: 'luwte', format: 1, vault, madeAt: '2027-01-01T00:00:00.000Z', order: 4_000_000_000_000, why: 'changes' },
    ...{ files: listed, unread: [], counts: null, ...more },
  }
  const text = JSON.stringify({ ...manifest, checksum: checksumOf(digest, manifest) })
  putInto(keeper, `${folder}/manifest.json`, text.replace(/"order":null/, '"order":1e999'))
  return folder
}

async function keeperSealed() {
  const keeper = await Keeper.open()
  await keeper.write(WORDS)
  await sealKeeper(keeper)
  await keeper.make()
  return { keeper, id: String(jsonAt(keeper, '/data/vault/vault.json').id) }
}

describe('a snapshot that somebody put among the backups', () => {
  test('makes nothing plain when the vault, which they took away, is rebuilt from it', async () => {
    const { keeper, id } = await keeperSealed()
    const file = jsonAt(keeper, '/data/vault/vault.json')
    plantSnapshot(keeper, keeper.ports.paths.backups, id, {
      'vault.json': JSON.stringify({ ...file, id: STRANGER }),
      [`${STRANGER}/2026-11.json`]: envelopeText({
        device: STRANGER,
        month: '2026-11',
        records: [recordOf({ text: FORGED })],
      }),
    })
    for (const path of keeper.stored('/data/vault')) keeper.ports.files.contents.delete(path)
    const later = await Keeper.open(keeper.ports)
    const [newest] = await later.ids()
    await later.backups.rebuild(one(newest)).catch(() => undefined)
    await later.write('daarna plat').catch(() => undefined)
    const all = [...later.ports.files.contents].filter(([, bytes]) =>
      new TextDecoder().decode(bytes).includes('daarna plat'),
    )
    expect.soft(all.map(([path]) => path)).toEqual([])
    expect.soft(later.vault.lock).toBe('locked')
    expect.soft(await later.texts().catch(() => [])).not.toContain(FORGED)
  })

  test('of another vault is not offered for the own one, whatever the vault file says', async () => {
    const { keeper } = await keeperSealed()
    const file = JSON.stringify({ ...jsonAt(keeper, '/data/vault/vault.json'), id: STRANGER })
    putInto(keeper, '/data/vault/vault.json', file)
    plantSnapshot(keeper, keeper.ports.paths.backups, STRANGER, {
      'vault.json': file,
      [`${STRANGER}/2026-11.json`]: envelopeText({
        device: STRANGER,
        month: '2026-11',
        records: [recordOf({ text: FORGED })],
      }),
    })
    const later = await Keeper.open(keeper.ports)
    const own = await keeper.backups.list().then(({ snapshots }) => snapshots.map(({ madeAt }) => madeAt))
    expect.soft(own).not.toContain('2027-01-01T00:00:00.000Z')
    const [newest] = await later.ids()
    await later.backups.rebuild(one(newest)).catch(() => undefined)
    for (const path of later.stored('/data/vault/keys')) later.ports.files.contents.delete(path)
    await later.write('daarna plat').catch(() => undefined)
    expect(later.vault.lock).toBe('locked')
  })

  test('and that is not sealed, as the vault is, brings none of their words into it', async () => {
    const { keeper, id } = await keeperSealed()
    plantSnapshot(keeper, keeper.ports.paths.backups, id, {
      'vault.json': JSON.stringify(jsonAt(keeper, '/data/vault/vault.json')),
      [`${STRANGER}/2026-11.json`]: envelopeText({
        device: STRANGER,
        month: '2026-11',
        records: [recordOf({ text: FORGED })],
      }),
    })
    const [newest] = await keeper.ids()
    await keeper.backups.restore(one(newest), 'beside').catch(() => undefined)
    expect(await keeper.texts()).toEqual([WORDS])
  })

  test('does not keep those that are made later from being of use', async () => {
    const { keeper, id } = await keeperSealed()
    plantSnapshot(keeper, keeper.ports.paths.backups, id, {}, { order: Infinity })
    const before = (await keeper.ids()).length
    await keeper.write('later')
    await keeper.make()
    expect((await keeper.ids()).length).toBe(before + 1)
  })
})

describe('a blob', () => {
  async function* content() {
    yield new TextEncoder().encode('een beeld')
  }
  const textOf = async (chunks: AsyncIterable<Uint8Array>) => {
    let text = ''
    for await (const chunk of chunks) text += new TextDecoder().decode(chunk)
    return text
  }

  test('of another computer is shown though somebody put something of that name in another folder', async () => {
    const a = await sealed()
    const ref = await a.vault.transaction((tx) => tx.putBlob(content(), 'image/png'))
    const home = await freshFolder()
    await carry(a.folder, join(home, 'vault'), '\0')
    const b = await at(home)
    await unlock(b)
    await mkdir(join(b.folder, '00000000-0000-7000-8000-000000000000/blobs'), { recursive: true })
    await writeFile(join(b.folder, '00000000-0000-7000-8000-000000000000/blobs', ref.blob), 'x')
    expect(await textOf(b.vault.readBlob(ref.blob))).toBe('een beeld')
  })

  test('is put back though somebody put something of that name in another folder', async () => {
    const a = await sealed()
    const id = '00112233445566778899aabbccddeeff'
    await mkdir(join(a.folder, STRANGER, 'blobs'), { recursive: true })
    await writeFile(join(a.folder, STRANGER, 'blobs', id), 'x')
    await a.vault.transaction((tx) => tx.putBlobAs(id, content()))
    expect(await textOf(a.vault.readBlob(id))).toBe('een beeld')
  })
})

describe('what keeps resealing from its end, so that former keys go on to count for the own files', () => {
  const HEX = '00112233445566778899aabbccddeeff'
  const blobHead = (more: object) =>
    `${JSON.stringify({ app: 'luwte', format: 1, id: HEX, kind: 'blob', ...more })}\nxxxxxxxxxx`

  const blockers: Record<string, (own: string, key: string) => Promise<void>> = {
    'a plain blob': async (own) => {
      await mkdir(join(own, 'blobs'), { recursive: true })
      await writeFile(join(own, 'blobs', HEX), blobHead({}))
    },
    'a blob of a newer format': async (own) => {
      await mkdir(join(own, 'blobs'), { recursive: true })
      await writeFile(join(own, 'blobs', HEX), blobHead({ format: 2 }))
    },
    'a damaged file that was set aside and sealed': async (own, key) => {
      const name = '2026-10.json.damaged-2026-11-21T19-04-31-250Z'
      const aside = { app: 'luwte', format: 1, kind: 'aside', name, key, sealed: 'A'.repeat(80) }
      await writeFile(join(own, name), JSON.stringify(aside))
    },
    'a file in the place of a folder': (own) => writeFile(join(own, 'inbox'), 'x'),
    'nothing (control)': async () => undefined,
  }

  for (const [name, block] of Object.entries(blockers))
    test(name, async () => {
      const computer = await sealed()
      const key = computer.vault.dataKeys.requireCurrent()
      const own = join(computer.folder, await computer.device())
      await block(own, key)
      await seal(computer, OTHER, OTHER_CODE).catch(() => undefined)
      const later = await at(computer.home)
      await unlock(later, OTHER)
      await settle(later).catch(() => undefined)
      expect(later.vault.isSettled).toBe(true)
    })
})

test('a computer that joins while the key files are kept from it writes nothing plain', async () => {
  const a = await sealed()
  const home = await freshFolder()
  await carry(a.folder, join(home, 'vault'), '\0')
  await rm(join(home, 'vault/keys'), { recursive: true })
  const b = await at(home)
  await b.vault.add('entry', entry('daarna plat')).catch(() => undefined)
  expect(await filesWith('daarna plat', home)).toEqual([])
})

test('a key file of somebody else does not keep the vault from being unsealed', async () => {
  const computer = await sealed()
  const [slot] = await keyFilesOf(computer.folder)
  const key = makeId(Date.now(), random.bytes(10))
  await drop(computer, await makerWith({ [key]: random.bytes(32) }).passphraseSlot(one(slot).vault, key, THIRD, []))
  const later = await at(computer.home)
  await unlock(later)
  await unseal(later)
  expect(later.vault.lock).toBe('plain')
})

test('a large file whose head says that it is sealed is not parsed for what follows', async () => {
  const computer = await sealed()
  await mkdir(join(computer.folder, STRANGER))
  const fields: string[] = []
  for (let count = 0; count < 300_000; count += 1) fields.push(`"${count.toString(36)}":0`)
  await writeFile(join(computer.folder, STRANGER, 'always.json'), `{"app":"luwte","sealed":"",${fields.join(',')}}`)
  const later = await at(computer.home)
  const parse = JSON.parse
  let largest = 0
  JSON.parse = (text: string, reviver?: never) => {
    largest = Math.max(largest, text.length)
    return parse(text, reviver) as unknown
  }
  try {
    await unlock(later)
    await textsIn(later)
  } finally {
    JSON.parse = parse
  }
  expect(largest).toBeLessThan(1_000_000)
}, 60_000)

test('a key file of somebody else does not take the own ones along when two sealings are joined', async () => {
  const { a, b } = await sealedTwice()
  const all = await keyFilesOf(a.folder)
  const keyOfA = a.vault.dataKeys.requireCurrent()
  const keyOfB = b.vault.dataKeys.requireCurrent()
  const own = all.filter(({ key, kind }) => key === keyOfA && kind !== 'roster')
  const forged = await makerWith({ [keyOfB]: random.bytes(32) }).passphraseSlot(one(all[0]).vault, keyOfB, THIRD, own)
  await drop(a, forged)
  await a.vault.reload()
  await a.vault.transaction((tx) => tx.keys.join(OTHER))
  const later = await at(a.home)
  expect.soft(await opensWith(later, PASSPHRASE)).toBe(true)
  expect.soft(await opensWith(later, CODE)).toBe(true)
})

test('whoever knows a passphrase that was changed once gets nothing of theirs among the copies of this computer', async () => {
  const computer = await sealed()
  const id = computer.vault.dataKeys.requireCurrent()
  const key = Uint8Array.from(computer.vault.dataKeys.key(id))
  await seal(computer, OTHER, OTHER_CODE)
  const slot = one((await keyFilesOf(computer.folder)).find(({ kind }) => kind === 'passphrase'))
  const maker = makerWith({ [id]: key })
  const roster = maker.roster(slot.vault, id, { files: {}, inboxKeys: [] }, [])
  await drop(computer, roster)
  await drop(computer, await maker.passphraseSlot(slot.vault, id, PASSPHRASE, [roster]))
  const again = await at(computer.home)
  await unlock(again, OTHER)
  const later = await at(computer.home)
  expect.soft(inboxOf(later)).toBe(slot.inbox)
  expect.soft(await readdir(join(computer.userData, 'keys'))).not.toContain(`${roster.id}.json`)
  const other = makerWith({ [id]: key, [slot.key]: random.bytes(32) })
  await drop(computer, await other.passphraseSlot(slot.vault, slot.key, PASSPHRASE, [roster]))
  await opensWith(await at(computer.home), OTHER)
  expect.soft(inboxOf(await at(computer.home))).toBe(slot.inbox)
  expect.soft(await opensWith(await at(computer.home), OTHER)).toBe(true)
})

describe('in the whole of Luwte', () => {
  const KEY_FILE = `/data/vault/keys/${makeId(Date.parse('2026-11-20T10:00:00Z'), random.bytes(10))}.json`

  async function sealHouse(house: House): Promise<void> {
    const { code, ask } = await house.call('vault.newCode')
    const all = code.split('-')
    await house.call('vault.seal', { passphrase: PASSPHRASE, groups: [all[ask[0]] ?? '', all[ask[1]] ?? ''] })
  }

  async function begun(ports: House['ports']): Promise<House> {
    const again = new House(ports)
    await again.begin()
    await allDone()
    return again
  }

  test('a file in the own folder gets no number of theirs on Help now', async () => {
    const house = new House()
    await house.begin()
    await house.call('plan.setPart', { part: 'people', lines: ['Mijn zus'] })
    await house.call('plan.setShown', { on: true })
    const device = deviceOf(house)
    house.ports.files.contents.set(
      `/data/vault/${device}/blobs/${'a'.repeat(32)}`,
      new TextEncoder().encode('{"app":"luwte","format":2,"kind":"blob","id":"x"}\nx'),
    )
    await sealHouse(house).catch(() => undefined)
    await allDone()
    await house.app.close()
    const line = recordOf({ kind: 'plan', part: 'people', lines: ['Crisislijn 06-1'], seen: { [device]: 9 } })
    const text = envelopeText({ device, kind: 'always', revision: 99, records: [line] })
    house.ports.files.contents.set(`/data/vault/${device}/always.json`, new TextEncoder().encode(text))
    const again = await begun(house.ports)
    await again.call('vault.unlock', { secret: PASSPHRASE })
    await allDone()
    const shown = JSON.stringify(await again.call('plan.shown'))
    expect.soft(shown).not.toContain('06-1')
    await again.app.close()
    // Nor is it on the lock screen from then on.
    const third = await begun(house.ports)
    expect.soft(JSON.stringify(await third.call('plan.shown'))).not.toContain('06-1')
  })

  test('a key file that makes no sense does not keep what is typed in a plain vault from being kept', async () => {
    const house = new House()
    await house.begin()
    await house.call('entries.save', { id: null, seen: null, text: 'een' })
    house.ports.files.contents.set(KEY_FILE, new TextEncoder().encode('{'))
    house.ports.files.change(KEY_FILE, '/data/vault/keys')
    await allDone()
    const kept = await house
      .call('drafts.write', { key: 'entry:new', draft: { kind: 'entry', text: 'twee', seen: null } })
      .then(
        () => 'kept',
        (fault: Error) => fault.message,
      )
    expect(kept).toBe('kept')
  })
})

describe('a link', () => {
  test('in the place of the own folder gets nothing removed outside of the vault', async () => {
    const computer = await sealed()
    const elsewhere = await freshFolder()
    await writeFile(join(elsewhere, '.brief.0123456789abcdef.tmp'), 'x')
    const own = join(computer.folder, await computer.device())
    await rm(own, { recursive: true })
    await symlink(elsewhere, own)
    const later = await at(computer.home)
    await unlock(later)
    await later.vault.checkOwn()
    expect(await readdir(elsewhere)).toEqual(['.brief.0123456789abcdef.tmp'])
  })

  test('in the place of the own folder does not take the plan from the lock screen', async () => {
    const computer = await sealed()
    const own = join(computer.folder, await computer.device())
    await rm(own, { recursive: true })
    await symlink(computer.userData, own)
    const later = await at(computer.home)
    await unlock(later)
    await later.vault.transaction((tx) => tx.writeUnsealedCopy({ plan: 'Mijn zus' }))
    expect(await later.vault.unsealedCopy.read()).toMatchObject({ plan: 'Mijn zus' })
  })

  test('in a snapshot that somebody put among the backups gets nothing else of this computer copied to another place', async () => {
    const computer = await sealed()
    const device = await computer.device()
    const id = String((await readJson(join(computer.folder, 'vault.json'))).id)
    const [from, to, secret] = [await freshFolder(), await freshFolder(), await freshFolder()]
    await writeFile(join(secret, 'sleutel.txt'), 'van iets anders')
    const madeAt = '2026-11-21T00:00:00.000Z'
    const folder = join(from, id, '2026-11-21T00-00-00-000Z')
    await mkdir(join(folder, 'vault'), { recursive: true })
    await symlink(secret, join(folder, 'vault/a'))
    const files = [{ path: 'a/sleutel.txt', bytes: 1, sha256: 'x' }]
    const manifest = {
      app: 'luwte',
      format: 1,
      vault: id,
      madeAt,
      order: 1,
      device,
      why: 'changes',
      files,
      unread: [],
      counts: null,
    }
    await writeFile(
      join(folder, 'manifest.json'),
      JSON.stringify({ ...manifest, checksum: checksumOf(nodeDigest(), manifest) }),
    )
    const deps = { files: nodeFiles(), digest: nodeDigest(), clock: handClock() }
    const writer = { current: device, former: [] }
    const [before, after] = [from, to].map((root) => new SnapshotStore(deps, root, { vault: id, writer })) as [
      SnapshotStore,
      SnapshotStore,
    ]
    await copySnapshots(before, after, () => undefined).catch(() => undefined)
    expect(await filesWith('van iets anders', to)).toEqual([])
  })
})

test('a file of somebody else does not keep the computers from being listed', async () => {
  const computer = await sealed()
  await mkdir(join(computer.folder, STRANGER))
  await writeFile(join(computer.folder, STRANGER, 'inbox'), 'x')
  const deps = { files: nodeFiles(), digest: nodeDigest() }
  expect(await surveyDevices(deps, computer.folder, computer.vault.sealing)).toHaveLength(2)
})

describe('key files taken out of the folder, while the vault is open', () => {
  async function open(passphrase = PASSPHRASE) {
    const services = await dataServices()
    await services.vault.add('entry', entry(WORDS))
    await services.vault.transaction(async (tx) => {
      await tx.keys.seal({ passphrase, recoveryKey: random.bytes(16) })
      await tx.reseal(() => undefined)
    })
    return services
  }

  function tamper({ ports }: DataServices): void {
    for (const path of [...ports.files.contents.keys()])
      if (path.startsWith('/data/vault/keys/')) ports.files.contents.delete(path)
    const line = recordOf({ kind: 'plan', part: 'people', lines: ['Crisislijn 06-1'] })
    const always = envelopeText({ device: STRANGER, kind: 'always', records: [line] })
    put(ports, `/data/vault/${STRANGER}/always.json`, always)
    const month = envelopeText({ device: STRANGER, month: '2026-11', records: [recordOf({ text: FORGED })] })
    put(ports, `/data/vault/${STRANGER}/2026-11.json`, month)
  }

  test('get nothing of somebody else into an export', async () => {
    const services = await open()
    tamper(services)
    expect(await services.vault.always()).toEqual([])
    choosing(services.ports, '/usb')
    const { folder } = one((await services.exporting.export()) ?? undefined)
    const texts = pathsIn(services.ports, folder).map((path) => textAt(services.ports, `${folder}/${path}`))
    expect.soft(texts.join()).toContain(WORDS)
    expect.soft(texts.join()).not.toContain(FORGED)
    expect.soft(texts.join()).not.toContain('06-1')
  })

  test('get nothing of somebody else into another vault that this computer goes on in', async () => {
    const services = await open()
    const other = await open(OTHER)
    for (const [path, bytes] of other.ports.files.contents)
      if (path.startsWith('/data/vault/')) services.ports.files.contents.set(path.replace('/data/', '/other/'), bytes)
    tamper(services)
    choosing(services.ports, '/other/vault')
    await services.relocating.choose()
    // What was left behind cannot be told from what somebody put there, so this computer stays where it was.
    await expect(services.relocating.relocate(OTHER)).rejects.toMatchObject({ code: 'unreadable' })
    expect(services.vault.folder).toBe('/data/vault')
    const texts = (await services.vault.month('2026-11')).map(({ current }) => current.text)
    expect(texts).not.toContain(FORGED)
  })
})

test('a vault that was plain here, and of which somebody changed the id too, is not lost to its owner', async () => {
  const computer = await plain()
  await anotherVault(computer)
  const key = makeId(Date.now(), random.bytes(10))
  await mkdir(join(computer.folder, 'keys'))
  await drop(computer, await makerWith({ [key]: random.bytes(32) }).passphraseSlot(STRANGER, key, OTHER, []))
  const later = await at(computer.home)
  if (later.vault.lock === 'locked') await later.vault.disownKeyFiles()
  expect(await textsIn(later)).toEqual([WORDS])
})

describe('the folder of another computer', () => {
  async function both() {
    const a = await plain('van a')
    const homeB = await freshFolder()
    await carry(a.folder, join(homeB, 'vault'), '\0')
    const b = await at(homeB)
    await b.vault.add('entry', entry('van b'))
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    await seal(a)
    expect(await textsIn(a)).toEqual(['van a', 'van b'])
    await a.vault.close()
    return { a, folderOfB: join(a.folder, await b.device()) }
  }

  const laterAt = async (a: Home) => {
    const later = await at(a.home)
    await unlock(later)
    await later.vault.checkOwn()
    await textsIn(later)
    return later
  }

  test('is told to be gone, where a file is in its place', async () => {
    const { a, folderOfB } = await both()
    await rm(folderOfB, { recursive: true })
    await writeFile(folderOfB, '')
    expect(codesOf(await laterAt(a))).not.toEqual([])
  })

  test('is told to be gone, where a link is in its place', async () => {
    const { a, folderOfB } = await both()
    await rm(folderOfB, { recursive: true })
    await symlink(await freshFolder(), folderOfB)
    expect(codesOf(await laterAt(a))).not.toEqual([])
  })

  test('is told to be gone, where a link to what it was is in its place', async () => {
    const { a, folderOfB } = await both()
    const elsewhere = await freshFolder()
    await cp(folderOfB, join(elsewhere, 'b'), { recursive: true })
    await rm(folderOfB, { recursive: true })
    await symlink(join(elsewhere, 'b'), folderOfB)
    const later = await laterAt(a)
    const isShown = (await textsIn(later)).includes('van b')
    expect(isShown || codesOf(later).length > 0).toBe(true)
  })

  test('is told to be changed, where folders are in the place of its files', async () => {
    const { a, folderOfB } = await both()
    for (const name of await readdir(folderOfB)) {
      await rm(join(folderOfB, name), { recursive: true })
      await mkdir(join(folderOfB, name))
    }
    expect(codesOf(await laterAt(a))).not.toEqual([])
  })
})

test('a computer that joins while only a key of somebody else lies open in the folder writes nothing plain', async () => {
  const a = await sealed()
  const home = await freshFolder()
  await carry(a.folder, join(home, 'vault'), '\0')
  await rm(join(home, 'vault/keys'), { recursive: true })
  await mkdir(join(home, 'vault/keys'))
  const { id } = await readJson(join(home, 'vault/vault.json'))
  const key = makeId(Date.now(), random.bytes(10))
  await drop({ folder: join(home, 'vault') }, makerWith({ [key]: random.bytes(32) }).openedFile(id as string, key, []))
  const b = await at(home)
  await b.vault.add('entry', entry('daarna plat')).catch(() => undefined)
  expect(await filesWith('daarna plat', home)).toEqual([])
})

test('an older file of ones own, put back before the key is changed, is told', async () => {
  const computer = await sealed()
  const path = join(computer.folder, await computer.device(), '2026-11.json')
  const before = await readFile(path)
  await computer.vault.add('entry', entry(THIRD))
  await computer.vault.close()
  const later = await at(computer.home)
  await unlock(later)
  await writeFile(path, before)
  await seal(later, OTHER, OTHER_CODE)
  expect(codesOf(later)).toContain('older-file')
})

// What held.

describe('held', () => {
  test('a snapshot of the own vault without key files, put among the backups, makes nothing plain when it is rebuilt', async () => {
    const { keeper, id } = await keeperSealed()
    plantSnapshot(keeper, keeper.ports.paths.backups, id, {
      'vault.json': JSON.stringify(jsonAt(keeper, '/data/vault/vault.json')),
      [`${STRANGER}/2026-11.json`]: envelopeText({
        device: STRANGER,
        month: '2026-11',
        records: [recordOf({ text: FORGED })],
      }),
    })
    for (const path of keeper.stored('/data/vault')) keeper.ports.files.contents.delete(path)
    const later = await Keeper.open(keeper.ports)
    await later.backups.rebuild(one((await later.ids())[0]))
    expect(later.vault.lock).toBe('locked')
    await later.vault.transaction((tx) => tx.keys.unlock(PASSPHRASE))
    expect(await later.texts()).toEqual([])
  })

  test('two sealings that are joined, with nobody in between, leave the own passphrase as it is', async () => {
    const { a } = await sealedTwice()
    await a.vault.reload()
    await a.vault.transaction((tx) => tx.keys.join(OTHER))
    const later = await at(a.home)
    expect(await opensWith(later, PASSPHRASE)).toBe(true)
    expect(await textsIn(later)).toEqual(['van a', 'van b'])
  })

  test('an older file of earlier versions, with no conflict beside it, is told', async () => {
    const computer = await sealed()
    const record = await computer.vault.add('entry', entry('een'))
    const first = await computer.vault.edit(record.id, record.seen, { text: 'twee' })
    const past = join(computer.folder, await computer.device(), '2026-11.past.json')
    const old = await readFile(past)
    const second = await computer.vault.edit(record.id, first.seen, { text: 'drie' })
    await computer.vault.close()
    await writeFile(past, old)
    const later = await at(computer.home)
    await unlock(later)
    await later.vault.edit(record.id, second.seen, { text: 'vier' })
    expect(codesOf(later)).toContain('older-file')
  })

  test('a roster of before, put back with a file that it lists, gets a former file believed on no computer that saw a newer one, without a word', async () => {
    const a = await plain('van a')
    const homeB = await freshFolder()
    await carry(a.folder, join(homeB, 'vault'), '\0')
    const b = await at(homeB)
    await b.vault.add('entry', entry('van b'))
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    const deviceB = await b.device()
    const listed = await readFile(join(a.folder, deviceB, '2026-11.json'))
    await seal(a)
    await carry(a.folder, b.folder, deviceB)
    await unlock(b)
    await settle(b)
    await b.vault.add('entry', entry('van b, later'))
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    expect(await textsIn(a)).toEqual(['van a', 'van b', 'van b, later'])
    await a.vault.close()
    await writeFile(join(a.folder, deviceB, '2026-11.json'), listed)
    const later = await at(a.home)
    await unlock(later)
    await textsIn(later)
    expect(codesOf(later)).toContain('older-file')
  })

  test('a roster of another vault, or under another key, lists nothing', async () => {
    const computer = await sealed()
    const slot = one((await keyFilesOf(computer.folder)).find(({ kind }) => kind === 'passphrase'))
    await forge(computer.folder, STRANGER, '2026-11.json', [recordOf({ text: FORGED })])
    const bytes = await readFile(join(computer.folder, STRANGER, '2026-11.json'))
    const list = { [`${STRANGER}/2026-11.json`]: nodeDigest().sha256(bytes) }
    await drop(
      computer,
      makerWith({ [slot.key]: random.bytes(32) }).roster(slot.vault, slot.key, { files: list, inboxKeys: [] }, []),
    )
    const later = await at(computer.home)
    await unlock(later)
    expect(await textsIn(later)).toEqual([WORDS])
  })

  test('a plain conflict copy, of whatever name, brings nothing', async () => {
    const computer = await sealed()
    const own = await computer.device()
    for (const device of [own, STRANGER])
      for (const name of ['2026-11.sync-conflict-20261121-190431-ABCDEFG.json', 'always (conflicted copy).json'])
        await forge(computer.folder, device, name, [recordOf({ text: FORGED })], { revision: 99 })
    const later = await at(computer.home)
    await unlock(later)
    expect(await textsIn(later)).toEqual([WORDS])
    await settle(later)
    expect(await textsIn(later)).toEqual([WORDS])
  })

  test('a sealed file under another name, device or month is none', async () => {
    const computer = await sealed()
    const own = await computer.device()
    const bytes = await readFile(join(computer.folder, own, '2026-11.json'))
    await mkdir(join(computer.folder, STRANGER))
    for (const path of [
      `${STRANGER}/2026-11.json`,
      `${own}/2026-10.json`,
      `${own}/2026-10 (1).json`,
      `${STRANGER}/always.json`,
    ])
      await writeFile(join(computer.folder, path), bytes)
    const later = await at(computer.home)
    await unlock(later)
    expect(await textsIn(later)).toEqual([WORDS])
  })

  test('fields that stand twice in the head of a sealed file gain nothing', async () => {
    const computer = await sealed()
    const path = join(computer.folder, await computer.device(), '2026-11.json')
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('"format": 1', '"format": 1, "records": [], "checksum": "x", "format": 1'))
    const later = await at(computer.home)
    await unlock(later)
    await textsIn(later)
    expect(codesOf(later)).toContain('damaged-set-aside')
  })
})

describe('a file of ones own that says to be of a newer Luwte', () => {
  for (const key of ['the current one', 'one that nobody has'])
    test(`sealed with ${key}, keeps this computer from nothing but what is in it, and is told`, async () => {
      const computer = await sealed()
      const own = await computer.device()
      const head = { app: 'luwte', format: 2, vault: 'v', device: own, kind: 'always', revision: 9, sealed: 'AAAA' }
      const id = key === 'the current one' ? computer.vault.dataKeys.requireCurrent() : STRANGER
      await writeFile(join(computer.folder, own, 'always.json'), JSON.stringify({ ...head, key: id }))
      const later = await at(computer.home)
      await unlock(later)
      await later.vault.checkOwn()
      await later.vault.add('entry', entry('daarna'))
      await later.vault.add('word', { text: 'weemoed' })
      expect(await textsIn(later)).toEqual(['daarna', 'weemoed', WORDS])
      expect(codesOf(later)).toHaveLength(1)
    })
})
