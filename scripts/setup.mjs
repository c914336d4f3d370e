// Everything a fresh checkout needs before it can start or be tested, in one go: npm dependencies, system libraries,
// the Electron runtime. Uses Node's own modules only and runs under Node 20, since npm brings the newer Node.
// usage: node scripts/setup.mjs [start|test]
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureRuntime } from './lib/electron-runtime.mjs'
import { DESKTOP_NEEDS, ELECTRON_NEEDS, ensureSystem, TEST_NEEDS } from './lib/system.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const purpose = process.argv[2] ?? 'start'
const say = (line) => console.log(line)

ensureDependencies()
ensureSystem(systemNeeds(), say)
await ensureRuntime(say)

function ensureDependencies() {
  const stamp = join(root, 'node_modules/.luwte-lock')
  const digest = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  say('Installing npm dependencies …')
  // Under Node 20 npm warns of packages that want a newer one; they run on the Node 24 that comes with them.
  // Everything is a development dependency, and NODE_ENV=production would leave those out.
  const install = spawnSync('npm', ['ci', '--include=dev', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (install.status !== 0) {
    say('npm ci did not succeed; see its message above.')
    process.exit(1)
  }
  writeFileSync(stamp, digest)
}

function systemNeeds() {
  if (purpose === 'test') return [...ELECTRON_NEEDS, ...DESKTOP_NEEDS, ...TEST_NEEDS]
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  return hasDisplay ? ELECTRON_NEEDS : [...ELECTRON_NEEDS, ...DESKTOP_NEEDS]
}
