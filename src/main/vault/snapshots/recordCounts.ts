import * as v from 'valibot'
import { isCheckIn } from '@shared/features/check-ins/checkIn'
import { isEntry } from '@shared/features/journal/entry'
import type { DataKeys } from '../crypto/dataKeys'
import { canonicalBytes } from '../json'
import { fileNameOf, type Partition, shardKeyOf } from '../layout'
import type { FolderReading } from '../folderReader'
import { visibleRecords } from '../recordEdits'
import { type Counts, type CountsByPartition, CountsByPartitionSchema, type Manifest } from './manifest'

export interface RecordCounts extends Counts {
  others: number
}

/** How many records there are that are not in the bin. */
export async function countRecords(reading: FolderReading): Promise<RecordCounts> {
  const total = { entries: 0, checkIns: 0, others: 0 }
  for (const partition of await partitionsOf(reading)) {
    const { entries, checkIns, others } = await countIn(reading, partition)
    total.entries += entries
    total.checkIns += checkIns
    total.others += others
  }
  return total
}

/** @param known counts of partitions that need not be counted again. */
export async function countByPartition(reading: FolderReading, known: CountsByPartition): Promise<CountsByPartition> {
  const counts: CountsByPartition = {}
  for (const partition of await partitionsOf(reading)) {
    const { entries, checkIns } = known[partition] ?? (await countIn(reading, partition))
    counts[partition] = { entries, checkIns }
  }
  return counts
}

/** Of earlier counts, those of partitions in which every file is still the same. */
export function unchangedCounts(
  counts: CountsByPartition,
  before: Manifest['files'],
  now: Manifest['files'],
): CountsByPartition {
  const [then, today] = [contentsByName(before), contentsByName(now)]
  const isSame = (partition: Partition) =>
    then.get(fileNameOf(shardKeyOf(partition))) === today.get(fileNameOf(shardKeyOf(partition)))
  return Object.fromEntries(Object.entries(counts).filter(([partition]) => isSame(partition)))
}

type Head = Pick<Manifest, 'vault' | 'madeAt'>

/** In a sealed vault the counts are sealed too: how much somebody writes is private. */
export function sealCounts(dataKeys: DataKeys, head: Head, counts: CountsByPartition): Manifest['counts'] {
  return dataKeys.current === null ? counts : dataKeys.seal(canonicalBytes(counts), headBytes(head))
}

/** null: there are none, or their key is not in memory. */
export function unsealCounts(dataKeys: DataKeys, { counts, vault, madeAt }: Manifest): CountsByPartition | null {
  if (counts === null || v.is(CountsByPartitionSchema, counts)) return counts
  try {
    const opened: unknown = JSON.parse(new TextDecoder().decode(dataKeys.open(counts, headBytes({ vault, madeAt }))))
    return v.is(CountsByPartitionSchema, opened) ? opened : null
  } catch {
    return null
  }
}

export function totalOf(counts: CountsByPartition): Counts {
  const total = { entries: 0, checkIns: 0 }
  for (const { entries, checkIns } of Object.values(counts)) {
    total.entries += entries
    total.checkIns += checkIns
  }
  return total
}

const partitionsOf = async (reading: FolderReading): Promise<Partition[]> => [...(await reading.months()), 'always']

async function countIn(reading: FolderReading, partition: Partition): Promise<RecordCounts> {
  const counts = { entries: 0, checkIns: 0, others: 0 }
  for (const { current } of visibleRecords(await reading.copies(partition))) {
    if (current.deleted !== undefined) continue
    if (isEntry(current)) counts.entries += 1
    else if (isCheckIn(current)) counts.checkIns += 1
    else counts.others += 1
  }
  return counts
}

/** By file name: the paths and digests of the files of that name in the folders of all devices, as one text. */
function contentsByName(files: Manifest['files']): Map<string, string> {
  const contents = new Map<string, string>()
  for (const { path, sha256 } of files) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    contents.set(name, `${contents.get(name) ?? ''} ${path} ${sha256}`)
  }
  return contents
}

const headBytes = ({ vault, madeAt }: Head): Uint8Array =>
  canonicalBytes({ app: 'luwte', kind: 'counts', vault, madeAt })
