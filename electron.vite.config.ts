import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Plugin, runnerImport } from 'vite'
import { aliases as alias } from './scripts/lib/aliases.ts'
import { sceneErrors } from './scripts/lib/sceneFiles.ts'
import type * as Contract from '@shared/ipc/contract'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The oldest engine that Luwte is tested on (Electron 33), not the one that is declared: newer syntax would not load there.
const NODE_TARGET = 'node20.18'
const BROWSER_TARGET = 'chrome130'

// Run here, with its aliases, for the names that the preload allows.
const { module: contract } = await runnerImport<typeof Contract>(at('src/shared/ipc/contract.ts'), {
  configFile: false,
  resolve: { alias },
})
/** The day on which this is built; reproducible builds set it. */
const builtAt = (): number => Number(process.env.SOURCE_DATE_EPOCH ?? Math.floor(Date.now() / 1000)) * 1000

const names = (list: readonly string[]) => JSON.stringify(list)

/** Of rolldown's chunking, what is asked here. */
interface Modules {
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null
}

/**
 * The window waits for all that its entry imports, so that comes as one file: a second request would cost milliseconds.
 * Whatever is behind an `import()` stays apart. tests/startBudget.test.ts names how large the start may be.
 */
function startName(id: string, modules: Modules): string | null {
  const seen = new Set<string>()
  function isImportedByEntry(one: string): boolean {
    if (seen.has(one)) return false
    seen.add(one)
    const info = modules.getModuleInfo(one)
    return info !== null && (info.isEntry || info.importers.some(isImportedByEntry))
  }
  return isImportedByEntry(id) ? 'start' : null
}

const ICONS = '@lucide/vue'

/** The file of each icon, by its name, as the list of all icons says. */
const iconFiles = new Map(
  [
    ...readFileSync(at(`node_modules/${ICONS}/dist/esm/lucide-vue.mjs`), 'utf8').matchAll(
      /^export \{(.+)\} from '\.(.+)'/gm,
    ),
  ].flatMap(([, names = '', file = '']) =>
    [...names.matchAll(/default as (\w+)/g)].map(([, name = '']) => [name, file]),
  ),
)

/**
 * Takes each icon from its own file. By way of the list of all icons, which the entry imports too, the start would hold the
 * icons of every screen.
 */
const iconsApart: Plugin = {
  name: 'icons-apart',
  enforce: 'post',
  transform(code, id) {
    if (!id.includes('/src/renderer/') || !code.includes(ICONS)) return null
    return code.replaceAll(/import \{([^}]+)\} from ['"]@lucide\/vue['"]/g, (_all, names: string) =>
      names
        .split(',')
        .map((one) => {
          const [name = '', local = name] = one.trim().split(/\s+as\s+/)
          const file = iconFiles.get(name)
          if (file === undefined) throw new Error(`No icon ${name}`)
          return `import ${local} from '${ICONS}/dist/esm${file}'`
        })
        .join(';'),
    )
  },
  apply: 'build',
}

/** A scene that leads nowhere stops the build, not somebody in the middle of it. */
const wholeScenes: Plugin = {
  name: 'whole-scenes',
  buildStart() {
    const errors = sceneErrors()
    if (errors.length > 0) this.error(errors.join('\n'))
  },
  apply: 'build',
}

/** The letters of the first screen: of its text, and of its heading. */
const FIRST_FONTS = ['atkinson-hyperlegible-next-latin-wght-normal', 'literata-latin-opsz-normal']

/**
 * Asks for these together with the script. Found only while the first screen is laid out, they would come too late for it:
 * Chromium would look for a font of the system instead, and the text would jump when the right one comes.
 */
const firstFonts: Plugin = {
  name: 'first-fonts',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      FIRST_FONTS.map((font) => {
        const file = Object.keys(bundle).find((name) => name.includes(`/${font}-`))
        if (file === undefined) throw new Error(`No font ${font} in the bundle`)
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` }
        return { tag: 'link', attrs, injectTo: 'head' }
      }),
  },
  apply: 'build',
}

export default defineConfig({
  main: {
    resolve: { alias },
    define: { BUILT_AT: String(builtAt()) },
    build: {
      target: NODE_TARGET,
      // Everything is bundled, so that a package holds no node_modules.
      externalizeDeps: false,
      // Less to read and to parse at each start; electron-vite leaves it off.
      minify: true,
      rolldownOptions: {
        input: {
          index: at('src/main/index.ts'),
          // Beside the main thread, and a file of its own: nobody reads it before a passphrase is typed.
          argon2Worker: at('src/main/platform/crypto/argon2Worker.ts'),
          // Nor before something is looked for.
          indexWorker: at('src/main/platform/search/indexWorker.ts'),
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    // The names alone: with the contract itself every window would begin by building all its schemas.
    define: { CALL_NAMES: names(contract.callNames), EVENT_NAMES: names(contract.eventNames) },
    build: {
      target: NODE_TARGET,
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        // A sandboxed window loads its preload as one CommonJS file or not at all.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    resolve: { alias },
    plugins: [vue(), wholeScenes, iconsApart, firstFonts],
    build: {
      target: BROWSER_TARGET,
      minify: true,
      // Our content-security policy has no data: for fonts and scripts; small files stay files.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: at('src/renderer/index.html') },
        output: { codeSplitting: { groups: [{ name: startName }] } },
      },
    },
  },
})
