import { canonicalJson } from '@shared/kernel/canonicalJson'
import { compareVectors } from '@shared/kernel/versionVectors'
import type { VaultRecord } from '@shared/records/record'
import { definitionOf } from '@shared/records/registry'
import type { Digest } from '@main/ports'
import { isCopyOf, isErased, isRecord } from '../recordEdits'

/**
 * The items of a conflict copy as they are merged with the others. Two computers that wrote under one id gave out the same
 * numbers, so that a version may look older than one which never saw it. Such a version stays beside that one: it gets a
 * number of its own, always the same one, however often and wherever it is read.
 * @param copies of all files in this partition. @param formers earlier versions that are known: those are older indeed.
 */
export function itemsOfConflict(
  digest: Digest,
  items: readonly unknown[],
  { copies, formers }: { copies: readonly VaultRecord[]; formers: readonly unknown[] },
): unknown[] {
  const known = new Set(formers.map(canonicalJson))
  const isUnseen = (record: VaultRecord) => {
    if (definitionOf(record.kind)?.history !== true || isErased(record) || known.has(canonicalJson(record)))
      return false
    const newer = copies
      .filter(isCopyOf(record.id))
      .filter((copy) => compareVectors(record.seen, copy.seen) === 'older')
    return newer.length > 0 && !newer.some(isErased)
  }
  return items.map((item) =>
    isRecord(item) && isUnseen(item) ? { ...item, seen: { ...item.seen, [idFrom(digest, item)]: 1 } } : item,
  )
}

/** An id like that of a device, worked out from the record itself. */
function idFrom(digest: Digest, record: VaultRecord): string {
  const hex = digest.sha256(new TextEncoder().encode(canonicalJson(record)))
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
