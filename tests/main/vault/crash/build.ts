import { join } from 'node:path'
import { build } from 'vite'
import { aliases } from '../../../../scripts/lib/aliases'

/** Bundles the child for Electron's own Node into a folder; returns its path. */
export async function buildChild(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: aliases },
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'child.ts'),
      target: 'node20.18',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  })
  return join(folder, 'child.mjs')
}
