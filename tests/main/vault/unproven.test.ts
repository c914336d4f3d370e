import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeId } from '@shared/kernel/ids'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { DataKeys } from '@main/vault/crypto/dataKeys'
import { encodeKeyFile, type KeyFile } from '@main/vault/crypto/keyFile'
import { KeyMaker } from '@main/vault/crypto/keyMaker'
import { KeyProofs } from '@main/vault/crypto/keyProofs'
import { quickDeriver } from '../support/quickDeriver'
import { codesOf, forge, recordOf, STRANGER } from './forging'
import { filesWith, opensWith, OTHER, OTHER_CODE, PASSPHRASE, seal, settle, textsIn, unlock } from './sealingSupport'
import { carry, type Computer, entry, freshFolder, handClock, openAt, random, readJson } from './support'

// Somebody can write in the vault's folder, by way of a sync tool for instance, and knows no secret. Once a vault was sealed
// they can take things away; they can make nothing believed, and nothing is written that they can read.

const WORDS = 'woorden die niemand mag lezen'
const FORGED = 'dit schreef iemand anders'

type Home = Computer & { home: string }

async function plainAt(home: string): Promise<Home> {
  const computer = await openAt(home)
  return { ...computer, home }
}

async function sealed(): Promise<Home> {
  const home = await freshFolder()
  const computer = await plainAt(home)
  await computer.vault.add('entry', entry(WORDS))
  await seal(computer)
  await unlock(computer)
  return computer
}

/** The same home, opened anew and unlocked. */
async function again({ home }: Home, secret = PASSPHRASE): Promise<Home> {
  const computer = await plainAt(home)
  await unlock(computer, secret)
  return computer
}

describe('the id of the vault', () => {
  test('that somebody changed makes nothing plain: neither what is written now nor what there was', async () => {
    const computer = await sealed()
    const [before] = await computer.vault.month('2026-11')
    const file = await readJson(join(computer.folder, 'vault.json'))
    await writeFile(join(computer.folder, 'vault.json'), JSON.stringify({ ...file, id: STRANGER }))
    await rm(join(computer.folder, 'keys'), { recursive: true })
    await computer.vault.reload()
    const { id, seen } = before?.current ?? { id: '', seen: {} }
    await expect(computer.vault.add('entry', entry(`${WORDS}, nu`))).rejects.toMatchObject({ code: 'vault-missing' })
    await expect(computer.vault.edit(id, seen, { text: `${WORDS}, anders` })).rejects.toMatchObject({
      code: 'vault-missing',
    })
    expect(codesOf(computer)).toContain('other-vault')
    expect(await filesWith(WORDS, computer.home)).toEqual([])
    await computer.vault.forgetKeys()
    expect(computer.vault.lock).toBe('locked')

    const later = await plainAt(computer.home)
    expect(later.vault.lock).toBe('locked')
    expect(await later.vault.isThere()).toBe(false)
    await writeFile(join(computer.folder, 'vault.json'), JSON.stringify(file))
    await unlock(later)
    expect(await textsIn(later)).toEqual([WORDS])
  })

  test('that does not fit the key files keeps a computer that comes new from writing plain', async () => {
    const computer = await sealed()
    const home = await freshFolder()
    await carry(computer.folder, join(home, 'vault'), '\0')
    const path = join(home, 'vault/vault.json')
    await writeFile(path, JSON.stringify({ ...(await readJson(path)), id: STRANGER }))
    const joining = await plainAt(home)
    expect(joining.vault.lock).toBe('locked')
    await expect(joining.vault.add('entry', entry(WORDS))).rejects.toMatchObject({ code: 'locked' })
    expect(await filesWith(WORDS, home)).toEqual([])
  })
})

describe('a folder of a device that does not exist', () => {
  test('shows no entry and no line of the plan, and that is told once', async () => {
    const computer = await sealed()
    await forge(computer.folder, STRANGER, '2026-11.json', [recordOf({ text: FORGED })])
    await forge(computer.folder, STRANGER, 'always.json', [
      recordOf({ kind: 'plan', part: 'people', lines: ['Crisislijn 06-1'] }),
    ])
    const later = await again(computer)
    expect(await textsIn(later)).toEqual([WORDS])
    expect(await later.vault.always()).toEqual([])
    expect(later.notices).toEqual([{ code: 'unproven', device: STRANGER }])
  })

  test('erases nothing', async () => {
    const computer = await sealed()
    const [before] = await computer.vault.month('2026-11')
    const { id = '', at } = before?.current ?? {}
    const seen = { [await computer.device()]: 9, [STRANGER]: 1 }
    const stone = { at, seen, deleted: '2026-11-22T10:00:00.000Z', erased: '2026-11-22T10:00:00.000Z' }
    await forge(computer.folder, STRANGER, '2026-11.json', [recordOf(stone, id)])
    const later = await again(computer)
    expect(await textsIn(later)).toEqual([WORDS])
  })
})

describe('a file of ones own', () => {
  test('that is plain all of a sudden is set aside, and its words are never sealed as ones own', async () => {
    const computer = await sealed()
    const own = await computer.device()
    await forge(computer.folder, own, '2026-11.json', [recordOf({ text: FORGED, seen: { [own]: 5 } })], {
      revision: 99,
    })
    const later = await again(computer)
    await later.vault.add('entry', entry(`${WORDS}, later`))
    await settle(later)
    expect(await textsIn(later)).toEqual([`${WORDS}, later`])
    expect(codesOf(later)).toContain('damaged-set-aside')
  })

  test('is missing, and a forged word that it was taken over does not keep that from being told', async () => {
    const computer = await sealed()
    await computer.vault.close()
    const own = await computer.device()
    await rm(join(computer.folder, own), { recursive: true })
    await forge(computer.folder, STRANGER, 'always.json', [recordOf({ kind: 'taken-over', device: own })])
    const later = await again(computer)
    await later.vault.checkOwn()
    expect(codesOf(later)).toContain('older-file')
  })
})

describe('key files', () => {
  const cipher = nodeCipher()

  /** Whoever made up a data key of their own, under an id of their choice, and can make any key file with it. */
  function strangerWith(id: string) {
    const dataKeys = new DataKeys(cipher)
    dataKeys.hold(id, random.bytes(32))
    const deps = { cipher, keyDeriver: quickDeriver, clock: handClock(Date.now() + 10 ** 11), random }
    return { maker: new KeyMaker(deps, dataKeys, new KeyProofs(cipher, dataKeys)), dataKeys }
  }

  async function drop({ folder }: Computer, file: KeyFile): Promise<void> {
    await writeFile(join(folder, 'keys', `${file.id}.json`), encodeKeyFile(nodeDigest(), file))
  }

  const slotOf = async ({ folder }: Computer, kind = 'passphrase'): Promise<KeyFile> => {
    for (const name of await readdir(join(folder, 'keys'))) {
      const file = (await readJson(join(folder, 'keys', name))) as unknown as KeyFile
      if (file.kind === kind) return file
    }
    throw new Error('no such key file')
  }

  test('three of a stranger do not get them what is saved while locked', async () => {
    const computer = await sealed()
    const { key, vault, inbox } = (await slotOf(computer)) as KeyFile & { inbox: string }
    const { maker } = strangerWith(key)
    const opened = maker.openedFile(vault, key, [])
    const fits = await maker.passphraseSlot(vault, key, OTHER, [])
    const replacing = await maker.passphraseSlot(vault, key, OTHER, [fits])
    for (const file of [opened, fits, replacing]) await drop(computer, file)
    const locked = await plainAt(computer.home)
    expect(Buffer.from(locked.vault.sealing.inbox?.publicKey ?? []).toString('base64')).toBe(inbox)
    expect(await opensWith(locked, OTHER)).toBe(false)
    expect(await opensWith(locked, PASSPHRASE)).toBe(true)
  })

  test('one under the right id with another key opens nothing, proves nothing, and moves nothing aside', async () => {
    const computer = await sealed()
    const { key, vault } = await slotOf(computer)
    await drop(computer, await strangerWith(key).maker.passphraseSlot(vault, key, OTHER, []))
    const locked = await plainAt(computer.home)
    await expect(unlock(locked, OTHER)).rejects.toMatchObject({ code: 'wrong-secret' })
    await unlock(locked)
    await expect(locked.vault.transaction((tx) => tx.keys.prove(OTHER))).rejects.toMatchObject({ code: 'wrong-secret' })
    expect(await textsIn(locked)).toEqual([WORDS])
    expect(codesOf(locked)).not.toContain('damaged-set-aside')
  })

  test('an empty tombstone does not lock a vault that has no passphrase', async () => {
    const home = await freshFolder()
    const computer = await plainAt(home)
    await computer.vault.add('entry', entry(WORDS))
    await mkdir(join(computer.folder, 'keys'))
    await writeFile(join(computer.folder, 'keys', `${makeId(Date.now(), random.bytes(10))}.retired.json`), '')
    const later = await plainAt(home)
    expect(later.vault.lock).toBe('plain')
    expect(await textsIn(later)).toEqual([WORDS])
  })

  test('of somebody else lock a vault that was plain here, which is told, and can be said not to be ones own', async () => {
    const home = await freshFolder()
    const computer = await plainAt(home)
    await computer.vault.add('entry', entry(WORDS))
    const { id } = await readJson(join(computer.folder, 'vault.json'))
    const key = makeId(Date.now(), random.bytes(10))
    await mkdir(join(computer.folder, 'keys'))
    await drop(computer, await strangerWith(key).maker.passphraseSlot(id as string, key, OTHER, []))
    const later = await plainAt(home)
    expect(later.vault.lock).toBe('locked')
    expect(later.vault.sealing.sealedElsewhere).toHaveLength(1)
    expect(later.vault.sealing.inbox).toBeNull()
    await later.vault.disownKeyFiles()
    expect(later.vault.lock).toBe('plain')
    expect(await textsIn(later)).toEqual([WORDS])
    expect((await plainAt(home)).vault.lock).toBe('plain')
    expect(await readdir(join(computer.folder, 'keys'))).toHaveLength(1)
  })

  test('in any number do not make unlocking last for ever', async () => {
    const computer = await sealed()
    const { key, vault } = await slotOf(computer)
    const { maker } = strangerWith(key)
    for (let count = 0; count < 40; count += 1) {
      const slot = await maker.passphraseSlot(vault, key, OTHER, [])
      await drop(computer, { ...slot, argon2id: { memoryKiB: 512 * 1024, passes: 16 } } as KeyFile)
    }
    const locked = await plainAt(computer.home)
    let cost = 0
    const derive = quickDeriver.derive.bind(quickDeriver)
    quickDeriver.derive = (secret, salt, asked) => {
      cost += asked.memoryKiB * asked.passes
      return derive(secret, salt, asked)
    }
    try {
      await unlock(locked)
    } finally {
      quickDeriver.derive = derive
    }
    expect(cost).toBeLessThanOrEqual(16 * 3 * 64 * 1024)
  })
})

describe('another computer', () => {
  /** Two computers in one plain vault, each with what the other wrote; then the first seals it. */
  async function two() {
    const a = await plainAt(await freshFolder())
    await a.vault.add('entry', entry('van a'))
    const homeB = await freshFolder()
    await carry(a.folder, join(homeB, 'vault'), '\0')
    const b = await plainAt(homeB)
    await b.vault.add('entry', entry('van b'))
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    await seal(a)
    return { a, b, deviceOfB: await b.device() }
  }

  test('is believed in what was there when the vault was sealed; what it writes plain since waits until it has sealed it', async () => {
    const { a, b, deviceOfB } = await two()
    expect(await textsIn(a)).toEqual(['van a', 'van b'])
    await b.vault.add('entry', entry('van b, daarna'))
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    expect(await textsIn(a)).toEqual(['van a'])
    expect(a.notices).toContainEqual({ code: 'unproven', device: deviceOfB })

    await carry(a.folder, b.folder, deviceOfB)
    await unlock(b)
    await settle(b)
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    expect(await textsIn(a)).toEqual(['van a', 'van b', 'van b, daarna'])
  })

  test('is not believed in what somebody put in the place of a file that was there', async () => {
    const { a, deviceOfB } = await two()
    await forge(a.folder, deviceOfB, '2026-11.json', [recordOf({ text: FORGED, seen: { [deviceOfB]: 3 } })], {
      revision: 7,
    })
    await a.vault.reload()
    expect(await textsIn(a)).toEqual(['van a'])
  })

  test('that has only the former key writes no more, save what was listed when the key was changed', async () => {
    const { a, b, deviceOfB } = await two()
    await carry(a.folder, b.folder, deviceOfB)
    await unlock(b)
    await settle(b)
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    await seal(a, OTHER, OTHER_CODE)
    await a.vault.reload()
    expect(await textsIn(a)).toEqual(['van a', 'van b'])
    // It has not heard of the new key: or it is somebody who learned the former passphrase.
    await b.vault.add('entry', entry(FORGED))
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    expect(await textsIn(a)).toEqual(['van a'])
    expect(a.notices).toContainEqual({ code: 'unproven', device: deviceOfB })

    await carry(a.folder, b.folder, deviceOfB)
    await unlock(b, OTHER)
    await settle(b)
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    expect(await textsIn(a)).toEqual([FORGED, 'van a', 'van b'])
  })
})

test('a link in the place of a folder leads nothing out of the vault', async () => {
  const computer = await sealed()
  const elsewhere = await freshFolder()
  const own = join(computer.folder, await computer.device())
  await rename(own, join(elsewhere, 'own'))
  await symlink(join(elsewhere, 'own'), own)
  const later = await again(computer)
  const before = await readdir(join(elsewhere, 'own'))
  await later.vault.add('entry', entry(`${WORDS}, later`))
  expect(await readdir(join(elsewhere, 'own'))).toEqual(before)
  expect(await textsIn(later)).toEqual([`${WORDS}, later`])
})

test('a count that nobody can raise any more does not keep a record from being changed', async () => {
  const home = await freshFolder()
  const computer = await plainAt(home)
  const { id, seen } = await computer.vault.add('entry', entry(WORDS))
  await forge(computer.folder, STRANGER, '2026-11.json', [recordOf({ seen: { ...seen, [STRANGER]: 2 ** 53 } }, id)])
  await computer.vault.reload()
  await computer.vault.edit(id, seen, { text: `${WORDS}, later` })
  expect(await textsIn(computer)).toEqual([`${WORDS}, later`])
  expect(canonicalJson(seen)).toContain(':1')
  expect(await readFile(join(computer.folder, STRANGER, '2026-11.json'), 'utf8')).toContain('9007199254740992')
})

test('a key file that is larger than any, or nested like none, is not read', async () => {
  const computer = await sealed()
  const name = () => join(computer.folder, 'keys', `${makeId(Date.now() + 10 ** 11, random.bytes(10))}.json`)
  await writeFile(name(), '['.repeat(5_000_000))
  await writeFile(name(), `{"a":${'['.repeat(60)}${']'.repeat(60)}}`)
  expect(await textsIn(await again(computer))).toEqual([WORDS])
})
