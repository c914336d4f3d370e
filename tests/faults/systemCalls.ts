import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { homeFor } from '../main/vault/crash/homes'
import { type Bench, readyBench } from '../main/vault/crash/kills'
import { look } from '../main/vault/crash/look'
import { codesIn, fileCalls, runTraced, traceSave } from '../main/vault/crash/strace'
import type { Job, Task } from '../main/vault/crash/task'
import { freshFolderOf } from '../main/vault/support'

// The system itself refuses: strace answers in its place, to a real save in Electron's own Node.

let bench: Promise<Bench> | null = null

/** @param call of strace, such as `fsync`. @param when which of them are refused, as strace counts. */
export const refused =
  (job: Job, call: string, error: string, when = '1+') =>
  async () => {
    const { electron, child } = await (bench ??= readyBench())
    const template = await homeFor(job)
    const home = join(await freshFolderOf('refused'), 'home')
    await cp(template.home, home, { recursive: true })
    const task: Task = { home, job, files: 'ours' }
    const inject = `inject=${call}:error=${error}:when=${when}`
    const { seen, codes } = await runTraced(electron, child, task, [
      '-o',
      '/dev/null',
      '-e',
      `trace=${call}`,
      '-e',
      inject,
    ])
      .then(({ said }) => ({ seen: [], codes: codesIn(said) }))
      .catch((fault: Error) => ({ seen: [codeIn(fault)], codes: [] }))
    const { outcome, faults } = await look(home, job, [...template.codes, ...codes])
    expect({ outcome, faults }).toEqual({ outcome: seen.length === 0 ? 'new' : 'old', faults: [] })
    return seen
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
  return refused(job, 'openat', 'EMFILE', `${first?.nth ?? 0}+`)()
}
