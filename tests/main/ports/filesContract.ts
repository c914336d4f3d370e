import { describe, expect, it } from 'vitest'
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
