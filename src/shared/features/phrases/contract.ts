import * as v from 'valibot'
import { type Calls, ContentIdSchema, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { OwnPhraseSchema } from './phrases'

/** `favourites`: ids of phrases of the guides. */
export const PhrasesSchema = v.object({ own: v.array(OwnPhraseSchema), favourites: v.array(v.string()) })

export const calls = {
  'phrases.read': { input: nothing, output: PhrasesSchema },
  'phrases.setFavourite': { input: v.object({ phrase: ContentIdSchema, on: v.boolean() }), output: PhrasesSchema },
  /** `id` null adds one. */
  'phrases.keepOwn': {
    input: v.object({
      id: v.nullable(IdSchema),
      text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)),
    }),
    output: OwnPhraseSchema,
  },
  'phrases.removeOwn': { input: v.object({ id: IdSchema }), output: nothing },
  'phrases.restoreOwn': { input: v.object({ id: IdSchema }), output: OwnPhraseSchema },
} as const satisfies Calls
