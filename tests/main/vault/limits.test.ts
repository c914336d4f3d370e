import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeId } from '@shared/kernel/ids'
import { nodeFiles } from '@main/platform/files/files'
import type { Files } from '@main/ports'
import { codesOf, forge, STRANGER } from './forging'
import { opensWith, OTHER, OTHER_CODE, seal, settle, textsIn, unlock } from './sealingSupport'
import { carry, entry, random } from './support'
import { WORDS, THIRD, at, plain, sealed, keyFilesOf, one, makerWith, drop, joined } from './attackSupport'

// Whoever can write in the folder can put any number there, and any number of files.

describe('more than anybody has', () => {
  /** A computer that was away while the passphrase was changed, and many passphrases that somebody put beside the new one. */
  async function hidden(planted: number) {
    const a = await sealed()
    const b = await joined(a)
    await seal(a, OTHER, OTHER_CODE)
    const { vault } = one((await keyFilesOf(a.folder))[0])
    for (let count = 0; count < planted; count += 1) {
      const key = makeId(Date.now(), random.bytes(10))
      await drop(a, await makerWith({ [key]: random.bytes(32) }).passphraseSlot(vault, key, THIRD, []))
    }
    await rm(join(b.folder, 'keys'), { recursive: true })
    await carry(a.folder, b.folder, await b.device())
    return at(b.home)
  }

  test('passphrases of somebody else do not hide a new one for good, and are told', async () => {
    const b = await hidden(40)
    const outcomes: unknown[] = []
    for (let time = 0; time < 6 && b.vault.lock === 'locked'; time += 1)
      outcomes.push(await unlock(b, OTHER).catch((fault: { code?: unknown }) => fault.code))
    expect(b.vault.lock).toBe('open')
    expect(outcomes.slice(0, -1).every((code) => code === 'too-many-keys')).toBe(true)
    expect(await textsIn(b)).toEqual([WORDS])
    // From now on this computer knows it.
    const later = await at(b.home)
    await unlock(later, OTHER)
  })

  for (const first of [OTHER, OTHER_CODE])
    test(`nothing at all: a new recovery code opens it on a computer that was away, also ${first === OTHER ? 'after' : 'before'} the passphrase`, async () => {
      const b = await hidden(0)
      await unlock(b, first)
      await settle(b)
      const later = await at(b.home)
      expect.soft(await opensWith(later, OTHER_CODE)).toBe(true)
      expect.soft(later.vault.sealing.hasRecoveryCode).toBe(true)
      expect.soft(await opensWith(await at(b.home), OTHER)).toBe(true)
    })

  test('passphrases of somebody else hide no recovery code', async () => {
    const b = await hidden(40)
    await unlock(b, OTHER_CODE)
    expect(await textsIn(b)).toEqual([WORDS])
  })

  test('so many that not all are read are told, and no passphrase is called wrong', async () => {
    const b = await hidden(101)
    for (let time = 0; time < 8; time += 1)
      await expect(unlock(b, 'geen wachtzin van wie dan ook')).rejects.toMatchObject({
        code: expect.stringMatching(/^(too-many-keys|unreadable)$/) as string,
      })
    expect(codesOf(b)).toContain('too-many-files')
  })

  test('key files that make no sense are read once, not at each look', async () => {
    const computer = await sealed()
    for (let count = 0; count < 100; count += 1)
      await writeFile(join(computer.folder, 'keys', `${makeId(Date.now() + count, random.bytes(10))}.json`), '{')
    const files = nodeFiles()
    let reads = 0
    const counting: Files = { ...files, read: (path, atMost) => ((reads += 1), files.read(path, atMost)) }
    const later = await at(computer.home, counting)
    await unlock(later)
    await textsIn(later)
    reads = 0
    await later.vault.add('entry', entry(THIRD))
    await textsIn(later)
    expect(reads).toBeLessThan(20)
  })

  test('months, in files that make no sense, are looked at up to a limit and told in few words', async () => {
    const computer = await sealed()
    await computer.vault.close()
    await mkdir(join(computer.folder, STRANGER))
    for (let year = 1000; year < 1110; year += 1)
      for (let month = 10; month < 23; month += 1)
        await writeFile(join(computer.folder, STRANGER, `${year}-${month < 13 ? month : `0${month - 12}`}.json`), '')
    const later = await at(computer.home)
    await unlock(later)
    expect(await textsIn(later)).toEqual([WORDS])
    expect((await later.vault.months()).length).toBeLessThanOrEqual(1201)
    expect(later.notices.length).toBeLessThan(30)
    expect(codesOf(later)).toContain('too-many-files')
  }, 30_000)

  test('folders of computers are looked at up to a limit, those that are known before all', async () => {
    const a = await sealed()
    const b = await joined(a)
    await b.vault.add('entry', entry('van b'))
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    expect(await textsIn(a)).toEqual(['van b', WORDS])
    await a.vault.close()
    for (let count = 0; count < 300; count += 1)
      await mkdir(join(a.folder, `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`, 'inbox'), {
        recursive: true,
      })
    const files = nodeFiles()
    let lists = 0
    const counting: Files = { ...files, list: (path) => ((lists += 1), files.list(path)) }
    const later = await at(a.home, counting)
    await unlock(later)
    lists = 0
    expect(await textsIn(later)).toEqual(['van b', WORDS])
    expect(lists).toBeLessThan(600)
    lists = 0
    await later.vault.emptyInbox(() => true)
    expect(lists).toBeLessThan(110)
    expect(codesOf(later)).toContain('too-many-files')
  })
})

describe('an older file beside which the newer one lies as a conflict copy', () => {
  const COPY = '2026-11.sync-conflict-20261121-190431-ABCDEFG.json'

  test('of ones own, loses nothing, also once the copy is taken away', async () => {
    const computer = await sealed()
    const folder = join(computer.folder, await computer.device())
    const older = await readFile(join(folder, '2026-11.json'))
    await computer.vault.add('entry', entry(THIRD))
    await computer.vault.close()
    await cp(join(folder, '2026-11.json'), join(folder, COPY))
    await writeFile(join(folder, '2026-11.json'), older)
    const later = await at(computer.home)
    await unlock(later)
    await later.vault.checkOwn()
    expect(await textsIn(later)).toEqual([THIRD, WORDS])
    await later.vault.close()
    await rm(join(folder, COPY))
    const third = await at(computer.home)
    await unlock(third)
    await third.vault.checkOwn()
    expect(await textsIn(third)).toEqual([THIRD, WORDS])
    expect(codesOf(third)).toEqual(['older-file'])
  })

  test('of another computer, is told once the copy is taken away', async () => {
    const a = await sealed()
    const b = await joined(a)
    await b.vault.add('entry', entry('van b'))
    const folder = join(a.folder, await b.device())
    await carry(b.folder, a.folder, await a.device())
    const older = await readFile(join(folder, '2026-11.json'))
    await b.vault.add('entry', entry('van b, later'))
    await carry(b.folder, a.folder, await a.device())
    await a.vault.reload()
    expect(await textsIn(a)).toContain('van b, later')
    await a.vault.close()
    await cp(join(folder, '2026-11.json'), join(folder, COPY))
    await writeFile(join(folder, '2026-11.json'), older)
    const second = await at(a.home)
    await unlock(second)
    await second.vault.copies('2026-11').catch(() => undefined)
    await second.vault.close()
    await rm(join(folder, COPY))
    const third = await at(a.home)
    await unlock(third)
    await third.vault.checkOwn()
    const isShown = (await textsIn(third)).includes('van b, later')
    expect(isShown && codesOf(second).length + codesOf(third).length === 0).toBe(false)
    expect(codesOf(third)).toContain('older-file')
  })
})

describe('numbers as high as numbers go, planted before the vault was sealed', () => {
  test('in a file, keep this computer from nothing', async () => {
    const computer = await plain()
    const own = await computer.device()
    await computer.vault.close()
    const [record] = (await computer.vault.copies('2026-11')).map((copy) => ({ ...copy }))
    await forge(computer.folder, own, '2026-11.json', [one(record)], { revision: Number.MAX_SAFE_INTEGER })
    const later = await at(computer.home)
    await later.vault.add('entry', entry('een'))
    await seal(later)
    await later.vault.add('entry', entry('twee'))
    const third = await at(computer.home)
    await unlock(third)
    await settle(third)
    await third.vault.add('entry', entry('drie'))
    expect(await textsIn(third)).toEqual(['drie', 'een', 'twee', WORDS])
    expect([...codesOf(later), ...codesOf(third)]).toEqual([])
  })

  test('in a record, keep it from neither being changed nor erased', async () => {
    const computer = await plain()
    const own = await computer.device()
    await computer.vault.close()
    const [record] = await computer.vault.copies('2026-11')
    const { id } = one(record)
    await forge(computer.folder, own, '2026-11.json', [{ ...record, seen: { [own]: 1_000_000_000 } }], { revision: 9 })
    await seal(await at(computer.home))
    const later = await at(computer.home)
    await unlock(later)
    const [before] = await later.vault.month('2026-11')
    const changed = await later.vault.edit(id, one(before).current.seen, { text: 'anders' })
    expect(await textsIn(later)).toEqual(['anders'])
    await later.vault.edit(id, changed.seen, { text: 'nog anders' })
    expect(await textsIn(later)).toEqual(['nog anders'])
    await later.vault.erase(id)
    const third = await at(computer.home)
    await unlock(third)
    expect(await textsIn(third)).toEqual([])
  })
})

test('a copy of each file that this computer writes does not drive it from one id to the next for ever', async () => {
  const computer = await sealed()
  const ids = new Set<string>()
  for (let time = 0; time < 60; time += 1) {
    const own = await computer.device()
    ids.add(own)
    await computer.vault.add('entry', entry(`${time}`))
    const folder = join(computer.folder, await computer.device())
    await cp(join(folder, '2026-11.json'), join(folder, '2026-11 (1).json'))
    await computer.vault.reload()
  }
  expect(ids.size).toBeLessThanOrEqual(51)
  expect(codesOf(computer)).toContain('too-many-files')
  expect(await textsIn(computer)).toHaveLength(61)
}, 60_000)
