import * as v from 'valibot'
import { type Month, MonthSchema } from '@shared/kernel/ids'
import type { Files } from '../ports'
import { isHidden, listOwn } from './folders'

// The only list of the files in a vault folder. docs/FORMAT.md describes the same for people. Sealing, snapshots, taking over,
// moving, erasing, surveying and reading all use this list. A new kind of file is a new kind of VaultEntry: code that does not
// handle it does not compile.

export const VAULT_FILE = 'vault.json'
export const KEYS_FOLDER = 'keys'
/** In the user data; up to Luwte 0.1 in the folder of a device. */
export const OPEN_FILE = 'open.json'
export const INBOX_FOLDER = 'inbox'
export const BLOBS_FOLDER = 'blobs'
/** What the user threw away of other computers: see `unproven/setAside.ts`. Nothing is read from it. */
export const SET_ASIDE_FOLDER = 'set-aside'
/** A folder that this version never writes in. What a newer version stores in it is part of snapshots. */
const RESERVED_FOLDER = 'files'

/** Which records one file of a device holds. */
export type ShardKey = { kind: 'month' | 'past'; month: Month } | { kind: 'always' }

/** Where a record is stored: in the month of its id (UTC), or in `always`, which belongs to no month. */
export type Partition = Month | 'always'

/** What a file of a vault is. */
export type VaultEntry =
  | { kind: 'vault-file' }
  /** A key file, or the tombstone of one. */
  | { kind: 'key-file' }
  /** Records of one device. */
  | { kind: 'shard'; device: string; key: ShardKey }
  /** What a sync tool made of a shard that was written in two places: the other one of the two, under a longer name. */
  | { kind: 'conflict-copy'; device: string; key: ShardKey }
  /** What the user showed without unlocking, in Luwte up to 0.1. */
  | { kind: 'unsealed-copy'; device: string }
  /** A record that was added while the vault was locked. */
  | { kind: 'inbox-item'; device: string }
  /** The bytes of something that a record refers to. */
  | { kind: 'blob'; device: string; id: string }
  /** A damaged file of a device, under another name. */
  | { kind: 'quarantined'; device: string }
  | { kind: 'quarantined-vault-file' }
  /** A document that only a newer Luwte knows. */
  | { kind: 'unknown-document'; device: string }

export type VaultEntryKind = VaultEntry['kind']
export type EntryOf<Kind extends VaultEntryKind> = Extract<VaultEntry, { kind: Kind }>

interface EntryRule {
  /**
   * What sealing does to it. `shard`, `blob`, `quarantined`: it is rewritten in that form, sealed or plain. `always`: it is
   * never plain. `never`: it is never sealed.
   */
  sealing: 'shard' | 'blob' | 'quarantined' | 'always' | 'never'
  /**
   * In a snapshot. `linked`: an unchanged file is a hard link to the file in the previous snapshot. `copied`: each snapshot
   * has its own copy. `left-out`: it is not part of a snapshot.
   */
  snapshot: 'linked' | 'copied' | 'left-out'
  /**
   * When another computer takes over. `records`, `inbox`, `blob`: its content is copied to that computer's files, then it is
   * removed. `removed`: it has no use without its computer. `kept`: it stays where it is.
   */
  takeOver: 'records' | 'inbox' | 'blob' | 'removed' | 'kept'
  /** Does it count as a file of its computer, plain or sealed with some key? */
  isSurveyed: boolean
}

/** What each operation does with each kind of file. Moving, erasing and storage usage take all of them. */
export const ENTRY_RULES: Record<VaultEntryKind, EntryRule> = {
  'vault-file': { sealing: 'never', snapshot: 'copied', takeOver: 'kept', isSurveyed: false },
  'key-file': { sealing: 'always', snapshot: 'copied', takeOver: 'kept', isSurveyed: false },
  shard: { sealing: 'shard', snapshot: 'linked', takeOver: 'records', isSurveyed: true },
  'conflict-copy': { sealing: 'shard', snapshot: 'linked', takeOver: 'records', isSurveyed: true },
  'unsealed-copy': { sealing: 'never', snapshot: 'linked', takeOver: 'removed', isSurveyed: false },
  'inbox-item': { sealing: 'always', snapshot: 'linked', takeOver: 'inbox', isSurveyed: false },
  blob: { sealing: 'blob', snapshot: 'linked', takeOver: 'blob', isSurveyed: true },
  quarantined: { sealing: 'quarantined', snapshot: 'linked', takeOver: 'kept', isSurveyed: false },
  'quarantined-vault-file': { sealing: 'never', snapshot: 'left-out', takeOver: 'kept', isSurveyed: false },
  'unknown-document': { sealing: 'never', snapshot: 'linked', takeOver: 'kept', isSurveyed: false },
}

const DEVICE_FOLDER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const QUARANTINED = /^[^.].*\.damaged-[\dTZ-]+$/
const DOCUMENT = /^[a-z0-9-]+\.json$/
const BLOB = /^[0-9a-f]{32}$/
/** Each sync tool names its conflict copies in its own way and language; all leave the beginning and the end as they were. */
const CONFLICT_COPY = /^(always|\d{4,6}-(?:0[1-9]|1[0-2])(?:\.past)?)[ ._(~-].*\.json$/

/** Sync tools make folders of their own in the vault; those of devices have a UUID for a name. */
export const isDeviceFolder = (name: string): boolean => DEVICE_FOLDER.test(name)

/** Whether it can name a blob: 128 random bits in lower-case hex. */
export const isBlobId = (text: string): boolean => BLOB.test(text)

/** Is a name in the vault folder one of Luwte's own? Others are neither moved nor erased. */
export const isOwnName = (name: string): boolean =>
  name === KEYS_FOLDER || name === SET_ASIDE_FOLDER || isDeviceFolder(name) || fileInRoot(name) !== null

/** What a file is, by its path in the vault; null: none of Luwte's own. */
export function entryAt(path: string): VaultEntry | null {
  const [first = '', ...rest] = path.split('/')
  if (rest.length === 0) return fileInRoot(first)
  const [name = ''] = rest.slice(-1)
  if (isHidden(name)) return null
  if (first === KEYS_FOLDER) return rest.length === 1 && name.endsWith('.json') ? { kind: 'key-file' } : null
  if (!isDeviceFolder(first)) return null
  if (rest.length === 1) return fileOfDevice(first, name)
  return rest.length === 2 ? fileInFolder(first, rest[0] ?? '', name) : null
}

/** A file of a vault, with what it is. */
export interface FoundEntry<Entry extends VaultEntry = VaultEntry> {
  /** Within the vault. */
  path: string
  entry: Entry
}

/** What to do with a folder that cannot be listed. */
type OnUnreadable = (folder: string, fault: unknown) => void

const rethrow: OnUnreadable = (_folder, fault) => {
  throw fault
}

/**
 * Every file of Luwte's own in a vault folder: vault file, the folders of devices, and the keys last, so that the key of
 * whatever is sealed meanwhile is among them. Throws `unreadable` where the vault folder itself cannot be listed.
 */
export async function vaultEntries(files: Files, vault: string, onUnreadable = rethrow): Promise<FoundEntry[]> {
  const names = await files.list(vault)
  const found = asEntries(names)
  for (const device of names.filter(isDeviceFolder))
    found.push(...(await deviceEntries(files, vault, device, onUnreadable)))
  if (names.includes(KEYS_FOLDER)) found.push(...asEntries(await listed(files, vault, KEYS_FOLDER, onUnreadable)))
  return found
}

/** Those in the folder of one device. */
export async function deviceEntries(
  files: Files,
  vault: string,
  device: string,
  onUnreadable = rethrow,
): Promise<FoundEntry[]> {
  const paths = await listed(files, vault, device, onUnreadable)
  const found = asEntries(paths)
  for (const folder of [BLOBS_FOLDER, RESERVED_FOLDER, INBOX_FOLDER].map((name) => `${device}/${name}`))
    if (paths.includes(folder)) found.push(...asEntries(await listed(files, vault, folder, onUnreadable)))
  return found
}

/** Those of some kinds. */
export const entriesOf = <Kind extends VaultEntryKind>(
  found: readonly FoundEntry[],
  ...kinds: Kind[]
): FoundEntry<EntryOf<Kind>>[] =>
  found.filter((one): one is FoundEntry<EntryOf<Kind>> => (kinds as VaultEntryKind[]).includes(one.entry.kind))

/** The name of a shard in the folder of its device: `2026-11.json`, `2026-11.past.json`, `always.json`. */
export function fileNameOf(key: ShardKey): string {
  if (key.kind === 'always') return 'always.json'
  return key.kind === 'past' ? `${key.month}.past.json` : `${key.month}.json`
}

export const shardKeyOf = (partition: Partition): ShardKey =>
  partition === 'always' ? { kind: 'always' } : { kind: 'month', month: partition }

/** The month whose records a file of this name holds; null: it holds none, or only former versions. */
export function monthOfFile(name: string): Month | null {
  const key = shardKeyOfFile(name) ?? shardKeyOfConflict(name)
  return key?.kind === 'month' ? key.month : null
}

/** The partition to which the records of a shard belong; of earlier versions, that of what they became. */
export const partitionOf = (key: ShardKey): Partition => (key.kind === 'always' ? key.kind : key.month)

/** For sorting: later months first. A year may have more than four digits. */
export const newestFirst = (one: Month, other: Month): number =>
  other.length - one.length || (one < other ? 1 : one > other ? -1 : 0)

/** In the folder of one device. Sync tools keep a few; of more, somebody else put them there. */
export const MAX_CONFLICT_COPIES = 100

/** Folders of computers, and months in which records are: more than anybody has. Of more, somebody else put them there. */
export const MAX_DEVICES = 100
export const MAX_MONTHS = 1200

export const isSameShard = (one: ShardKey, other: ShardKey): boolean => fileNameOf(one) === fileNameOf(other)

/** Which records a file of this name in a device's folder holds; null: it is no file of records. */
export function shardKeyOfFile(name: string): ShardKey | null {
  if (name === 'always.json') return { kind: 'always' }
  const [month = '', ...endings] = name.split('.')
  if (!v.is(MonthSchema, month)) return null
  const ending = endings.join('.')
  if (ending === 'json') return { kind: 'month', month }
  return ending === 'past.json' ? { kind: 'past', month } : null
}

/** Which records a file of this name holds that a sync tool made of a conflict; null: it is no such copy. */
export function shardKeyOfConflict(name: string): ShardKey | null {
  if (DOCUMENT.test(name) || shardKeyOfFile(name)) return null
  const [, stem] = CONFLICT_COPY.exec(name) ?? []
  return stem === undefined ? null : shardKeyOfFile(`${stem}.json`)
}

function fileInRoot(name: string): VaultEntry | null {
  if (name === VAULT_FILE) return { kind: 'vault-file' }
  return name.startsWith(`${VAULT_FILE}.damaged-`) ? { kind: 'quarantined-vault-file' } : null
}

function fileOfDevice(device: string, name: string): VaultEntry | null {
  const key = shardKeyOfFile(name)
  if (key) return { kind: 'shard', device, key }
  const conflict = shardKeyOfConflict(name)
  if (conflict) return { kind: 'conflict-copy', device, key: conflict }
  if (name === OPEN_FILE) return { kind: 'unsealed-copy', device }
  if (QUARANTINED.test(name)) return { kind: 'quarantined', device }
  return DOCUMENT.test(name) ? { kind: 'unknown-document', device } : null
}

function fileInFolder(device: string, folder: string, name: string): VaultEntry | null {
  if (folder === INBOX_FOLDER) return { kind: 'inbox-item', device }
  if (folder === BLOBS_FOLDER && QUARANTINED.test(name)) return { kind: 'quarantined', device }
  if (folder === BLOBS_FOLDER) return isBlobId(name) ? { kind: 'blob', device, id: name } : null
  return folder === RESERVED_FOLDER ? { kind: 'unknown-document', device } : null
}

function asEntries(paths: readonly string[]): FoundEntry[] {
  return paths.flatMap((path) => {
    const entry = entryAt(path)
    return entry ? [{ path, entry }] : []
  })
}

/** Paths within the vault. */
async function listed(files: Files, vault: string, folder: string, onUnreadable: OnUnreadable): Promise<string[]> {
  try {
    return (await listOwn(files, `${vault}/${folder}`)).map((name) => `${folder}/${name}`)
  } catch (fault) {
    onUnreadable(folder, fault)
    return []
  }
}
