import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LuwteError } from '@shared/kernel/errors'
import { DRAFT_KEY, openRoom, type Room } from '../../support/room'
import { ENTRIES } from './homes'
import { lostImages } from './images'
import {
  DRAFT,
  FORMER,
  isSealedJob,
  type Job,
  NEWER,
  OTHER_PASSPHRASE,
  PASSPHRASE,
  type PlainJob,
  type SealedJob,
} from './task'

export type Outcome = 'old' | 'new' | 'neither'

/** What is found where something was cut short, once Luwte has been started again. */
export interface Found {
  outcome: Outcome
  /** What is not as it should be, in words. */
  faults: string[]
}

/** Starts Luwte again, looks what became of the work, and saves once more. @param codes recovery codes on paper. */
export async function look(home: string, job: Job, codes: readonly string[] = []): Promise<Found> {
  const room = await openRoom({ home })
  const found = isSealedJob(job) ? await lookAtSeals(room, home, job, codes) : await lookAtTexts(room, job)
  const lost = await lostImages(room.vault)
  await room.vault.add('entry', { text: 'life goes on' })
  const left = (await readdir(home, { recursive: true })).filter((name) => name.endsWith('.tmp'))
  return {
    outcome: found.outcome,
    faults: [
      ...found.faults,
      ...(lost > 0 ? ['an image is lost'] : []),
      ...room.notices.map((notice) => `unreadable: ${notice.code}`),
      ...left.map((name) => `temporary left: ${name.replaceAll(/[0-9a-f]{4,}/g, '…')}`),
    ],
  }
}

/** Formers and newers that are to be seen before it, and after. */
const TEXTS: Record<PlainJob, [string, string]> = {
  first: ['0 0', '0 1'],
  add: ['1 0', '1 1'],
  edit: ['1 0', '0 1'],
  erase: ['1 0', '0 0'],
  'add image': ['1 0', '1 1'],
}

async function lookAtTexts({ vault }: Room, job: PlainJob): Promise<Found> {
  const texts = await textsOf(vault)
  const [before, after] = TEXTS[job]
  const found = `${count(texts, FORMER)} ${count(texts, NEWER)}`
  if (entriesIn(texts) !== (job === 'first' ? 0 : ENTRIES)) return { outcome: 'neither', faults: [] }
  return { outcome: found === before ? 'old' : found === after ? 'new' : 'neither', faults: [] }
}

async function lookAtSeals(room: Room, home: string, job: SealedJob, codes: readonly string[]): Promise<Found> {
  const { vault, drafts, resume, unlock } = room
  const faults: string[] = []
  const wasLocked = vault.lock === 'locked'
  const opening: string[] = []
  if (wasLocked) {
    for (const secret of [PASSPHRASE, OTHER_PASSPHRASE]) if (await opens(room, secret)) opening.push(secret)
    if (opening.length !== 1) return { outcome: 'neither', faults: [`${opening.length} passphrases open it`] }
    const isOpenedByCode = (await Promise.all(codes.map((code) => opens(room, code)))).some(Boolean)
    await unlock(opening[0] ?? '')
    if (vault.sealing.hasRecoveryCode && !isOpenedByCode) faults.push('it says that a code opens it, and none does')
    if (job === 'change passphrase' && !isOpenedByCode) faults.push('the recovery code opens it no more')
    faults.push(...(await filesWithWords(home)).map((name) => `can be read: ${name}`))
  } else {
    await resume()
    faults.push(...(await sealedFiles(home)).map((name) => `still sealed: ${name}`))
  }
  const texts = await textsOf(vault)
  if (entriesIn(texts) !== ENTRIES || count(texts, FORMER) !== 1) faults.push('records are lost')
  const draft = await drafts.read(DRAFT_KEY)
  if (draft?.kind !== 'entry' || draft.text !== DRAFT) faults.push('the draft is lost')
  if (!vault.isSettled) faults.push('it is not settled')
  return { outcome: outcomeOf(job, wasLocked, opening[0], count(texts, NEWER)), faults }
}

function outcomeOf(job: SealedJob, isLocked: boolean, opening: string | undefined, newers: number): Outcome {
  if (job === 'seal') return isLocked ? 'new' : 'old'
  if (job === 'unseal') return isLocked ? 'old' : 'new'
  if (!isLocked) return 'neither'
  if (job === 'add sealed' || job === 'add image sealed') return newers === 0 ? 'old' : newers === 1 ? 'new' : 'neither'
  return opening === PASSPHRASE ? 'old' : 'new'
}

async function opens({ vault }: Room, secret: string): Promise<boolean> {
  await vault.forgetKeys()
  try {
    await vault.transaction((tx) => tx.keys.unlock(secret))
    return true
  } catch (fault) {
    if (fault instanceof LuwteError && fault.code === 'wrong-secret') return false
    throw fault
  } finally {
    await vault.forgetKeys()
  }
}

async function textsOf(vault: Room['vault']): Promise<unknown[]> {
  const records = (await Promise.all((await vault.months()).map((month) => vault.month(month)))).flat()
  return records.flatMap(({ current, siblings }) => [current, ...siblings]).map(({ text }) => text)
}

const count = (texts: readonly unknown[], wanted: string) => texts.filter((text) => text === wanted).length

const entriesIn = (texts: readonly unknown[]) =>
  new Set(texts.filter((text) => typeof text === 'string' && text.startsWith('Entry '))).size

async function contents(home: string): Promise<{ name: string; content: string }[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true })
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => ({
        name: join(parentPath, name).slice(home.length + 1),
        content: await readFile(join(parentPath, name), 'utf8'),
      })),
  )
}

const WORDS = [FORMER, NEWER, DRAFT].map((text) => text.slice(0, 20)).concat('Entry ')

const filesWithWords = async (home: string) =>
  (await contents(home)).filter(({ content }) => WORDS.some((word) => content.includes(word))).map(({ name }) => name)

/** Lists of files are sealed whatever the vault is; they hold no words. */
const isKeyFile = (name: string) => /(^|\/)keys\//.test(name)

const isSealedBlob = (name: string, content: string) =>
  name.includes('/blobs/') && content.slice(0, 400).includes('"key":')

const sealedFiles = async (home: string) =>
  (await contents(home))
    .filter(({ name, content }) => (!isKeyFile(name) && content.includes('"sealed":')) || isSealedBlob(name, content))
    .map(({ name }) => name)
