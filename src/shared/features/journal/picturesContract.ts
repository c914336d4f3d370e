import * as v from 'valibot'
import type { Calls } from '@shared/kernel/contractSlice'
import { MAX_PICTURE_BYTES } from './pictureFile/cleanPicture'
import { PictureSchema } from './pictures'

const WordsSchema = v.pipe(v.string(), v.maxLength(100))
const BlobIdSchema = PictureSchema.entries.blob
/** A typed array of another page is none of this one: what it is made of tells. */
const BytesSchema = v.custom<Uint8Array<ArrayBuffer>>(
  (value) => ArrayBuffer.isView(value) && value.byteLength <= MAX_PICTURE_BYTES,
)

export const calls = {
  /**
   * Keeps a picture for the draft of this name, until an entry has it or the draft is gone. Only what is needed to show it is kept.
   * `small`: a copy for lists; null: it is small itself. Throws `bad-input` for what `cleanPicture` refuses.
   */
  'pictures.add': {
    input: v.object({
      draft: v.pipe(v.string(), v.startsWith('entry:'), v.maxLength(260)),
      bytes: BytesSchema,
      small: v.nullable(BytesSchema),
    }),
    output: PictureSchema,
  },
  /** Its bytes, for another copy of it. To be shown it has an address: see `pictureUrl`. */
  'pictures.read': { input: v.object({ blob: BlobIdSchema }), output: BytesSchema },
  /** Lets the user choose files, in a dialog with this title, of what it calls by this `kind`. [] where they chose none. */
  'pictures.choose': {
    input: v.object({ title: WordsSchema, kind: WordsSchema }),
    output: v.array(v.object({ name: v.string() })),
    asksInDialog: true,
  },
  /** One of the files that were chosen last, by its place. Throws `not-found`. `tooLarge`: it was not read. */
  'pictures.chosen': {
    input: v.object({ index: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
    output: v.union([v.object({ bytes: BytesSchema }), v.object({ tooLarge: v.literal(true) })]),
  },
} as const satisfies Calls
