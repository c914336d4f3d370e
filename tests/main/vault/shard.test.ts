import fs from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LuwteError } from '@shared/kernel/errors'
import { nodeFiles } from '@main/platform/files/files'
import type { Files } from '@main/ports'
import { durableAdapter, Shard } from '@main/vault/shard'
import type { Codec } from '@main/vault/crypto/envelope'
import { parseObject, printObject } from '@main/vault/json'
import { freshFolder, readJson } from './support'

interface Count {
  count: number
}
const codec: Codec<Count> = { decode: (bytes) => parseObject(bytes) as unknown as Count, encode: printObject }
const raised = (now: Count | null) => ({ count: (now?.count ?? 0) + 1 })

async function shardIn(change: Partial<Files> = {}) {
  const path = join(await freshFolder(), 'count.json')
  const files = { ...nodeFiles(), ...change }
  return { path, files, shard: new Shard<Count>(durableAdapter(files, path, codec)) }
}

describe('a shard', () => {
  test('of a file that is not there is null, and nothing is made by reading', async () => {
    const { path, shard } = await shardIn()
    expect(await shard.read()).toBeNull()
    await expect(fs.access(path)).rejects.toThrow()
  })

  test('changes one after another, each from what the last one left', async () => {
    const { path, shard } = await shardIn()
    await Promise.all(Array.from({ length: 25 }, () => shard.change(raised)))
    expect(await shard.read()).toEqual({ count: 25 })
    expect(await readJson(path)).toEqual({ count: 25 })
  })

  test('reads the file once', async () => {
    let reads = 0
    const { read } = nodeFiles()
    const { shard } = await shardIn({ read: (path) => ((reads += 1), read(path)) })
    await Promise.all([shard.read(), shard.read()])
    await shard.change(raised)
    await shard.read()
    expect(reads).toBe(1)
  })

  test('shows a change only when it is on disk', async () => {
    const { path, shard, files } = await shardIn()
    await shard.change(raised)
    const writeDurably = files.writeDurably
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    files.writeDurably = async (...args) => (await held, writeDurably(...args))
    const change = shard.change(raised)
    expect(await shard.read()).toEqual({ count: 1 })
    release()
    await change
    expect(await shard.read()).toEqual({ count: 2 })
    expect(await readJson(path)).toEqual({ count: 2 })
  })

  test('stays as it was when a write fails, and goes on afterwards', async () => {
    const { path, shard, files } = await shardIn()
    await shard.change(raised)
    const { writeDurably } = files
    files.writeDurably = () => Promise.reject(new LuwteError('disk-full'))
    await expect(shard.change(raised)).rejects.toMatchObject({ code: 'disk-full' })
    expect(await shard.read()).toEqual({ count: 1 })
    files.writeDurably = writeDurably
    await shard.change(raised)
    expect(await readJson(path)).toEqual({ count: 2 })
  })

  test('asks the disk what became of a write that failed at its last step', async () => {
    const { path, shard, files } = await shardIn()
    await shard.change(raised)
    const { writeDurably } = files
    files.writeDurably = async (...args) => {
      await writeDurably(...args)
      throw new LuwteError('not-writable')
    }
    await expect(shard.change(raised)).rejects.toMatchObject({ code: 'not-writable' })
    files.writeDurably = writeDurably
    await shard.change(raised)
    expect(await readJson(path)).toEqual({ count: 3 })
  })

  test('a file that cannot be read is never written over, and is tried again', async () => {
    const { path, shard } = await shardIn()
    await fs.writeFile(path, '{"count": 41')
    await expect(shard.read()).rejects.toMatchObject({ code: 'unreadable' })
    await expect(shard.change(raised)).rejects.toMatchObject({ code: 'unreadable' })
    expect(await fs.readFile(path, 'utf8')).toBe('{"count": 41')
    await fs.writeFile(path, '{"count": 41}')
    await shard.change(raised)
    expect(await readJson(path)).toEqual({ count: 42 })
  })

  test('reads anew after forgetting, but not in the middle of a write', async () => {
    const { path, shard } = await shardIn()
    const change = shard.change(raised)
    await shard.forget()
    await change
    expect(await shard.read()).toEqual({ count: 1 })
    await fs.writeFile(path, '{"count": 7}')
    await shard.forget()
    await shard.change(raised)
    expect(await readJson(path)).toEqual({ count: 8 })
  })
})
