import { makeId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import type { MergedRecord } from '@shared/records/merging'
import { epochOf, instant } from '@shared/kernel/time'
import type { Restored, RestorePreview } from '@shared/features/data/contract'
import type { Clock, Random } from '@main/ports'
import type { Partition } from '../partitions'
import type { Vault } from '../vault'
import { bodyOf, type Change, compared, type Comparison, distinctVersions, isBinned } from './recordComparison'
import type { OpenSnapshot } from './openSnapshot'

const ITEMS = 50
const EXCERPT_LENGTH = 120

type Item = RestorePreview['items'][number]

export async function previewOf(generation: OpenSnapshot, vault: Vault): Promise<RestorePreview> {
  const counts = { gone: 0, different: 0, newer: 0 }
  let same = 0
  let items: Item[] = []
  for (const place of await placesOf(generation, vault)) {
    const comparison = await comparisonAt(place, generation, vault)
    same += comparison.same
    for (const { change } of comparison.changes) counts[change] += 1
    items = [...items, ...comparison.changes.map(itemOf)].sort(newestFirst).slice(0, ITEMS)
  }
  return { ...counts, same, items }
}

/** Brings back what was there then, one place after another. Cut short, what has come back stays. */
export async function restoreFrom(
  generation: OpenSnapshot,
  { vault, clock, random }: { vault: Vault; clock: Clock; random: Random },
  how: 'beside' | 'instead',
  tell: (done: number, total: number) => void,
): Promise<Omit<Restored, 'undo'>> {
  const restored = { returned: 0, changed: 0, binned: 0 }
  const places = await placesOf(generation, vault)
  for (const [index, place] of places.entries()) {
    const { changes } = await comparisonAt(place, generation, vault)
    const revisions: VaultRecord[] = []
    const copies: VaultRecord[] = []
    for (const change of changes) {
      const steps = how === 'instead' ? stepsInstead(change, instant(clock.now())) : stepsBeside(change)
      revisions.push(...steps.revisions)
      copies.push(...steps.copies)
      if (steps.counts) restored[steps.counts] += 1
    }
    if (revisions.length > 0) await vault.takeIn(place, revisions, 'revisions')
    // Written by nobody that anybody has seen: it stays beside whatever there is.
    const stranger = () => ({ [makeId(clock.now(), random.bytes(RANDOM_BYTES_PER_ID))]: 1 })
    const strangers = copies.map((copy) => ({ ...copy, seen: stranger() }))
    if (strangers.length > 0) await vault.takeIn(place, strangers, 'copies')
    tell(index + 1, places.length)
  }
  return restored
}

interface Steps {
  revisions: VaultRecord[]
  /** Versions that stay beside. */
  copies: VaultRecord[]
  counts?: keyof Omit<Restored, 'undo'>
}

function stepsInstead(change: Change, now: string): Steps {
  if (change.change === 'newer')
    return { revisions: [{ ...change.now.current, deleted: now }], copies: [], counts: 'binned' }
  const counts = change.change === 'gone' ? 'returned' : isBinned(change.then) ? 'binned' : 'changed'
  return { ...asThen(change.then), counts }
}

/** Nothing that is there is overwritten. Only entries can be shown beside one another. */
function stepsBeside(change: Change): Steps {
  if (change.change === 'gone') return { ...asThen(change.then), counts: 'returned' }
  if (change.change === 'newer' || isBinned(change.then) || change.then.current.kind !== 'entry')
    return { revisions: [], copies: [] }
  const present = new Set(distinctVersions(change.now).map(bodyOf))
  const copies = distinctVersions(change.then).filter((version) => !present.has(bodyOf(version)))
  return copies.length > 0 ? { revisions: [], copies, counts: 'changed' } : { revisions: [], copies }
}

function asThen(then: MergedRecord): Steps {
  const [current, ...siblings] = distinctVersions(then)
  return { revisions: current ? [current] : [], copies: siblings }
}

async function placesOf({ reading }: OpenSnapshot, vault: Vault): Promise<Partition[]> {
  return [...new Set([...(await reading.months()), ...(await vault.months())]), 'always']
}

/**
 * Where part of a backup is damaged or was never in it, what it lacks says nothing about what came later, and what it has may
 * be an earlier version: of such a place only what is gone comes back.
 */
async function comparisonAt(place: Partition, { reading, isWhole }: OpenSnapshot, vault: Vault): Promise<Comparison> {
  const { changes, same } = compared(await reading.copies(place), await vault.copies(place))
  return { same, changes: isWhole(place) ? changes : changes.filter(({ change }) => change === 'gone') }
}

function itemOf(change: Change): Item {
  const { id, kind, at, ...body } = ('then' in change ? change.then : change.now).current
  return { id, kind, at, excerpt: excerptOf(body), change: change.change }
}

/** Only the beginning is folded: an entry may be a book. */
function excerptOf({ text, note }: Record<string, unknown>): string {
  const words = typeof text === 'string' ? text : typeof note === 'string' ? note : ''
  const beginning = words.slice(0, EXCERPT_LENGTH * 4)
  return beginning.replace(/\s+/g, ' ').trim().slice(0, EXCERPT_LENGTH)
}

const newestFirst = (one: Item, other: Item): number => epochOf(other.at) - epochOf(one.at)
