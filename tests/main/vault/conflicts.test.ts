import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Notice } from '@shared/kernel/notice'
import { mergedVector } from '@shared/records/merging'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { readFolder } from '@main/vault/folderReader'
import { vaultFiles } from '@main/vault/snapshots/vaultFiles'
import { Vault } from '@main/vault/vault'
import { quickDeriver } from '../support/quickDeriver'
import { memoryFiles, type MemoryFiles } from '../support/ports'
import { entry, handClock, NOVEMBER, OCTOBER } from './support'

/** A computer with its own disk, whose vault a sync tool keeps in step with that of another. */
class Computer {
  readonly files: MemoryFiles
  readonly clock = handClock()
  readonly notices: Notice[] = []
  vault!: Vault

  constructor(files = memoryFiles()) {
    this.files = files
  }

  async open(): Promise<this> {
    this.vault = await Vault.open({
      files: this.files,
      digest: nodeDigest(),
      cipher: nodeCipher(),
      keyDeriver: quickDeriver,
      clock: this.clock,
      random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
      paths: { userData: '/data', vault: '/vault' },
      machineId: async () => 'one machine id for both',
      onNotice: (notice) => this.notices.push(notice),
    })
    return this
  }

  /** The same disk in another computer, as when one profile was copied to two. */
  async cloned(): Promise<Computer> {
    await this.vault.close()
    const files = memoryFiles()
    for (const [path, bytes] of this.files.contents) files.contents.set(path, bytes)
    return new Computer(files).open()
  }

  get paths(): string[] {
    return [...this.files.contents.keys()].filter((path) => path.startsWith('/vault/')).sort()
  }

  async texts(): Promise<unknown[]> {
    await this.vault.reload()
    const months = await Promise.all((await this.vault.months()).map((month) => this.vault.month(month)))
    return months.flat().flatMap(({ current, siblings }) => [current, ...siblings].map(({ text }) => text))
  }
}

type Naming = (path: string, count: number) => string

const NAMINGS: Record<string, Naming> = {
  Syncthing: (path, count) => path.replace(/\.json$/, `.sync-conflict-20261122-0912${count + 10}-ABCDEFG.json`),
  Nextcloud: (path, count) => path.replace(/\.json$/, ` (conflicted copy 2026-11-22 0912${count + 10}).json`),
}

/** Keeps two vaults in step, and where both have changed one file, makes a conflict copy of one of the two. */
class SyncTool {
  readonly #between: [Computer, Computer]
  readonly #naming: Naming
  #before = new Map<string, Uint8Array>()
  #count = 0

  constructor(between: [Computer, Computer], naming: Naming) {
    this.#between = between
    this.#naming = naming
    this.#before = new Map(between[0].files.contents)
  }

  run(isFirstKept: boolean): void {
    const [one, other] = this.#between.map(({ files }) => files.contents) as [
      Map<string, Uint8Array>,
      Map<string, Uint8Array>,
    ]
    for (const path of new Set(this.#between.flatMap(({ paths }) => paths))) {
      const [here, there, before] = [one.get(path), other.get(path), this.#before.get(path)]
      if (here === there) continue
      if (there === before && here) other.set(path, here)
      else if (here === before && there) one.set(path, there)
      else if (here && there) this.#conflict(path, isFirstKept ? [here, there] : [there, here])
    }
    this.#before = new Map(one)
  }

  #conflict(path: string, [kept, lost]: [Uint8Array, Uint8Array]): void {
    const aside = this.#naming(path, (this.#count += 1))
    for (const { files } of this.#between) {
      files.contents.set(path, kept)
      files.contents.set(aside, lost)
    }
  }
}

const readingOf = ({ files, vault, clock }: Computer) =>
  readFolder(
    {
      files,
      clock,
      digest: nodeDigest(),
      cipher: nodeCipher(),
      keyDeriver: quickDeriver,
      random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
    },
    '/vault',
    { dataKeys: vault.dataKeys },
  )

for (const [tool, naming] of Object.entries(NAMINGS))
  describe(`a conflict copy of ${tool}`, () => {
    async function conflicted() {
      const one = await new Computer().open()
      await one.vault.add('month', entry('before'), OCTOBER)
      const other = await one.cloned()
      const sync = new SyncTool([one, other], naming)
      await one.vault.add('month', entry('of one'), OCTOBER + 1)
      await other.vault.add('month', entry('of the other'), OCTOBER + 2)
      sync.run(true)
      return { one, other, sync, aside: one.paths.find((path) => /conflict/.test(path)) ?? '' }
    }

    test('is taken in on both computers, and both go on under ids of their own', async () => {
      const { one, other, sync } = await conflicted()
      for (const computer of [one, other]) {
        expect((await computer.texts()).sort()).toEqual(['before', 'of one', 'of the other'])
        expect(computer.notices).toEqual([])
      }
      await one.vault.add('month', entry('one goes on'))
      await other.vault.add('month', entry('the other goes on'))
      expect(one.vault.deviceId).not.toBe(other.vault.deviceId)
      sync.run(true)
      for (const computer of [one, other]) {
        expect((await computer.texts()).sort()).toEqual(
          ['before', 'of one', 'of the other', 'one goes on', 'the other goes on'].sort(),
        )
        expect(computer.paths.filter((path) => /conflict/.test(path))).toHaveLength(1)
      }
    })

    test('is in backups and in exports, also before anybody looked at it', async () => {
      const { one, aside } = await conflicted()
      const { batches } = await vaultFiles(one.files, '/vault')
      expect(batches.flat()).toContain(aside.slice('/vault/'.length))
      const reading = await readingOf(one)
      const texts = (await reading.copies('2026-10')).map(({ text }) => text)
      expect(new Set(texts)).toEqual(new Set(['before', 'of one', 'of the other']))
    })

    test('thrown away by its user once it was taken in, nothing of it is gone', async () => {
      const { one, other, aside } = await conflicted()
      for (const computer of [one, other]) {
        await computer.texts()
        computer.files.contents.delete(aside)
        expect((await computer.texts()).sort()).toEqual(['before', 'of one', 'of the other'])
      }
    })

    test('that is damaged is told and left as it is; once it can be read it is taken in', async () => {
      const { one, aside } = await conflicted()
      const bytes = one.files.contents.get(aside) ?? new Uint8Array()
      const damaged = bytes.slice(0, -20)
      one.files.contents.set(aside, damaged)
      expect((await one.texts()).sort()).toEqual(['before', 'of one'])
      expect(one.notices).toEqual([{ code: 'conflict-unread', file: aside.slice('/vault/'.length) }])
      expect(one.files.contents.get(aside)).toEqual(damaged)
      one.files.contents.set(aside, bytes)
      expect((await one.texts()).sort()).toEqual(['before', 'of one', 'of the other'])
    })
  })

describe('two computers with one copied profile', () => {
  test('one does not write over what the other wrote into the same file while both were open', async () => {
    const one = await new Computer().open()
    await one.vault.add('month', entry('before'))
    const other = await one.cloned()
    const sync = new SyncTool([one, other], NAMINGS.Syncthing as Naming)
    await one.vault.add('month', entry('of one'))
    sync.run(true)
    // The other one has read that file before, and knows nothing of the new entry.
    await other.vault.add('month', entry('of the other'))
    sync.run(true)
    for (const computer of [one, other])
      expect((await computer.texts()).sort()).toEqual(['before', 'of one', 'of the other'])
  })

  test('a tool that puts one file in the place of the other loses nothing that is still in memory', async () => {
    const one = await new Computer().open()
    await one.vault.add('month', entry('before'))
    const other = await one.cloned()
    await other.vault.add('month', entry('of the other'))
    await one.vault.add('month', entry('of one'))
    const path = `/vault/${one.vault.deviceId}/2026-11.json`
    one.files.contents.set(path, other.files.contents.get(path) ?? new Uint8Array())
    await one.vault.add('month', entry('and on'))
    expect((await one.texts()).sort()).toEqual(['and on', 'before', 'of one', 'of the other'])
  })

  test('both changed one entry: both versions stay, also when one of them changes it again', async () => {
    const one = await new Computer().open()
    const first = await one.vault.add('month', entry('first'))
    const other = await one.cloned()
    const sync = new SyncTool([one, other], NAMINGS.Syncthing as Naming)
    await other.vault.edit(first.id, first.seen, { text: 'of the other' })
    const second = await one.vault.edit(first.id, first.seen, { text: 'of one' })
    await one.vault.edit(first.id, second.seen, { text: 'of one, again' })
    sync.run(true)
    for (const computer of [one, other])
      expect((await computer.texts()).sort()).toEqual(['of one, again', 'of the other'])
    // Joined by somebody who saw both, they are one again, everywhere and for good.
    const found = await one.vault.find(first.id)
    if (!found) throw new Error('gone')
    await one.vault.edit(first.id, mergedVector(found), { text: 'of both' })
    sync.run(true)
    for (const computer of [one, other]) expect(await computer.texts()).toEqual(['of both'])
  })

  for (const isFirstKept of [true, false])
    test('what was erased does not come back by a conflict copy, nor does what was changed', async () => {
      const one = await new Computer().open()
      const first = await one.vault.add('month', entry('erased'))
      const second = await one.vault.add('month', entry('before the change'))
      const other = await one.cloned()
      const sync = new SyncTool([one, other], NAMINGS.Syncthing as Naming)
      await one.vault.erase(first.id)
      await one.vault.edit(second.id, second.seen, { text: 'changed' })
      await other.vault.add('month', entry('of the other'))
      sync.run(isFirstKept)
      for (const computer of [one, other]) expect((await computer.texts()).sort()).toEqual(['changed', 'of the other'])
    })
})

describe('conflict copies in a vault that is sealed', () => {
  const words = (computer: Computer) =>
    [...computer.files.contents]
      .filter(([path, bytes]) => path.startsWith('/vault/') && Buffer.from(bytes).includes('of the other'))
      .map(([path]) => path)

  test('are sealed with the files of their computer', async () => {
    const one = await new Computer().open()
    await one.vault.add('month', entry('before'))
    const other = await one.cloned()
    const sync = new SyncTool([one, other], NAMINGS.Syncthing as Naming)
    await one.vault.add('month', entry('of one'))
    await other.vault.add('month', entry('of the other'))
    sync.run(true)
    expect((await one.texts()).sort()).toEqual(['before', 'of one', 'of the other'])
    expect(words(one).length).toBeGreaterThan(1)
    await one.vault.transaction((tx) =>
      tx.keys.seal({ passphrase: 'een stil huis aan zee', recoveryKey: new Uint8Array(16).fill(7) }),
    )
    await one.vault.transaction((tx) => tx.reseal(() => undefined))
    expect(words(one)).toEqual([])
    expect(one.paths.filter((path) => /conflict/.test(path))).toHaveLength(1)
    expect((await one.texts()).sort()).toEqual(['before', 'of one', 'of the other'])
    expect(one.notices).toEqual([])
  })
})

test('taken over, a computer leaves nothing in a conflict copy', async () => {
  const gone = await new Computer().open()
  await gone.vault.add('month', entry('before'), OCTOBER)
  const clone = await gone.cloned()
  const sync = new SyncTool([gone, clone], NAMINGS.Syncthing as Naming)
  await gone.vault.add('month', entry('of one'), OCTOBER + 1)
  await clone.vault.add('month', entry('of the other'), OCTOBER + 2)
  sync.run(true)
  const { deviceId } = gone.vault
  const files = memoryFiles()
  for (const path of gone.paths) files.contents.set(path, gone.files.contents.get(path) ?? new Uint8Array())
  const next = await new Computer(files).open()
  await next.vault.takeOver(
    deviceId,
    () => true,
    () => undefined,
  )
  expect(next.paths.filter((path) => path.includes(deviceId))).toEqual([])
  expect((await next.texts()).sort()).toEqual(['before', 'of one', 'of the other'])
})

type Step =
  | { do: 'add'; on: 0 | 1; month: 0 | 1 }
  | { do: 'edit'; on: 0 | 1; which: number }
  | { do: 'restart'; on: 0 | 1 }
  | { do: 'look'; on: 0 | 1 }
  | { do: 'sync'; isFirstKept: boolean }

const side = fc.constantFrom(0 as const, 1 as const)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), on: side, month: side }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edit' as const), on: side, which: fc.nat(7) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), on: side }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('look' as const), on: side }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sync' as const), isFirstKept: fc.boolean() }) },
)

/** Every text that is in a vault: shown, beside what is shown, or an earlier version of it. */
async function allTexts({ files }: Computer): Promise<Set<unknown>> {
  const texts = new Set<unknown>()
  for (const [path, bytes] of files.contents) {
    if (!path.startsWith('/vault/') || !path.endsWith('.json')) continue
    const { records = [] } = JSON.parse(Buffer.from(bytes).toString()) as { records?: { text?: unknown }[] }
    for (const { text } of records) texts.add(text)
  }
  return texts
}

test('no word that either of them was told to be saved is gone, whatever conflicts there are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 24 }),
      fc.constantFrom(...Object.values(NAMINGS)),
      async (steps, naming) => {
        const one = await new Computer().open()
        await one.vault.add('month', entry('before'))
        const both: [Computer, Computer] = [one, await one.cloned()]
        const sync = new SyncTool(both, naming)
        const added = new Map<string, string>()
        const saved = new Set<string>()
        /** By id, what somebody wrote last, as far as nobody wrote on from it. */
        const latest = new Map<string, Set<string>>()
        let count = 0
        for (const one of steps) {
          if (one.do === 'sync') sync.run(one.isFirstKept)
          else if (one.do === 'restart') {
            await both[one.on].vault.close()
            await both[one.on].open()
          } else if (one.do === 'look') await both[one.on].texts()
          else if (one.do === 'add') {
            const text = `text ${(count += 1)}`
            const { id } = await both[one.on].vault.add('month', entry(text), one.month === 0 ? OCTOBER : NOVEMBER)
            added.set(id, text)
            saved.add(text)
            latest.set(id, new Set([text]))
          } else {
            const id = [...added.keys()][one.which]
            const found = id === undefined ? null : await both[one.on].vault.find(id)
            if (!id || !found) continue
            const text = `text ${(count += 1)}`
            await both[one.on].vault.edit(id, mergedVector(found), { text })
            saved.add(text)
            const seen = [found.current, ...found.siblings].map((copy) => String(copy.text))
            latest.set(id, new Set([...[...(latest.get(id) ?? [])].filter((was) => !seen.includes(was)), text]))
          }
        }
        for (let round = 0; round < 3; round += 1) {
          for (const computer of both) await computer.texts()
          sync.run(true)
        }
        const shown = await Promise.all(both.map((computer) => computer.texts()))
        for (const texts of shown) texts.sort()
        const wanted = ['before', ...[...latest.values()].flatMap((set) => [...set])].sort()
        for (const texts of shown) expect(texts).toEqual(wanted)
        for (const computer of both) {
          const kept = await allTexts(computer)
          for (const text of saved) expect(kept).toContain(text)
          expect(computer.notices).toEqual([])
        }
      },
    ),
    { numRuns: 150 },
  )
}, 300_000)
