import { monthOfId } from '@shared/kernel/ids'
import { definitionOf } from '@shared/records/registry'
import type { VaultRecord } from '@shared/records/record'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { compareVectors } from '@shared/kernel/versionVectors'
import { epochOf } from '@shared/kernel/time'
import type { Partition } from '@main/vault/partitions'
import { isErased, isRecord } from '@main/vault/recordEdits'
import type { ExportList } from '../export/exportFile'

/** How a record of an export stands to the vault it comes to. */
export type IncomingState = 'fresh' | 'same' | 'different' | 'erased'

/** Far more than a text is ever changed, far fewer than what can still be counted on from. */
const MOST_CHANGES = 1_000_000_000

/** Can this be taken in? Somebody may have written it by hand, with the best intentions or others. */
export function isWelcome(value: unknown): value is VaultRecord {
  // An export has no tombstones: one of somebody else's making would take away what is here.
  if (!isRecord(value) || isErased(value)) return false
  if (Object.values(value.seen).some((count) => count > MOST_CHANGES)) return false
  try {
    return Number.isFinite(epochOf(value.at))
  } catch {
    return false
  }
}

/** By its kind; for a kind that is not known here, by the list of the export that it was in. */
export function partitionOf(record: VaultRecord, list: ExportList): Partition {
  const partition = definitionOf(record.kind)?.partition ?? (list === 'records' ? 'month' : 'always')
  return partition === 'month' ? monthOfId(record.id) : 'always'
}

/** @param known what lies here under its id, tombstones included. */
export function incomingState(record: VaultRecord, known: readonly VaultRecord[]): IncomingState {
  if (known.length === 0) return 'fresh'
  const orders = known.map((copy) => ({ copy, order: compareVectors(record.seen, copy.seen) }))
  if (orders.some(({ copy, order }) => isErased(copy) && (order === 'older' || order === 'same'))) return 'erased'
  const text = canonicalJson(record)
  const isKnown = orders.some(
    ({ copy, order }) => order === 'older' || (order === 'same' && canonicalJson(copy) === text),
  )
  return isKnown ? 'same' : 'different'
}
