import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { newestFirst } from '@main/vault/layout'
import { canonicalWithRecords, printWithRecords } from '@main/vault/recordText'
import { parseObject, printObject } from '@main/vault/json'
import type { Codec } from '@main/vault/crypto/envelope'
import { durableAdapter, Shard } from '@main/vault/shard'
import { ShardCache } from '@main/vault/shardCache'
import type { Clock } from '@main/ports'
import { Vault } from '@main/vault/vault'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { MINUTE, settle } from '../support/house'
import { FakeKeyDeriver, memoryFiles, type MemoryFiles, VirtualClock } from '../support/ports'
import { entry, handClock, random } from './support'

const MONTH_MS = 2_630_016_000

function opened(files: MemoryFiles, shardMemory?: number, clock: Clock = handClock()): Promise<Vault> {
  return Vault.open({
    files,
    digest: nodeDigest(),
    cipher: nodeCipher(),
    keyDeriver: new FakeKeyDeriver(),
    clock,
    random,
    paths: { userData: '/data', vault: '/vault' },
    machineId: async () => 'machine',
    onNotice: () => undefined,
    ...(shardMemory === undefined ? {} : { shardMemory }),
  })
}

async function filled(months: number): Promise<MemoryFiles> {
  const files = memoryFiles()
  const vault = await opened(files)
  for (let month = 0; month < months; month += 1)
    await vault.add('entry', entry(`entry of month ${month}`), handClock().now() - month * MONTH_MS)
  return files
}

/** Counts the calls of read and list, by path. */
function counting(files: MemoryFiles): Map<string, number> {
  const calls = new Map<string, number>()
  const { list, read } = files
  const count = (path: string) => calls.set(path, (calls.get(path) ?? 0) + 1)
  files.read = (path) => (count(path), read(path))
  files.list = (folder) => (count(folder), list(folder))
  return calls
}

describe('the vault is looked at once', () => {
  test('however many months are read in one operation', async () => {
    const files = await filled(24)
    const vault = await opened(files)
    const calls = counting(files)
    const view = await vault.look()
    const months = await view.months()
    expect(months.length).toBeGreaterThanOrEqual(23)
    for (const month of months) expect((await view.month(month)).length).toBeGreaterThan(0)
    expect(calls.get('/vault/vault.json')).toBe(1)
    expect(calls.get('/vault/keys')).toBe(1)
    expect(calls.get('/vault')).toBe(1)
    for (const [path, count] of calls) expect(count, path).toBe(1)
  })

  test('for a save, and nothing is read that is in memory', async () => {
    const files = await filled(1)
    const vault = await opened(files)
    await vault.add('entry', entry('the first in this run'))
    const calls = counting(files)
    await vault.add('entry', entry('another one'))
    expect(Object.fromEntries(calls)).toEqual({ '/vault/vault.json': 1, '/vault/keys': 1 })
  })
})

describe('files of records in memory', () => {
  test('stay within the bound over 600 months, and what is read is the same as without one', async () => {
    const files = await filled(600)
    const own = (name: string) => [...files.contents].find(([path]) => path.endsWith(name))?.[1].length ?? 0
    const bound = 40 * own('2020-01.json')
    const small = await opened(files, bound)
    const large = await opened(files)
    const months = await large.months()
    expect(months.length).toBeGreaterThan(590)
    for (const month of months) {
      expect(await small.month(month)).toEqual(await large.month(month))
      expect(small['parts'].folders.held.bytes).toBeLessThanOrEqual(bound + own('2026-11.json'))
    }
    expect(small['parts'].folders.held.shards).toBeLessThan(60)
    expect(large['parts'].folders.held.shards).toBeGreaterThan(590)
  }, 60_000)

  test('are the same after any mix of reading and writing as without a bound', async () => {
    const step = fc.record({ does: fc.constantFrom('add', 'edit', 'erase', 'read', 'reload'), at: fc.nat(39) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const files = memoryFiles()
        const vault = await opened(files, 2000)
        const kept = new Map<string, string>()
        for (const [index, { does, at }] of steps.entries()) {
          const ids = [...kept.keys()]
          const id = ids[at % Math.max(1, ids.length)]
          const known = id === undefined ? null : await vault.find(id)
          if (does === 'add') {
            const record = await vault.add('entry', entry(`text ${index}`), handClock().now() - at * MONTH_MS)
            kept.set(record.id, `text ${index}`)
          } else if (does === 'edit' && id && known) {
            await vault.edit(id, known.current.seen, { text: `text ${index}` })
            kept.set(id, `text ${index}`)
          } else if (does === 'erase' && id) {
            await vault.erase(id)
            kept.delete(id)
          } else if (does === 'reload') await vault.reload()
        }
        for (const reading of [vault, await opened(files)]) {
          const view = await reading.look()
          const all: [string, unknown][] = []
          for (const month of (await view.months()).sort(newestFirst))
            all.push(...(await view.month(month)).map(({ current }): [string, unknown] => [current.id, current.text]))
          expect(all.sort()).toEqual([...kept].sort())
        }
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

describe('what stays in memory', () => {
  const codec: Codec<{ count: number }> = { decode: (bytes) => parseObject(bytes) as never, encode: printObject }

  test('is a file of which a write failed, until it was looked at: what was told not to be saved is not saved', async () => {
    const files = memoryFiles()
    const cache = new ShardCache<{ count: number }>(0)
    const shardOf = () => cache.at('/a.json', () => new Shard(durableAdapter(files, '/a.json', codec)))
    const undo = (_written: { count: number }, before: { count: number } | null) => ({ count: before?.count ?? 0 })
    await shardOf().change(() => ({ count: 1 }))
    const { writeDurably } = files
    // Each write reaches the disk and fails after that, also the one that should undo the first.
    let written = 0
    files.writeDurably = async (path, bytes) => {
      written += 1
      if (written === 1) await writeDurably(path, bytes)
      throw new Error('gone')
    }
    await expect(shardOf().change(() => ({ count: 2 }), undo)).rejects.toThrow('gone')
    files.writeDurably = writeDurably
    cache.trim(() => false)
    expect(cache.held.shards).toBe(1)
    await shardOf().change((now) => ({ count: (now?.count ?? 0) + 10 }), undo)
    expect(await shardOf().read()).toEqual({ count: 11 })
    cache.trim(() => false)
    expect(cache.held.shards).toBe(0)
  })

  test('is only what is written to now, five minutes after a month was read last', async () => {
    const clock = new VirtualClock('2026-11-21T12:00:00Z')
    const vault = await opened(await filled(24), undefined, clock)
    const held = () => vault['parts'].folders.held.bytes
    const readAll = async () => {
      const view = await vault.look()
      for (const month of await view.months()) await view.month(month)
    }
    await vault.month('2026-11')
    const atRest = held()
    await readAll()
    const awake = held()
    expect(awake).toBeGreaterThan(10 * atRest)
    await clock.pass(4 * MINUTE, settle)
    await readAll()
    await clock.pass(4 * MINUTE, settle)
    expect(held()).toBe(awake)
    await clock.pass(2 * MINUTE, settle)
    expect(held()).toBe(atRest)
    expect(clock.pendingTimers).toBe(0)
    await readAll()
    expect(held()).toBe(awake)
    await vault.close()
    expect(clock.pendingTimers).toBe(0)
  })
})

describe('the text of records that is kept', () => {
  // As it comes from a file or from newRecord: no undefined, no name that is refused.
  const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('__proto__'))
  const heads = fc.dictionary(fc.constantFrom('app', 'z', 'revision', 'alpha', 'recordz'), json)

  test('is what the whole object would be printed and hashed as, also the second time', () => {
    fc.assert(
      fc.property(heads, fc.array(json), (head, written) => {
        // -0 and such come back from a file as they are written.
        const records = JSON.parse(JSON.stringify(written)) as unknown[]
        for (let time = 0; time < 2; time += 1) {
          expect(new TextDecoder().decode(printWithRecords(head, records))).toBe(
            new TextDecoder().decode(printObject({ ...head, records })),
          )
          const content = JSON.parse(JSON.stringify(head)) as Record<string, unknown>
          expect(new TextDecoder().decode(canonicalWithRecords(content, records))).toBe(
            canonicalJson({ ...content, records }),
          )
        }
      }),
    )
  })

  test('cannot get out of step with its record', async () => {
    const vault = await opened(memoryFiles())
    const { id } = await vault.add('entry', entry('as it was written'))
    const record = (await vault.find(id))?.current as unknown as Record<string, unknown>
    expect(() => (record.text = 'changed in place')).toThrow(TypeError)
  })

  test('is refused where it could not be read back', () => {
    const deep = JSON.parse('['.repeat(64) + ']'.repeat(64)) as unknown
    expect(() => printWithRecords({ app: 'luwte' }, [deep])).toThrow('bad-input')
    expect(() => printWithRecords({}, [JSON.parse('{"a":{"__proto__":1}}')])).toThrow('bad-input')
  })
})
