import * as v from 'valibot'
import { type Calls, nothing } from '@shared/kernel/contractSlice'
import { IdSchema } from '@shared/kernel/ids'
import { ChosenSchema } from '../check-ins/checkIn'
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
  'people.remove': { input: v.object({ id: IdSchema }), output: nothing },
  /** Undoes `people.remove`. */
  'people.restore': { input: v.object({ id: IdSchema }), output: PersonSchema },
} as const satisfies Calls
