import { describe, expect, it } from 'vitest'
import { LuwteError } from '@shared/kernel/errors'
import { ALLOWED_WHILE_ERASING, closableFiles } from '@main/features/data/erase/closableFiles'
import { nodeFiles } from '@main/platform/files/files'
import type { Files } from '@main/ports'
import { memoryFiles } from '../../../support/ports'

/** Calls of every method by a writer that nobody thought of. A new method of the port is a type error here first. */
const CALLS: Record<keyof Files, (files: Files) => unknown> = {
  read: (files) => files.read('/data/a'),
  readStream: async (files) => {
    for await (const piece of files.readStream('/data/a')) if (piece.length > 0) break
  },
  writeStream: (files) => files.writeStream('/data/new', files.readStream('/data/a')),
  list: (files) => files.list('/data'),
  kindOf: (files) => files.kindOf('/data/a'),
  targetOf: (files) => files.targetOf('/data/a'),
  stampOf: (files) => files.stampOf('/data/a'),
  onUnflushable: (files) => files.onUnflushable(() => undefined),
  watch: (files) => files.watch(['/data'], () => undefined),
  remove: (files) => files.remove('/data/none'),
  removeFolder: (files) => files.removeFolder('/data/none'),
  sweep: (files) => files.sweep('/data'),
  writeDurably: (files) => files.writeDurably('/data/new', new Uint8Array(1)),
  setAside: (files) => files.setAside('/data/a', '/data/new'),
  link: (files) => files.link('/data/a', '/data/new'),
  moveFolder: (files) => files.moveFolder('/data/b', '/data/new'),
}
const NAMES = Object.keys(CALLS) as (keyof Files)[]
const ALLOWED: readonly string[] = ALLOWED_WHILE_ERASING

function filled() {
  const files = memoryFiles()
  for (const path of ['/data/a', '/data/b/c']) files.contents.set(path, new Uint8Array())
  return files
}

describe('files that are closed', () => {
  it('waits for what is being written, and lets nothing new begin', async () => {
    const files = memoryFiles()
    const { writeDurably } = files
    let finish: () => void = () => undefined
    files.writeDurably = async (path, bytes) => {
      await new Promise<void>((resolve) => (finish = resolve))
      return writeDurably(path, bytes)
    }
    const closable = closableFiles(files)
    const before = closable.files.writeDurably('/data/before', new Uint8Array())
    let isClosed = false
    const closing = closable.stopWriting().then(() => (isClosed = true))
    await expect(closable.files.writeDurably('/data/after', new Uint8Array())).rejects.toBeInstanceOf(LuwteError)
    expect(isClosed).toBe(false)
    finish()
    await Promise.all([before, closing])
    expect([...files.contents.keys()]).toEqual(['/data/before'])
  })

  it.each(NAMES)('before they are closed, every writer gets through: %s', async (name) => {
    await expect(Promise.resolve(CALLS[name](closableFiles(filled()).files))).resolves.not.toThrow()
  })

  it.each(NAMES.filter((name) => !ALLOWED.includes(name)))('no writer slips past: %s', async (name) => {
    const files = filled()
    const before = [...files.contents]
    const closable = closableFiles(files)
    await closable.stopWriting()
    await expect(CALLS[name](closable.files)).rejects.toMatchObject({ code: 'not-writable' })
    expect([...files.contents]).toEqual(before)
  })

  it.each(ALLOWED_WHILE_ERASING)('%s still works, and adds nothing', async (name) => {
    const files = filled()
    const closable = closableFiles(files)
    await closable.stopWriting()
    await CALLS[name](closable.files)
    expect([...files.contents.keys()].filter((path) => !filled().contents.has(path))).toEqual([])
  })

  it('refuses a method that the port does not have yet', async () => {
    const files = Object.assign(filled(), { append: (path: string) => files.writeDurably(path, new Uint8Array(9)) })
    const closable = closableFiles(files)
    await closable.stopWriting()
    await expect((closable.files as typeof files).append('/data/a')).rejects.toMatchObject({ code: 'not-writable' })
    expect(files.contents.get('/data/a')).toHaveLength(0)
  })

  it('knows every method of the real port', () => {
    expect(Object.keys(nodeFiles()).sort()).toEqual(NAMES.toSorted())
  })

  it('removes what is there', async () => {
    const files = filled()
    const closable = closableFiles(files)
    await closable.stopWriting()
    await closable.files.remove('/data/a')
    await closable.files.removeFolder('/data/b')
    expect(files.contents.size).toBe(0)
  })
})
