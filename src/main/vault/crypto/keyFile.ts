import * as v from 'valibot'
import { type Id, IdSchema } from '@shared/kernel/ids'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { InstantSchema } from '@shared/kernel/time'
import type { Argon2Cost, Digest } from '@main/ports'
import { FORMAT, isNewerFormat } from './envelope'
import { DamagedFile, NewerFormat } from '@main/ports/faults'
import { parseObject, printObject } from '../json'

/** OWASP's and RFC 9106's counsel for a program on a desktop, and what one unlocking may take there. */
export const ARGON2_COST: Argon2Cost = { memoryKiB: 64 * 1024, passes: 3 }

/** What a file may ask for: no less than is safe, no more than a computer has. Looked at before anything is taken. */
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
  /** Those that count no more since this one is there: one write is the whole of a change. */
  replaces: v.array(IdSchema),
  /** The data key that it leads to. */
  key: IdSchema,
  /** By data key: that whoever made this file had it, see KeyProofs. */
  proofs: v.record(IdSchema, Base64(12 + 16)),
}
const slot = {
  ...common,
  salt: Base64(16),
  wrapped: WrappedKey,
  /** X25519, belongs to the data key: what is taken in while locked is sealed to it. */
  inbox: Base64(32),
}

const KeyFileSchema = v.variant('kind', [
  v.looseObject({ ...slot, kind: v.literal('passphrase'), argon2id: CostSchema }),
  v.looseObject({ ...slot, kind: v.literal('recovery') }),
  /** A key of before, wrapped by `key`. */
  v.looseObject({ ...common, kind: v.literal('ring'), holds: IdSchema, wrapped: WrappedKey }),
  /** The vault was unsealed: its key lies open, so that every computer can take the seals off its own files. */
  v.looseObject({ ...common, kind: v.literal('opened'), open: Base64(32) }),
])
export type KeyFile = v.InferOutput<typeof KeyFileSchema>
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

/** Everything in a slot but the wrapped key is authenticated with it. */
export function aboutKeyFile({ wrapped: _, proofs: __, ...rest }: KeyFile & { wrapped: string }): Uint8Array {
  return new TextEncoder().encode(canonicalJson(rest))
}

/** What the proofs in a file are of: all the rest of it. */
export function aboutProof({ proofs: _, ...rest }: KeyFile): Uint8Array {
  return new TextEncoder().encode(canonicalJson(rest))
}

const checksumOf = (digest: Digest, content: object): string =>
  digest.sha256(new TextEncoder().encode(canonicalJson(content)))

/** What lies on the shelf. */
export interface StoredKeyFiles {
  files: KeyFile[]
  /** Those that this computer has a copy of. */
  known: ReadonlySet<Id>
  /** Those that have a tombstone, and are not known here. */
  retired: ReadonlySet<Id>
  hasUnread: boolean
}

/** What the key files say together. */
export interface KeyFileStates {
  /** Those that count, newest first. */
  passphrases: PassphraseSlot[]
  recoveries: Slot[]
  /** Slots that count no more and still lie there, newest first. */
  former: Slot[]
  rings: Extract<KeyFile, { kind: 'ring' }>[]
  opened: Extract<KeyFile, { kind: 'opened' }>[]
  isSealed: boolean
  /** Those that count no more and still lie there. */
  over: Id[]
}

/**
 * Between two computers that did different things at once, the vault is rather sealed than not. Nor is it open when the
 * keys of a sealed one are only on their way, damaged, or of a newer Luwte.
 * @param replaces whether one file takes the place of another, and may.
 */
export function keyFileStates(
  { files, retired, hasUnread }: StoredKeyFiles,
  replaces: (by: KeyFile, other: KeyFile) => boolean,
): KeyFileStates {
  const isOver = (file: KeyFile) => retired.has(file.id) || files.some((by) => replaces(by, file))
  const valid = files.filter((file) => !isOver(file)).sort(newestFirst)
  const passphrases = valid.filter((file) => file.kind === 'passphrase')
  const recoveries = valid.filter((file) => file.kind === 'recovery')
  return {
    passphrases,
    recoveries,
    former: files.filter(isOver).filter(isSlot).sort(newestFirst),
    rings: files.filter((file) => file.kind === 'ring'),
    opened: files.filter((file) => file.kind === 'opened'),
    isSealed:
      passphrases.length + recoveries.length > 0 ||
      (files.length + retired.size + Number(hasUnread) > 0 && !valid.some(({ kind }) => kind === 'opened')),
    over: files.filter((file) => isOver(file) && file.kind !== 'opened').map(({ id }) => id),
  }
}

const isSlot = (file: KeyFile): file is Slot => file.kind === 'passphrase' || file.kind === 'recovery'

const newestFirst = (one: KeyFile, other: KeyFile): number => (one.id < other.id ? 1 : -1)
