import { makeId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import { definitionOf, textsOf } from '@shared/records/registry'
import { isLockedRecord } from '@shared/features/section-lock/sectionLock'
import type { MergedRecord } from '@shared/records/merging'
import { epochOf, instant } from '@shared/kernel/time'
import type { Restored, RestorePreview } from '@shared/features/data/contract'
import type { Clock, Random } from '@main/ports'
import type { Partition } from '../layout'
import type { SectionRecords } from '../sections/sectionRecords'
import { importBlobs } from '../blobs/importBlobs'
import type { Vault } from '../vault'
import { bodyOf, type Change, compared, type Comparison, distinctVersions, isBinned } from './recordComparison'
import type { OpenSnapshot } from './openSnapshot'

const ITEMS = 50
const EXCERPT_LENGTH = 120

type Item = RestorePreview['items'][number]

export async function previewOf(snapshot: OpenSnapshot, vault: Vault): Promise<RestorePreview> {
  const counts = { gone: 0, different: 0, newer: 0 }
  let same = 0
  let items: Item[] = []
  for (const partition of await partitionsOf(snapshot, vault)) {
    const comparison = await comparisonAt(partition, snapshot, vault)
    same += comparison.same
    for (const { change } of comparison.changes) counts[change] += 1
    items = [...items, ...comparison.changes.map(itemOf)].sort(newestFirst).slice(0, ITEMS)
  }
  return { ...counts, same, items }
}

/**
 * Restores the records of a snapshot, one partition after another. When it is interrupted, what was restored stays.
 * @param how `beside`: nothing that is in the vault now is overwritten. `instead`: everything becomes as it was then.
 */
export async function restoreFrom(
  snapshot: OpenSnapshot,
  { vault, clock, random }: { vault: Vault; clock: Clock; random: Random },
  how: 'beside' | 'instead',
  reportProgress: (done: number, total: number) => void,
): Promise<Omit<Restored, 'undo'>> {
  const restored = { returned: 0, changed: 0, binned: 0 }
  const partitions = await partitionsOf(snapshot, vault)
  for (const [index, partition] of partitions.entries()) {
    const { changes } = await comparisonAt(partition, snapshot, vault)
    const revisions: VaultRecord[] = []
    const copies: VaultRecord[] = []
    for (const change of changes) {
      const steps = how === 'instead' ? stepsInstead(change, instant(clock.now())) : stepsBeside(change)
      revisions.push(...steps.revisions)
      copies.push(...steps.copies)
      if (steps.counts) restored[steps.counts] += 1
    }
    await importBlobs(vault, snapshot.reading, [...revisions, ...copies])
    if (revisions.length > 0) await vault.importRecords(partition, revisions, 'revisions')
    // No device knows this version vector, so the copy is stored beside what is there.
    const unseen = () => ({ [makeId(clock.now(), random.bytes(RANDOM_BYTES_PER_ID))]: 1 })
    const beside = copies.map((copy) => ({ ...copy, seen: unseen() }))
    if (beside.length > 0) await vault.importRecords(partition, beside, 'copies')
    reportProgress(index + 1, partitions.length)
  }
  return restored
}

interface Steps {
  /** Replace what is there. */
  revisions: VaultRecord[]
  /** Are stored beside what is there. */
  copies: VaultRecord[]
  counts?: keyof Omit<Restored, 'undo'>
}

function stepsInstead(change: Change, now: string): Steps {
  if (change.change === 'newer')
    return { revisions: [{ ...change.now.current, deleted: now }], copies: [], counts: 'binned' }
  const counts = change.change === 'gone' ? 'returned' : isBinned(change.then) ? 'binned' : 'changed'
  return { ...asThen(change.then), counts }
}

/** Overwrites nothing. Of changed records, only kinds whose versions can be shown beside one another are restored. */
function stepsBeside(change: Change): Steps {
  if (change.change === 'gone') return { ...asThen(change.then), counts: 'returned' }
  const canBeBeside = change.change === 'different' && definitionOf(change.then.current.kind)?.restore === 'beside'
  if (!canBeBeside || isBinned(change.then)) return { revisions: [], copies: [] }
  const present = new Set(distinctVersions(change.now).map(bodyOf))
  const copies = distinctVersions(change.then).filter((version) => !present.has(bodyOf(version)))
  return copies.length > 0 ? { revisions: [], copies, counts: 'changed' } : { revisions: [], copies }
}

function asThen(then: MergedRecord): Steps {
  const [current, ...siblings] = distinctVersions(then)
  return { revisions: current ? [current] : [], copies: siblings }
}

async function partitionsOf({ reading }: OpenSnapshot, vault: Vault): Promise<Partition[]> {
  return [...new Set([...(await reading.months()), ...(await vault.months())]), 'always']
}

/**
 * Where files of a partition are damaged or missing in the snapshot, it does not show which records were added later, and a
 * record in it may be an older version. Then only records that are gone from the vault are restored.
 */
async function comparisonAt(partition: Partition, snapshot: OpenSnapshot, vault: Vault): Promise<Comparison> {
  const { changes, same } = compared(await snapshot.reading.copies(partition), await vault.copies(partition))
  const sections = await (await vault.look()).sections()
  const present = changes.filter((change) => !isBehindLock(change, sections))
  return { same, changes: snapshot.isWhole(partition) ? present : present.filter(({ change }) => change === 'gone') }
}

/**
 * Of a section that is locked, what the snapshot still has in the open is neither shown nor put back, and nothing that came
 * later goes to the bin: whoever restores may be somebody else. What is locked in the snapshot comes back as it is.
 */
function isBehindLock(change: Change, sections: SectionRecords): boolean {
  const isClosed = (record: VaultRecord) => sections.opened(record) === null
  if (change.change === 'newer') return isClosed(change.now.current)
  return [change.then.current, ...change.then.siblings].some((copy) => !isLockedRecord(copy) && isClosed(copy))
}

function itemOf(change: Change): Item {
  const { current } = 'then' in change ? change.then : change.now
  return { id: current.id, kind: current.kind, at: current.at, excerpt: excerptOf(current), change: change.change }
}

/** The beginnings of the texts of a record. Only the beginnings are processed: an entry may be very long. */
function excerptOf(record: VaultRecord): string {
  return textsOf(record)
    .map((text) =>
      text
        .slice(0, EXCERPT_LENGTH * 4)
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '')
    .join(' · ')
    .slice(0, EXCERPT_LENGTH)
}

const newestFirst = (one: Item, other: Item): number => epochOf(other.at) - epochOf(one.at)
