import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { homeFor } from '../../main/vault/crash/homes'
import { type Bench, countBy, readyBench } from '../../main/vault/crash/kills'
import { look, type Found } from '../../main/vault/crash/look'
import { codesIn, fileCalls, traceSave } from '../../main/vault/crash/strace'
import { FORMER, type Job, LOWDB_FILE, NEWER, PLAIN_JOBS, SEALED_JOBS, type Task } from '../../main/vault/crash/task'
import { freshFolderOf } from '../../main/vault/support'
import { isWhole, report, sampled, seed } from '../scope'
import { Disk, type Tree, treeOf } from './disk'
import { opsIn, WHOLE_STRINGS } from './ops'

// The writing, flushing, naming and removing of a real save is recorded, and played to a disk that keeps only what it
// must. The power is cut after each of these steps, and Luwte is started on everything that may then be there.

let bench: Bench

beforeAll(async () => {
  bench = await readyBench()
  if (!isWhole) console.info(`a part of the states is tried: LUWTE_SEED=${seed}`)
})

/** One step of ours never leaves more (270 at most were seen); of a program that flushes nothing there is no end. */
const MAX_PER_STEP = 400

/** Of a control, so many are enough to be found out by. They are spread evenly over all its steps. */
const CONTROL = 150
const spread = (states: readonly State[]): State[] =>
  states.filter((_, index) => index % Math.ceil(states.length / CONTROL) === 0)

interface State {
  tree: Tree
  /** The power was cut after it was called saved. */
  isSaidSaved: boolean
}

interface Recording {
  steps: number
  states: State[]
  /** No state was passed over. */
  isAll: boolean
  /** Recovery codes that were shown. */
  codes: string[]
}

/** A task done once for real, and all that a power cut during it may leave. */
async function record(task: Omit<Task, 'home'>, template: string): Promise<Recording> {
  const scratch = await freshFolderOf('recorded')
  const home = join(scratch, 'home')
  await cp(template, home, { recursive: true })
  const disk = await Disk.of(home)
  const { before, save, said } = await traceSave(bench.electron, bench.child, { ...task, home }, scratch, WHOLE_STRINGS)
  for (const op of opsIn(fileCalls(before, home))) disk.apply(op, home)
  disk.settle()
  const states = new Map<string, State>()
  let isAll = true
  const cut = (isSaidSaved: boolean) => {
    let left = MAX_PER_STEP
    for (const tree of disk.afterCut()) {
      if ((left -= 1) < 0) {
        isAll = false
        return
      }
      const key = `${isSaidSaved} ${sha256(printsOf(tree).join('\n'))}`
      if (!states.has(key)) states.set(key, { tree, isSaidSaved })
    }
  }
  const ops = opsIn(fileCalls(save, home))
  for (const op of ops) {
    cut(false)
    disk.apply(op, home)
  }
  cut(true)
  // The reading of the trace and the disk that is played are right: without a cut it is the tree that is there.
  expect(printsOf(disk.now())).toEqual(printsOf(await treeOf(home)))
  return { steps: ops.length, states: [...states.values()], isAll, codes: codesIn(said) }
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

const printsOf = (tree: Tree): string[] =>
  [...tree].map(([path, content]) => `${path} ${content ? `${content.length} ${sha256(content)}` : 'folder'}`).sort()

async function layDown(tree: Tree, home: string): Promise<void> {
  await mkdir(home, { recursive: true })
  for (const [path, content] of [...tree].sort(([one], [other]) => (one < other ? -1 : 1)))
    if (content === null) await mkdir(join(home, path), { recursive: true })
    else await writeFile(join(home, path), content)
}

async function faultsOf(states: readonly State[], find: (home: string) => Promise<Found>): Promise<string[][]> {
  const home = join(await freshFolderOf('after'), 'home')
  const all: string[][] = []
  for (const { tree, isSaidSaved } of states) {
    await rm(home, { recursive: true, force: true })
    await layDown(tree, home)
    const { outcome, faults } = await find(home)
    all.push([
      ...faults,
      ...(outcome === 'neither' ? ['neither old nor new'] : []),
      ...(isSaidSaved && outcome !== 'new' ? ['called saved, and lost'] : []),
    ])
  }
  return all
}

async function cutEverywhere(job: Job, files: Task['files'], choose = sampled<State>) {
  const template = await homeFor(job)
  const { steps, states, isAll, codes } = await record({ job, files }, template.home)
  const chosen = choose(states)
  const faults = await faultsOf(chosen, (home) => look(home, job, [...template.codes, ...codes]))
  const counted = countBy(faults.flat(), (fault) => fault)
  return { steps, states: states.length, isAll, tried: chosen.length, faults: counted }
}

describe('a power cut', () => {
  for (const job of [...PLAIN_JOBS, ...SEALED_JOBS])
    test(`${job}: whatever of it reached the disk, old or new is there, and what was called saved`, async () => {
      const found = await cutEverywhere(job, 'ours')
      console.info(`${job}: ${found.steps} steps, ${found.tried} of ${found.states} states`)
      expect(found.faults).toEqual({})
      expect(found.isAll).toBe(true)
      expect(found.states).toBeGreaterThan(20)
      report('power cut', job, found)
    }, 900_000)

  test('control: without flushing, what was called saved is lost, and files cannot be read', async () => {
    const found = await cutEverywhere('edit', 'unflushed', spread)
    expect(Object.keys(found.faults)).toEqual(
      expect.arrayContaining(['called saved, and lost', 'unreadable: damaged-set-aside']),
    )
    report('power cut', 'control: ours without flushing', found)
  })

  test('control: so it is with the adapter that lowdb brings', async () => {
    const template = await freshFolderOf('lowdb')
    await writeFile(join(template, LOWDB_FILE), JSON.stringify({ texts: [FORMER] }))
    const { steps, states } = await record({ job: 'add', files: 'lowdb' }, template)
    const faults = countBy((await faultsOf(states, lookAtLowdb)).flat(), (fault) => fault)
    expect(Object.keys(faults)).toEqual(expect.arrayContaining(['called saved, and lost', 'unreadable']))
    report('power cut', 'control: the adapter of lowdb', { steps, states: states.length, tried: states.length, faults })
  })
})

async function lookAtLowdb(home: string): Promise<Found> {
  try {
    const { texts } = JSON.parse(await readFile(join(home, LOWDB_FILE), 'utf8')) as { texts: string[] }
    return { outcome: texts.includes(NEWER) ? 'new' : texts.includes(FORMER) ? 'old' : 'neither', faults: [] }
  } catch {
    return { outcome: 'neither', faults: ['unreadable'] }
  }
}
