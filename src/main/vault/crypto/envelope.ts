import * as v from 'valibot'
import { MonthSchema } from '@shared/kernel/ids'
import type { Digest } from '@main/ports'
import { DamagedFile, NewerFormat, UnprovenFile } from '@main/ports/faults'
import { canonicalBytes, type JsonObject, parseObject, printBase64 } from '../json'
import { canonicalWithRecords, printWithRecords } from '../recordText'
import { type Belief, fromBase64, type Seal, toBase64 } from './dataKeys'
import { fileNameOf, type ShardKey } from '../layout'

/** The format that this version of Luwte writes. It reads no later one. */
export const FORMAT = 1

/**
 * What a shard, a file of records, holds. Loose objects, here and in every record: fields that another version of Luwte
 * added survive being read and written by this one.
 */
const head = {
  app: v.literal('luwte'),
  format: v.literal(FORMAT),
  vault: v.string(),
  device: v.string(),
  kind: v.picklist(['month', 'past', 'always']),
  month: v.optional(MonthSchema),
  /** How often this file was written. */
  revision: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
}
const EnvelopeSchema = v.looseObject({ ...head, records: v.array(v.unknown()) })
/** `sealed` holds everything but the head; the head is authenticated with it (as AEAD associated data). */
const SealedEnvelopeSchema = v.strictObject({ ...head, key: v.string(), sealed: v.string() })
export type Envelope = v.InferOutput<typeof EnvelopeSchema>

/** Turns the bytes of a file into what it holds, and back. Decoding throws DamagedFile, UnprovenFile or `newer-format`. */
export interface Codec<Value> {
  decode(bytes: Uint8Array): Value
  encode(value: Value): Uint8Array
}

/**
 * The codec of one shard of one device. Plain files carry a checksum; sealed ones are authenticated by the cipher.
 * @param name of the file, where it is a conflict copy; not given: that of the shard.
 */
export function envelopeCodec(
  digest: Digest,
  seal: Seal,
  device: string,
  shard: ShardKey,
  name = fileNameOf(shard),
): Codec<Envelope> {
  const isOfThisFile = (envelope: v.InferOutput<v.ObjectSchema<typeof head, undefined>>) =>
    envelope.device === device &&
    envelope.kind === shard.kind &&
    envelope.month === (shard.kind === 'always' ? undefined : shard.month)

  return {
    decode(bytes) {
      const isBelieved = (key: string | null) =>
        seal.believes({ device, name, key, sha256: () => digest.sha256(bytes) })
      const isPlainBelieved = isBelieved(null)
      // Before parsing, which takes many times the memory of a plain file. A sealed one is a flat object.
      if (!isPlainBelieved && !hasSealedHead(bytes)) throw new UnprovenFile()
      const content = isPlainBelieved ? parseObject(bytes) : parseObject(bytes, 1, HEAD_TEXTS)
      if (content.app !== 'luwte') throw new DamagedFile('not of Luwte')
      const key = typeof content.key === 'string' ? content.key : null
      const belief = 'sealed' in content ? isBelieved(key) : isPlainBelieved
      if (belief === false) throw new UnprovenFile()
      const plain = 'sealed' in content ? unseal(content, seal, belief) : verifyChecksum(content, digest)
      if (!v.is(EnvelopeSchema, plain)) throw new DamagedFile('not an envelope')
      if (!isOfThisFile(plain)) throw new DamagedFile('of another file')
      return plain
    },
    encode(envelope) {
      if (seal.isOn()) return sealEnvelope(envelope, seal)
      const { records, ...rest } = envelope
      const checksum = digest.sha256(canonicalWithRecords(rest, records))
      return printWithRecords({ ...rest, checksum }, records)
    },
  }
}

/** A sealed file has ten fields, most of them texts. */
const HEAD_TEXTS = 40

/** How many bytes at the beginning of a sealed file hold all of its fields but the last. */
const HEAD_BYTES = 2048

const hasSealedHead = (bytes: Uint8Array): boolean =>
  /"sealed"\s*:/.test(new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)))

/** The id of the key that a shard is sealed with, read without unsealing it; null: it is plain. Throws DamagedFile. */
export function keyOfFile(bytes: Uint8Array): string | null {
  const { key, sealed } = parseObject(bytes)
  return typeof sealed === 'string' && typeof key === 'string' ? key : null
}

function verifyChecksum({ checksum, ...content }: JsonObject, digest: Digest): JsonObject {
  const isRight = typeof checksum === 'string' && checksum === checksumOf(digest, content)
  // One flipped bit in `format` turns a 1 into a 3. A file with a checksum of our kind counts as newer only if that fits.
  if (!isRight && (isNewerFormat(content.format) ? isSha256(checksum) : true)) throw new DamagedFile('wrong checksum')
  if (isNewerFormat(content.format)) throw new NewerFormat()
  return content
}

function unseal(content: JsonObject, seal: Seal, belief: Belief): JsonObject {
  if (isNewerFormat(content.format)) return unsealNewerFormat(content, seal, belief)
  return unsealBody(content, seal, belief)
}

/** A file that unseals with our own format was damaged by a flipped bit; `format` is authenticated, so a newer one is not. */
function unsealNewerFormat(content: JsonObject, seal: Seal, belief: Belief): JsonObject {
  try {
    return unsealBody({ ...content, format: FORMAT }, seal, belief)
  } catch {
    throw new NewerFormat()
  }
}

function unsealBody(content: JsonObject, seal: Seal, belief: Belief): JsonObject {
  if (!v.is(SealedEnvelopeSchema, content)) throw new DamagedFile('not a sealed envelope')
  const { sealed, ...head } = content
  const bytes = seal.dataKeys.open({ key: content.key, sealed }, canonicalBytes(head))
  if (belief === 'if own' && !seal.dataKeys.isOwn(content.key, fromBase64(sealed), bytes, canonicalBytes(head)))
    throw new UnprovenFile()
  const body = parseObject(bytes)
  const { key: _, ...rest } = head
  return { ...body, ...rest }
}

function sealEnvelope(
  { app, format, vault, device, kind, month, revision, records, ...body }: Envelope,
  seal: Seal,
): Uint8Array {
  const head = { app, format, vault, device, kind, ...(month === undefined ? {} : { month }), revision }
  const key = seal.dataKeys.requireCurrent()
  const sealed = seal.dataKeys.sealOwn(key, printWithRecords(body, records), canonicalBytes({ ...head, key }))
  return printBase64({ ...head, key }, 'sealed', toBase64(sealed))
}

/** SHA-256, in hex, of the canonical form of everything but the checksum itself. */
export const checksumOf = (digest: Digest, content: object): string => digest.sha256(canonicalBytes(content))

export const isNewerFormat = (format: unknown): boolean => typeof format === 'number' && format > FORMAT

const isSha256 = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
