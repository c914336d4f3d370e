import { clockTimeOf, dateOf, instant, livedTime } from '@shared/kernel/time'
import type { Language } from '@shared/features/settings/settings'
import type { Exported } from '@shared/features/data/contract'
import type { Clock, Files } from '@main/ports'
import type { FolderReading } from '@main/vault/folderReader'
import { visibleRecords } from '@main/vault/recordEdits'
import type { ReportProgress } from '@main/kernel/jobRunner'
import { contentTexts } from './contentTexts'
import { exportFiles } from './exportFile'
import { readmePage } from './markdown'
import { ReadablePages } from './readablePages'
import { exportTexts } from './exportTexts'

interface Dependencies {
  files: Files
  clock: Clock
  language: Language
}

/** What an export is called until it is whole. */
export const UNFINISHED = '.part'

/**
 * Lays everything that is in the vault, in the open, into a new folder in the chosen one. Until it is whole it bears
 * another name, and when it cannot become whole nothing of it is left.
 */
export async function writeExport(
  deps: Dependencies,
  reading: FolderReading,
  chosen: string,
  tell: ReportProgress,
): Promise<Exported> {
  const { files, clock } = deps
  const now = livedTime(clock.now(), clock.zone())
  const folder = await freeFolder(files, `${chosen}/Luwte ${dateOf(now)} ${clockTimeOf(now).replace(':', '.')}`)
  const unfinished = folder + UNFINISHED
  try {
    const counts = await fill(deps, reading, unfinished, tell)
    await files.moveFolder(unfinished, folder)
    return { folder, ...counts }
  } catch (fault) {
    await files.removeFolder(unfinished).catch(() => undefined)
    throw fault
  }
}

/** Months are read one after another and let go; each file that is written in between lets other work have its turn. */
async function fill(
  { files, clock, language }: Dependencies,
  reading: FolderReading,
  folder: string,
  tell: ReportProgress,
): Promise<Omit<Exported, 'folder'>> {
  let written = 0
  const write = async (path: string, text: string) => {
    await files.writeDurably(`${folder}/${path}`, new TextEncoder().encode(text))
    written += 1
  }
  const inLanguage = { words: exportTexts[language], content: contentTexts(language) }
  const pages = new ReadablePages(write, '', inLanguage)
  const bin = new ReadablePages(write, 'bin/', inLanguage)
  const whole = exportFiles({ vault: reading.vault, exportedAt: instant(clock.now()) }, write)

  const places = ['always', ...(await reading.months()).toReversed()]
  for (const [index, place] of places.entries()) {
    tell(index, places.length)
    for (const { current, siblings } of visibleRecords(await reading.copies(place)))
      for (const record of [current, ...siblings]) {
        await whole.add(place === 'always' ? 'always' : 'records', record)
        await (record.deleted === undefined ? pages : bin).add(record, record !== current)
      }
  }
  await pages.end()
  await bin.end()
  await whole.end()
  tell(places.length, places.length)

  const has = { ...pages.has, bin: Object.values(bin.has).some((hasSome) => hasSome) }
  const made = livedTime(clock.now(), clock.zone())
  await write('README.md', readmePage({ made, has, unread: reading.unread }, inLanguage))
  return { entries: pages.entries + bin.entries, checkIns: pages.checkIns + bin.checkIns, files: written }
}

/** Neither this one nor its unfinished beginning is there yet. */
async function freeFolder(files: Files, wanted: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const folder = count === 1 ? wanted : `${wanted} (${String(count)})`
    const isFree = async (path: string) => (await files.kindOf(path)) === null
    if ((await isFree(folder)) && (await isFree(folder + UNFINISHED))) return folder
  }
}
