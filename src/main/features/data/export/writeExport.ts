import { blobFileName, type BlobRef, blobsIn } from '@shared/kernel/blobRef'
import { clockTimeOf, dateOf, instant, livedTime } from '@shared/kernel/time'
import { EXPORTED_BLOBS } from '@shared/records/readableExport'
import type { RecordKind } from '@shared/records/registry'
import type { Language } from '@shared/features/settings/settings'
import type { Exported } from '@shared/features/data/contract'
import type { Clock, Files } from '@main/ports'
import type { FolderReading } from '@main/vault/folderReader'
import { isLockedRecord } from '@shared/features/section-lock/sectionLock'
import { isEntry } from '@shared/features/journal/entry'
import { visibleRecords } from '@main/vault/recordEdits'
import type { ReportProgress } from '@main/kernel/jobRunner'
import { contentTexts } from './contentTexts'
import { exportFiles } from './exportFile'
import { HtmlPages, INDEX_PAGE } from './htmlPages'
import { exportTexts, recordTexts } from '../dataTexts'
import { ReadablePages } from './readablePages'
import { readmePage } from './readme'

interface Dependencies {
  files: Files
  clock: Clock
  language: Language
  /** Asked between the months. */
  isStopped: () => boolean
}

/** The user stopped it. */
export class ExportStopped extends Error {}

/** The end of an export's name until it is whole. */
export const UNFINISHED_SUFFIX = '.part'

/**
 * Writes everything in the vault, unencrypted, into a new folder in the chosen one. Until it is whole the folder has another
 * name, and when it cannot become whole nothing of it is left. Throws `disk-full`, `not-writable`, ExportStopped.
 */
export async function writeExport(
  deps: Dependencies,
  reading: FolderReading,
  chosen: string,
  reportProgress: ReportProgress,
): Promise<Exported> {
  const { files, clock } = deps
  const now = livedTime(clock.now(), clock.zone())
  const folder = await freeFolder(files, `${chosen}/Luwte ${dateOf(now)} ${clockTimeOf(now).replace(':', '.')}`)
  const unfinished = folder + UNFINISHED_SUFFIX
  try {
    const counts = await fill(deps, reading, unfinished, reportProgress)
    await files.moveFolder(unfinished, folder)
    return { folder, ...counts }
  } catch (fault) {
    await files.removeFolder(unfinished).catch(() => undefined)
    throw fault
  }
}

/** Months are read one after another, so that only one is in memory. Other work runs at each write. */
async function fill(
  { files: disk, clock, language, isStopped }: Dependencies,
  reading: FolderReading,
  folder: string,
  reportProgress: ReportProgress,
): Promise<Omit<Exported, 'folder'>> {
  let written = 0
  const write = async (path: string, text: string) => {
    await disk.writeDurably(`${folder}/${path}`, new TextEncoder().encode(text))
    written += 1
  }
  const blobs = new Set<string>()
  let hasBlobs = false
  let isLocked = false
  const writeBlob = async (ref: BlobRef) => {
    if (blobs.has(ref.blob)) return
    blobs.add(ref.blob)
    const isWritten = await reading.copyBlob(ref.blob, `${folder}/${EXPORTED_BLOBS}/${blobFileName(ref)}`)
    written += Number(isWritten)
    hasBlobs ||= isWritten
  }
  const words = exportTexts[language]
  const vocabulary = {
    words,
    content: contentTexts(language),
    label: (kind: RecordKind) => recordTexts[language][kind].label,
  }
  const pages = new ReadablePages(write, '', vocabulary)
  const bin = new ReadablePages(write, 'bin/', vocabulary)
  const html = new HtmlPages(write, language, { title: words.readme.journalTitle, prompt: vocabulary.content.prompt })
  const whole = exportFiles({ vault: reading.vault, exportedAt: instant(clock.now()) }, write)

  const partitions = ['always', ...(await reading.months()).toReversed()]
  for (const [index, partition] of partitions.entries()) {
    reportProgress(index, partitions.length)
    if (isStopped()) throw new ExportStopped()
    for (const { current, siblings } of visibleRecords(await reading.copies(partition)))
      for (const record of [current, ...siblings]) {
        isLocked ||= isLockedRecord(record)
        for (const ref of blobsIn(record)) await writeBlob(ref)
        await whole.add(partition === 'always' ? 'always' : 'records', record)
        await (record.deleted === undefined ? pages : bin).add(record, record !== current)
        if (record === current && record.deleted === undefined && isEntry(record)) html.add(record)
      }
  }
  await pages.end()
  const hasHtml = await html.end()
  await bin.end()
  await whole.end()
  reportProgress(partitions.length, partitions.length)

  const made = livedTime(clock.now(), clock.zone())
  const files = [
    ...(hasHtml ? [{ name: INDEX_PAGE, about: words.readme.files.html }] : []),
    ...pages.files,
    ...(hasBlobs ? [{ name: `${EXPORTED_BLOBS}/`, about: words.readme.files.pictures }] : []),
    ...(bin.files.length > 0 ? [{ name: 'bin/', about: words.readme.files.bin }] : []),
  ]
  const unknown = sumOf([pages.unknown, bin.unknown])
  await write('README.md', readmePage({ made, files, unknown, unread: reading.unread, isLocked }, words))
  const count = (kind: 'entry' | 'check-in') => pages.count(kind) + bin.count(kind)
  return { entries: count('entry'), checkIns: count('check-in'), files: written }
}

function sumOf(all: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sum = new Map<string, number>()
  for (const counts of all) for (const [kind, count] of counts) sum.set(kind, (sum.get(kind) ?? 0) + count)
  return sum
}

/** A name that neither an export nor an unfinished one has yet. */
async function freeFolder(files: Files, wanted: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const folder = count === 1 ? wanted : `${wanted} (${String(count)})`
    const isFree = async (path: string) => (await files.kindOf(path)) === null
    if ((await isFree(folder)) && (await isFree(folder + UNFINISHED_SUFFIX))) return folder
  }
}
