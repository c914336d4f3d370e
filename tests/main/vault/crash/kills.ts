import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sampled } from '../../../faults/scope'
import { freshFolderOf } from '../support'
import { buildChild } from './build'
import { homeFor } from './homes'
import { look, type Outcome } from './look'
import { type Call, codesIn, fileCalls, type KillPoint, killPoints, runKilledAt, traceSave } from './strace'
import type { Task } from './task'

export interface Bench {
  electron: string
  child: string
}

export async function readyBench(): Promise<Bench> {
  const runtime = pathToFileURL(join(import.meta.dirname, '../../../../scripts/lib/electron-runtime.mjs')).href
  const { readyRuntime } = (await import(/* @vite-ignore */ runtime)) as {
    readyRuntime: () => { executable: string } | null
  }
  const ready = readyRuntime()
  if (!ready) throw new Error('Electron is not there yet: npm test fetches it')
  return { electron: ready.executable, child: await buildChild(await freshFolderOf('bundle')) }
}

/** What is there after a kill. */
export interface Aftermath {
  point: KillPoint
  wasKilled: boolean
  outcome: Outcome
  faults: string[]
}

export interface Kills {
  /** Every call that reaches a file. */
  calls: Call[]
  /** How many points there are: for each of these calls, and one when all is said. */
  points: number
  /** Of those points, or of some of them. */
  aftermaths: Aftermath[]
}

export async function killEverywhere(
  { electron, child }: Bench,
  task: Omit<Task, 'home'>,
  choose = sampled<{ point: KillPoint; order: number }>,
): Promise<Kills> {
  const template = await homeFor(task.job)
  const scratch = await freshFolderOf('kills')
  // Always the same path, so that the files that are read bear the same names in each run.
  const homes = Array.from({ length: Math.min(4, availableParallelism()) }, (_, lane) => join(scratch, `lane${lane}`))
  const traced = join(scratch, 'traced')
  await cp(template.home, traced, { recursive: true })
  const trace = await traceSave(electron, child, { ...task, home: traced }, scratch)
  const { points, readPaths } = killPoints(trace, traced, (path) => existsSync(path.replace(traced, template.home)))
  const aftermaths: Aftermath[] = []
  const queue = choose(points.map((point, order) => ({ point, order })))
  await Promise.all(
    homes.map(async (lane) => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const home = join(lane, String(next.order))
        await cp(template.home, home, { recursive: true })
        const paths = readPaths.map((path) => path.replace(traced, home))
        const { wasKilled, said } = await runKilledAt(electron, child, { ...task, home }, next.point, paths)
        const found = await look(home, task.job, [...template.codes, ...codesIn(said)])
        const faults = [
          ...(wasKilled ? [] : ['not killed']),
          ...(said.includes('begun') ? [] : ['killed before it began']),
          ...(found.outcome === 'neither' ? ['neither old nor new'] : []),
          ...(said.includes('saved') && found.outcome !== 'new' ? ['called saved, and lost'] : []),
          ...found.faults,
        ]
        aftermaths.push({ point: next.point, wasKilled, outcome: found.outcome, faults })
      }
    }),
  )
  return { calls: fileCalls(trace.save, traced), points: points.length, aftermaths }
}

export const countBy = <Item>(items: readonly Item[], name: (item: Item) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const item of items) counts[name(item)] = (counts[name(item)] ?? 0) + 1
  return counts
}
