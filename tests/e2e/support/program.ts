import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { aliases } from '../../../scripts/lib/aliases'

/** Makes a folder that Electron runs as it runs Luwte's own. @param main its main file, within this folder. */
export async function buildProgram(main: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: aliases },
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: join(import.meta.dirname, main),
      target: 'node20.18',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  })
  const about = { name: 'luwte', version: '0.0.0', type: 'module', main: 'main.mjs' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(about))
}
