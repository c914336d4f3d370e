import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeId } from '@shared/kernel/ids'
import { nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { forge, recordOf, STRANGER } from './forging'
import {
  changePassphrase,
  endingAfter,
  filesWith,
  opensWith,
  OTHER,
  OTHER_CODE,
  CODE,
  PASSPHRASE,
  seal,
  settle,
  textsIn,
  unlock,
  unseal,
} from './sealingSupport'
import { carry, type Computer, entry, freshFolder, random, readJson } from './support'
import {
  at,
  drop,
  FORGED,
  joined,
  keyFilesOf,
  makerWith,
  one,
  plain,
  sealed,
  THIRD,
  untilOver,
  WORDS,
} from './attackSupport'

// The second attack: what changes of keys bring about that arrive in another order than they were made, are played back, or
// happen on two computers at once. The attacker keeps files back, and brings them when it suits them.

const inboxKeyOf = ({ vault }: Computer) => vault.sealing.inbox?.key
const slotIn = async (folder: string) => one((await keyFilesOf(folder)).find(({ kind }) => kind === 'passphrase'))
const carryKeys = (from: Computer, to: Computer) => carry(join(from.folder, 'keys'), join(to.folder, 'keys'), '\0')

/** The data key that whoever knows this passphrase gets from a copy of the folder. */
async function keyBehind(folder: string, secret = PASSPHRASE) {
  const copy = await freshFolder()
  await carry(folder, join(copy, 'vault'), '\0')
  const theirs = await at(copy)
  await unlock(theirs, secret)
  const id = theirs.vault.dataKeys.requireCurrent()
  return { id, key: Uint8Array.from(theirs.vault.dataKeys.key(id)) }
}

describe('a change of the key that reaches a computer late', () => {
  test('reaches it though somebody made another passphrase for the former key meanwhile', async () => {
    const a = await sealed()
    const b = await joined(a)
    const known = await keyBehind(a.folder)
    const slots = (await keyFilesOf(a.folder)).filter(({ kind }) => kind === 'passphrase' || kind === 'recovery')
    const theirs = makerWith({ [known.id]: known.key })
    await drop(b, await theirs.passphraseSlot(one(slots[0]).vault, known.id, PASSPHRASE, slots))
    const unaware = await at(b.home)
    await unlock(unaware)
    await settle(unaware)
    await unaware.vault.close()
    await seal(a, OTHER, OTHER_CODE)
    const slot = await slotIn(a.folder)
    await carryKeys(a, b)
    expect.soft(await opensWith(await at(b.home), PASSPHRASE)).toBe(false)
    const later = await at(b.home)
    expect.soft(await opensWith(later, OTHER)).toBe(true)
    await settle(later)
    expect.soft(inboxKeyOf(await at(b.home))).toBe(slot.key)
    expect.soft(await opensWith(await at(b.home), PASSPHRASE)).toBe(false)
  })

  test('counts though the passphrase was changed on that computer at the same time', async () => {
    const a = await sealed()
    const b = await joined(a)
    await b.vault.add('entry', entry('van b'))
    await b.vault.close()
    await changePassphrase(b, THIRD)
    await seal(a, OTHER, OTHER_CODE)
    const slot = await slotIn(a.folder)
    await carryKeys(a, b)
    await carryKeys(b, a)
    for (const home of [a.home, b.home]) {
      const later = await at(home)
      expect.soft(await opensWith(later, OTHER)).toBe(true)
      await settle(later)
      expect.soft(later.vault.dataKeys.current).toBe(slot.key)
      expect.soft(await opensWith(await at(home), THIRD)).toBe(false)
    }
    const last = await at(b.home)
    await unlock(last, OTHER)
    expect(await textsIn(last)).toEqual(['van b', WORDS])
  })

  test('or the word that it was unsealed: with its key in the open no vault says that it is sealed', async () => {
    const a = await sealed()
    const b = await joined(a)
    await changePassphrase(b, OTHER)
    await unseal(a)
    await carryKeys(a, b)
    await carryKeys(b, a)
    for (const { home } of [a, b]) {
      const later = await at(home)
      expect.soft(later.vault.lock).toBe('plain')
      expect.soft(await textsIn(later)).toEqual([WORDS])
    }
  })

  test('stays sealed where the vault was unsealed on another computer at the same time, and its key lies open nowhere', async () => {
    const a = await sealed()
    const b = await joined(a)
    await seal(b, OTHER, OTHER_CODE)
    const slot = await slotIn(b.folder)
    await unseal(a)
    await carryKeys(a, b)
    const later = await at(b.home)
    expect(later.vault.lock).toBe('locked')
    expect(inboxKeyOf(later)).toBe(slot.key)
    await unlock(later, OTHER)
    await later.vault.add('entry', entry('van b, daarna'))
    await settle(later)
    expect(await filesWith('van b, daarna', later.folder)).toEqual([])
    expect((await keyFilesOf(b.folder)).filter(({ kind, key }) => kind === 'opened' && key === slot.key)).toEqual([])
  })
})

describe('key files of before, played back', () => {
  test('the word that it was unsealed does not unseal what was sealed again, on no computer that heard of that', async () => {
    const a = await sealed()
    const b = await joined(a)
    await unseal(a)
    const opened = join(await freshFolder(), 'keys')
    await cp(join(a.folder, 'keys'), opened, { recursive: true })
    await seal(a, OTHER, OTHER_CODE)
    await carryKeys(a, b)
    const heard = await at(b.home)
    await unlock(heard, OTHER)
    await settle(heard)
    await heard.vault.close()
    for (const { folder, home } of [a, b]) {
      await rm(join(folder, 'keys'), { recursive: true })
      await cp(opened, join(folder, 'keys'), { recursive: true })
      const later = await at(home)
      expect.soft(later.vault.lock).toBe('locked')
      await later.vault.add('entry', entry('daarna plat')).catch(() => undefined)
      expect.soft(await filesWith('daarna plat', home)).toEqual([])
    }
  })

  test('while Luwte runs, those that are put there before it locks do not get anybody what is typed then', async () => {
    const computer = await sealed()
    const slot = await slotIn(computer.folder)
    const key = makeId(Date.now(), random.bytes(10))
    const maker = makerWith({ [key]: random.bytes(32), [slot.key]: random.bytes(32) })
    for (const id of [key, slot.key]) await drop(computer, await maker.passphraseSlot(slot.vault, id, OTHER, [slot]))
    await drop(computer, maker.openedFile(slot.vault, key, [slot]))
    await writeFile(join(computer.folder, 'keys', `${slot.id}.retired.json`), '')
    await writeFile(join(computer.folder, 'keys', `${slot.id}.json`), '{}')
    await computer.vault.reload()
    await computer.vault.forgetKeys()
    expect(computer.vault.lock).toBe('locked')
    expect(computer.vault.sealing.inbox?.key).toBe(slot.key)
    expect(Buffer.from(computer.vault.sealing.inbox?.publicKey ?? []).toString('base64')).toBe(slot.inbox)
    expect(await opensWith(computer, PASSPHRASE)).toBe(true)
  })

  test('a list of a former key, genuine or made by whoever knows that key, lists nothing', async () => {
    const a = await plain('van a')
    const home = await freshFolder()
    await carry(a.folder, join(home, 'vault'), '\0')
    const b = await at(home)
    await b.vault.add('entry', entry('van b'))
    const deviceB = await b.device()
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    await seal(a)
    const before = await freshFolder()
    await cp(a.folder, before, { recursive: true })
    const known = await keyBehind(a.folder)
    await carry(a.folder, b.folder, deviceB)
    await unlock(b)
    await settle(b)
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    await seal(a, OTHER, OTHER_CODE)
    await a.vault.close()
    // The plain file of then, with the list that named it; and one of their own, with a list of their own.
    await carry(join(before, 'keys'), join(a.folder, 'keys'), '\0')
    await cp(join(before, deviceB, '2026-11.json'), join(a.folder, deviceB, '2026-11.json'))
    await forge(a.folder, STRANGER, '2026-11.json', [recordOf({ text: FORGED })])
    const bytes = await readFile(join(a.folder, STRANGER, '2026-11.json'))
    const files = { [`${STRANGER}/2026-11.json`]: nodeDigest().sha256(bytes) }
    const inboxKeys = [Buffer.from(random.bytes(32)).toString('base64')]
    const { vault } = await slotIn(before)
    await drop(a, makerWith({ [known.id]: known.key }).roster(vault, known.id, { files, inboxKeys }, []))
    const later = await at(a.home)
    await unlock(later, OTHER)
    expect.soft(await textsIn(later)).toEqual(['van a'])
    expect.soft(later.vault.sealing.inboxKeys).not.toContain(inboxKeys[0])
    expect.soft(later.notices).toContainEqual({ code: 'unproven', device: deviceB })
  })
})

test('files and keys of another vault of the same owner, with the same passphrase, open and show nothing here', async () => {
  const [computer, other] = [await sealed(), await plain('uit een ander dagboek')]
  await seal(other)
  await carryKeys(other, computer)
  await cp(join(other.folder, await other.device()), join(computer.folder, await other.device()), { recursive: true })
  const later = await at(computer.home)
  expect.soft(await opensWith(later, PASSPHRASE)).toBe(true)
  expect.soft(await textsIn(later)).toEqual([WORDS])
  await settle(later)
  expect.soft(await filesWith('uit een ander dagboek', computer.home)).toEqual([])
  expect.soft(await opensWith(await at(computer.home), CODE)).toBe(true)
})

test('a computer that is killed while it joins, and finds the vault file of another vault then, writes nothing plain', async () => {
  const a = await sealed()
  for (let writes = 0, isOver = false; !isOver; writes += 1) {
    const home = await freshFolder()
    await carry(a.folder, join(home, 'vault'), '\0')
    const { files, hasEnded } = endingAfter(writes)
    const joining = async () => {
      const killed = await at(home, files)
      await unlock(killed)
      await killed.vault.add('entry', entry('van de nieuwe'))
      await settle(killed)
      isOver = true
    }
    await untilOver(joining(), hasEnded)
    const kept = await freshFolder()
    await cp(home, kept, { recursive: true })
    const path = join(home, 'vault/vault.json')
    await writeFile(path, JSON.stringify({ ...(await readJson(path)), id: STRANGER }))
    const attacked = await at(home)
    await attacked.vault.add('entry', entry('daarna plat')).catch(() => undefined)
    expect.soft(await filesWith('daarna plat', home)).toEqual([])
    // Left alone, it goes on.
    const later = await at(kept, undefined, home)
    await unlock(later)
    await settle(later)
    expect.soft(await textsIn(later)).toContain(WORDS)
    expect.soft(await filesWith('van de nieuwe', kept)).toEqual([])
  }
}, 60_000)
