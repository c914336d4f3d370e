import * as v from 'valibot'
import { MonthSchema } from '@shared/domain/ids'
import { canonicalJson } from '@shared/domain/revisions'
import { LuwteError } from '@shared/ipc/errors'
import type { Digest } from '../ports'
import { DamagedFile } from './faults'
import { parseObject, printObject } from './json'
import type { Shelf } from './places'

/** The format that this Luwte writes; it reads no later one. */
export const FORMAT = 1

/**
 * What a file of records holds. Loose, here and in every record: what another Luwte added survives being read and
 * written by this one.
 */
const EnvelopeSchema = v.looseObject({
  app: v.literal('luwte'),
  format: v.literal(FORMAT),
  vault: v.string(),
  device: v.string(),
  kind: v.picklist(['month', 'past', 'always']),
  month: v.optional(MonthSchema),
  /** How often this file was written. */
  revision: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  records: v.array(v.unknown()),
})
export type Envelope = v.InferOutput<typeof EnvelopeSchema>

/** Turns the bytes of a file into what it holds, and back. Decoding throws DamagedFile or `newer-format`. */
export interface Codec<Value> {
  decode(bytes: Uint8Array): Value
  encode(value: Value): Uint8Array
}

/** Plain JSON with a checksum, for one file of one device. */
export function envelopeCodec(digest: Digest, device: string, shelf: Shelf): Codec<Envelope> {
  const checksumOf = (content: object) => digest.sha256(new TextEncoder().encode(canonicalJson(content)))
  const isOfThisFile = (envelope: Envelope) =>
    envelope.device === device &&
    envelope.kind === shelf.kind &&
    envelope.month === (shelf.kind === 'always' ? undefined : shelf.month)

  return {
    decode(bytes) {
      const { checksum, ...content } = parseObject(bytes)
      if (content.app !== 'luwte') throw new DamagedFile('not of Luwte')
      const isRight = typeof checksum === 'string' && checksum === checksumOf(content)
      // One flipped bit can make a 1 a 3: a file that bears our kind of checksum is only believed when it is right.
      if (!isRight && (isNewerFormat(content.format) ? isSha256(checksum) : true))
        throw new DamagedFile('wrong checksum')
      if (isNewerFormat(content.format)) throw new LuwteError('newer-format')
      if (!v.is(EnvelopeSchema, content)) throw new DamagedFile('not an envelope')
      if (!isOfThisFile(content)) throw new DamagedFile('of another file')
      return content
    },
    encode(envelope) {
      const { records, ...head } = envelope
      return printObject({ ...head, checksum: checksumOf(envelope), records })
    },
  }
}

export const isNewerFormat = (format: unknown): boolean => typeof format === 'number' && format > FORMAT

const isSha256 = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
