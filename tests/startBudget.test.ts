import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import parts from '../resources/content/parts.json' with { type: 'json' }
import { partsIn } from '../scripts/lib/parts'

// What a window reads before its first frame. Whoever makes a screen of the start import more notices it here: then either
// it comes later, by `import()`, or the budget grows knowingly (docs/benchmarks.md has what a start takes).
// The landscape and its sky are in it, because a window that begins without them would change under one's eyes.

const START_BYTES = 395_000
const TEXTS_BYTES = 68_000
const STYLE_BYTES = 40_000
const PRELOAD_BYTES = 4_000

/** Features with a part on the first screen. Today shows what was done, what is next, and where somebody stopped reading. */
const FEATURES = ['check-ins', 'guides', 'moments', 'today', 'vault-access']
const PACKAGES = [
  '@intlify',
  '@lucide',
  '@vue',
  '@vueuse',
  'pinia',
  'temporal-polyfill',
  'temporal-utils',
  'valibot',
  'vue',
  'vue-i18n',
  'vue-router',
]

const out = mkdtempSync(join(tmpdir(), 'luwte-built-'))
beforeAll(() => {
  const options = ['build', '--outDir', out, '--sourcemap', '--logLevel', 'error']
  execFileSync('electron-vite', options, { stdio: 'inherit' })
}, 300_000)
afterAll(() => rmSync(out, { recursive: true, force: true }))

const read = (path: string) => readFileSync(join(out, path), 'utf8')
const bytesOf = (path: string) => Buffer.byteLength(read(path))
/** The modules that something of ended up in the file. */
const modulesIn = (path: string) => (JSON.parse(read(`${path}.map`)) as { sources: string[] }).sources
const unique = (names: (string | undefined)[]) => [...new Set(names.filter((name) => name !== undefined))].sort()
const packagesIn = (path: string) => unique(modulesIn(path).map((id) => /.*\/node_modules\/([^/]+)\//.exec(id)?.[1]))

describe('what the first frame waits for', () => {
  /** What the page asks for by itself, in this order. */
  const asked = () =>
    [...read('renderer/index.html').matchAll(/<(script|link)[^>]* (?:src|href)="\.\/([^"]+)"/g)].map(([, , path]) =>
      join('renderer', path ?? ''),
    )
  const start = () => asked()[0] ?? ''

  it('is one script, one sheet of styles and two fonts', () => {
    expect(asked().map((path) => path.replace(/^.*\./, ''))).toEqual(['js', 'css', 'woff2', 'woff2'])
    expect(read(start())).not.toMatch(/(^|;)import[^(]*['"]\.\//)
    expect(bytesOf(start())).toBeLessThan(START_BYTES)
    expect(bytesOf(asked()[1] ?? '')).toBeLessThan(STYLE_BYTES)
  })

  it('holds the features of the first screen and no other', () => {
    expect(unique(modulesIn(start()).map((id) => /src\/renderer\/features\/([^/]+)\//.exec(id)?.[1]))).toEqual(FEATURES)
  })

  it('holds these packages and no other', () => {
    expect(PACKAGES).toEqual(expect.arrayContaining(packagesIn(start())))
  })

  it('has the texts of one language beside it, not inside', () => {
    expect(modulesIn(start()).filter((id) => id.includes('shared/i18n/'))).toEqual([])
    const assets = readdirSync(join(out, 'renderer/assets'))
    for (const language of ['nl', 'en']) {
      const file = assets.find((name) => name.startsWith(`${language}-`) && name.endsWith('.js'))
      expect(bytesOf(`renderer/assets/${file ?? ''}`)).toBeLessThan(TEXTS_BYTES)
    }
  })
})

describe('what runs before the page of a window', () => {
  it('is the list of names, without the schemas behind them', () => {
    expect(read('preload/index.cjs')).toContain('app.state')
    expect(packagesIn('preload/index.cjs')).toEqual([])
    expect(bytesOf('preload/index.cjs')).toBeLessThan(PRELOAD_BYTES)
  })
})

describe('the list of parts and licences', () => {
  it('has every package that is in a build, as installed, and no other: npm run parts', () => {
    expect(parts).toEqual(partsIn(out))
  })
})
