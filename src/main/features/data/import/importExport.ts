import { monthOfId } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import { LuwteError } from '@shared/kernel/errors'
import type { ImportPreview } from '@shared/features/data/contract'
import type { Files } from '@main/ports'
import type { Partition } from '@main/vault/partitions'
import type { Vault } from '@main/vault/vault'
import type { ReportProgress } from '@main/kernel/jobRunner'
import { type ExportPart, holdsExport, readExport } from '../export/exportFile'
import { UNFINISHED } from '../export/writeExport'
import { isWelcome, partitionOf, incomingState } from './incomingRecords'

type Reader = Pick<Vault, 'copies'>

/**
 * The folder of an export: the one that was chosen, or the newest in it. Throws `wrong-folder` when there is none, or only the
 * unfinished beginning of one.
 */
export async function findExport(files: Files, chosen: string): Promise<string> {
  const isWhole = async (folder: string) => !folder.endsWith(UNFINISHED) && (await holdsExport(files, folder))
  if (await isWhole(chosen)) return chosen
  // Their names are dates: the last one is the newest.
  for (const name of (await files.list(chosen)).reverse())
    if (await isWhole(`${chosen}/${name}`)) return `${chosen}/${name}`
  throw new LuwteError('wrong-folder', 'no export')
}

interface Following {
  tell: ReportProgress
  /** Is given what is not here yet, place by place: fresh records, and other versions of known ones. */
  onNew: (place: Partition, records: readonly VaultRecord[]) => Promise<unknown>
}

const LOOKING_ONLY: Following = { tell: () => undefined, onNew: () => Promise.resolve() }

/** How an export stands to the vault. What is unclear in it is counted and left out. */
export async function compareExport(
  files: Files,
  vault: Reader,
  folder: string,
  { tell, onNew }: Following = LOOKING_ONLY,
): Promise<ImportPreview> {
  const preview: ImportPreview = { folder, fresh: 0, same: 0, different: 0, erased: 0, unclear: 0 }
  for await (const part of readExport(files, folder)) {
    if (part === null) {
      preview.unclear += 1
      continue
    }
    const { places, unclear } = byPlace(part)
    preview.unclear += unclear
    let done = 0
    for (const [place, records] of places) {
      tell(done++, places.size)
      const here = byId(await vault.copies(place))
      const elsewhere = await idsElsewhere(vault, place, records)
      const added: VaultRecord[] = []
      for (const record of records) {
        // One id is one thing: it does not lie in a month and among what is of all times.
        const standing = elsewhere.has(record.id) ? 'unclear' : incomingState(record, here.get(record.id) ?? [])
        preview[standing] += 1
        if (standing === 'fresh' || standing === 'different') added.push(record)
      }
      if (added.length > 0) await onNew(place, added)
    }
  }
  return preview
}

function byPlace(part: ExportPart): { places: Map<Partition, VaultRecord[]>; unclear: number } {
  const places = new Map<Partition, VaultRecord[]>()
  let unclear = 0
  for (const list of ['always', 'records'] as const)
    for (const value of part[list]) {
      if (isWelcome(value)) addTo(places, partitionOf(value, list), value)
      else unclear += 1
    }
  return { places, unclear }
}

async function idsElsewhere(vault: Reader, place: Partition, records: readonly VaultRecord[]): Promise<Set<string>> {
  const others = place === 'always' ? new Set(records.map(({ id }) => monthOfId(id))) : ['always']
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
