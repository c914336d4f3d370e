import type { Seen, VaultRecord } from './records'

export type Order = 'same' | 'older' | 'newer' | 'concurrent'

/** How copy `a` stands to copy `b`: a copy whose vector is contained in another's is the older one. */
export function compareSeen(a: Seen, b: Seen): Order {
  const devices = new Set([...Object.keys(a), ...Object.keys(b)])
  let ahead = false
  let behind = false
  for (const device of devices) {
    const ofA = countOf(a, device)
    const ofB = countOf(b, device)
    if (ofA > ofB) ahead = true
    if (ofA < ofB) behind = true
  }
  if (ahead && behind) return 'concurrent'
  if (ahead) return 'newer'
  return behind ? 'older' : 'same'
}

/** Vectors come from files that anybody may have changed: a device by the name of `toString` has counted nothing. */
const countOf = (seen: Seen, device: string): number => (Object.hasOwn(seen, device) ? (seen[device] ?? 0) : 0)

export function unionSeen(vectors: Iterable<Seen>): Seen {
  const union: Seen = {}
  for (const vector of vectors)
    for (const [device, count] of Object.entries(vector)) union[device] = Math.max(countOf(union, device), count)
  return union
}

/** The vector of an edit on `device` that saw these copies. */
export function nextSeen(seenCopies: Iterable<Seen>, device: string): Seen {
  const union = unionSeen(seenCopies)
  return { ...union, [device]: countOf(union, device) + 1 }
}

/** The same record always gives the same text, in whatever order its fields were read. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`)
    return `{${fields.join(',')}}`
  }
  return JSON.stringify(value)
}

/**
 * The copies of one record that no other copy has seen: one as a rule, several after edits that did not know of each
 * other. Merging is the maximum of a partial order, so it is commutative, associative and idempotent, and no edit is
 * lost. Two different copies with one vector can only come from a fault; both stay.
 */
export function latestCopies(copies: readonly VaultRecord[]): VaultRecord[] {
  // As a rule. A journal is looked through at each key, and writing every copy out as text was most of that work.
  if (copies.length < 2) return [...copies]
  const distinct = new Map<string, VaultRecord>()
  for (const copy of copies) distinct.set(canonicalJson(copy), copy)
  const all = [...distinct.values()]
  return all
    .filter((copy) => !all.some((other) => compareSeen(copy.seen, other.seen) === 'older'))
    .sort((one, other) => (comesFirst(one, other) ? -1 : 1))
}

/** Which of two concurrent copies is shown: one that was not deleted, then the later one, then by text. */
function comesFirst(one: VaultRecord, other: VaultRecord): boolean {
  if ((one.deleted === undefined) !== (other.deleted === undefined)) return one.deleted === undefined
  if (one.changedAt !== other.changedAt) return one.changedAt > other.changedAt
  return canonicalJson(one) < canonicalJson(other)
}

/** A record as it stands over all devices. `siblings` are concurrent copies that the next edit resolves. */
export interface MergedRecord {
  current: VaultRecord
  siblings: VaultRecord[]
}

export function mergeRecords(copies: Iterable<VaultRecord>): Map<string, MergedRecord> {
  const byId = new Map<string, VaultRecord[]>()
  for (const copy of copies) {
    const known = byId.get(copy.id)
    if (known) known.push(copy)
    else byId.set(copy.id, [copy])
  }
  const merged = new Map<string, MergedRecord>()
  for (const [id, ofOne] of byId) {
    const [current, ...siblings] = latestCopies(ofOne)
    if (current) merged.set(id, { current, siblings })
  }
  return merged
}

/** Everything that an edit which was shown this record has seen. */
export function seenOf(merged: MergedRecord): Seen {
  return unionSeen([merged.current, ...merged.siblings].map((copy) => copy.seen))
}
