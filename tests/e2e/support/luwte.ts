import AxeBuilder from 'axe-core'
import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { eventually } from './desktop'
import { readyRuntime } from '../../../scripts/lib/electron-runtime.mjs'

/**
 * Moves the pointer of the desktop. The driver works inside the windows, so after five minutes the desktop would find that
 * everybody is away, and moments would wait.
 */
function somebodyIsThere(): void {
  for (const place of ['2', '1']) spawnSync('xdotool', ['mousemove', place, place])
}

export const root = join(import.meta.dirname, '../../..')
const runtime = readyRuntime()
if (!runtime) throw new Error('There is no Electron runtime; run the tests through npm test')
export const electron: string = runtime.executable
export const runtimeFolder: string = runtime.folder

export interface StartOptions {
  /** What is run instead of `root`. */
  program?: string
  /** A folder from an earlier run, to start on the same data; a fresh one otherwise. */
  data?: string
  flags?: string[]
  settings?: Record<string, unknown>
  env?: Record<string, string>
  /** What starts Electron in its place, and hands its arguments on. */
  starter?: string
}

/** Luwte as a user would run it, on its own data, and the few things that the tests do with it. */
export class RunningLuwte {
  readonly app: ElectronApplication
  readonly data: string
  /** What it wrote to its log. */
  log = ''

  private constructor(app: ElectronApplication, data: string) {
    this.app = app
    this.data = data
    app.process().stderr?.on('data', (text: Buffer) => (this.log += text.toString()))
  }

  static async start({
    program = root,
    data,
    flags = [],
    settings,
    env = {},
    starter = electron,
  }: StartOptions = {}): Promise<RunningLuwte> {
    const folder = data ?? freshFolder()
    if (settings) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings))
    }
    somebodyIsThere()
    const launch = () =>
      _electron.launch({
        executablePath: starter,
        args: [program, '--no-sandbox', `--user-data-dir=${folder}`, '--lang=nl', ...flags],
        env: { ...(process.env as Record<string, string>), LANGUAGE: 'nl', ...env },
        timeout: 15_000,
      })
    // Seen once in some hundred launches: the driver waits for ever for the debugger. It is given one more chance, and
    // that is said; a Luwte that does not start fails twice.
    const app = await launch().catch((fault: unknown) => {
      console.warn(`The driver did not reach Luwte and tries once more: ${String(fault).split('\n')[0] ?? ''}`)
      return launch()
    })
    return new RunningLuwte(app, folder)
  }

  /** The window that shows this part of Luwte, once it is there and its heading is painted. */
  async window(route: string): Promise<Page> {
    const page = await eventually(`a window at ${route}`, async () =>
      this.app.windows().find((window) => window.url().includes(`#${route}`)),
    )
    await page.locator('h1').first().waitFor()
    return page
  }

  /** Ends it as a power cut would: nothing is asked, nothing is finished. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.app.process().once('exit', resolve))
    execFileSync('pkill', ['-KILL', '-f', '--', `--user-data-dir=${this.data}`])
    await ended
  }

  async quit(): Promise<void> {
    await this.app.close()
  }

  /** A file of the user data as it is on disk; empty when there is none. */
  textOf(name: string): string {
    const path = join(this.data, name)
    return existsSync(path) ? readFileSync(path, 'utf8') : ''
  }

  /** All records of one kind that lie in the month files, as they are on disk. */
  recordsOnDisk(kind: string): Record<string, unknown>[] {
    return this.#monthFiles()
      .flatMap((path) => (JSON.parse(readFileSync(path, 'utf8')) as { records: Record<string, unknown>[] }).records)
      .filter((record) => record.kind === kind)
  }

  /** Flips one bit in the middle of the only month file. Returns what stands in it afterwards. */
  damageMonth(): string {
    const [path] = this.#monthFiles()
    if (!path) throw new Error('There is no month file to damage')
    const bytes = readFileSync(path)
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    writeFileSync(path, bytes)
    return bytes.toString('utf8')
  }

  filesInVault(): string[] {
    const vault = join(this.data, 'vault')
    return readdirSync(vault, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  }

  /** As when the disk with the vault is unplugged. */
  takeVaultAway(): void {
    renameSync(join(this.data, 'vault'), join(this.data, 'vault-elsewhere'))
  }

  bringVaultBack(): void {
    renameSync(join(this.data, 'vault-elsewhere'), join(this.data, 'vault'))
  }

  #monthFiles(): string[] {
    const vault = join(this.data, 'vault')
    if (!existsSync(vault)) return []
    return readdirSync(vault, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\d{4}-\d\d\.json$/.test(name))
      .map((name) => join(vault, name))
  }
}

const folders: string[] = []

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'luwte-e2e-'))
  folders.push(folder)
  return folder
}

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** What axe finds wrong on a page, as readable lines. @param rules those that are looked at. Default: all. */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(AxeBuilder.source)
  const results = await page.evaluate(
    (runOnly) => (globalThis as unknown as { axe: Axe }).axe.run(runOnly ? { runOnly } : {}),
    rules,
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  )
}

interface Axe {
  run(options: { runOnly?: readonly string[] }): Promise<{ violations: AxeViolation[] }>
}

interface AxeViolation {
  id: string
  nodes: { target: string[]; failureSummary: string }[]
}
