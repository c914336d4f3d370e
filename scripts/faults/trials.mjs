// Runs the tests that try everything, which `npm test` tries a part of, and gathers the figures they leave.
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runOnDesktop } from '../lib/desktop.mjs'
import { readyRuntime } from '../lib/electron-runtime.mjs'
import { root } from './pages.mjs'

const UNIT = ['tests/main/vault/crash', 'tests/main/vault/sync/conflicts', 'tests/faults', 'tests/fuses.test.ts']
const END_TO_END = ['security', 'packaged', 'network', 'canary'].map((name) => `tests/e2e/${name}.test.ts`)

/** @param figures an empty folder. @returns them by part; null: something failed. */
export async function tryAll(figures) {
  mkdirSync(figures, { recursive: true })
  const env = { ...process.env, LUWTE_FAULTS: figures, ELECTRON_OVERRIDE_DIST_PATH: readyRuntime().folder }
  const vitest = (project, files) => ['vitest', 'run', '--project', project, ...files]
  // One file at a time: what is counted must not wait for its turn.
  if ((await run([...vitest('unit', UNIT), '--no-file-parallelism'], env)) !== 0) return null
  if ((await run(['electron-vite', 'build', '--logLevel', 'warn'], env)) !== 0) return null
  if ((await runOnDesktop(vitest('e2e', END_TO_END), { env, cwd: root })) !== 0) return null
  const found = readdirSync(figures).map((name) => JSON.parse(readFileSync(join(figures, name), 'utf8')))
  return Object.groupBy(found, ({ part }) => part)
}

function run([program, ...args], env) {
  const child = spawn(program, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' })
  return new Promise((done) => child.on('close', (code) => done(code ?? 1)))
}
