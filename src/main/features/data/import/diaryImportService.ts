import type { DiaryImported, DiaryPreview, ImportBatch } from '@shared/features/data/diaryImport'
import { importedOf, isUnchanged } from '@shared/features/data/diaryImport'
import { LuwteError } from '@shared/kernel/errors'
import { epochOfId, type Id, makeId, type Month, monthOfId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import { instant } from '@shared/kernel/time'
import type { VaultRecord } from '@shared/records/record'
import type { JobRunner, ReportProgress } from '@main/kernel/jobRunner'
import type { Ports } from '@main/ports'
import type { SettingsService } from '@main/features/settings/settingsService'
import { isWithin } from '@main/vault/folders'
import { newRecord } from '@main/vault/recordEdits'
import type { Vault } from '@main/vault/vault'
import type { BackupService } from '../backups/backupService'
import { exportTexts } from '../dataTexts'
import { batchDigest } from './batchDigest'
import type { DiaryEntry } from './diaryEntry'
import { DiaryPictures } from './diaryPictures'
import type { LeftOutList } from './diaryPreview'
import { DiaryCounts } from './diaryPreview'
import { type DiarySource, openDiary } from './diarySource'
import { KnownEntries } from './knownEntries'
import { type StoredPictures, storePictures } from './storePictures'

interface Dependencies {
  ports: Pick<Ports, 'archives' | 'clock' | 'dialogs' | 'digest' | 'files' | 'paths' | 'random' | 'system'>
  vault: Vault
  settings: Pick<SettingsService, 'language'>
  backups: Pick<BackupService, 'make'>
  jobs: JobRunner
  onRecordsChanged: () => void
}

/** How many entries are written at once. What is saved meanwhile waits for one such step at most. */
const ENTRIES_AT_ONCE = 100
const PICTURES_AT_ONCE = 10

/** Imports the diary of another program: looking, importing in steps, and undoing an import as a whole. */
export class DiaryImportService {
  readonly #deps: Dependencies
  /** The path of what was chosen last, for the import that follows. */
  #chosen: string | null = null
  #isStopped = false

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** Changes nothing. null: nothing was chosen, or it was stopped. Throws `wrong-folder` for Luwte's own files, `unreadable`, `bad-input`. */
  async choose(what: 'file' | 'folder'): Promise<DiaryPreview | null> {
    const { ports, settings, vault } = this.#deps
    this.#chosen = null
    const titles = exportTexts[settings.language].choose.diary
    const { dialogs } = ports
    const chosen = await (what === 'file' ? dialogs.chooseFile(titles.file) : dialogs.chooseFolder(titles.folder))
    if (chosen === null) return null
    for (const own of [vault.folder, ports.paths.userData])
      if (isWithin(chosen, own, ports.system.platform)) throw new LuwteError('wrong-folder', 'files of Luwte')
    this.#isStopped = false
    const preview = await this.#opened(chosen, async (source) => (await this.#read(source)).counts.preview(source.name))
    if (this.#isStopped) return null
    this.#chosen = chosen
    return preview
  }

  /**
   * Makes a snapshot first. Cut short, by `stop` or by a crash, what was written is whole and belongs to an import like any other;
   * importing again brings the rest.
   */
  async import(): Promise<DiaryImported> {
    const { backups, jobs, onRecordsChanged } = this.#deps
    const path = this.#chosen
    if (path === null) throw new LuwteError('not-found', 'nothing was chosen')
    await backups.make('before-import')
    this.#isStopped = false
    try {
      return await jobs.run('import', (report) =>
        this.#opened(path, async (source) => {
          const { entries, counts } = await this.#read(source)
          const leftOut = counts.leftOut
          return { ...(await this.#write(source, entries, leftOut, report)), leftOut: leftOut.all }
        }),
      )
    } finally {
      onRecordsChanged()
    }
  }

  /** The look, or the import, that is running ends after the step that it is at. */
  stop(): void {
    this.#isStopped = true
  }

  /** What was imported at once, the newest first. */
  async batches(): Promise<ImportBatch[]> {
    const view = await this.#deps.vault.look()
    const all = new Map<Id, Omit<ImportBatch, 'id' | 'at'>>()
    for await (const [, ofMonth] of view.digests(batchDigest))
      for (const [id, { formats, unchanged, changed }] of Object.entries(ofMonth)) {
        const known = all.get(id) ?? { formats: [], unchanged: 0, changed: 0 }
        all.set(id, {
          formats: [...new Set([...known.formats, ...formats])],
          unchanged: known.unchanged + unchanged,
          changed: known.changed + changed,
        })
      }
    return [...all]
      .map(([id, batch]) => ({ id, at: instant(epochOfId(id)), ...batch }))
      .sort((one, other) => (one.at < other.at ? 1 : -1))
  }

  /** Puts what nobody changed since into the bin, with one write for each month. Cut short, it can be done again. */
  async undo(batch: Id): Promise<{ binned: number; kept: number }> {
    const { jobs, ports, vault, onRecordsChanged } = this.#deps
    const deleted = instant(ports.clock.now())
    const done = { binned: 0, kept: 0 }
    try {
      await jobs.run('import', async (report) => {
        const months: Month[] = []
        for await (const [month, ofMonth] of (await vault.look()).digests(batchDigest))
          if (Object.hasOwn(ofMonth, batch)) months.push(month)
        for (const [index, month] of months.entries()) {
          report(index, months.length)
          const ofBatch = (await vault.month(month)).filter(
            ({ current }) => importedOf(current)?.batch === batch && current.deleted === undefined,
          )
          const unchanged = ofBatch.filter(({ current, siblings }) => siblings.length === 0 && isUnchanged(current))
          const binned = unchanged.map(({ current }) => ({ ...current, deleted }))
          if (binned.length > 0) await vault.importRecords(month, binned, 'revisions')
          done.binned += binned.length
          done.kept += ofBatch.length - binned.length
        }
      })
    } finally {
      onRecordsChanged()
    }
    return done
  }

  async #opened<Value>(path: string, task: (source: DiarySource) => Promise<Value>): Promise<Value> {
    const source = await openDiary(this.#deps.ports, path)
    try {
      return await task(source)
    } finally {
      await source.close()
    }
  }

  async #read(source: DiarySource): Promise<{ entries: DiaryEntry[]; counts: DiaryCounts }> {
    const { ports, vault } = this.#deps
    // Loaded only now: with it come parsers that nothing else needs.
    const { readDiary } = await import('./readDiary')
    const known = await KnownEntries.of(vault, ports.digest.sha256)
    const here = { zone: ports.clock.zone(), now: ports.clock.now(), sha256: ports.digest.sha256 }
    const pictures = new DiaryPictures(source)
    const counts = new DiaryCounts()
    const entries: DiaryEntry[] = []
    for await (const one of readDiary(source, here)) {
      if (this.#isStopped) break
      if (one.is === 'file') counts.formats.add(one.format)
      else if (one.is === 'left-out') counts.leftOut.add(one.name, one.why)
      else if (known.add(one.entry)) counts.addKnown()
      else {
        const { entry } = one
        entries.push(entry)
        const there = entry.pictures.filter((picture) => pictures.find(picture, entry.path))
        for (const picture of entry.pictures)
          if (!there.includes(picture)) counts.leftOut.add(picture.path, 'missing-picture')
        counts.addNew(entry, there.length)
      }
    }
    return { entries, counts }
  }

  async #write(
    source: DiarySource,
    entries: readonly DiaryEntry[],
    leftOut: LeftOutList,
    report: ReportProgress,
  ): Promise<Omit<DiaryImported, 'leftOut'>> {
    const { ports, vault } = this.#deps
    const batch = this.#newId(ports.clock.now())
    const store = storePictures({ pictures: new DiaryPictures(source), leftOut })
    const done = { entries: 0, pictures: 0 }
    let seen = 0
    const steps = stepsOf(entries.map((entry) => ({ entry, id: this.#newId(entry.epochMs) })))
    for (const [index, { month, items }] of steps.entries()) {
      if (this.#isStopped) break
      report(index, steps.length)
      // Pictures and the records that refer to them are one transaction: what nothing refers to may be tidied away.
      await vault.transaction(async (tx) => {
        const records: VaultRecord[] = []
        for (const { entry, id } of items) {
          const stored = await store(tx, entry)
          if (stored.text === '' && stored.pictures.length === 0) leftOut.add(entry.path, 'empty')
          else records.push(this.#recordOf(entry, id, batch, stored))
          done.pictures += stored.pictures.length
        }
        await tx.importRecords(month, records, 'copies')
        done.entries += records.length
      })
      seen += items.length
    }
    return { ...done, remaining: entries.length - seen }
  }

  #recordOf({ at, from, origin }: DiaryEntry, id: Id, batch: Id, { text, pictures }: StoredPictures): VaultRecord {
    const { ports, vault } = this.#deps
    return newRecord({
      ...{ kind: 'entry', id, at, text, ...(pictures.length > 0 ? { pictures } : {}) },
      imported: { from, batch, id: origin },
      ...{ seen: { [vault.deviceId]: 1 }, changedAt: instant(ports.clock.now()) },
    })
  }

  #newId(epochMs: number): Id {
    return makeId(epochMs, this.#deps.ports.random.bytes(RANDOM_BYTES_PER_ID))
  }
}

interface Step {
  month: Month
  items: { entry: DiaryEntry; id: Id }[]
}

/** Month by month, the oldest first, so many at once. */
function stepsOf(items: Step['items']): Step[] {
  const steps: Step[] = []
  let pictures = 0
  for (const item of items.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const month = monthOfId(item.id)
    const last = steps.at(-1)
    pictures += item.entry.pictures.length
    if (last?.month === month && last.items.length < ENTRIES_AT_ONCE && pictures <= PICTURES_AT_ONCE)
      last.items.push(item)
    else {
      steps.push({ month, items: [item] })
      pictures = item.entry.pictures.length
    }
  }
  return steps
}
