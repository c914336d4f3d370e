import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

interface Layer {
  name: string
  /** Files of this layer, as paths from the project's root. */
  holds: (path: string) => boolean
  /** What a file of it may import at run time: paths within the project, or names of packages. */
  mayImport: RegExp
  /** What it may import the types of, besides. */
  mayKnow?: RegExp
}

const within = (folder: string) => (path: string) => path.startsWith(folder)

/** Who may import whom: the house rules of docs/ARCHITECTURE.md, one line per layer. */
const LAYERS: Layer[] = [
  {
    name: 'domain',
    holds: within('src/shared/domain/'),
    mayImport: /^(src\/shared\/domain\/|valibot$|temporal-polyfill$)/,
  },
  { name: 'contract', holds: within('src/shared/ipc/'), mayImport: /^(src\/shared\/(domain|ipc)\/|valibot$)/ },
  { name: 'texts', holds: within('src/shared/i18n/'), mayImport: /^src\/shared\/i18n\// },
  { name: 'preload', holds: within('src/preload/'), mayImport: /^(src\/shared\/ipc\/|electron$)/ },
  { name: 'ports', holds: (path) => path === 'src/main/ports.ts', mayImport: /^src\/shared\// },
  {
    name: 'platform',
    holds: within('src/main/platform/'),
    mayImport:
      /^(src\/main\/platform\/|src\/shared\/|resources\/icons\/|electron$|node:|dbus-native$|libsodium-wrappers-sumo$)/,
    mayKnow: /^src\/main\/(ports|ipc\/gate)/,
  },
  {
    name: 'storage',
    holds: within('src/main/storage/'),
    mayImport: /^(src\/main\/storage\/|src\/shared\/(domain|ipc)\/|lowdb$|valibot$)/,
    mayKnow: /^src\/main\/ports/,
  },
  {
    name: 'services',
    holds: within('src/main/services/'),
    mayImport: /^(src\/main\/(services|storage)\/|src\/shared\/|resources\/content\/|valibot$)/,
    mayKnow: /^src\/main\/ports/,
  },
  {
    name: 'gate and handlers',
    holds: within('src/main/ipc/'),
    mayImport: /^(src\/main\/ipc\/|src\/shared\/|valibot$)/,
    mayKnow: /^src\/main\/(ports|services\/)/,
  },
  {
    name: 'wiring',
    holds: (path) => ['src/main/app.ts', 'src/main/vaultRooms.ts'].includes(path),
    mayImport: /^(src\/main\/(vaultRooms$|(ipc|services|storage)\/)|src\/shared\/)/,
    mayKnow: /^src\/main\/ports/,
  },
  {
    name: 'composition root',
    holds: (path) => path === 'src/main/index.ts',
    mayImport: /^(src\/main\/(app|platform\/|services\/(desktopWords|launch))|src\/shared\/domain\/|electron$|node:)/,
  },
  {
    name: 'renderer',
    holds: within('src/renderer/'),
    mayImport:
      /^(src\/renderer\/|src\/shared\/|resources\/content\/|vue$|vue-router$|vue-i18n$|pinia$|reka-ui$|@lucide\/vue$|minisearch$|markdown-it|lean-qr\/nano$|@zxcvbn-ts\/|valibot$|temporal-polyfill$|@fontsource-variable\/)/,
  },
]

interface Import {
  from: string
  to: string
  isTypeOnly: boolean
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|vue)$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => join('src', name))

const textOf = (path: string) => readFileSync(join(root, path), 'utf8')

function importsOf(path: string): Import[] {
  const pattern =
    /(?:^|\n)\s*(import|export)\s(type\s)?[^'"\n;]*?(?:\{[^}]*\})?[^'"\n;]*?from\s*['"]([^'"]+)['"]|(?<![\w'".-])import\s*\(?\s*['"]([^'"]+)['"]/g
  return [...textOf(path).matchAll(pattern)].map((found) => {
    const specifier = (found[3] ?? found[4] ?? '').replace(/\?.*$/, '')
    return { from: path, to: resolve(path, specifier), isTypeOnly: found[2] !== undefined }
  })
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return relative(root, join(root, dirname(from), specifier))
  return specifier
    .replace(/^@shared\//, 'src/shared/')
    .replace(/^@content\//, 'resources/content/')
    .replace(/^@\//, 'src/renderer/')
}

export function forbidden(imports: Import[]): string[] {
  return imports.flatMap(({ from, to, isTypeOnly }) => {
    const layer = LAYERS.find(({ holds }) => holds(from))
    if (!layer) return [`${from} lies in no layer`]
    const isAllowed = layer.mayImport.test(to) || (isTypeOnly && layer.mayKnow?.test(to) === true)
    return isAllowed ? [] : [`${layer.name}: ${from} imports ${isTypeOnly ? 'the types of ' : ''}${to}`]
  })
}

describe('the house', () => {
  it('has a layer for every file', () => {
    expect(files.filter((path) => !LAYERS.some(({ holds }) => holds(path)))).toEqual([])
  })

  it('has imports that only go where they may', () => {
    const imports = files.flatMap(importsOf)
    expect(imports.length).toBeGreaterThan(100)
    expect(forbidden(imports)).toEqual([])
  })

  it.each([
    { from: 'src/shared/domain/time.ts', to: 'vue', isTypeOnly: false },
    { from: 'src/main/services/entries.ts', to: 'electron', isTypeOnly: false },
    { from: 'src/main/storage/vault.ts', to: 'node:fs', isTypeOnly: false },
    { from: 'src/main/storage/vault.ts', to: 'src/main/services/entries', isTypeOnly: true },
    { from: 'src/renderer/App.vue', to: 'src/main/ports', isTypeOnly: true },
    { from: 'src/preload/index.ts', to: 'node:fs', isTypeOnly: false },
  ])('would not let $from import $to', (one) => {
    expect(forbidden([one])).toHaveLength(1)
  })

  it('reads time, timers and chance only through its ports', () => {
    const worlds = /\b(Date\.now\(|new Date\(\)|setTimeout\(|setInterval\(|Math\.random\(|Temporal\.Now\b|process\.)/
    const core = files.filter(
      (path) => /^src\/(shared|main)\//.test(path) && !/^src\/main\/(platform\/|index\.ts)/.test(path),
    )
    expect(core.filter((path) => worlds.test(textOf(path)))).toEqual([])
  })

  it('renders no markup from strings', () => {
    expect(
      files.filter((path) => /v-html|innerHTML|insertAdjacentHTML|\beval\(|new Function\(/.test(textOf(path))),
    ).toEqual([])
  })
})
