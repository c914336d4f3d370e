import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MergedRecord } from '@shared/records/merging'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import type { MonthDigest } from '@main/vault/digests/monthDigest'
import { Vault } from '@main/vault/vault'
import { FakeKeyDeriver, memoryFiles, type MemoryFiles } from '../../support/ports'
import { seal, unlock, unseal } from '../sealingSupport'
import { entry, handClock, random } from '../support'

const MONTH_MS = 2_630_016_000

/** Everything that a merged month says, so that nothing can be stale unseen. */
const said = (records: readonly MergedRecord[]) =>
  records.map(({ current, siblings }) => [current, ...siblings].map((one) => JSON.stringify(one)))
type Said = ReturnType<typeof said>

/** A month may have been listed while its damaged file was not set aside yet. */
const withoutEmpty = (months: Record<string, Said>): Record<string, Said> =>
  Object.fromEntries(Object.entries(months).filter(([, records]) => records.length > 0))

function everything(name = 'everything', version = 1): MonthDigest<Said> & { derived: number } {
  return {
    ...{ name, version, derived: 0 },
    derive(records) {
      this.derived += 1
      return said(records)
    },
  }
}

/** A computer that works in the one vault folder, with user data of its own. */
class Computer {
  readonly digest = everything()
  readonly clock = handClock()
  vault!: Vault

  constructor(
    readonly files: MemoryFiles,
    readonly userData: string,
  ) {}

  async start(digests: readonly MonthDigest<unknown>[] = [this.digest]): Promise<this> {
    this.vault = await Vault.open({
      ...{ files: this.files, digest: nodeDigest(), cipher: nodeCipher(), keyDeriver: new FakeKeyDeriver() },
      ...{ clock: this.clock, random, onNotice: () => undefined, machineId: async () => this.userData },
      paths: { userData: this.userData, vault: '/vault' },
    })
    for (const digest of digests) this.vault.registerDigest(digest)
    return this
  }

  async digests(digest = this.digest): Promise<Record<string, Said>> {
    const found: Record<string, Said> = {}
    for await (const [month, value] of (await this.vault.look()).digests(digest)) found[month] = value
    return withoutEmpty(found)
  }

  async bruteForce(): Promise<Record<string, Said>> {
    const view = await this.vault.look()
    const found: Record<string, Said> = {}
    for (const month of await view.months()) found[month] = said(await view.month(month))
    return withoutEmpty(found)
  }

  /** Contents of the files in which digests are kept. */
  get kept(): string[] {
    const isKept = (path: string) => path.startsWith(`${this.userData}/cache/digests/`)
    return [...this.files.contents].flatMap(([path, bytes]) => (isKept(path) ? [Buffer.from(bytes).toString()] : []))
  }

  /** The months that were read anew by a look. */
  async readBy(look: () => Promise<unknown>): Promise<number> {
    const before = this.digest.derived
    await look()
    return this.digest.derived - before
  }
}

async function filled(months: number): Promise<Computer> {
  const computer = await new Computer(memoryFiles(), '/data').start()
  for (let month = 0; month < months; month += 1)
    await computer.vault.add('entry', entry(`words of ${month}`), computer.clock.now() - month * MONTH_MS)
  return computer
}

describe('digests of months', () => {
  test('read a month once, and after that only where a file is another one', async () => {
    const computer = await filled(30)
    const months = Object.keys(await computer.digests()).length
    expect(computer.digest.derived).toBe(months)
    expect(await computer.readBy(() => computer.digests())).toBe(0)
    await computer.vault.add('entry', entry('one more'))
    expect(await computer.readBy(() => computer.digests())).toBe(1)
    await computer.vault.reload()
    expect(await computer.readBy(() => computer.digests())).toBe(0)
  })

  test('are kept over a start, without a look at any month', async () => {
    const computer = await filled(30)
    const before = await computer.digests()
    await computer.vault.close()
    await computer.start()
    const { read } = computer.files
    const asked: string[] = []
    computer.files.read = (path) => (asked.push(path), read(path))
    expect(await computer.readBy(async () => expect(await computer.digests()).toEqual(before))).toBe(0)
    expect(asked.filter((path) => path.startsWith('/vault/') && /\/\d{4}-/.test(path))).toEqual([])
  })

  test('are worked out again of another version, and together with one that is new', async () => {
    const computer = await filled(3)
    await computer.digests()
    await computer.vault.close()
    const [newer, other] = [everything('everything', 2), everything('other')]
    await computer.start([newer, other])
    await computer.digests(newer)
    expect([newer.derived, other.derived]).toEqual([3, 3])
    await computer.digests(other)
    expect(other.derived).toBe(3)
  })

  test('see what another computer wrote, and what was taken away', async () => {
    const computer = await filled(3)
    const other = await new Computer(computer.files, '/other').start()
    await computer.digests()
    const { id } = await other.vault.add('entry', entry('from elsewhere'), other.clock.now() - MONTH_MS)
    await computer.vault.reload()
    expect(await computer.readBy(async () => expect(JSON.stringify(await computer.digests())).toContain(id))).toBe(1)
    for (const path of [...computer.files.contents.keys()])
      if (path.includes(`/${other.vault.deviceId}/2`)) computer.files.contents.delete(path)
    await computer.vault.reload()
    expect(JSON.stringify(await computer.digests())).not.toContain(id)
  })

  test('hold nothing of what was erased, in memory or on disk, as soon as it is', async () => {
    const computer = await filled(2)
    const { id } = await computer.vault.add('entry', entry('a secret'))
    await computer.digests()
    await computer.vault.close()
    expect(computer.kept.join()).toContain('a secret')
    await computer.vault.erase(id)
    expect(computer.kept.join()).not.toContain('a secret')
    expect(JSON.stringify(await computer.digests())).not.toContain('a secret')
  })

  test('hold nothing on disk of what another computer erased, once this one has looked', async () => {
    const files = memoryFiles()
    const [here, there] = [await new Computer(files, '/here').start(), await new Computer(files, '/there').start()]
    const { id } = await here.vault.add('entry', entry('a secret'))
    await here.digests()
    await here.vault.close()
    expect(here.kept.join()).toContain('a secret')
    await here.start()
    await there.vault.reload()
    await there.vault.erase(id)
    await here.vault.reload()
    expect(JSON.stringify(await here.digests())).not.toContain('a secret')
    await here.vault.close()
    expect(here.kept.join()).not.toContain('a secret')
  })

  test('of a vault that is away for a moment are not worked out anew', async () => {
    const computer = await filled(3)
    await computer.digests()
    const { contents } = computer.files
    const away = [...contents].filter(([path]) => path.startsWith('/vault/'))
    for (const [path] of away) contents.delete(path)
    expect(await computer.digests()).toEqual({})
    for (const [path, bytes] of away) contents.set(path, bytes)
    await computer.vault.reload()
    expect(await computer.readBy(async () => expect(Object.keys(await computer.digests())).toHaveLength(3))).toBe(0)
  })

  test('are not readable on disk once the vault is sealed, and not in memory once it is locked', async () => {
    const computer = await filled(3)
    await computer.digests()
    await computer.vault.close()
    expect(computer.kept.join()).toContain('words of 1')
    await seal(computer as never)
    expect(computer.kept.join()).not.toContain('words of 1')
    const before = await computer.digests()
    await computer.vault.forgetKeys()
    expect(computer.kept.length).toBeGreaterThan(0)
    expect(computer.kept.join()).not.toContain('words')
    await expect(computer.digests()).rejects.toThrow('locked')
    await unlock(computer as never)
    expect(await computer.readBy(async () => expect(await computer.digests()).toEqual(before))).toBe(0)
    await unseal(computer as never)
    expect(await computer.digests()).toEqual(await computer.bruteForce())
  })

  test('that are damaged on disk, or of another year or vault, count as none', async () => {
    const computer = await filled(14)
    await computer.digests()
    await computer.vault.close()
    const paths = [...computer.files.contents.keys()].filter((path) => path.includes('/cache/digests/'))
    expect(paths.length).toBeGreaterThan(1)
    const [one = '', other = ''] = paths
    computer.files.contents.set(one, new TextEncoder().encode('{"months":'))
    const content = JSON.parse(Buffer.from(computer.files.contents.get(other) ?? []).toString()) as object
    computer.files.contents.set(other, new TextEncoder().encode(JSON.stringify({ ...content, vault: 'another' })))
    await computer.start()
    expect(await computer.digests()).toEqual(await computer.bruteForce())
  })

  test('are read once of a file that another version of Luwte wrote otherwise', async () => {
    const computer = await filled(3)
    await computer.digests()
    await computer.vault.close()
    for (const [path, bytes] of computer.files.contents) {
      if (!path.includes('/cache/digests/')) continue
      const file = JSON.parse(Buffer.from(bytes).toString()) as { months: string }
      type Months = Record<string, { values: Record<string, [version: number, value: unknown]> }>
      const months = JSON.parse(file.months) as Months
      for (const { values } of Object.values(months))
        for (const value of Object.values(values)) value[1] = JSON.parse(value[1] as string)
      const text = new TextEncoder().encode(JSON.stringify(months))
      const other = { ...file, months: JSON.stringify(months), sha256: nodeDigest().sha256(text) }
      computer.files.contents.set(path, new TextEncoder().encode(JSON.stringify(other)))
    }
    await computer.start()
    const look = async () => expect(await computer.digests()).toEqual(await computer.bruteForce())
    expect(await computer.readBy(look)).toBe(3)
    expect(await computer.readBy(look)).toBe(0)
  })

  test('are the same as from reading everything, after any sequence of changes on two computers', async () => {
    const does = fc.constantFrom(
      ...['add', 'edit', 'delete', 'restore', 'erase', 'look', 'reload', 'restart', 'lock', 'save', 'damage'],
    )
    const step = fc.record({ does, on: fc.nat(1), at: fc.nat(9), look: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { maxLength: 25 }), async (isSealed, steps) => {
        const files = memoryFiles()
        const first = await new Computer(files, '/data').start()
        await first.vault.add('entry', entry('the first'))
        if (isSealed) await seal(first as never)
        const second = await new Computer(files, '/other').start()
        if (isSealed) await unlock(second as never)
        const computers = [first, second]
        for (const { does, on, at, look } of steps) {
          const computer = computers[on] ?? first
          const { vault } = computer
          const all = Object.values(await computer.bruteForce()).flat(2)
          const record = all.length > 0 ? (JSON.parse(all[at % all.length] ?? '') as MergedRecord['current']) : null
          if (does === 'add') await vault.add('entry', entry(`text ${at}`), computer.clock.now() - at * MONTH_MS)
          else if (does === 'edit' && record) await vault.edit(record.id, record.seen, { text: `text ${at} more` })
          else if (does === 'delete' && record)
            await vault.edit(record.id, record.seen, { deleted: '2026-11-21T19:04:31.250Z' })
          else if (does === 'restore' && record) await vault.edit(record.id, record.seen, { deleted: undefined })
          else if (does === 'erase' && record) await vault.erase(record.id)
          else if (does === 'reload') await vault.reload()
          else if (does === 'save') await vault.close()
          else if (does === 'restart' || does === 'lock') {
            if (does === 'restart') await computer.start()
            else if (isSealed) await vault.forgetKeys()
            if (isSealed) await unlock(computer as never)
          } else if (does === 'damage') {
            const path = [...files.contents.keys()].find((one) => one.includes(`/${vault.deviceId}/2`))
            if (path) files.contents.set(path, new TextEncoder().encode('{'))
            await computer.start()
            if (isSealed) await unlock(computer as never)
          }
          if (look) expect(await computer.digests()).toEqual(await computer.bruteForce())
        }
        for (const computer of computers) {
          await computer.vault.reload()
          expect(await computer.digests()).toEqual(await computer.bruteForce())
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
