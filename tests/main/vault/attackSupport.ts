import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { DataKeys } from '@main/vault/crypto/dataKeys'
import { encodeKeyFile, type KeyFile } from '@main/vault/crypto/keyFile'
import { KeyMaker } from '@main/vault/crypto/keyMaker'
import { KeyProofs } from '@main/vault/crypto/keyProofs'
import type { Files } from '@main/ports'
import { quickDeriver } from '../support/quickDeriver'
import { OTHER, OTHER_CODE, PASSPHRASE, seal, settle, unlock } from './sealingSupport'
import { carry, type Computer, entry, freshFolder, handClock, openAt, random, readJson } from './support'

// What the tests of attacks from the folder share.

export const WORDS = 'woorden die niemand mag lezen'
export const FORGED = 'dit schreef iemand anders'
export const THIRD = 'een derde zin voor straks'

export type Home = Computer & { home: string }
export type Stored = KeyFile & Record<string, string>

export async function at(home: string, files?: Files, machine?: string): Promise<Home> {
  return { ...(await openAt(home, { ...(files ? { files } : {}), ...(machine ? { machine } : {}) })), home }
}

export async function plain(words = WORDS): Promise<Home> {
  const computer = await at(await freshFolder())
  await computer.vault.add('entry', entry(words))
  return computer
}

export async function sealed(): Promise<Home> {
  const computer = await plain()
  await seal(computer)
  return computer
}

export async function keyFilesOf(folder: string): Promise<Stored[]> {
  const names = (await readdir(join(folder, 'keys'))).filter((name) => !name.includes('retired')).sort()
  const all = await Promise.all(names.map((name) => readJson(join(folder, 'keys', name))))
  return all as unknown as Stored[]
}

export const one = <Value>(found: Value | undefined): Value => {
  if (found === undefined) throw new Error('there is none')
  return found
}

/** Makes key files with these data keys: the attacker, with whatever keys they know. */
export function makerWith(keys: Record<string, Uint8Array>): KeyMaker {
  const cipher = nodeCipher()
  const dataKeys = new DataKeys(cipher)
  for (const [id, key] of Object.entries(keys)) dataKeys.hold(id, key)
  const clock = handClock(Date.now() + 10 ** 11)
  return new KeyMaker({ cipher, keyDeriver: quickDeriver, clock, random }, dataKeys, new KeyProofs(cipher, dataKeys))
}

export const drop = ({ folder }: Pick<Computer, 'folder'>, file: KeyFile) =>
  writeFile(join(folder, 'keys', `${file.id}.json`), encodeKeyFile(nodeDigest(), file))

/** Until the work is done, has failed, or the computer has gone. */
export async function untilOver(work: Promise<unknown>, hasEnded: () => boolean): Promise<void> {
  let isOver = false
  const over = work.catch(() => undefined).then(() => (isOver = true))
  while (!hasEnded() && !isOver) await Promise.race([over, new Promise(setImmediate)])
}

/** Another computer that has joined the vault of this one, and sealed what it has with the same key. */
export async function joined(computer: Home, secret = PASSPHRASE): Promise<Home> {
  const home = await freshFolder()
  await carry(computer.folder, join(home, 'vault'), '\0')
  const other = await at(home)
  await unlock(other, secret)
  await settle(other)
  return other
}

/** Two computers that sealed one vault at the same time, each with a passphrase of its own; the first has heard of it. */
export async function sealedTwice(): Promise<{ a: Home; b: Home }> {
  const a = await plain('van a')
  const home = await freshFolder()
  await carry(a.folder, join(home, 'vault'), '\0')
  const b = await at(home)
  await b.vault.add('entry', entry('van b'))
  await seal(a)
  await seal(b, OTHER, OTHER_CODE)
  await carry(b.folder, a.folder, await a.device())
  return { a, b }
}
