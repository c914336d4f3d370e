import * as v from 'valibot'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { isCheckIn } from '@shared/features/check-ins/checkIn'
import { isEntry } from '@shared/features/journal/entry'
import { type Counts, type CountsByPlace, CountsByPlaceSchema, type Manifest } from './manifest'
import type { DataKeys } from '../crypto/dataKeys'
import { type Partition, shardKeyOf } from '../partitions'
import type { FolderReading } from '../folderReader'
import { visibleRecords } from '../recordEdits'
import { fileNameOf } from '../layout'

export interface KeptCounts extends Counts {
  others: number
}

/** How much there is that is not in the bin. */
export async function countKept(reading: FolderReading): Promise<KeptCounts> {
  const all = { entries: 0, checkIns: 0, others: 0 }
  for (const place of await placesOf(reading)) {
    const { entries, checkIns, others } = await countAt(reading, place)
    all.entries += entries
    all.checkIns += checkIns
    all.others += others
  }
  return all
}

/** @param known of places that need not be counted once more. */
export async function countByPlace(reading: FolderReading, known: CountsByPlace): Promise<CountsByPlace> {
  const counts: CountsByPlace = {}
  for (const place of await placesOf(reading)) {
    const { entries, checkIns } = known[place] ?? (await countAt(reading, place))
    counts[place] = { entries, checkIns }
  }
  return counts
}

/** What was counted of places in which every file is still the same. */
export function stillSo(counts: CountsByPlace, before: Manifest['files'], now: Manifest['files']): CountsByPlace {
  const [then, today] = [marksOf(before), marksOf(now)]
  const isSame = (place: Partition) =>
    then.get(fileNameOf(shardKeyOf(place))) === today.get(fileNameOf(shardKeyOf(place)))
  return Object.fromEntries(Object.entries(counts).filter(([place]) => isSame(place)))
}

/** How much somebody writes is nobody's business either, where what they write is sealed. */
export function sealCounts(ring: DataKeys, about: About, counts: CountsByPlace): Manifest['counts'] {
  return ring.current === null ? counts : ring.seal(bytesOf(counts), aboutCounts(about))
}

/** null: nobody can tell now. */
export function openCounts(ring: DataKeys, { counts, vault, madeAt }: Manifest): CountsByPlace | null {
  if (counts === null || v.is(CountsByPlaceSchema, counts)) return counts
  try {
    const opened: unknown = JSON.parse(new TextDecoder().decode(ring.open(counts, aboutCounts({ vault, madeAt }))))
    return v.is(CountsByPlaceSchema, opened) ? opened : null
  } catch {
    return null
  }
}

export function sumOf(counts: CountsByPlace): Counts {
  const sum = { entries: 0, checkIns: 0 }
  for (const { entries, checkIns } of Object.values(counts)) {
    sum.entries += entries
    sum.checkIns += checkIns
  }
  return sum
}

type About = Pick<Manifest, 'vault' | 'madeAt'>

const placesOf = async (reading: FolderReading): Promise<Partition[]> => [...(await reading.months()), 'always']

async function countAt(reading: FolderReading, place: Partition): Promise<KeptCounts> {
  const counts = { entries: 0, checkIns: 0, others: 0 }
  for (const { current } of visibleRecords(await reading.copies(place))) {
    if (current.deleted !== undefined) continue
    if (isEntry(current)) counts.entries += 1
    else if (isCheckIn(current)) counts.checkIns += 1
    else counts.others += 1
  }
  return counts
}

/** By the name of a file, what lies under it in the folders of all devices. */
function marksOf(files: Manifest['files']): Map<string, string> {
  const marks = new Map<string, string>()
  for (const { path, sha256 } of files) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    marks.set(name, `${marks.get(name) ?? ''} ${path} ${sha256}`)
  }
  return marks
}

const bytesOf = (value: object): Uint8Array => new TextEncoder().encode(canonicalJson(value))
const aboutCounts = ({ vault, madeAt }: About): Uint8Array => bytesOf({ app: 'luwte', kind: 'counts', vault, madeAt })
