// Builds Luwte and runs it; with --dev it reloads while one works. Set-up (npm dependencies, system libraries, the
// Electron runtime) has been done by then: npm runs scripts/setup.mjs before this.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { runOnDesktop } from './lib/desktop.mjs'
import { readyRuntime } from './lib/electron-runtime.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const given = process.argv.slice(2)
const isDevelopment = given[0] === '--dev'
const flags = isDevelopment ? given.slice(1) : given
const runtime = readyRuntime()
// The second name is what electron-vite's development server asks for.
const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.folder, ELECTRON_EXEC_PATH: runtime.executable }

if (process.getuid?.() === 0) {
  console.log('Running as root: Chromium then only starts without its sandbox (--no-sandbox). For development only.')
  flags.unshift('--no-sandbox')
}

if (!isDevelopment) {
  const built = await run(['electron-vite', 'build', '--logLevel', 'warn'])
  if (built !== 0) process.exit(built)
}
const command = isDevelopment ? ['electron-vite', 'dev', '--', ...flags] : [runtime.executable, root, ...flags]

const needsDesktop = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
if (needsDesktop) console.log('There is no display here, so Luwte runs on a virtual one. Stop it with Ctrl+C.')
process.exit(needsDesktop ? await runOnDesktop(command, { env, cwd: root }) : await run(command))

function run([program, ...args]) {
  const child = spawn(program, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' })
  // Ctrl+C reaches Luwte from the terminal too, and the same signal twice ends it on the spot, words on their way to
  // disk included; another one does not.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGTERM'))
  return new Promise((done) => child.on('close', (code) => done(code ?? 1)))
}
