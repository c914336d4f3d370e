import { monthOfId } from '@shared/kernel/ids'
import { definitionOf } from '@shared/records/registry'
import type { VaultRecord } from '@shared/records/record'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { compareVectors } from '@shared/kernel/versionVectors'
import { epochOf } from '@shared/kernel/time'
import type { Partition } from '@main/vault/layout'
import { isErased, isRecord } from '@main/vault/recordEdits'
import type { ExportList } from '../export/exportFile'

/** What a record of an export is to the vault: new, known, another version of a known one, or erased there. */
export type IncomingState = 'new' | 'same' | 'different' | 'erased'

/** Can this be imported? Anybody may have written it by hand, with good or bad intentions. */
export function isAcceptable(value: unknown): value is VaultRecord {
  // An export has no tombstones: a forged one would erase what is in the vault.
  if (!isRecord(value) || isErased(value)) return false
  try {
    return Number.isFinite(epochOf(value.at))
  } catch {
    return false
  }
}

/** The partition of a record: by its kind or, for an unknown kind, by the list of the export that it was in. */
export function importPartition(record: VaultRecord, list: ExportList): Partition {
  const partition = definitionOf(record.kind)?.partition ?? (list === 'records' ? 'month' : 'always')
  return partition === 'month' ? monthOfId(record.id) : 'always'
}

/** @param known the copies in the vault with its id, tombstones included. */
export function incomingState(record: VaultRecord, known: readonly VaultRecord[]): IncomingState {
  if (known.length === 0) return 'new'
  const orders = known.map((copy) => ({ copy, order: compareVectors(record.seen, copy.seen) }))
  if (orders.some(({ copy, order }) => isErased(copy) && (order === 'older' || order === 'same'))) return 'erased'
  const text = canonicalJson(record)
  const isKnown = orders.some(
    ({ copy, order }) => order === 'older' || (order === 'same' && canonicalJson(copy) === text),
  )
  return isKnown ? 'same' : 'different'
}
