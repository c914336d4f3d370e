import type { VaultRecord } from '@shared/records/record'
import { definitionOf } from '@shared/records/registry'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import type { MergedRecord } from '@shared/records/merging'
import { visibleRecords } from '../recordEdits'

/** How a record differs between a snapshot (`then`) and the vault (`now`). A record in the bin counts as gone. */
export type Change =
  | { change: 'gone'; then: MergedRecord }
  | { change: 'different'; then: MergedRecord; now: MergedRecord }
  | { change: 'newer'; now: MergedRecord }

export interface Comparison {
  changes: Change[]
  /** How many are in both and look the same. */
  same: number
}

/** @param then @param now every copy of the records of one partition, there and here. */
export function compared(then: readonly VaultRecord[], now: readonly VaultRecord[]): Comparison {
  const present = new Map(visibleRecords(now).map((record) => [record.current.id, record]))
  const comparison: Comparison = { changes: [], same: 0 }
  const count = (change: Change | 'same' | null) => {
    if (change === 'same') comparison.same += 1
    else if (change) comparison.changes.push(change)
  }
  for (const record of visibleRecords(then)) {
    count(changeOf(record, present.get(record.current.id)))
    present.delete(record.current.id)
  }
  for (const record of present.values())
    if (!isBinned(record) && !isOfSettings(record)) count({ change: 'newer', now: record })
  return comparison
}

function changeOf(then: MergedRecord, now: MergedRecord | undefined): Change | 'same' | null {
  if (!now || isBinned(now)) return isBinned(then) ? null : { change: 'gone', then }
  if (isOfSettings(now)) return null
  return shownOf(then) === shownOf(now) ? 'same' : { change: 'different', then, now }
}

export const isBinned = ({ current }: MergedRecord): boolean => current.deleted !== undefined

/** Such records follow the settings of each computer, which no snapshot restores. */
const isOfSettings = ({ current }: MergedRecord): boolean => definitionOf(current.kind)?.restore === 'never'

/** What is shown of a record, as a text to compare; versions written at the same time elsewhere are part of it. */
const shownOf = (record: MergedRecord): string => {
  const [current, ...others] = distinctVersions(record).map(bodyOf)
  return canonicalJson([isBinned(record), current, others.sort()])
}

/** The versions of a record that have different bodies, the shown one first. */
export function distinctVersions({ current, siblings }: MergedRecord): VaultRecord[] {
  const byBody = new Map<string, VaultRecord>()
  for (const version of [current, ...siblings]) if (!byBody.has(bodyOf(version))) byBody.set(bodyOf(version), version)
  return [...byBody.values()]
}

/** A record without the fields that differ between its revisions, as a text to compare. */
export const bodyOf = ({ seen: _, changedAt: __, deleted: ___, ...body }: VaultRecord): string => canonicalJson(body)
