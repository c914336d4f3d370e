import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { homeFor } from '../main/vault/crash/homes'
import { type Bench, readyBench } from '../main/vault/crash/kills'
import { look } from '../main/vault/crash/look'
import { codesIn, fileCalls, runTraced, traceSave } from '../main/vault/crash/strace'
import { type Job, LESS_DURABLE, type Task } from '../main/vault/crash/task'
import { freshFolderOf } from '../main/vault/support'

// The system itself refuses: strace answers in its place, to a real save in Electron's own Node.

let bench: Promise<Bench> | null = null

interface Refusal {
  /** Which calls are refused, as strace counts. */
  when?: string
  /** Only those on folders, not those on files. */
  onFolders?: boolean
}

/** @param call of strace, such as `fsync`. */
export const refused =
  (job: Job, call: string, error: string, { when = '1+', onFolders = false }: Refusal = {}) =>
  async () => {
    const { electron, child } = await (bench ??= readyBench())
    const template = await homeFor(job)
    const home = join(await freshFolderOf('refused'), 'home')
    await cp(template.home, home, { recursive: true })
    const task: Task = { home, job, files: 'ours' }
    const only = onFolders ? (await foldersIn(home)).flatMap((path) => ['-P', path]) : []
    const inject = `inject=${call}:error=${error}:when=${when}`
    const options = ['-o', '/dev/null', ...only, '-e', `trace=${call}`, '-e', inject]
    const { seen, codes } = await runTraced(electron, child, task, options)
      .then(({ said }) => ({ seen: said.includes(LESS_DURABLE) ? ['less-durable'] : [], codes: codesIn(said) }))
      .catch((fault: Error) => ({ seen: [codeIn(fault)], codes: [] }))
    const { outcome, faults } = await look(home, job, [...template.codes, ...codes])
    const isSaved = seen.every((code) => code === 'less-durable')
    expect({ outcome, faults }).toEqual({ outcome: isSaved ? 'new' : 'old', faults: [] })
    return seen
  }

async function foldersIn(home: string): Promise<string[]> {
  const all = await readdir(home, { recursive: true, withFileTypes: true })
  return [home, ...all.filter((one) => one.isDirectory()).map(({ parentPath, name }) => join(parentPath, name))]
}

/** What the child ended with. */
const codeIn = ({ message }: Error): string => /(?:LuwteError|TransientFault): ([\w-]+)/.exec(message)?.[1] ?? message

/** From the first file that a save makes on, no file can be opened any more. */
export const tooManyOpen = (job: Job) => async () => {
  const { electron, child } = await (bench ??= readyBench())
  const template = await homeFor(job)
  const scratch = await freshFolderOf('traced')
  const home = join(scratch, 'home')
  await cp(template.home, home, { recursive: true })
  const { save } = await traceSave(electron, child, { home, job, files: 'ours' }, scratch)
  const first = fileCalls(save, home).find(({ name, text }) => name === 'openat' && text.includes('O_CREAT'))
  return refused(job, 'openat', 'EMFILE', { when: `${first?.nth ?? 0}+` })()
}
