import * as v from 'valibot'

/** How a record refers to bytes that are kept beside the records: an image, for instance. */
export const BlobRefSchema = v.looseObject({
  /** 32 hexadecimal figures, at random. */
  blob: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  /** How many there are. */
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Media type, such as `image/jpeg`. */
  type: v.string(),
})
export type BlobRef = v.InferOutput<typeof BlobRefSchema>

/** The ids of all blobs that a record refers to, wherever in it. */
export function blobIdsIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  const within = Object.values(value).flatMap(blobIdsIn)
  return v.is(BlobRefSchema, value) ? [value.blob, ...within] : within
}
