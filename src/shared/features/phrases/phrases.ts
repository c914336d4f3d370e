import * as v from 'valibot'
import { recordFields, type VaultRecord } from '@shared/records/record'

const ContentId = v.pipe(v.string(), v.minLength(1), v.maxLength(80))

/** A sentence of the user's own, to be said to somebody. */
export const OwnPhraseSchema = v.looseObject({
  ...recordFields,
  kind: v.literal('own-phrase'),
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)),
})
export type OwnPhrase = v.InferOutput<typeof OwnPhraseSchema>

/** A phrase or a swap of the content that somebody wants near. */
export const FavouriteSchema = v.looseObject({ ...recordFields, kind: v.literal('favourite'), phrase: ContentId })
export type Favourite = v.InferOutput<typeof FavouriteSchema>

export const isOwnPhrase = (record: VaultRecord): record is OwnPhrase => v.is(OwnPhraseSchema, record)
export const isFavourite = (record: VaultRecord): record is Favourite => v.is(FavouriteSchema, record)
