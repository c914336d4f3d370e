import * as v from 'valibot'
import { MonthSchema } from '@shared/kernel/ids'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import type { Digest } from '@main/ports'
import { DamagedFile, NewerFormat } from '@main/ports/faults'
import { type JsonObject, parseObject, printObject } from '../json'
import type { Seal } from './dataKeys'
import { type ShardKey } from '../layout'

/** The format that this Luwte writes; it reads no later one. */
export const FORMAT = 1

/**
 * What a file of records holds. Loose, here and in every record: what another Luwte added survives being read and
 * written by this one.
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
/** Everything but the head lies within `sealed`; the head is authenticated with it. */
const SealedEnvelopeSchema = v.strictObject({ ...head, key: v.string(), sealed: v.string() })
export type Envelope = v.InferOutput<typeof EnvelopeSchema>

/** Turns the bytes of a file into what it holds, and back. Decoding throws DamagedFile or `newer-format`. */
export interface Codec<Value> {
  decode(bytes: Uint8Array): Value
  encode(value: Value): Uint8Array
}

/** JSON for one file of one device: with a checksum while it lies open, with what proves itself where it is sealed. */
export function envelopeCodec(digest: Digest, seal: Seal, device: string, shelf: ShardKey): Codec<Envelope> {
  const isOfThisFile = (envelope: v.InferOutput<v.ObjectSchema<typeof head, undefined>>) =>
    envelope.device === device &&
    envelope.kind === shelf.kind &&
    envelope.month === (shelf.kind === 'always' ? undefined : shelf.month)

  return {
    decode(bytes) {
      const content = parseObject(bytes)
      if (content.app !== 'luwte') throw new DamagedFile('not of Luwte')
      const open = 'sealed' in content ? unsealed(content, seal) : checked(content, digest)
      if (!v.is(EnvelopeSchema, open)) throw new DamagedFile('not an envelope')
      if (!isOfThisFile(open)) throw new DamagedFile('of another file')
      return open
    },
    encode(envelope) {
      if (seal.isOn()) return sealedUp(envelope, seal)
      const { records, ...rest } = envelope
      return printObject({ ...rest, checksum: checksumOf(envelope, digest), records })
    },
  }
}

/** The key that a file of records is sealed with, without opening it; null: it lies open. Throws DamagedFile. */
export function keyOfFile(bytes: Uint8Array): string | null {
  const { key, sealed } = parseObject(bytes)
  return typeof sealed === 'string' && typeof key === 'string' ? key : null
}

function checked({ checksum, ...content }: JsonObject, digest: Digest): JsonObject {
  const isRight = typeof checksum === 'string' && checksum === checksumOf(content, digest)
  // One flipped bit can make a 1 a 3: a file that bears our kind of checksum is only believed when it is right.
  if (!isRight && (isNewerFormat(content.format) ? isSha256(checksum) : true)) throw new DamagedFile('wrong checksum')
  if (isNewerFormat(content.format)) throw new NewerFormat()
  return content
}

function unsealed(content: JsonObject, seal: Seal): JsonObject {
  if (isNewerFormat(content.format)) return withFlippedFormat(content, seal)
  return opened(content, seal)
}

/** One flipped bit can make a 1 a 3. What opens as ours is ours; a later format is authenticated as such. */
function withFlippedFormat(content: JsonObject, seal: Seal): JsonObject {
  try {
    return opened({ ...content, format: FORMAT }, seal)
  } catch {
    throw new NewerFormat()
  }
}

function opened(content: JsonObject, seal: Seal): JsonObject {
  if (!v.is(SealedEnvelopeSchema, content)) throw new DamagedFile('not a sealed envelope')
  const { sealed, ...about } = content
  const body = parseObject(seal.ring.open({ key: content.key, sealed }, aboutOf(about)))
  const { key: _, ...top } = about
  return { ...body, ...top }
}

function sealedUp({ app, format, vault, device, kind, month, revision, ...body }: Envelope, seal: Seal): Uint8Array {
  const top = { app, format, vault, device, kind, ...(month === undefined ? {} : { month }), revision }
  const key = seal.ring.current
  const { sealed } = seal.ring.seal(printObject(body), aboutOf({ ...top, key }))
  return printObject({ ...top, key, sealed })
}

const aboutOf = (about: object): Uint8Array => new TextEncoder().encode(canonicalJson(about))

const checksumOf = (content: object, digest: Digest): string =>
  digest.sha256(new TextEncoder().encode(canonicalJson(content)))

export const isNewerFormat = (format: unknown): boolean => typeof format === 'number' && format > FORMAT

const isSha256 = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
