import * as v from 'valibot'
import { type Month, MonthSchema } from '@shared/kernel/ids'

/** What one file of a device holds. */
export type ShardKey = { kind: 'month' | 'past'; month: Month } | { kind: 'always' }

/** Where a record lives: in the month of its id, or with what is of all times. */
export type Partition = Month | 'always'

export const shardKeyOf = (place: Partition): ShardKey =>
  place === 'always' ? { kind: 'always' } : { kind: 'month', month: place }

export function fileNameOf(shelf: ShardKey): string {
  if (shelf.kind === 'always') return 'always.json'
  return shelf.kind === 'past' ? `${shelf.month}.past.json` : `${shelf.month}.json`
}

/** What a file of this name in a device's folder holds; null: no file of records. */
export function shardKeyOfFile(name: string): ShardKey | null {
  if (name === 'always.json') return { kind: 'always' }
  const month = monthOfFile(name)
  if (month !== null) return { kind: 'month', month }
  const past = name.endsWith('.past.json') ? monthOfFile(name.replace('.past.json', '.json')) : null
  return past === null ? null : { kind: 'past', month: past }
}

/** The month that a file of this name holds, or null. */
export function monthOfFile(name: string): Month | null {
  const month = name.endsWith('.json') ? name.slice(0, -'.json'.length) : ''
  return v.is(MonthSchema, month) ? month : null
}

/** Later months first; a year may have more than four figures. */
export const newestFirst = (one: Month, other: Month): number =>
  other.length - one.length || (one < other ? 1 : one > other ? -1 : 0)

export const KEYS_FOLDER = 'keys'
/** In the folder of a device. */
export const INBOX_FOLDER = 'inbox'

const DEVICE_FOLDER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Sync tools lay folders of their own in the vault; those of devices bear a UUID. */
export const isDeviceFolder = (name: string): boolean => DEVICE_FOLDER.test(name)
