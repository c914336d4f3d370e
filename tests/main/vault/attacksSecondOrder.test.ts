import { cp, link, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeId } from '@shared/kernel/ids'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { nodeFiles } from '@main/platform/files/files'
import { readFolder } from '@main/vault/folderReader'
import type { Files } from '@main/ports'
import { quickDeriver } from '../support/quickDeriver'
import { codesOf, STRANGER } from './forging'
import { filesWith, settle, textsIn, unlock, unseal } from './sealingSupport'
import { carry, type Computer, entry, handClock, random, readJson } from './support'
import { at, drop, type Home, joined, keyFilesOf, makerWith, one, sealed, THIRD, WORDS } from './attackSupport'

// The second attack: genuine files of the owner's own computers, played back, moved, split over two folders, or hidden.

const any = () => true

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text)
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += new TextDecoder().decode(chunk)
  return text
}

/** Two computers of one sealed vault, each with all that the other wrote. */
async function two(): Promise<{ a: Home; b: Home; deviceB: string }> {
  const a = await sealed()
  const b = await joined(a)
  await b.vault.add('entry', entry('van b'))
  await b.vault.add('own-phrase', { text: 'een zin van b' })
  await b.vault.close()
  await carry(b.folder, a.folder, await a.device())
  await a.vault.reload()
  expect(await textsIn(a)).toEqual(['een zin van b', 'van b', WORDS])
  return { a, b, deviceB: await b.device() }
}

async function again({ home }: Home, files?: Files): Promise<Home> {
  const later = await at(home, files)
  await unlock(later)
  return later
}

describe('a check-in made while locked, played back', () => {
  const notesIn = async ({ vault }: Computer) =>
    (await vault.month('2026-11')).flatMap(({ current, siblings }) => [current, ...siblings].map(({ note }) => note))

  async function takenIn() {
    const { a, b, deviceB } = await two()
    await b.vault.forgetKeys()
    await b.vault.addToInbox('check-in', { answer: 'felt', note: 'in het donker' })
    const inbox = join(b.folder, deviceB, 'inbox')
    await cp(inbox, join(b.home, 'kept'), { recursive: true })
    await carry(b.folder, a.folder, await a.device())
    await unlock(b)
    await b.vault.emptyInbox(any)
    return { a, b, deviceB, inbox, kept: join(b.home, 'kept') }
  }

  test('changes nothing of what it became, once that was changed', async () => {
    const { b, inbox, kept } = await takenIn()
    const found = one((await b.vault.month('2026-11')).find(({ current }) => current.note !== undefined)).current
    await b.vault.edit(found.id, found.seen, { note: 'anders gezegd' })
    await cp(kept, inbox, { recursive: true })
    const later = await again(b)
    await later.vault.emptyInbox(any)
    expect((await notesIn(later)).filter(Boolean)).toEqual(['anders gezegd'])
  })

  test('into the folder of other computers is there once', async () => {
    const { a, deviceB, kept } = await takenIn()
    for (const device of [await a.device(), STRANGER, deviceB])
      await cp(kept, join(a.folder, device, 'inbox'), { recursive: true })
    const later = await again(a)
    await later.vault.emptyInbox(any)
    await later.vault.emptyInbox(any)
    expect((await notesIn(later)).filter(Boolean)).toEqual(['in het donker'])
  })

  test('behind more folders than are looked at is not lost when its computer is taken over', async () => {
    const { a, b, deviceB, kept } = await takenIn()
    await carry(b.folder, a.folder, await a.device())
    await rm(join(a.folder, deviceB, '2026-11.json'))
    await cp(kept, join(a.folder, deviceB, 'inbox'), { recursive: true })
    for (let count = 0; count < 101; count += 1)
      await mkdir(join(a.folder, `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`))
    const later = await again(a)
    await later.vault.takeOver(deviceB, any, () => undefined).catch(() => undefined)
    const isThere = (await notesIn(later)).includes('in het donker')
    const waits = await readdir(join(a.folder, deviceB, 'inbox')).catch(() => [])
    expect(isThere || waits.length > 0).toBe(true)
  })
})

describe('the files of a computer', () => {
  test('split over two folders show nothing in the wrong one, and what is gone is told', async () => {
    const { a, deviceB } = await two()
    await a.vault.close()
    await mkdir(join(a.folder, STRANGER))
    await rename(join(a.folder, deviceB, 'always.json'), join(a.folder, STRANGER, 'always.json'))
    const later = await again(a)
    await later.vault.checkOwn()
    expect.soft(await textsIn(later)).toEqual(['van b', WORDS])
    expect.soft(later.notices).toContainEqual({ code: 'older-file', file: `${deviceB}/always.json` })
    await rename(join(a.folder, STRANGER, 'always.json'), join(a.folder, deviceB, 'always.json'))
    await later.vault.reload()
    expect.soft(await textsIn(later)).toEqual(['een zin van b', 'van b', WORDS])
  })

  test('put among what was thrown away are told to be gone, and can be brought back', async () => {
    const { a, deviceB } = await two()
    await a.vault.close()
    await mkdir(join(a.folder, 'set-aside'))
    const name = `${deviceB}.2026-11-20T20-04-31-250Z`
    await rename(join(a.folder, deviceB), join(a.folder, 'set-aside', name))
    const later = await again(a)
    await later.vault.checkOwn()
    expect.soft(codesOf(later)).toContain('older-file')
    expect.soft(await later.vault.unproven.bringBack(name)).toBe(0)
    await later.vault.reload()
    expect.soft(await textsIn(later)).toEqual(['een zin van b', 'van b', WORDS])
  })

  test('that are hard links to something else change nothing of that', async () => {
    const computer = await sealed()
    const own = join(computer.folder, await computer.device())
    await computer.vault.close()
    const other = join(computer.home, 'iets anders')
    await writeFile(other, 'van iemand anders', { mode: 0o644 })
    for (const name of ['always.json', '2026-11.past.json', '2026-11.json.damaged-2026-11-21T19-04-31-250Z'])
      await link(other, join(own, name))
    await link(other, join(computer.folder, 'keys', `${makeId(Date.now(), random.bytes(10))}.json`))
    await link(join(own, '2026-11.json'), join(computer.home, 'mijn maand'))
    const month = await readFile(join(own, '2026-11.json'))
    const later = await again(computer)
    await later.vault.add('own-phrase', { text: 'een zin' })
    await later.vault.add('entry', entry('daarna'))
    await settle(later)
    expect.soft(await readFile(other, 'utf8')).toBe('van iemand anders')
    expect.soft(await readFile(join(computer.home, 'mijn maand'))).toEqual(month)
    expect.soft(await textsIn(later)).toEqual(['daarna', 'een zin', WORDS])
  })
})

describe('an image', () => {
  test('behind something of the same name in another folder is read in the vault, and from a copy of it', async () => {
    const { a, deviceB } = await two()
    const image = await a.vault.transaction((tx) => tx.putBlob(bytesOf('een beeld'), 'image/png'))
    await a.vault.close()
    for (const device of ['00000000-0000-7000-8000-000000000000', deviceB, STRANGER]) {
      await mkdir(join(a.folder, device, 'blobs'), { recursive: true })
      await writeFile(join(a.folder, device, 'blobs', image.blob), 'niets')
    }
    const later = await again(a)
    expect.soft(await textOf(later.vault.readBlob(image.blob))).toBe('een beeld')
    const deps = {
      ...{ files: nodeFiles(), digest: nodeDigest(), cipher: nodeCipher(), keyDeriver: quickDeriver },
      ...{ clock: handClock(), random },
    }
    const reading = await readFolder(deps, a.folder, { dataKeys: later.vault.dataKeys })
    expect.soft(await textOf(reading.readBlob(image.blob))).toBe('een beeld')
  })
})

test('a key of somebody else, and a file that seems to be sealed with it, keep the vault from being unsealed only until they are thrown away', async () => {
  const computer = await sealed()
  const { vault } = one((await keyFilesOf(computer.folder))[0])
  const key = makeId(Date.now(), random.bytes(10))
  await drop(computer, await makerWith({ [key]: random.bytes(32) }).passphraseSlot(vault, key, THIRD, []))
  const own = await readJson(join(computer.folder, await computer.device(), '2026-11.json'))
  await mkdir(join(computer.folder, STRANGER))
  await writeFile(join(computer.folder, STRANGER, '2026-11.json'), JSON.stringify({ ...own, device: STRANGER, key }))
  const later = await again(computer)
  await textsIn(later)
  await expect.soft(unseal(later)).rejects.toMatchObject({ code: 'not-allowed' })
  expect.soft((await later.vault.unproven.folders()).map(({ device }) => device)).toEqual([STRANGER])
  await later.vault.unproven.throwAway(STRANGER)
  await unseal(later)
  expect.soft(later.vault.lock).toBe('plain')
})

describe('the vault file', () => {
  test('that is swapped, and the keys with it, between the look and the write gets nothing written plain', async () => {
    const computer = await sealed()
    await computer.vault.close()
    const path = join(computer.folder, 'vault.json')
    const other = JSON.stringify({ ...(await readJson(path)), id: STRANGER })
    const real = nodeFiles()
    let swapAt = Infinity
    let reads = 0
    const files: Files = {
      ...real,
      async read(each, atMost) {
        const bytes = await real.read(each, atMost)
        if ((reads += 1) !== swapAt) return bytes
        await writeFile(path, other)
        await rm(join(computer.folder, 'keys'), { recursive: true, force: true })
        return bytes
      },
    }
    const kept = join(computer.home, 'kept')
    await cp(computer.folder, kept, { recursive: true })
    for (let step = 1, isOver = false; !isOver; step += 1) {
      await rm(computer.folder, { recursive: true })
      await cp(kept, computer.folder, { recursive: true })
      const later = await at(computer.home, files)
      await unlock(later)
      reads = 0
      swapAt = step
      await later.vault.add('entry', entry('daarna plat')).catch(() => undefined)
      isOver = reads < step
      swapAt = Infinity
      await later.vault.add('entry', entry('daarna plat')).catch(() => undefined)
      await later.vault.forgetKeys()
      expect.soft(await filesWith('daarna plat', computer.home)).toEqual([])
      await later.vault.close()
    }
  })

  test('larger than any is told, and nothing is said to be saved', async () => {
    const computer = await sealed()
    await computer.vault.close()
    await truncate(join(computer.folder, 'vault.json'), 2 ** 40)
    const later = await at(computer.home)
    await unlock(later).catch(() => undefined)
    await expect(later.vault.add('entry', entry('daarna'))).rejects.toMatchObject({ code: 'vault-missing' })
    expect(codesOf(later)).toContain('vault-missing')
  })
})
