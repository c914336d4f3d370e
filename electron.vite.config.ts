import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { fileURLToPath } from 'node:url'
import { aliases as alias } from './scripts/lib/aliases'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The oldest engine that Luwte is tested on (Electron 33), not the one that is declared: newer syntax would not load there.
const NODE_TARGET = 'node20.18'
const BROWSER_TARGET = 'chrome130'

const OTHER_PLACES =
  /\/renderer\/features\/(guides|journal|self-care|help-now|settings|plan|phrases|search|data|vault-access|moments\/settings)\/|\/ui\/(PrintFrame|Settings\w+)\.vue/
const THEIR_TEXTS_AND_LIBRARIES =
  /\/resources\/content\/|markdown-it|minisearch|zxcvbn|levenshtein|lean-qr|entities|linkify|mdurl|uc\.micro|reka-ui|floating-ui|aria-hidden|vueuse/

/**
 * Today, the check-in and what they stand on come as one file: each request on the way to the first screen costs
 * milliseconds. What only other places need is fetched when one goes there.
 */
const isOfFirstScreen = (id: string) => !OTHER_PLACES.test(id) && !THEIR_TEXTS_AND_LIBRARIES.test(id)

export default defineConfig({
  main: {
    resolve: { alias },
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
        },
      },
    },
  },
  preload: {
    resolve: { alias },
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
    plugins: [vue()],
    build: {
      target: BROWSER_TARGET,
      minify: true,
      // Our content-security policy has no data: for fonts and scripts; small files stay files.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: at('src/renderer/index.html') },
        output: { codeSplitting: { groups: [{ name: 'start', test: isOfFirstScreen }] } },
      },
    },
  },
})
