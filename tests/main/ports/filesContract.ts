import { describe, expect, it } from 'vitest'
import { LuwteError } from '@shared/kernel/errors'
import type { Files } from '@main/ports'

/** One way to keep files, and what another program does beside it. */
export interface FilesSubject {
  files: Files
  /** A folder in which nothing is. */
  folder: string
  /** Another program changed this file, which was written before. */
  touch(path: string): Promise<void>
}

const bytes = (text: string) => new TextEncoder().encode(text)

async function* inPieces(content: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}

async function streamed(files: Files, path: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of files.readStream(path)) parts.push(part)
  return Buffer.concat(parts)
}

/** What the core relies on, in memory and on a disk alike. */
export function filesContract(name: string, make: () => Promise<FilesSubject>): void {
  describe(`Files: ${name}`, () => {
    it('gives back what was written, and null for a file that does not exist', async () => {
      const { files, folder } = await make()
      expect(await files.read(`${folder}/a/b.json`)).toBeNull()
      await files.writeDurably(`${folder}/a/b.json`, bytes('one'))
      await files.writeDurably(`${folder}/a/b.json`, bytes('two'))
      expect(await textOf(files, `${folder}/a/b.json`)).toBe('two')
    })

    it('shares no memory with the caller', async () => {
      const { files, folder } = await make()
      const written = bytes('one')
      await files.writeDurably(`${folder}/file`, written)
      written.fill(0)
      const read = await files.read(`${folder}/file`)
      read?.fill(0)
      expect(await textOf(files, `${folder}/file`)).toBe('one')
    })

    it('writes and reads piece by piece what is written and read at once', async () => {
      const { files, folder } = await make()
      const whole = Uint8Array.from({ length: 200_000 }, (_, index) => index % 251)
      for (const size of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
        const content = whole.slice(0, size)
        await files.writeStream(`${folder}/deep/er/file`, inPieces(content, 7_001))
        expect(Buffer.compare((await files.read(`${folder}/deep/er/file`)) ?? new Uint8Array(), content)).toBe(0)
        expect(Buffer.compare(await streamed(files, `${folder}/deep/er/file`), content)).toBe(0)
      }
      await expect(streamed(files, `${folder}/none`)).rejects.toMatchObject({ code: 'not-found' })
      await expect(streamed(files, `${folder}/deep`)).rejects.toMatchObject({ code: 'unreadable' })
    })

    it('keeps the old file whole, and nothing else, when the pieces end in an error', async () => {
      const { files, folder } = await make()
      await files.writeDurably(`${folder}/file`, bytes('one'))
      async function* failing() {
        yield bytes('two')
        throw new LuwteError('locked')
      }
      await expect(files.writeStream(`${folder}/file`, failing())).rejects.toMatchObject({ code: 'locked' })
      expect(await textOf(files, `${folder}/file`)).toBe('one')
      expect(await files.list(folder)).toEqual(['file'])
    })

    it('reads on in the file that was opened when it is replaced meanwhile', async () => {
      const { files, folder } = await make()
      const old = new Uint8Array(150_000).fill(1)
      await files.writeDurably(`${folder}/file`, old)
      const parts: Uint8Array[] = []
      for await (const part of files.readStream(`${folder}/file`)) {
        if (parts.length === 0) await files.writeDurably(`${folder}/file`, new Uint8Array(150_000).fill(2))
        parts.push(part)
      }
      expect(Buffer.compare(Buffer.concat(parts), old)).toBe(0)
    })

    it('reads no folder, and writes over none', async () => {
      const { files, folder } = await make()
      await files.writeDurably(`${folder}/a/file`, bytes('one'))
      await expect(files.read(`${folder}/a`)).rejects.toMatchObject({ code: 'unreadable' })
      await expect(files.writeDurably(`${folder}/a`, bytes('two'))).rejects.toMatchObject({ code: 'not-writable' })
      expect(await textOf(files, `${folder}/a/file`)).toBe('one')
    })

    it('lists the names in a folder, sorted; none where there is no folder, an error for a file', async () => {
      const { files, folder } = await make()
      for (const name of ['b', 'a/inner', 'c']) await files.writeDurably(`${folder}/${name}`, bytes(name))
      expect(await files.list(folder)).toEqual(['a', 'b', 'c'])
      expect(await files.list(`${folder}/none`)).toEqual([])
      await expect(files.list(`${folder}/b`)).rejects.toMatchObject({ code: 'unreadable' })
    })

    it('knows a file from a folder', async () => {
      const { files, folder } = await make()
      await files.writeDurably(`${folder}/a/file`, bytes(''))
      expect(await files.kindOf(`${folder}/a`)).toBe('folder')
      expect(await files.kindOf(`${folder}/a/file`)).toBe('file')
      expect(await files.kindOf(`${folder}/none`)).toBeNull()
      expect(await files.kindOf(`${folder}/a/file/none`)).toBeNull()
    })

    it('sets a file aside, never over another one', async () => {
      const { files, folder } = await make()
      await files.writeDurably(`${folder}/file`, bytes('one'))
      await files.writeDurably(`${folder}/taken`, bytes('two'))
      for (const [path, asidePath] of [
        ['file', 'taken'],
        ['none', 'aside'],
      ] as const)
        await expect(files.setAside(`${folder}/${path}`, `${folder}/${asidePath}`)).rejects.toMatchObject({
          code: 'not-writable',
        })
      await files.setAside(`${folder}/file`, `${folder}/aside`)
      expect(await files.list(folder)).toEqual(['aside', 'taken'])
      expect(await textOf(files, `${folder}/aside`)).toBe('one')
    })

    it('removes a file and no folder; nothing happens where there is none', async () => {
      const { files, folder } = await make()
      await files.writeDurably(`${folder}/a/file`, bytes('one'))
      await files.remove(`${folder}/none`)
      await expect(files.remove(`${folder}/a`)).rejects.toMatchObject({ code: 'not-writable' })
      await files.remove(`${folder}/a/file`)
      expect(await files.read(`${folder}/a/file`)).toBeNull()
    })

    it('sweeps away nothing that another program wrote', async () => {
      const { files, folder } = await make()
      for (const name of ['.stfolder', 'notes.tmp']) await files.writeDurably(`${folder}/${name}`, bytes(''))
      await files.sweep(folder)
      await files.sweep(`${folder}/none`)
      expect(await files.list(folder)).toEqual(['.stfolder', 'notes.tmp'])
    })

    it('links a file: each path goes its own way afterwards', async () => {
      const { files, folder } = await make()
      await files.writeDurably(`${folder}/file`, bytes('one'))
      await files.link(`${folder}/file`, `${folder}/a/second`)
      await expect(files.link(`${folder}/file`, `${folder}/a/second`)).rejects.toMatchObject({ code: 'not-writable' })
      await expect(files.link(`${folder}/none`, `${folder}/third`)).rejects.toMatchObject({ code: 'unreadable' })
      await files.writeDurably(`${folder}/file`, bytes('two'))
      expect(await textOf(files, `${folder}/a/second`)).toBe('one')
      await files.remove(`${folder}/file`)
      expect(await textOf(files, `${folder}/a/second`)).toBe('one')
    })

    it('moves a folder with all that is in it, never over another one', async () => {
      const { files, folder } = await make()
      await files.writeDurably(`${folder}/a/b/file`, bytes('one'))
      await files.writeDurably(`${folder}/taken/file`, bytes('two'))
      for (const [from, to] of [
        ['a', 'taken'],
        ['none', 'free'],
        ['a/b/file', 'free'],
      ] as const)
        await expect(files.moveFolder(`${folder}/${from}`, `${folder}/${to}`)).rejects.toMatchObject({
          code: 'not-writable',
        })
      await files.moveFolder(`${folder}/a`, `${folder}/c/d`)
      expect(await files.list(folder)).toEqual(['c', 'taken'])
      expect(await textOf(files, `${folder}/c/d/b/file`)).toBe('one')
    })

    it('removes a folder with all that is in it; nothing happens where there is none', async () => {
      const { files, folder } = await make()
      await files.writeDurably(`${folder}/a/b/file`, bytes('one'))
      await files.writeDurably(`${folder}/ab/file`, bytes('two'))
      await files.removeFolder(`${folder}/none`)
      await files.removeFolder(`${folder}/a`)
      expect(await files.list(folder)).toEqual(['ab'])
    })

    it('reports a change right in a watched folder, until it is disposed of', async () => {
      const { files, folder, touch } = await make()
      for (const path of ['a/file', 'b/file']) await files.writeDurably(`${folder}/${path}`, bytes('one'))
      const seen: string[] = []
      let heard: () => void = () => undefined
      const change = () => new Promise<void>((resolve) => (heard = resolve))
      const dispose = files.watch([`${folder}/a`, `${folder}/none`], (paths) => {
        seen.push(...paths)
        heard()
      })
      const first = change()
      await touch(`${folder}/b/file`)
      await touch(`${folder}/a/file`)
      await first
      expect(new Set(seen)).toEqual(new Set([`${folder}/a/file`]))
      dispose()
      seen.length = 0
      const second = change()
      const stop = files.watch([`${folder}/a`], () => heard())
      await touch(`${folder}/a/file`)
      await second
      stop()
      expect(seen).toEqual([])
    })
  })
}

const textOf = async (files: Files, path: string): Promise<string> =>
  new TextDecoder().decode((await files.read(path)) ?? undefined)
