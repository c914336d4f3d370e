import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { liveClock, openRoom } from '../../support/room'
import { freshFolderOf, handClock, openAt } from '../support'
import { addWithImage } from './images'
import { DRAFT, FORMER, isSealedJob, type Job, PASSPHRASE, type PlainJob, type SealedJob } from './task'

/** A home with a little in it, as the job needs, and the recovery codes that open it. */
export async function homeFor(job: Job): Promise<{ home: string; codes: string[] }> {
  const home = join(await freshFolderOf('template'), 'home')
  await mkdir(home)
  return { home, codes: isSealedJob(job) ? await fillForSeals(home, job) : await fill(home, job) }
}

export const ENTRIES = 20
/** Those of the jobs about seals are spread over this many months. */
const MONTHS = 3
const MONTH_MS = 31 * 24 * 60 * 60 * 1000

async function fill(home: string, job: PlainJob): Promise<[]> {
  if (job === 'first') return []
  // In the month in which the job is done: it writes into a file that is there already.
  const { vault } = await openAt(home, { machine: 'machine', clock: handClock(Date.now()) })
  for (let count = 0; count < ENTRIES; count += 1) await vault.add('entry', { text: `Entry ${count}.` })
  const older = await vault.add('entry', { text: 'older still' })
  if (job !== 'add') await vault.edit(older.id, older.seen, { text: FORMER })
  else await vault.add('entry', { text: FORMER })
  return []
}

async function fillForSeals(home: string, job: SealedJob): Promise<string[]> {
  const { vault, seal, writeDraft } = await openRoom({ home })
  for (let count = 0; count < ENTRIES; count += 1) {
    const at = liveClock.now() - (count % MONTHS) * MONTH_MS
    if (count === 0) await addWithImage(vault, `Entry ${count}.`, at)
    else await vault.add('entry', { text: `Entry ${count}.` }, at)
  }
  await vault.add('entry', { text: FORMER })
  await writeDraft(DRAFT)
  return job === 'seal' ? [] : [await seal(PASSPHRASE)]
}
