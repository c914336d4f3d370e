// A computer that saves once and is killed meanwhile. Runs in Electron's own Node, under strace.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, writeSync } from 'node:fs'
import fs from 'node:fs/promises'
import { dirname } from 'node:path'
import { nodeFiles } from '../../../../src/main/platform/files'
import type { Files } from '../../../../src/main/ports'
import { Vault } from '../../../../src/main/storage/vault'
import { FORMER, LIFT, MARK, NEWER, type Task } from './task'

const { home, job, files: kind } = JSON.parse(process.argv[2] ?? '') as Task

async function writeTo(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await fs.open(path, 'w')
  await handle.write(bytes, 0, bytes.length, 0)
  await handle.close()
}

/** Beside ours, what the harness must find fault with: writing in place, and renaming without any flushing. */
const WRITERS: Record<Task['files'], () => Files> = {
  ours: nodeFiles,
  'in place': () => ({
    ...nodeFiles(),
    async writeDurably(path, bytes) {
      await fs.mkdir(dirname(path), { recursive: true })
      await writeTo(path, bytes)
    },
  }),
  unflushed: () => ({
    ...nodeFiles(),
    async writeDurably(path, bytes) {
      await fs.mkdir(dirname(path), { recursive: true })
      await writeTo(`${path}.tmp`, bytes)
      await fs.rename(`${path}.tmp`, path)
    },
  }),
}

/**
 * strace counts each kind of call per thread, and kills at the first thread that comes to the number given. The start of
 * Node makes many calls on the main thread; here the thread that works on files makes more.
 */
async function liftCounts(): Promise<void> {
  for (let time = 0; time < LIFT; time += 1) {
    await (await fs.open('/dev/null')).close()
    await fs.lstat('/dev/null')
    await fs.readdir(import.meta.dirname)
  }
}

function begin(): void {
  writeSync(1, 'begun\n')
  existsSync(MARK.begins)
}

async function work(): Promise<void> {
  await liftCounts()
  const open = () =>
    Vault.open({
      files: WRITERS[kind](),
      digest: { sha256: (bytes) => createHash('sha256').update(bytes).digest('hex') },
      random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
      clock: { now: () => Date.now(), zone: () => 'Europe/Amsterdam', after: () => () => undefined },
      paths: { userData: `${home}/data`, vault: `${home}/vault` },
      machineId: async () => 'machine',
      onNotice: () => undefined,
    })
  if (job === 'first') {
    begin()
    await (await open()).add('month', { kind: 'entry', text: NEWER })
  } else {
    const vault = await open()
    const [month = ''] = await vault.months()
    const [record] = (await vault.month(month)).filter(({ current }) => current.text === FORMER)
    if (!record) throw new Error('nothing to work on')
    const { id, seen } = record.current
    begin()
    if (job === 'edit') await vault.edit(id, seen, { text: NEWER })
    else if (job === 'erase') await vault.erase(id)
    else await vault.add('month', { kind: 'entry', text: NEWER })
  }
  existsSync(MARK.saved)
  writeSync(1, 'saved\n')
}

await work()
