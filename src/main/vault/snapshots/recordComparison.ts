import type { VaultRecord } from '@shared/records/record'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import type { MergedRecord } from '@shared/records/merging'
import { visibleRecords } from '../recordEdits'

/** How a record stands in the vault, seen from a backup. What lies in the bin is as good as gone. */
export type Change =
  | { change: 'gone'; then: MergedRecord }
  | { change: 'different'; then: MergedRecord; now: MergedRecord }
  | { change: 'newer'; now: MergedRecord }

export interface Comparison {
  changes: Change[]
  /** How many are in both, with the same words. */
  same: number
}

/** @param then @param now all copies that there are of the records of one place. */
export function compared(then: readonly VaultRecord[], now: readonly VaultRecord[]): Comparison {
  const present = new Map(visibleRecords(now).map((record) => [record.current.id, record]))
  const comparison: Comparison = { changes: [], same: 0 }
  const note = (change: Change | 'same' | null) => {
    if (change === 'same') comparison.same += 1
    else if (change) comparison.changes.push(change)
  }
  for (const record of visibleRecords(then)) {
    note(changeOf(record, present.get(record.current.id)))
    present.delete(record.current.id)
  }
  for (const record of present.values())
    if (!isBinned(record) && !goesWithSettings(record)) note({ change: 'newer', now: record })
  return comparison
}

function changeOf(then: MergedRecord, now: MergedRecord | undefined): Change | 'same' | null {
  if (!now || isBinned(now)) return isBinned(then) ? null : { change: 'gone', then }
  if (goesWithSettings(now)) return null
  return faceOf(then) === faceOf(now) ? 'same' : { change: 'different', then, now }
}

export const isBinned = ({ current }: MergedRecord): boolean => current.deleted !== undefined

/** What is called the same moment is planned in the settings of each computer, which no backup takes back. */
const goesWithSettings = ({ current }: MergedRecord): boolean => current.kind === 'rhythm'

/** What somebody sees of a record, versions that wait to be joined included. The same words twice are one version. */
const faceOf = (record: MergedRecord): string => {
  const [current, ...others] = distinctVersions(record).map(bodyOf)
  return canonicalJson([isBinned(record), current, others.sort()])
}

/** The one that is shown first. */
export function distinctVersions({ current, siblings }: MergedRecord): VaultRecord[] {
  const byBody = new Map<string, VaultRecord>()
  for (const version of [current, ...siblings]) if (!byBody.has(bodyOf(version))) byBody.set(bodyOf(version), version)
  return [...byBody.values()]
}

/** A record without what says which revision it is, as a text to compare. */
export const bodyOf = ({ seen: _, changedAt: __, deleted: ___, ...body }: VaultRecord): string => canonicalJson(body)
