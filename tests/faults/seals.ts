import { readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { nodeDigest } from '@main/platform/crypto/nodeCrypto'
import type { KeyDeriver } from '@main/ports'
import { smallDisk } from '../main/vault/smallDisk'
import { openRoom } from '../main/support/room'
import { quickDeriver } from '../main/support/quickDeriver'
import { BEFORE, faultOf, goesOn, NEXT, NOW, PASSPHRASE, Place, texts, told } from './place'

// The same for everything about seals.

/** Counts how often it was asked to derive a key. */
function countingDeriver(): { keyDeriver: KeyDeriver; times: () => number } {
  let times = 0
  return {
    times: () => times,
    keyDeriver: {
      derive(secret, salt, cost) {
        times += 1
        return quickDeriver.derive(secret, salt, cost)
      },
    },
  }
}

export async function wrongTenTimes() {
  const place = await Place.make('sealed')
  const { keyDeriver, times } = countingDeriver()
  const room = await openRoom({ home: place.home, keyDeriver })
  const before = await place.everything()
  const seen = new Set<string>()
  for (let time = 0; time < 10; time += 1)
    for (const code of await faultOf(room.unlock(`nooit ${time}`))) seen.add(code)
  expect(times()).toBe(10)
  expect(await place.everything()).toEqual(before)
  await room.unlock(PASSPHRASE)
  // A right one takes the same work, one derivation, and nothing was counted against it.
  expect(times()).toBe(11)
  await goesOn(place, room, [BEFORE, NOW])
  return [...seen, ...told(room)]
}

/** A key file that asks for more memory than there is, or for next to no work: with its right checksum. */
export const absurdCost = (cost: Record<string, unknown>) => async () => {
  const place = await Place.make('sealed')
  const slot = await place.keyFile('passphrase')
  const { checksum: _, ...content } = JSON.parse(await readFile(slot, 'utf8')) as Record<string, unknown>
  const asking = { ...content, argon2id: cost }
  const checksum = nodeDigest().sha256(new TextEncoder().encode(canonicalJson(asking)))
  await writeFile(slot, JSON.stringify({ ...asking, checksum }))
  await rm(place.copyOf(slot))
  const { keyDeriver, times } = countingDeriver()
  const room = await openRoom({ home: place.home, keyDeriver })
  expect(room.vault.lock).toBe('locked')
  const seen = await faultOf(room.unlock(PASSPHRASE))
  expect(times()).toBe(0)
  await room.unlock(place.code)
  expect((await texts(room)).sort()).toEqual([NOW, BEFORE].sort())
  return seen
}

/** The slot of the passphrase is gone everywhere. */
export async function slotGone() {
  const place = await Place.make('sealed')
  const slot = await place.keyFile('passphrase')
  await rm(slot)
  await rm(place.copyOf(slot))
  const room = await openRoom({ home: place.home })
  expect(room.vault.lock).toBe('locked')
  const seen = await faultOf(room.unlock(PASSPHRASE))
  await room.unlock(place.code)
  expect((await texts(room)).sort()).toEqual([NOW, BEFORE].sort())
  return seen
}

/** The whole folder of keys is gone; this computer has its copies. */
export async function keysGone() {
  const place = await Place.make('sealed')
  await rm(join(place.vault, 'keys'), { recursive: true })
  const room = await place.open()
  expect(await place.keyFiles()).toHaveLength(3)
  await goesOn(place, room, [BEFORE, NOW])
  return told(room)
}

/** Gone in both places: there is no way in, and the vault is not taken for a new one. */
export async function keysGoneEverywhere() {
  const place = await Place.make('sealed')
  await rm(join(place.vault, 'keys'), { recursive: true })
  await rm(join(place.userData, 'keys'), { recursive: true })
  const before = await place.everything()
  const room = await openRoom({ home: place.home })
  const seen = [
    ...(await faultOf(texts(room))),
    ...(await faultOf(room.vault.add('entry', { text: NEXT }))),
    ...(await faultOf(room.unlock(PASSPHRASE))),
  ]
  expect(await place.everything()).toEqual(before)
  return [...told(room), ...seen]
}

export async function linkInPlaceOfSlot() {
  const place = await Place.make('sealed')
  const slot = await place.keyFile('passphrase')
  await rm(slot)
  await symlink('/dev/zero', slot)
  const room = await place.open()
  await goesOn(place, room, [BEFORE, NOW])
  return told(room)
}

/** The files of two vaults with the same passphrase change places. */
export async function fileOfAnotherVault() {
  const place = await Place.make('sealed')
  const other = await Place.make('sealed')
  await writeFile(await place.file('now'), await readFile(await other.file('now')))
  const room = await place.open()
  expect(await texts(room)).toEqual([BEFORE])
  return told(room)
}

/** A key file of another vault, under the name of one that belongs here. */
export async function slotOfAnotherVault() {
  const place = await Place.make('sealed')
  const other = await Place.make('sealed')
  const slot = await place.keyFile('passphrase')
  await writeFile(slot, await readFile(await other.keyFile('passphrase')))
  const room = await place.open()
  await goesOn(place, room, [BEFORE, NOW])
  return told(room)
}

/** A disk so small that sealing does not fit on it. Whatever it comes to, the words are there. */
export async function fullWhileSealing() {
  const seen = new Set<string>()
  for (let kilobytes = 24; kilobytes <= 96; kilobytes += 8) {
    const disk = await smallDisk(kilobytes * 1024)
    const place = await Place.make('plain', { home: join(disk.folder, 'home'), files: disk.files }).catch(() => null)
    if (!place) continue
    const first = await openRoom({ home: place.home, files: disk.files })
    for (const code of await faultOf(first.seal(PASSPHRASE))) seen.add(code)
    const room = await openRoom({ home: place.home, files: disk.files })
    if (room.vault.lock === 'locked') await room.keys.unlock(PASSPHRASE)
    expect((await texts(room)).sort()).toEqual([NOW, BEFORE].sort())
    expect(told(room)).toEqual([])
  }
  return [...seen]
}

/** A sealed vault on a disk that can only be read. */
export async function readOnly() {
  const disk = await smallDisk(1024 * 1024)
  const place = await Place.make('sealed', { home: join(disk.folder, 'home'), files: disk.files })
  await disk.makeReadOnly()
  const before = await place.everything()
  const room = await openRoom({ home: place.home, files: disk.files })
  await room.keys.unlock(PASSPHRASE)
  expect((await texts(room)).sort()).toEqual([NOW, BEFORE].sort())
  const seen = await faultOf(room.vault.add('entry', { text: NEXT }))
  expect(await place.everything()).toEqual(before)
  return [...seen, ...told(room)]
}
