import { lstat, mkdir, readdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect } from 'vitest'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { nodeFiles } from '@main/platform/files/files'
import { envelopeCodec } from '@main/vault/crypto/envelope'
import { decodeKeyFile } from '@main/vault/crypto/keyFile'
import { readFolder } from '@main/vault/folderReader'
import { DAMAGE } from '../main/vault/damage'
import { smallDisk } from '../main/vault/smallDisk'
import { freshFolder, random } from '../main/vault/support'
import { DRAFT_KEY, liveClock, openRoom } from '../main/support/room'
import { quickDeriver } from '../main/support/quickDeriver'
import {
  BEFORE,
  change,
  exists,
  faultOf,
  goesOn,
  type How,
  NEXT,
  NOW,
  PASSPHRASE,
  Place,
  texts,
  told,
  words,
} from './place'
import { shardKeyOfFile } from '@main/vault/layout'

// How what can happen to files is brought about, and what is looked at afterwards. Each gives what the user is told.

const asides = async (folder: string) => (await readdir(folder)).filter((name) => name.includes('.damaged-'))

/** The file of this month turns into something else. */
export const damaged = (kind: string) => async (how: How) => {
  const place = await Place.make(how)
  const file = await place.file('now')
  const folder = dirname(file)
  const bad = await change(file, DAMAGE[kind] ?? ((bytes) => bytes))
  const room = await place.open()
  expect(await texts(room)).toEqual([BEFORE])
  expect(await words(room)).toHaveLength(1)
  const [aside = ''] = await asides(folder)
  expect(new Uint8Array(await readFile(join(folder, aside)))).toEqual(bad)
  const seen = told(room)
  await goesOn(place, room, [BEFORE])
  return seen
}

export async function byteOrderMark(how: How) {
  const place = await Place.make(how)
  for (const which of ['now', 'always'] as const)
    await change(await place.file(which), (bytes) => Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]))
  const room = await place.open()
  expect(await words(room)).toHaveLength(1)
  await goesOn(place, room, [BEFORE, NOW])
  return told(room)
}

/** Of a sealed file, each bit of each byte: it gives what it gave, or nothing. */
export async function everyBitOfASealedFile() {
  const place = await Place.make('sealed')
  const room = await place.open()
  const file = await place.file('now')
  const shelf = shardKeyOfFile(basename(file))
  if (!shelf) throw new Error('no shelf')
  const codec = envelopeCodec(nodeDigest(), room.vault.sealing, basename(dirname(file)), shelf)
  everyBit(new Uint8Array(await readFile(file)), (bytes) => codec.decode(bytes))
  return []
}

export async function everyBitOfAKeyFile() {
  const place = await Place.make('sealed')
  for (const { path } of await place.keyFiles())
    everyBit(new Uint8Array(await readFile(path)), (bytes) => decodeKeyFile(nodeDigest(), bytes))
  return []
}

function everyBit(right: Uint8Array, read: (bytes: Uint8Array) => unknown): void {
  const good = JSON.stringify(read(right))
  const wrong: string[] = []
  let refused = 0
  for (let at = 0; at < right.length; at += 1)
    for (let bit = 0; bit < 8; bit += 1) {
      const bytes = Uint8Array.from(right)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
      try {
        if (JSON.stringify(read(bytes)) !== good) wrong.push(`bit ${bit} of byte ${at}`)
      } catch {
        refused += 1
      }
    }
  expect(wrong).toEqual([])
  expect(refused).toBeGreaterThan(right.length)
}

/** A key file that is damaged in the vault; the copy of this computer opens it, and mends it. */
export const keyFileDamaged = (kind: string) => async () => {
  const place = await Place.make('sealed')
  const slot = await place.keyFile('passphrase')
  const good = await readFile(slot)
  await change(slot, DAMAGE[kind] ?? ((bytes) => bytes))
  const room = await place.open()
  expect(await readFile(slot)).toEqual(good)
  await goesOn(place, room, [BEFORE, NOW])
  return told(room)
}

export async function duplicateIds(how: How) {
  const place = await Place.make(how)
  const room = await place.open()
  const [month = ''] = await room.vault.months()
  const [copy] = await room.vault.copies(month)
  if (!copy) throw new Error('no record')
  // As another computer may have written it, without knowing of this one.
  await room.vault.importRecords(month, [{ ...copy, seen: { [copy.id]: 1 }, text: 'the other one' }], 'copies')
  await goesOn(place, room, [BEFORE, NOW, 'the other one'])
  return told(room)
}

export async function hugeFile(how: How) {
  const place = await Place.make(how)
  await truncate(await place.file('now'), 200_000_001)
  const room = await place.open()
  expect(await texts(room)).toEqual([BEFORE])
  const seen = told(room)
  await goesOn(place, room, [BEFORE])
  return seen
}

export async function newerFormat(how: How) {
  const place = await Place.make(how)
  const file = await place.file('now')
  await change(file, (bytes) => {
    const content = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
    // A later format proves itself in its own way.
    const { checksum: _, ...rest } = content
    return new TextEncoder().encode(JSON.stringify({ ...rest, format: 2, proof: 'of another kind' }))
  })
  const before = await readFile(file)
  const room = await place.open()
  expect(await texts(room)).toEqual([BEFORE])
  await goesOn(place, room, [BEFORE])
  expect(await readFile(file)).toEqual(before)
  return told(room)
}

/** The 1 of the format becomes a 3, as by one flipped bit. */
export async function flippedFormat() {
  const place = await Place.make('sealed')
  const flip = (bytes: Uint8Array) => new TextEncoder().encode(new TextDecoder().decode(bytes).replace(': 1,', ': 3,'))
  const good = await readFile(await place.file('now'))
  expect(await change(await place.file('now'), flip)).not.toEqual(new Uint8Array(good))
  const room = await place.open()
  await goesOn(place, room, [BEFORE, NOW])
  return told(room)
}

/** The file of this month is gone; what was copied whole before gives it back. */
export async function fileGone(how: How) {
  const place = await Place.make(how)
  const backup = join(await freshFolder(), 'generation')
  await place.copyTo(backup)
  await (await place.open()).vault.close()
  const was = await place.device()
  await rm(await place.file('now'))
  const room = await place.open()
  expect(await texts(room)).toEqual([BEFORE])
  const kept = await readFolder(
    {
      files: nodeFiles(),
      digest: nodeDigest(),
      cipher: nodeCipher(),
      keyDeriver: quickDeriver,
      clock: liveClock,
      random,
    },
    join(backup, 'vault'),
    { dataKeys: room.vault.dataKeys },
  )
  const [month = ''] = await kept.months()
  expect(await room.vault.importRecords(month, await kept.copies(month), 'revisions')).toBe(1)
  expect(await place.device()).not.toBe(was)
  const seen = told(room)
  await goesOn(place, room, [BEFORE, NOW])
  return seen
}

export async function vaultGone(how: How) {
  const place = await Place.make(how)
  const bringBack = await place.takeVaultAway()
  const room = await openRoom({ home: place.home })
  const refused = await faultOf(how === 'sealed' ? room.unlock(PASSPHRASE) : room.vault.add('entry', { text: NEXT }))
  expect(await exists(place.vault)).toBe(false)
  await bringBack()
  await goesOn(place, await place.open(), [BEFORE, NOW])
  return [...told(room), ...refused]
}

export async function vaultGoesMeanwhile(how: How) {
  const place = await Place.make(how)
  const room = await place.open()
  const months = await room.vault.months()
  expect(await texts(room)).toHaveLength(2)
  const bringBack = await place.takeVaultAway()
  const refused = await faultOf(room.vault.add('entry', { text: NEXT }))
  for (const month of months) expect(await room.vault.month(month)).toHaveLength(1)
  expect(await exists(place.vault)).toBe(false)
  const seen = [...told(room), ...refused]
  await bringBack()
  await goesOn(place, room, [BEFORE, NOW])
  return seen
}

export async function staleTemporaries(how: How) {
  const place = await Place.make(how)
  const own = dirname(await place.file('now'))
  const folders = [own, place.vault, place.userData, ...(how === 'sealed' ? [join(place.vault, 'keys')] : [])]
  const stale = folders.map((folder) => join(folder, '.2026-11.json.0123456789abcdef.tmp'))
  await Promise.all(stale.map((path) => writeFile(path, 'half of it')))
  const room = await place.open()
  await room.drafts.list()
  expect(await Promise.all(stale.map(exists))).toEqual(stale.map(() => false))
  await goesOn(place, room, [BEFORE, NOW])
  return told(room)
}

/** Something else lies where the file of this month was, and it leads to what must not be touched. */
export const otherInPlace = (what: 'link' | 'folder') => async (how: How) => {
  const place = await Place.make(how)
  const file = await place.file('now')
  const elsewhere = join(place.home, 'elsewhere')
  await rename(file, elsewhere)
  await (what === 'link' ? symlink(elsewhere, file) : mkdir(file))
  const before = await readFile(elsewhere)
  const room = await place.open()
  expect(await texts(room)).toEqual([BEFORE])
  const seen = told(room)
  await goesOn(place, room, [BEFORE])
  expect(await readFile(elsewhere)).toEqual(before)
  return seen
}

/** Two files of one computer change places. */
export async function swapped(how: How) {
  const place = await Place.make(how)
  const [one, other] = [await place.file('now'), await place.file('before')]
  await rename(one, `${one}.swap`)
  await rename(other, one)
  await rename(`${one}.swap`, other)
  const room = await place.open()
  expect(await texts(room)).toEqual([])
  expect(await asides(dirname(one))).toHaveLength(1)
  expect(await exists(other)).toBe(true)
  const seen = told(room)
  await goesOn(place, room, [])
  return seen
}

/** Somebody puts an own file of before back: the numbers that were given out since are not given out again. */
export async function ownFilePutBack(how: How) {
  const place = await Place.make(how)
  const file = await place.file('now')
  const earlier = await readFile(file)
  const first = await place.open()
  await first.vault.add('entry', { text: 'written since' })
  await first.vault.close()
  const was = await place.device()
  await writeFile(file, earlier)
  const room = await place.open()
  expect(await texts(room)).not.toContain('written since')
  const seen = told(room)
  await goesOn(place, room, [BEFORE, NOW])
  expect(await place.device()).not.toBe(was)
  expect(await readFile(file)).toEqual(earlier)
  return seen
}

/** The same with a file of another computer on the vault: here it is only told. */
export async function otherFilePutBack(how: How) {
  const place = await Place.make(how)
  const file = await place.file('now')
  const earlier = await readFile(file)
  const first = await place.open()
  await first.vault.add('entry', { text: 'written since' })
  await first.vault.close()
  const here = { home: join(place.home, 'other'), folder: place.vault, machine: 'another' }
  const reading = await openRoom(here)
  if (how === 'sealed') await reading.unlock(PASSPHRASE)
  expect(await texts(reading)).toContain('written since')
  await reading.vault.close()
  await writeFile(file, earlier)
  const room = await openRoom(here)
  if (how === 'sealed') await room.unlock(PASSPHRASE)
  await room.vault.add('entry', { text: NEXT })
  expect((await texts(room)).sort()).toEqual([BEFORE, NEXT, NOW].sort())
  expect(await readFile(file)).toEqual(earlier)
  return told(room)
}

/** Emoji by the megabyte: what is saved is what was typed. */
export async function manyEmoji(how: How) {
  const place = await Place.make(how)
  const much = '🌧️👩‍👩‍👧'.repeat(250_000)
  expect(new TextEncoder().encode(much).length).toBeGreaterThan(5_000_000)
  const room = await place.open()
  await room.vault.add('entry', { text: much })
  await room.vault.close()
  const again = await place.open()
  expect((await texts(again)).some((text) => text === much)).toBe(true)
  await again.vault.forgetKeys()
  expect(how === 'plain' || (await faultOf(texts(again)))[0] === 'locked').toBe(true)
  return told(again)
}

/** Somebody keeps the files of the user data elsewhere, and has put links in their place. */
export async function linkedUserData(how: How) {
  const place = await Place.make(how)
  const first = await place.open()
  await first.writeDraft('half of it')
  await first.vault.close()
  const dotfiles = join(await freshFolder(), 'dotfiles')
  await mkdir(dotfiles)
  const names = ['drafts.json', 'device.json']
  for (const name of names) {
    await rename(join(place.userData, name), join(dotfiles, name))
    await symlink(join(dotfiles, name), join(place.userData, name))
  }
  const room = await place.open()
  expect(await room.drafts.read(DRAFT_KEY)).toMatchObject({ text: 'half of it' })
  await room.writeDraft('more of it')
  await goesOn(place, room, [BEFORE, NOW])
  expect(await (await place.open()).drafts.read(DRAFT_KEY)).toMatchObject({ text: 'more of it' })
  for (const name of names) expect((await lstat(join(place.userData, name))).isSymbolicLink()).toBe(true)
  return told(room)
}

/** Neither a draft can be kept nor an entry saved: both are said not to be, and what was typed stays in memory. */
export async function readOnlyUserData(how: How) {
  const disk = await smallDisk(1024 * 1024)
  const place = await Place.make(how, { home: join(disk.folder, 'home'), files: disk.files })
  const room = await place.open({ files: disk.files })
  await room.writeDraft('half of it')
  await disk.makeReadOnly()
  const before = await place.everything()
  const seen = await faultOf(room.writeDraft('all of it'))
  expect(await room.drafts.read(DRAFT_KEY)).toMatchObject({ text: 'all of it' })
  seen.push(...(await faultOf(room.vault.add('entry', { text: NEXT }))))
  expect((await texts(room)).sort()).toEqual([BEFORE, NOW].sort())
  expect(await place.everything()).toEqual(before)
  return [...seen, ...told(room)]
}
