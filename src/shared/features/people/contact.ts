import * as v from 'valibot'
import { IdSchema } from '@shared/kernel/ids'
import { LivedTimeSchema } from '@shared/kernel/time'
import type { RecordOf } from '@shared/records/defineRecord'
import { IdeaIdSchema } from './person'

/** Small things between two people. Their words are in content/<language>/people.json. */
export const CONTACT_WAYS = ['message', 'card', 'called', 'walked', 'visited', 'ate', 'sat', 'helped'] as const

/** One of those by its id, an idea that was done, or something else in own words. */
export const ContactWhatSchema = v.union([
  v.object({ id: v.pipe(v.string(), v.regex(/^[a-z][a-z-]*$/)) }),
  v.object({ idea: IdeaIdSchema }),
  v.object({ own: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)) }),
])
export type ContactWhat = v.InferOutput<typeof ContactWhatSchema>

export const contactBody = { person: IdSchema, what: ContactWhatSchema }
/** A small contact with somebody. They are not counted anywhere. */
export type Contact = RecordOf<'contact', typeof contactBody>

/** A contact as a card shows it. */
export const ShownContactSchema = v.object({ id: IdSchema, at: LivedTimeSchema, what: ContactWhatSchema })
export type ShownContact = v.InferOutput<typeof ShownContactSchema>
