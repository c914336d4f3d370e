import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { ChosenSchema } from '../check-ins/checkIn'
import { ContactWhatSchema, ShownContactSchema } from './contact'
import { PersonSchema } from './peopleRecords'
import { DistanceSchema, NicknameSchema } from './person'
import { PersonChangeSchema } from './personChange'

export const calls = {
  /** Everybody, in the order they were added, also those of whom something has changed. */
  'people.list': { input: nothing, output: v.array(PersonSchema) },
  'people.add': {
    input: v.object({
      nickname: NicknameSchema,
      bond: v.nullable(ChosenSchema),
      distance: v.nullable(DistanceSchema),
    }),
    output: PersonSchema,
  },
  'people.change': { input: v.object({ id: IdSchema, change: PersonChangeSchema }), output: PersonSchema },
  /** With their contacts, of which the ids are answered, and everything that reminds of them. */
  'people.remove': { input: v.object({ id: IdSchema }), output: v.object({ contacts: v.array(IdSchema) }) },
  /** Undoes `people.remove`, except for what reminded of them. */
  'people.restore': { input: v.object({ id: IdSchema, contacts: v.array(IdSchema) }), output: PersonSchema },
  /** The last small contacts with somebody, the newest first. */
  'people.contacts': { input: v.object({ person: IdSchema }), output: v.array(ShownContactSchema) },
  'people.addContact': { input: v.object({ person: IdSchema, what: ContactWhatSchema }), output: ShownContactSchema },
  'people.removeContact': { input: v.object({ id: IdSchema }), output: nothing },
  /** Undoes `people.removeContact`. */
  'people.restoreContact': { input: v.object({ id: IdSchema }), output: nothing },
} as const satisfies Calls
