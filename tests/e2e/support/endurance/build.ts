import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Makes a folder that Electron runs as it runs Luwte's own. */
export async function buildFastLuwte(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': fileURLToPath(new URL('../../../../src/shared', import.meta.url)) } },
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: join(import.meta.dirname, 'main.ts'),
      target: 'node20.18',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  })
  const about = { name: 'luwte', version: '0.0.0', type: 'module', main: 'main.mjs' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(about))
}
