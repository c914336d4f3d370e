// A computer that does one thing and is killed meanwhile. Runs in Electron's own Node, under strace.
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { existsSync, writeSync } from 'node:fs'
import fs from 'node:fs/promises'
import { dirname } from 'node:path'
import { nodeFiles } from '@main/platform/files/files'
import type { Files } from '@main/ports'
import { openRoom, type Room } from '../../support/room'
import { addWithImage } from './images'
import {
  FORMER,
  isSealedJob,
  LESS_DURABLE,
  LIFT,
  LOWDB_FILE,
  MARK,
  NEWER,
  OTHER_PASSPHRASE,
  PASSPHRASE,
  type SealedJob,
  type Task,
} from './task'

const { home, job, files: kind } = JSON.parse(process.argv[2] ?? '') as Task

async function writeTo(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await fs.open(path, 'w')
  await handle.write(bytes, 0, bytes.length, 0)
  await handle.close()
}

/** Beside ours, what the harness must find fault with: writing in place, and renaming without any flushing. */
const WRITERS: Record<Exclude<Task['files'], 'lowdb'>, () => Files> = {
  ours: nodeFiles,
  'in place': () => ({
    ...nodeFiles(),
    async writeDurably(path, bytes) {
      await fs.mkdir(dirname(path), { recursive: true })
      await writeTo(path, bytes)
    },
    async writeStream(path, chunks) {
      await fs.mkdir(dirname(path), { recursive: true })
      const parts: Uint8Array[] = []
      for await (const chunk of chunks) parts.push(chunk.slice())
      await writeTo(path, Buffer.concat(parts))
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

async function plainJob(open: () => Promise<Room>): Promise<void> {
  if (job === 'first') {
    begin()
    await (await open()).vault.add('entry', { text: NEWER })
    return
  }
  const { vault } = await open()
  const [month = ''] = await vault.months()
  const [record] = (await vault.month(month)).filter(({ current }) => current.text === FORMER)
  if (!record) throw new Error('nothing to work on')
  const { id, seen } = record.current
  begin()
  if (job === 'edit') await vault.edit(id, seen, { text: NEWER })
  else if (job === 'erase') await vault.erase(id)
  else if (job === 'add image') await addWithImage(vault, NEWER)
  else await vault.add('entry', { text: NEWER })
}

/** A code that was shown is on paper, whatever comes of it. */
const sealedJobs: Record<SealedJob, (room: Room) => Promise<unknown>> = {
  'add sealed': ({ vault }) => vault.add('entry', { text: NEWER }),
  'add image sealed': ({ vault }) => addWithImage(vault, NEWER),
  seal: ({ seal }) => seal(PASSPHRASE),
  'change passphrase': ({ keys }) => keys.changePassphrase(PASSPHRASE, OTHER_PASSPHRASE),
  rotate: ({ rotate }) => rotate(PASSPHRASE, OTHER_PASSPHRASE),
  unseal: ({ keys }) => keys.unseal(PASSPHRASE),
}

async function sealedJob(work: SealedJob, room: Room): Promise<void> {
  if (room.vault.lock === 'locked') await room.unlock(PASSPHRASE)
  const { recoveryCode } = room
  const create = recoveryCode.create.bind(recoveryCode)
  recoveryCode.create = () => {
    const shown = create()
    writeSync(1, `code ${shown.code}\n`)
    return shown
  }
  begin()
  await sealedJobs[work](room)
}

/** What many programs do: one file, written by the adapter that lowdb brings. */
async function lowdbJob(): Promise<void> {
  const low = new Low(new JSONFile<{ texts: string[] }>(`${home}/${LOWDB_FILE}`), { texts: [] })
  await low.read()
  begin()
  await low.update(({ texts }) => texts.push(NEWER))
}

await liftCounts()
if (kind === 'lowdb') await lowdbJob()
else {
  nodeFiles().onUnflushable(() => writeSync(1, `${LESS_DURABLE}\n`))
  const open = () => openRoom({ home, files: WRITERS[kind]() })
  await (isSealedJob(job) ? sealedJob(job, await open()) : plainJob(open))
}
existsSync(MARK.saved)
writeSync(1, 'saved\n')
