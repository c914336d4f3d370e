import { cp, mkdir, readdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshFolderOf, openAt, readJson } from '../support'
import { buildChild } from './build'
import { type Call, fileCalls, type KillPoint, killPoints, runKilledAt, traceSave, unflushed } from './strace'
import { FORMER, JOBS, NEWER, type Task } from './task'

// A save is killed on entering each of its system calls that reach a file, one run each; afterwards the vault is opened
// anew. The other calls of a save are wake-ups between threads and memory: nothing on disk changes between two file
// calls, so being killed at one of them leaves what being killed at the next file call leaves.

let electron: string
let child: string

beforeAll(async () => {
  const runtime = pathToFileURL(join(import.meta.dirname, '../../../../scripts/lib/electron-runtime.mjs')).href
  const { readyRuntime } = (await import(/* @vite-ignore */ runtime)) as {
    readyRuntime: () => { executable: string } | null
  }
  const ready = readyRuntime()
  if (!ready) throw new Error('Electron is not there yet: npm test fetches it')
  electron = ready.executable
  child = await buildChild(await freshFolderOf('bundle'))
})

/** A home with a little in it, as the job needs. */
async function homeFor(job: Task['job']): Promise<string> {
  const home = join(await freshFolderOf('template'), 'home')
  await mkdir(home)
  if (job === 'first') return home
  const { vault } = await openAt(home, { machine: 'machine' })
  for (let count = 0; count < 20; count += 1) await vault.add('month', { kind: 'entry', text: `Entry ${count}` })
  const older = await vault.add('month', { kind: 'entry', text: 'older still' })
  if (job !== 'add') await vault.edit(older.id, older.seen, { text: FORMER })
  else await vault.add('month', { kind: 'entry', text: FORMER })
  return home
}

type Outcome = 'old' | 'new' | 'neither'

/** What is there after a kill. */
interface Aftermath {
  point: KillPoint
  wasKilled: boolean
  outcome: Outcome
  hasBegun: boolean
  isSaidSaved: boolean
  notices: string[]
  temporaries: string[]
}

/** Opens the vault again, looks what became of the save, and saves once more. */
async function look(home: string, job: Task['job']): Promise<Pick<Aftermath, 'outcome' | 'notices' | 'temporaries'>> {
  const { vault, notices } = await openAt(home, { machine: 'machine' })
  const names = await readdir(home, { recursive: true })
  const texts = (await Promise.all((await vault.months()).map((month) => vault.month(month))))
    .flat()
    .flatMap(({ current, siblings }) => [current, ...siblings])
    .map(({ text }) => text)
  await vault.add('month', { kind: 'entry', text: 'life goes on' })
  return {
    outcome: outcomeOf(job, texts),
    notices: notices.map(({ code }) => code),
    temporaries: names.filter((name) => name.endsWith('.tmp')),
  }
}

function outcomeOf(job: Task['job'], texts: unknown[]): Outcome {
  const others = job === 'first' ? 0 : 20
  if (texts.filter((text) => typeof text === 'string' && text.startsWith('Entry ')).length !== others) return 'neither'
  const [formers, newers] = [FORMER, NEWER].map((wanted) => texts.filter((text) => text === wanted).length)
  const [before, after] = {
    first: ['0 0', '0 1'],
    add: ['1 0', '1 1'],
    edit: ['1 0', '0 1'],
    erase: ['1 0', '0 0'],
  }[job]
  const found = `${formers} ${newers}`
  return found === before ? 'old' : found === after ? 'new' : 'neither'
}

async function killEverywhere(
  job: Task['job'],
  files: Task['files'],
): Promise<{ calls: Call[]; aftermaths: Aftermath[] }> {
  const template = await homeFor(job)
  const scratch = await freshFolderOf('kills')
  // Always the same path, so that the files that are read bear the same names in each run.
  const homes = Array.from({ length: Math.min(4, availableParallelism()) }, (_, lane) => join(scratch, `lane${lane}`))
  const traced = join(scratch, 'traced')
  await cp(template, traced, { recursive: true })
  const trace = await traceSave(electron, child, { home: traced, job, files }, scratch)
  const { points, readPaths } = killPoints(trace, traced)
  const aftermaths: Aftermath[] = []
  const queue = points.map((point, order) => ({ point, order }))
  await Promise.all(
    homes.map(async (lane) => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const home = join(lane, String(next.order))
        await cp(template, home, { recursive: true })
        const paths = readPaths.map((path) => path.replace(traced, home))
        const { wasKilled, said } = await runKilledAt(electron, child, { home, job, files }, next.point, paths)
        const found = await look(home, job)
        aftermaths.push({
          point: next.point,
          wasKilled,
          hasBegun: said.includes('begun'),
          isSaidSaved: said.includes('saved'),
          ...found,
        })
      }
    }),
  )
  return { calls: fileCalls(trace.save, traced), aftermaths }
}

const faults = ({ wasKilled, hasBegun, outcome, isSaidSaved, notices, temporaries }: Aftermath): string[] => [
  ...(wasKilled ? [] : ['not killed']),
  ...(hasBegun ? [] : ['killed before the save']),
  ...(outcome === 'neither' ? ['neither old nor new'] : []),
  ...(isSaidSaved && outcome !== 'new' ? ['called saved, and lost'] : []),
  ...(notices.length > 0 ? [`unreadable: ${notices.join()}`] : []),
  ...(temporaries.length > 0 ? ['temporaries left'] : []),
]

const countBy = <Item>(items: readonly Item[], name: (item: Item) => string): string => {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(name(item), (counts.get(name(item)) ?? 0) + 1)
  return [...counts].map(([key, count]) => `${key} ${count}`).join(', ')
}

describe('a save that is killed', () => {
  for (const job of JOBS)
    test(`${job}: at each of its file calls, old or new is there, and nothing else`, async () => {
      const { calls, aftermaths } = await killEverywhere(job, 'ours')
      const killed = aftermaths.filter(({ wasKilled }) => wasKilled)
      console.info(
        `${job}: killed at ${killed.length} of ${calls.length + 1} points (${countBy(aftermaths, ({ point }) => point.name)}); ` +
          `${countBy(aftermaths, ({ outcome }) => outcome)}`,
      )
      expect(aftermaths.flatMap((one) => faults(one).map((fault) => ({ ...one.point, fault })))).toEqual([])
      expect(killed).toHaveLength(calls.length + 1)
      // Enough of a save to be one, and both outcomes seen.
      expect(calls.map(({ name }) => name)).toEqual(expect.arrayContaining(['openat', 'pwrite64', 'fsync', 'rename']))
      expect(new Set(aftermaths.map(({ outcome }) => outcome))).toEqual(new Set(['old', 'new']))
    })

  test('one thread alone works on files, so its calls are all there are', async () => {
    const home = join(await freshFolderOf('threads'), 'home')
    await cp(await homeFor('edit'), home, { recursive: true })
    const { save } = await traceSave(electron, child, { home, job: 'edit', files: 'ours' }, join(home, '..'))
    expect(new Set(fileCalls(save, home).map(({ thread }) => thread)).size).toBe(1)
  })

  test('control: written in place, the same harness finds what is neither old nor new', async () => {
    const { aftermaths } = await killEverywhere('edit', 'in place')
    const found = new Set(aftermaths.flatMap(faults))
    expect(found).toContain('neither old nor new')
    expect(found).toContain('unreadable: damaged-set-aside')
  })
})

describe('a save and the order in which it reaches the disk', () => {
  const flushing = async (job: Task['job'], files: Task['files']) => {
    const home = join(await freshFolderOf('order'), 'home')
    await cp(await homeFor(job), home, { recursive: true })
    const { save } = await traceSave(electron, child, { home, job, files }, join(home, '..'))
    const calls = fileCalls(save, home)
    expect(calls.filter(({ name }) => name === 'rename').length).toBeGreaterThan(0)
    return unflushed(calls)
  }

  for (const job of JOBS)
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
  await cp(await homeFor('edit'), home, { recursive: true })
  const { save } = await traceSave(electron, child, { home, job: 'edit', files: 'ours' }, join(home, '..'))
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
