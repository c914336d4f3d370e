import * as v from 'valibot'
import { type Id, IdSchema } from '@shared/kernel/ids'
import { InstantSchema } from '@shared/kernel/time'
import type { Argon2Cost, Digest } from '@main/ports'
import { checksumOf, FORMAT, isNewerFormat } from './envelope'
import { DamagedFile, NewerFormat } from '@main/ports/faults'
import { canonicalBytes, parseObject, printObject } from '../json'

/** Cost of a new passphrase slot, no less than OWASP's Password Storage Cheat Sheet and RFC 9106 advise. */
export const ARGON2_COST: Argon2Cost = { memoryKiB: 64 * 1024, passes: 3 }

/** The cost that a key file may ask for: no less than is safe, no more memory than a computer has. Checked before deriving. */
const CostSchema = v.object({
  memoryKiB: v.pipe(v.number(), v.integer(), v.minValue(19 * 1024), v.maxValue(512 * 1024)),
  passes: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(16)),
})

/** How many passphrases, and how many recovery codes, are tried. A vault has one of each, rarely two. */
export const MAX_SLOTS = 16
/** Memory in KiB times passes, of all passphrases that are tried at one unlocking: as many slots of our own cost. */
export const MAX_TOTAL_COST = MAX_SLOTS * ARGON2_COST.memoryKiB * ARGON2_COST.passes

const Base64 = (bytes: number) => v.pipe(v.string(), v.base64(), v.length(4 * Math.ceil(bytes / 3)))
/** A wrapped key of 32 bytes: nonce, key, tag. */
const WrappedKey = Base64(12 + 32 + 16)

const common = {
  app: v.literal('luwte'),
  format: v.literal(FORMAT),
  vault: v.string(),
  id: IdSchema,
  madeAt: InstantSchema,
  /** Ids of the key files that are void since this one exists. So one write makes the whole change. */
  replaces: v.array(IdSchema),
  /** The id of the data key that it gives access to. */
  key: IdSchema,
  /** By id of a data key: a proof that whoever made this file had that key, see KeyProofs. */
  proofs: v.record(IdSchema, Base64(12 + 16)),
}
const slot = {
  ...common,
  salt: Base64(16),
  wrapped: WrappedKey,
  /** X25519 public key, derived from the data key: what is saved while the vault is locked is sealed to it. */
  inbox: Base64(32),
}

const KeyFileSchema = v.variant('kind', [
  v.looseObject({ ...slot, kind: v.literal('passphrase'), argon2id: CostSchema }),
  v.looseObject({ ...slot, kind: v.literal('recovery') }),
  /** A former data key, `holds`, wrapped by `key`. */
  v.looseObject({ ...common, kind: v.literal('ring'), holds: IdSchema, wrapped: WrappedKey }),
  /** The vault was unsealed: its data key is stored in plain, so that every computer can unseal its own files. */
  v.looseObject({ ...common, kind: v.literal('opened'), open: Base64(32) }),
  /** A list of files that may be believed although they are not sealed with `key`, sealed with it: see Roster. */
  v.looseObject({ ...common, kind: v.literal('roster'), sealed: v.pipe(v.string(), v.base64()) }),
])
/** One file in the folder `keys`. Written once and never changed. */
export type KeyFile = v.InferOutput<typeof KeyFileSchema>
/** A key file that a secret of the user opens. */
export type Slot = Extract<KeyFile, { kind: 'passphrase' | 'recovery' }>
export type PassphraseSlot = Extract<KeyFile, { kind: 'passphrase' }>
export type WrappedKeyFile = Extract<KeyFile, { kind: 'ring' }>
export type Roster = Extract<KeyFile, { kind: 'roster' }>

/** Throws DamagedFile, `newer-format`. */
export function decodeKeyFile(digest: Digest, bytes: Uint8Array): KeyFile {
  const { checksum, ...content } = parseObject(bytes, NESTING)
  if (checksum !== checksumOf(digest, content)) throw new DamagedFile('wrong checksum')
  if (isNewerFormat(content.format)) throw new NewerFormat()
  if (!v.is(KeyFileSchema, content)) throw new DamagedFile('not a key file')
  return content
}

export const encodeKeyFile = (digest: Digest, file: KeyFile): Uint8Array =>
  printObject({ ...file, checksum: checksumOf(digest, file) })

/** The associated data of a wrapped key: all other fields of its file. */
export function wrapData({ wrapped: _, proofs: __, ...rest }: KeyFile & { wrapped: string }): Uint8Array {
  return canonicalBytes(rest)
}

/** The associated data of the list in a roster: all other fields of its file. */
export function rosterData({ sealed: _, proofs: __, ...rest }: Roster): Uint8Array {
  return canonicalBytes(rest)
}

/** The associated data of a proof: all fields of its file but the proofs. */
export function proofData({ proofs: _, ...rest }: KeyFile): Uint8Array {
  return canonicalBytes(rest)
}

/** A key file is an object with lists and objects of text in it. */
const NESTING = 2

/** The key files of a vault as they are stored. */
export interface StoredKeyFiles {
  files: KeyFile[]
  /** Ids of those that this computer has a copy of. */
  known: ReadonlySet<Id>
  /** Ids of those that were retired by another computer, and of which this one has no copy. */
  retired: ReadonlySet<Id>
  /** Some key file could not be read. */
  hasUnread: boolean
  /** There are key files of a vault with another id: somebody changed the vault file, or mixed two vaults. */
  hasOthers: boolean
}

/** What all key files mean together. */
export interface KeyFileStates {
  /** Those that are valid, newest first. */
  passphrases: PassphraseSlot[]
  recoveries: Slot[]
  /** Void slots that were not removed yet, newest first. */
  former: Slot[]
  /** Slots that this computer does not vouch for, newest first: of another computer, or of somebody else. */
  foreign: Slot[]
  wrappedKeys: WrappedKeyFile[]
  opened: Extract<KeyFile, { kind: 'opened' }>[]
  rosters: Roster[]
  isSealed: boolean
  /** Ids of void key files that were not removed yet. */
  superseded: Id[]
}

/** What decides which key files count. */
export interface KeyFileRules {
  /** Whether one file voids another, and proves that it may. */
  replaces: (by: KeyFile, other: KeyFile) => boolean
  /**
   * The files that this computer vouches for: its copies, and what proves to replace them. Others neither count nor void
   * anything. null: it has no copies, so it has to take the key files as they are.
   */
  vouched: ReadonlySet<KeyFile> | null
  /**
   * Did this computer write plain files in this vault? Then only a slot makes it a sealed one: tombstones, lists and files
   * that cannot be read may be anybody's.
   */
  wasPlain: boolean
}

/**
 * Where two computers did different things at once, the vault counts as sealed rather than not. So it does while its key
 * files are still arriving, damaged, or of a newer Luwte.
 */
export function keyFileStates(
  { files, retired, hasUnread, hasOthers }: StoredKeyFiles,
  { replaces, vouched, wasPlain }: KeyFileRules,
): KeyFileStates {
  const counting = vouched === null ? files : files.filter((file) => vouched.has(file))
  const isVoid = (file: KeyFile) => retired.has(file.id) || counting.some((by) => replaces(by, file))
  const valid = counting.filter((file) => !isVoid(file)).sort(newestFirst)
  const passphrases = valid.filter((file) => file.kind === 'passphrase')
  const recoveries = valid.filter((file) => file.kind === 'recovery')
  const others = files.filter((file) => !counting.includes(file) && !isVoid(file))
  const isOpened = valid.some(({ kind }) => kind === 'opened')
  // Lists and wrapped keys are written before the slot that makes the vault a sealed one.
  const traces = files.filter(
    ({ kind }) => !wasPlain || kind === 'opened' || kind === 'passphrase' || kind === 'recovery',
  )
  const hasTraces = traces.length + (wasPlain ? 0 : retired.size + Number(hasOthers) + Number(hasUnread)) > 0
  return {
    passphrases,
    recoveries,
    former: counting.filter(isVoid).filter(isSlot).sort(newestFirst),
    foreign: others.filter(isSlot).sort(newestFirst),
    wrappedKeys: files.filter((file) => file.kind === 'ring'),
    opened: counting.filter((file) => file.kind === 'opened'),
    rosters: files.filter((file) => file.kind === 'roster'),
    isSealed: passphrases.length + recoveries.length > 0 || (hasTraces && !isOpened),
    superseded: files.filter((file) => isVoid(file) && file.kind !== 'opened').map(({ id }) => id),
  }
}

/** All slots that count. */
export const slotsOf = ({ passphrases, recoveries }: KeyFileStates): Slot[] => [...passphrases, ...recoveries]

export const isSlot = (file: KeyFile): file is Slot => file.kind === 'passphrase' || file.kind === 'recovery'

const newestFirst = (one: KeyFile, other: KeyFile): number => (one.id < other.id ? 1 : -1)
