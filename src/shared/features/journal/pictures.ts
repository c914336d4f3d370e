import * as v from 'valibot'
import { BlobRefSchema } from '@shared/kernel/blobRef'
import { canonicalJson } from '@shared/kernel/canonicalJson'

/** More than anybody looks through below one text. */
export const MAX_PICTURES = 40
export const MAX_ALT_LENGTH = 1000

const PixelsSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** A picture of an entry. Its bytes are a blob without anything that says where, when or with what it was taken. */
export const PictureSchema = v.looseObject({
  ...BlobRefSchema.entries,
  /** As it is seen, turned the right way up. */
  width: PixelsSchema,
  height: PixelsSchema,
  /** What is to be seen, for who does not see it. */
  alt: v.optional(v.pipe(v.string(), v.maxLength(MAX_ALT_LENGTH))),
  /** A small copy for lists; absent: the picture itself is small, or nobody made one. */
  small: v.optional(BlobRefSchema),
})
export type Picture = v.InferOutput<typeof PictureSchema>

/** The pictures of an entry, in the order in which they stand below its text; absent: none. */
export const picturesField = v.optional(v.pipe(v.array(PictureSchema), v.maxLength(MAX_PICTURES)))

interface MayHavePictures {
  pictures?: readonly Picture[] | undefined
}

export const hasPicture = ({ pictures }: MayHavePictures): boolean => (pictures?.length ?? 0) > 0

/** Are they the same pictures, with the same words, in the same order? */
export const hasSamePictures = (one: MayHavePictures, other: MayHavePictures): boolean =>
  canonicalJson(one.pictures ?? []) === canonicalJson(other.pictures ?? [])

/** The blob that is shown where it is shown small. */
export const smallOf = ({ blob, small }: Picture): string => small?.blob ?? blob

/** The pictures of several versions, each once; the first that is met says what is to be seen on it. */
export function joinedPictures(all: readonly MayHavePictures[]): Picture[] {
  const joined = new Map<string, Picture>()
  for (const picture of all.flatMap(({ pictures }) => pictures ?? []))
    if (!joined.has(picture.blob)) joined.set(picture.blob, picture)
  return [...joined.values()].slice(0, MAX_PICTURES)
}
