import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { TextIndexes } from '@main/ports'
import { aliases } from '../../../scripts/lib/aliases'

const row = (id: string, text: string, day = '10') => ({
  ...{ kind: 'entry', id, text },
  at: `2026-11-${day}T12:00+01:00[Europe/Amsterdam]`,
})

export function textIndexesContract(name: string, make: () => Promise<TextIndexes>): void {
  describe(`TextIndexes: ${name}`, () => {
    it('finds what it was given, by month, until that is dropped; and again what it built', async () => {
      const indexes = await make()
      const index = indexes.start()
      const segment = await index.build('2026-11', [row('a', 'Stil bij het raam.'), row('b', 'Het werd stil', '11')])
      await index.build('2026-10', [row('c', 'Nooit stil', '09')])
      const found = async () => (await index.find({ query: 'stil', most: 5 })).map(({ id }) => id)
      expect(await found()).toEqual(['b', 'a', 'c'])
      expect((await index.places('stil')).map(({ id }) => id).sort()).toEqual(['a', 'b', 'c'])
      expect(await index.places('…')).toEqual([])
      await index.drop('2026-11')
      expect(await found()).toEqual(['c'])
      expect(await index.load('2026-11', segment)).toBe(true)
      expect(await found()).toEqual(['b', 'a', 'c'])
      expect(await index.load('2026-11', segment.slice(0, 20))).toBe(false)
      expect(await found()).toEqual(['c'])
      index.end()
    })

    it('knows nothing of another one, and answers nothing once it has ended', async () => {
      const indexes = await make()
      const [one, other] = [indexes.start(), indexes.start()]
      await one.build('2026-11', [row('a', 'Stil bij het raam.')])
      expect(await other.find({ query: 'stil', most: 5 })).toEqual([])
      const asked = one.find({ query: 'stil', most: 5 })
      one.end()
      await expect(asked).rejects.toMatchObject({ code: 'unexpected' })
      await expect(one.find({ query: 'stil', most: 5 })).rejects.toMatchObject({ code: 'unexpected' })
      other.end()
    })
  })
}

/** The worker as it is in the package: in one file. */
export async function builtWorker(): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'luwte-index-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: aliases },
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('../../../src/main/platform/search/indexWorker.ts', import.meta.url)),
      target: 'node20.18',
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'indexWorker.js' } },
    },
  })
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  return pathToFileURL(join(folder, 'indexWorker.js'))
}
