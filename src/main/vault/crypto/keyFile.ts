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
])
/** One file in the folder `keys`. Written once and never changed. */
export type KeyFile = v.InferOutput<typeof KeyFileSchema>
/** A key file that a secret of the user opens. */
export type Slot = Extract<KeyFile, { kind: 'passphrase' | 'recovery' }>
export type PassphraseSlot = Extract<KeyFile, { kind: 'passphrase' }>

/** Throws DamagedFile, `newer-format`. */
export function decodeKeyFile(digest: Digest, bytes: Uint8Array): KeyFile {
  const { checksum, ...content } = parseObject(bytes)
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

/** The associated data of a proof: all fields of its file but the proofs. */
export function proofData({ proofs: _, ...rest }: KeyFile): Uint8Array {
  return canonicalBytes(rest)
}

/** The key files of a vault as they are stored. */
export interface StoredKeyFiles {
  files: KeyFile[]
  /** Ids of those that this computer has a copy of. */
  known: ReadonlySet<Id>
  /** Ids of those that were retired by another computer, and of which this one has no copy. */
  retired: ReadonlySet<Id>
  /** Some key file could not be read. */
  hasUnread: boolean
}

/** What all key files mean together. */
export interface KeyFileStates {
  /** Those that are valid, newest first. */
  passphrases: PassphraseSlot[]
  recoveries: Slot[]
  /** Void slots that were not removed yet, newest first. */
  former: Slot[]
  wrappedKeys: Extract<KeyFile, { kind: 'ring' }>[]
  opened: Extract<KeyFile, { kind: 'opened' }>[]
  isSealed: boolean
  /** Ids of void key files that were not removed yet. */
  superseded: Id[]
}

/**
 * Where two computers did different things at once, the vault counts as sealed rather than not. So it does while its key
 * files are still arriving, damaged, or of a newer Luwte.
 * @param replaces whether one file voids another, and proves that it may.
 */
export function keyFileStates(
  { files, retired, hasUnread }: StoredKeyFiles,
  replaces: (by: KeyFile, other: KeyFile) => boolean,
): KeyFileStates {
  const isVoid = (file: KeyFile) => retired.has(file.id) || files.some((by) => replaces(by, file))
  const valid = files.filter((file) => !isVoid(file)).sort(newestFirst)
  const passphrases = valid.filter((file) => file.kind === 'passphrase')
  const recoveries = valid.filter((file) => file.kind === 'recovery')
  return {
    passphrases,
    recoveries,
    former: files.filter(isVoid).filter(isSlot).sort(newestFirst),
    wrappedKeys: files.filter((file) => file.kind === 'ring'),
    opened: files.filter((file) => file.kind === 'opened'),
    isSealed:
      passphrases.length + recoveries.length > 0 ||
      (files.length + retired.size + Number(hasUnread) > 0 && !valid.some(({ kind }) => kind === 'opened')),
    superseded: files.filter((file) => isVoid(file) && file.kind !== 'opened').map(({ id }) => id),
  }
}

/** All valid slots. */
export const slotsOf = ({ passphrases, recoveries }: KeyFileStates): Slot[] => [...passphrases, ...recoveries]

const isSlot = (file: KeyFile): file is Slot => file.kind === 'passphrase' || file.kind === 'recovery'

const newestFirst = (one: KeyFile, other: KeyFile): number => (one.id < other.id ? 1 : -1)
