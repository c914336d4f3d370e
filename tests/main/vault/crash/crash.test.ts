import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { isWhole, report, sampled, seed } from '../../../faults/scope'
import { freshFolderOf, openAt, readJson } from '../support'
import { homeFor } from './homes'
import { type Bench, countBy, killEverywhere, type Kills, readyBench } from './kills'
import { fileCalls, type KillPoint, traceSave, unflushed } from './strace'
import { FORMER, type Job, PLAIN_JOBS, SEALED_JOBS, type Task } from './task'

// Work is killed on entering each of its system calls that reach a file, one run each; afterwards Luwte is started
// anew. The other calls are wake-ups between threads and memory: nothing on disk changes between two file calls, so being
// killed at one of them leaves what being killed at the next file call leaves.

let bench: Bench
/** Every point is a process of its own; a slow machine takes many times as long. */
const LONG = 900_000

beforeAll(async () => {
  bench = await readyBench()
  if (!isWhole) console.info(`a part of the points is tried: LUWTE_SEED=${seed}`)
})

const inWords = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')

/** At each point, old or new is there, and nothing else; both were seen. */
function judge(job: Job, { calls, points, aftermaths }: Kills): void {
  const names = countBy(aftermaths, ({ point }) => point.name)
  const outcomes = countBy(aftermaths, ({ outcome }) => outcome)
  console.info(`${job}: killed at ${aftermaths.length} of ${points} points (${inWords(names)}); ${inWords(outcomes)}`)
  expect(aftermaths.flatMap(({ point, faults }) => faults.map((fault) => ({ ...point, fault })))).toEqual([])
  expect(aftermaths.filter(({ wasKilled }) => wasKilled)).toHaveLength(sampled(Array.from({ length: points })).length)
  // Enough of a save to be one.
  expect(calls.map(({ name }) => name)).toEqual(expect.arrayContaining(['openat', 'pwrite64', 'fsync', 'rename']))
  expect(outcomes).toEqual({ old: expect.any(Number) as number, new: expect.any(Number) as number })
  report('killed', job, { points, killed: aftermaths.length, calls: names, outcomes })
}

describe('a save that is killed', () => {
  for (const job of PLAIN_JOBS)
    test(`${job}: at each of its file calls, old or new is there, and nothing else`, { timeout: LONG }, async () => {
      judge(job, await killEverywhere(bench, { job, files: 'ours' }))
    })

  test('one thread alone works on files, so its calls are all there are', async () => {
    const home = join(await freshFolderOf('threads'), 'home')
    await cp((await homeFor('edit')).home, home, { recursive: true })
    const task: Task = { home, job: 'edit', files: 'ours' }
    const { save } = await traceSave(bench.electron, bench.child, task, join(home, '..'))
    expect(new Set(fileCalls(save, home).map(({ thread }) => thread)).size).toBe(1)
  })

  test('control: written in place, the same harness finds what is neither old nor new', { timeout: LONG }, async () => {
    const { aftermaths } = await killEverywhere(bench, { job: 'edit', files: 'in place' }, (points) => [...points])
    const found = countBy(
      aftermaths.flatMap(({ faults }) => faults),
      (fault) => fault,
    )
    expect(Object.keys(found)).toContain('neither old nor new')
    expect(Object.keys(found)).toContain('unreadable: damaged-set-aside')
    report('killed', 'control: written in place', { points: aftermaths.length, faults: found })
  })
})

describe('work on the seals that is killed', () => {
  for (const job of SEALED_JOBS)
    test(
      `${job}: at each of its file calls, one passphrase opens it or none is needed, and nothing is lost`,
      async () => {
        judge(job, await killEverywhere(bench, { job, files: 'ours' }))
      },
      LONG,
    )
})

test('control: sealed in place, the same harness finds images that are lost', async () => {
  // A file in place is empty from the moment it is opened until it is written.
  const atImages = (points: readonly { point: KillPoint; order: number }[]) =>
    points.filter(({ point }) => point.path.includes('/blobs/'))
  const { aftermaths } = await killEverywhere(bench, { job: 'seal', files: 'in place' }, atImages)
  const found = countBy(
    aftermaths.flatMap(({ faults }) => faults),
    (fault) => fault,
  )
  expect(Object.keys(found)).toContain('an image is lost')
  report('killed', 'control: sealed in place', { points: aftermaths.length, faults: found })
}, 900_000)

describe('a save and the order in which it reaches the disk', () => {
  const flushing = async (job: Job, files: Task['files']) => {
    const home = join(await freshFolderOf('order'), 'home')
    await cp((await homeFor(job)).home, home, { recursive: true })
    const { save } = await traceSave(bench.electron, bench.child, { home, job, files }, join(home, '..'))
    const calls = fileCalls(save, home)
    expect(calls.filter(({ name }) => name === 'rename').length).toBeGreaterThan(0)
    return unflushed(calls)
  }

  for (const job of [...PLAIN_JOBS, ...SEALED_JOBS])
    test(`${job}: bytes before their name, the name before it is called saved`, async () => {
      expect(await flushing(job, 'ours')).toEqual([])
    })

  test('control: without flushing, both are missed', async () => {
    const missed = (await flushing('edit', 'unflushed')).join()
    expect(missed).toContain('its bytes before it takes its name')
    expect(missed).toContain('its name in its folder')
  })
})

test('the former text of an edit is kept before the new one takes its place', async () => {
  const home = join(await freshFolderOf('former'), 'home')
  await cp((await homeFor('edit')).home, home, { recursive: true })
  const task: Task = { home, job: 'edit', files: 'ours' }
  const { save } = await traceSave(bench.electron, bench.child, task, join(home, '..'))
  const renames = fileCalls(save, home).flatMap(({ name, text }) => (name === 'rename' ? [text] : []))
  expect(renames.map((text) => /([\w.-]+)"\)? /.exec(text)?.[1])).toEqual([
    expect.stringMatching(/past\.json$/),
    expect.stringMatching(/\d\.json$/),
  ])
  const { device, folder } = await openAt(home, { machine: 'machine' })
  const past = (await readdir(join(folder, await device()))).find((name) => name.includes('past')) ?? ''
  const { records } = await readJson(join(folder, await device(), past))
  expect(records).toContainEqual(expect.objectContaining({ text: FORMER }))
})
