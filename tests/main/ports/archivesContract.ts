import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Archives } from '@main/ports/archives'
import { DamagedFile } from '@main/ports/faults'
import { type ZipPart, zipOf } from '../../support/zip'

export interface ArchivesSubject {
  archives: Archives
  /** @returns the path under which these bytes lie now. */
  put(bytes: Uint8Array): Promise<string>
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all).toString()
}

export function archivesContract(name: string, make: () => Promise<ArchivesSubject>): void {
  describe(`Archives: ${name}`, () => {
    async function opened(parts: readonly ZipPart[]) {
      const { archives, put } = await make()
      return archives.open(await put(zipOf(parts)))
    }

    it('give what was put in, squeezed or not, under its name', async () => {
      const archive = await opened([
        { name: 'Journal.json', content: '{"entries":[]}' },
        { name: 'photos/één foto.jpeg', content: 'x'.repeat(200_000), isDeflated: false },
        { name: 'photos/', content: '', isDeflated: false },
      ])
      expect(archive.members.map(({ path, bytes }) => [path, bytes])).toEqual([
        ['Journal.json', 14],
        ['photos/één foto.jpeg', 200_000],
      ])
      const [first, second] = archive.members
      expect(first && (await textOf(first.read()))).toBe('{"entries":[]}')
      expect(second && (await textOf(second.read()))).toHaveLength(200_000)
      await archive.close()
    })

    it.each(['../up.md', '/etc/passwd', 'a/../../b.md', 'C:/x.md', 'back\\..\\..\\x.md', 'a\0b.md'])(
      'do not give a file whose name leads outside: %j',
      async (name) => {
        const archive = await opened([
          { name, content: 'out' },
          { name: 'in.md', content: 'in' },
        ])
        const paths = archive.members.map(({ path }) => path)
        expect(
          paths.filter((path) => path.startsWith('/') || path.split('/').includes('..') || path.includes('\0')),
        ).toEqual([])
        expect(paths).toContain('in.md')
        await archive.close()
      },
    )

    it('do not follow a link, nor read what is encrypted', async () => {
      const archive = await opened([
        { name: 'link.md', content: '/etc/passwd', claimed: { attributes: (0o120777 << 16) >>> 0 } },
        { name: 'secret.md', content: '…', claimed: { flags: 0x0801 } },
      ])
      expect(archive.members).toEqual([])
      expect(archive.refused.map(({ why }) => why)).toEqual(['link', 'encrypted'])
      await archive.close()
    })

    it('end reading at the size that was told, however much there is', async () => {
      const archive = await opened([{ name: 'bomb.json', content: '0'.repeat(50_000_000), claimed: { bytes: 1000 } }])
      let length = 0
      const reading = (async () => {
        for await (const chunk of archive.members[0]?.read() ?? []) length += chunk.length
      })()
      await expect(reading).rejects.toBeInstanceOf(DamagedFile)
      expect(length).toBeLessThanOrEqual(100_000)
      await archive.close()
    })

    it('say that a file in them is damaged', async () => {
      const archive = await opened([{ name: 'a.md', content: 'a text', isDeflated: false, claimed: { crc: 1 } }])
      await expect(textOf(archive.members[0]?.read() ?? (async function* () {})())).rejects.toBeInstanceOf(DamagedFile)
      await archive.close()
    })

    it('are damaged where they are cut off, or no zip files at all', async () => {
      const { archives, put } = await make()
      const whole = zipOf([{ name: 'a.md', content: randomBytes(5000) }])
      for (const bytes of [whole.subarray(0, 3000), whole.subarray(0, whole.length - 30), new Uint8Array(100)])
        await expect(archives.open(await put(bytes))).rejects.toBeInstanceOf(DamagedFile)
    })

    it('are known by how they begin', async () => {
      const { archives, put } = await make()
      expect(await archives.isArchive(await put(zipOf([])))).toBe(true)
      expect(await archives.isArchive(await put(zipOf([{ name: 'a', content: '' }])))).toBe(true)
      expect(await archives.isArchive(await put(Buffer.from('PKs of text')))).toBe(false)
      expect(await archives.isArchive(await put(new Uint8Array()))).toBe(false)
    })
  })
}
