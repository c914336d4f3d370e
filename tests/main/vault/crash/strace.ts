import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MARK, type Task } from './task'

/** One system call in a trace. `nth`: how manieth of its name it was in its thread, from 1, as strace counts. */
export interface Call {
  name: string
  nth: number
  thread: string
  text: string
}

export interface Ending {
  wasKilled: boolean
  /** What it said on its standard output. */
  said: string
}

/** Runs a child in Electron's own Node, its file system on one thread, under strace. */
export function runTraced(electron: string, child: string, task: Task, options: string[]): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const args = ['-f', '-qq', ...options, '--', electron, child, JSON.stringify(task)]
    const traced = spawn('strace', args, {
      cwd: '/',
      env: { ELECTRON_RUN_AS_NODE: '1', UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0', PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    let complaint = ''
    traced.stdout.on('data', (data: Buffer) => (said += data.toString()))
    traced.stderr.on('data', (data: Buffer) => (complaint += data.toString()))
    traced.on('error', reject)
    traced.on('close', (code, signal) => {
      const wasKilled = signal === 'SIGKILL' || code === 137
      if (wasKilled || code === 0) resolve({ wasKilled, said })
      else reject(new Error(`the child ended with ${code ?? signal}: ${complaint}`))
    })
  })
}

export interface Trace {
  before: Call[]
  /** From where the save begins to where it is called saved. */
  save: Call[]
  /** What the child said meanwhile. */
  said: string
}

/** The system calls of a child that saves, of all its threads. @param options further ones of strace. */
export async function traceSave(
  electron: string,
  child: string,
  task: Task,
  scratch: string,
  options: string[] = [],
): Promise<Trace> {
  const log = join(scratch, 'trace')
  // -y names the file behind each descriptor.
  const { said } = await runTraced(electron, child, task, ['-y', '-o', log, ...options])
  const all = callsIn(await readFile(log, 'utf8'))
  const at = (mark: string) => all.findIndex(({ text }) => text.includes(`"${mark}"`))
  return { before: all.slice(0, at(MARK.begins)), save: all.slice(at(MARK.begins) + 1, at(MARK.saved)), said }
}

function callsIn(trace: string): Call[] {
  const counts = new Map<string, number>()
  const calls: Call[] = []
  /** Calls that another thread's cut in two, by thread: they count where they began. */
  const unfinished = new Map<string, Call>()
  for (const line of trace.split('\n')) {
    const [, thread = '', name] = /^(\d+)\s+(?:(\w+)\(|<\.\.\. )/.exec(line) ?? []
    if (name) {
      const nth = (counts.get(`${thread} ${name}`) ?? 0) + 1
      counts.set(`${thread} ${name}`, nth)
      const call = { name, nth, thread, text: line }
      calls.push(call)
      if (line.endsWith('<unfinished ...>')) unfinished.set(thread, call)
    } else {
      const call = unfinished.get(thread)
      if (call) call.text += line
      unfinished.delete(thread)
    }
  }
  return calls
}

/** Recovery codes that the child showed. */
export const codesIn = (said: string): string[] => [...said.matchAll(/^code (.+)$/gm)].map(([, code = '']) => code)

/** The same task, killed on entering one call. */
export function runKilledAt(
  electron: string,
  child: string,
  task: Task,
  { name, nth }: Pick<KillPoint, 'name' | 'nth'>,
  paths: string[],
) {
  // The loop of Node reads its own wake-ups with the same call, on another thread: only reads of these files count.
  const only = name === 'read' ? paths.flatMap((path) => ['-P', path]) : []
  const inject = `inject=${name}:signal=SIGKILL:when=${nth}`
  return runTraced(electron, child, task, ['-o', '/dev/null', ...only, '-e', `trace=${name}`, '-e', inject])
}

export interface KillPoint {
  name: string
  nth: number
  /** The file that the call is about. */
  path: string
}

/** Calls that reach a file under `home`, which are all that a killed save can leave its mark with. */
export const fileCalls = (calls: readonly Call[], home: string): Call[] =>
  calls.filter(({ text }) => text.includes(home))

const READ_FILE = /read\(\d+<([^>]+)>/
const NAMED = /[<"]([^>"]+)[>"]/

/**
 * One point on entering each file call of the save, and one when all is said. Reads of files that bear another name in
 * each run cannot be told from the wake-ups of Node's loop: the call after them finds the disk the same.
 */
export function killPoints(
  { before, save }: Trace,
  home: string,
  hasSameName: (path: string) => boolean,
): { points: KillPoint[]; readPaths: string[] } {
  const pathOf = ({ name, text }: Call) => (name === 'read' ? READ_FILE.exec(text)?.[1] : undefined)
  const calls = fileCalls(save, home).filter((call) => hasSameName(pathOf(call) ?? home))
  const readPaths = [...new Set(calls.flatMap((call) => pathOf(call) ?? []))]
  let reads = before.filter((call) => readPaths.includes(pathOf(call) ?? '')).length
  const points = calls.map(({ name, nth, text }) => ({
    name,
    nth: name === 'read' ? (reads += 1) : nth,
    path: NAMED.exec(text)?.[1] ?? home,
  }))
  return { points: [...points, { name: 'exit_group', nth: 1, path: home }], readPaths }
}

/** What is not flushed in time, in words; empty when a power cut after the save could take nothing away. */
export function unflushed(calls: readonly Call[]): string[] {
  const isFlushed = (path: string, from: number, to: number) =>
    calls.slice(from, to).some(({ name, text }) => /^f(data)?sync$/.test(name) && text.includes(`<${path}>`))
  const parent = (path: string) => path.slice(0, path.lastIndexOf('/'))
  return calls.flatMap(({ name, text }, index) => {
    const [source = '', target = source] = [...text.matchAll(/"([^"]+)"/g)].map(([, path = '']) => path)
    const faults: string[] = []
    if (name === 'rename') {
      const written = calls.findLastIndex(
        (call, at) => at < index && /write/.test(call.name) && call.text.includes(`<${source}>`),
      )
      if (!isFlushed(source, written + 1, index)) faults.push(`${target}: its bytes before it takes its name`)
    }
    if ((name === 'rename' || name === 'mkdir') && !isFlushed(parent(target), index + 1, calls.length))
      if (!/ = -1 /.test(text)) faults.push(`${target}: its name in its folder`)
    return faults
  })
}
