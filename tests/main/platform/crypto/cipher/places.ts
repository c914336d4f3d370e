import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { onTestFinished } from 'vitest'
import { aliases } from '../../../../../scripts/lib/aliases'
import { answer, type Question } from './answer'

/** Somewhere the cipher runs. */
export type Place = (...questions: Question[]) => Promise<(string | null)[]>

const WORKER = new URL('../../../../../src/main/platform/crypto/argon2Worker.ts', import.meta.url)

export const here: Place = (...questions) => Promise.all(questions.map((question) => answer(question, WORKER)))

/** Electron has a crypto of its own (BoringSSL): what Node can do proves nothing. */
export const inElectron: Place = async (...questions) => {
  const folder = mkdtempSync(join(tmpdir(), 'luwte-cipher-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: aliases },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input: { child: join(import.meta.dirname, 'child.ts'), argon2Worker: fileURLToPath(WORKER) },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  return JSON.parse(await said(await electron(), join(folder, 'child.js'), JSON.stringify(questions))) as string[]
}

async function electron(): Promise<string> {
  const runtime = pathToFileURL(join(import.meta.dirname, '../../../../../scripts/lib/electron-runtime.mjs')).href
  const { readyRuntime } = (await import(/* @vite-ignore */ runtime)) as {
    readyRuntime: () => { executable: string } | null
  }
  const ready = readyRuntime()
  if (!ready) throw new Error('Electron is not there yet: npm test fetches it')
  return ready.executable
}

function said(program: string, script: string, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [script], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
    let text = ''
    let faults = ''
    child.stdout.on('data', (part: Buffer) => (text += part.toString()))
    child.stderr.on('data', (part: Buffer) => (faults += part.toString()))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error(faults))))
    child.stdin.end(input)
  })
}
