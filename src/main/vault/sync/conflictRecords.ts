import { canonicalJson } from '@shared/kernel/canonicalJson'
import { compareVectors } from '@shared/kernel/versionVectors'
import type { VaultRecord } from '@shared/records/record'
import { definitionOf } from '@shared/records/registry'
import type { Digest } from '@main/ports'
import { isCopyOf, isErased, isRecord } from '../recordEdits'

/**
 * The items of a conflict copy as they are merged with the others. Two computers that wrote under one id gave out the same
 * numbers: a version may look older than one which never saw it, or have the vector of another one. Such a version stays beside
 * that one: it gets a number of its own, always the same one, however often and wherever it is read.
 * @param copies of all files in this partition. @param formers earlier versions that are known: those are older indeed.
 * @returns the items; where one had the vector of another version, that version too, with a number of its own.
 */
export function itemsOfConflict(
  digest: Digest,
  items: readonly unknown[],
  { copies, formers }: { copies: readonly VaultRecord[]; formers: readonly unknown[] },
): unknown[] {
  const known = new Set(formers.map(canonicalJson))
  const numbered = (record: VaultRecord): VaultRecord => ({
    ...record,
    seen: { ...record.seen, [idFrom(digest, record)]: 1 },
  })
  return items.flatMap((item) => {
    if (!isRecord(item) || definitionOf(item.kind)?.history !== true || isErased(item)) return [item]
    const text = canonicalJson(item)
    const others = copies.filter(isCopyOf(item.id)).filter((copy) => canonicalJson(copy) !== text)
    const alike = others.filter((copy) => compareVectors(item.seen, copy.seen) === 'same')
    const newer = others.filter((copy) => compareVectors(item.seen, copy.seen) === 'older')
    if (known.has(text) || alike.length + newer.length === 0 || [...alike, ...newer].some(isErased)) return [item]
    return [item, ...alike].map(numbered)
  })
}

/** An id like that of a device, worked out from the record itself. */
function idFrom(digest: Digest, record: VaultRecord): string {
  const hex = digest.sha256(new TextEncoder().encode(canonicalJson(record)))
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
