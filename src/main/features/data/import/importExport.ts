import { monthOfId } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import { LuwteError } from '@shared/kernel/errors'
import type { ImportPreview } from '@shared/features/data/contract'
import type { Files } from '@main/ports'
import type { Partition } from '@main/vault/layout'
import type { Vault } from '@main/vault/vault'
import type { ReportProgress } from '@main/kernel/jobRunner'
import { type ExportPart, containsExport, readExport } from '../export/exportFile'
import { UNFINISHED_SUFFIX } from '../export/writeExport'
import { ForeignLocks } from './foreignLocks'
import { isAcceptable, importPartition, incomingState } from './incomingRecords'

type Reader = Pick<Vault, 'copies' | 'look' | 'sections'>

/**
 * The folder of an export: the one that was chosen, or the newest in it. Throws `wrong-folder` when there is none, or only the
 * unfinished beginning of one.
 */
export async function findExport(files: Files, chosen: string): Promise<string> {
  const isWhole = async (folder: string) => !folder.endsWith(UNFINISHED_SUFFIX) && (await containsExport(files, folder))
  if (await isWhole(chosen)) return chosen
  // Their names are dates: the last one is the newest.
  for (const name of (await files.list(chosen)).reverse())
    if (await isWhole(`${chosen}/${name}`)) return `${chosen}/${name}`
  throw new LuwteError('wrong-folder', 'no export')
}

interface Options {
  reportProgress: ReportProgress
  /** Called for each partition with what the vault does not have yet: new records, and other versions of known ones. */
  onNew: (partition: Partition, records: readonly VaultRecord[]) => Promise<unknown>
}

const PREVIEW_ONLY: Options = { reportProgress: () => undefined, onNew: () => Promise.resolve() }

/**
 * Compares an export with the vault. What is invalid in the export is only counted. Throws `section-locked` where it holds records
 * of a section that is locked here: they could not be written.
 */
export async function compareExport(
  files: Files,
  vault: Reader,
  folder: string,
  { reportProgress, onNew }: Options = PREVIEW_ONLY,
): Promise<ImportPreview> {
  const sections = await (await vault.look()).sections()
  const locks = await ForeignLocks.of(vault)
  const preview: ImportPreview = { folder, new: 0, same: 0, different: 0, erased: 0, invalid: 0 }
  for await (const part of readExport(files, folder)) {
    if (part === null) {
      preview.invalid += 1
      continue
    }
    const { partitions, invalid } = byPartition(part)
    preview.invalid += invalid
    let done = 0
    for (const [partition, records] of partitions) {
      reportProgress(done++, partitions.size)
      for (const { kind } of records) sections.checkOpen(kind)
      const known = byId((await vault.copies(partition)).map((copy) => sections.opened(copy) ?? copy))
      const elsewhere = await idsElsewhere(vault, partition, records)
      const added: VaultRecord[] = []
      for (const record of locks.first(records)) {
        // An id cannot be both in a month and in `always`.
        const isInvalid = elsewhere.has(record.id) || locks.isRefused(record)
        const state = isInvalid
          ? 'invalid'
          : locks.isHere(record)
            ? 'same'
            : incomingState(record, known.get(record.id) ?? [])
        preview[state] += 1
        if (state === 'new' || state === 'different') added.push(record)
      }
      if (added.length > 0) await onNew(partition, added)
    }
  }
  return preview
}

function byPartition(part: ExportPart): { partitions: Map<Partition, VaultRecord[]>; invalid: number } {
  const partitions = new Map<Partition, VaultRecord[]>()
  let invalid = 0
  for (const list of ['always', 'records'] as const)
    for (const value of part[list]) {
      if (isAcceptable(value)) addTo(partitions, importPartition(value, list), value)
      else invalid += 1
    }
  return { partitions, invalid }
}

/** The ids that are in the vault in another partition than this one. */
async function idsElsewhere(
  vault: Reader,
  partition: Partition,
  records: readonly VaultRecord[],
): Promise<Set<string>> {
  const others = partition === 'always' ? new Set(records.map(({ id }) => monthOfId(id))) : ['always']
  const ids = new Set<string>()
  for (const other of others) for (const { id } of await vault.copies(other)) ids.add(id)
  return ids
}

function byId(copies: readonly VaultRecord[]): Map<string, VaultRecord[]> {
  const ids = new Map<string, VaultRecord[]>()
  for (const copy of copies) addTo(ids, copy.id, copy)
  return ids
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key)
  if (known) known.push(value)
  else lists.set(key, [value])
}
