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

/** All references to blobs in a record, wherever in it. */
export function blobsIn(value: unknown): BlobRef[] {
  if (value === null || typeof value !== 'object') return []
  const within = Object.values(value).flatMap(blobsIn)
  return v.is(BlobRefSchema, value) ? [value, ...within] : within
}

export const blobIdsIn = (value: unknown): string[] => blobsIn(value).map(({ blob }) => blob)

/** By media type, with its dot. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
}

/** What a blob is called outside a vault, so that other programs know what it is. */
export const blobFileName = ({ blob, type }: Pick<BlobRef, 'blob' | 'type'>): string =>
  blob + (Object.hasOwn(EXTENSIONS, type) ? EXTENSIONS[type] : '')

/** All names that the file of a blob may have outside a vault, where its type is not known. */
export const blobFileNames = (blob: string): string[] => ['', ...Object.values(EXTENSIONS)].map((one) => blob + one)
