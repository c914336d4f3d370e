import * as v from 'valibot'
import { ChosenSchema } from '../check-ins/checkIn'
import {
  ChangedSchema,
  DistanceSchema,
  IdeaIdSchema,
  isSameNoticed,
  LineSchema,
  ListSchema,
  NicknameSchema,
  NoticedSchema,
  type PersonBody,
} from './person'

/** What a user wants of one person to be otherwise. Each says only that, so that what came from elsewhere meanwhile stays. */
export const PersonChangeSchema = v.variant('do', [
  v.object({
    do: v.literal('describe'),
    nickname: NicknameSchema,
    bond: v.nullable(ChosenSchema),
    distance: v.nullable(DistanceSchema),
  }),
  /** `at`: its place in the list; not given: at the end. */
  v.object({
    do: v.literal('add'),
    to: ListSchema,
    line: LineSchema,
    at: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  v.object({ do: v.literal('remove'), from: ListSchema, line: LineSchema }),
  v.object({ do: v.literal('notice'), noticed: NoticedSchema }),
  v.object({ do: v.literal('forget'), noticed: NoticedSchema }),
  v.object({ do: v.literal('put-idea-away'), idea: IdeaIdSchema }),
  v.object({ do: v.literal('bring-idea-back'), idea: IdeaIdSchema }),
  /** null: it is as it was after all. */
  v.object({ do: v.literal('change'), changed: v.nullable(ChangedSchema) }),
])
export type PersonChange = v.InferOutput<typeof PersonChangeSchema>

/** The fields of the person that are another after the change; undefined removes one. */
export function changedFields(person: PersonBody, change: PersonChange): Partial<PersonBody> {
  switch (change.do) {
    case 'describe': {
      const { nickname, bond, distance } = change
      return { nickname, bond: bond ?? undefined, distance: distance ?? undefined }
    }
    case 'add': {
      const others = person[change.to].filter((line) => line !== change.line)
      return { [change.to]: others.toSpliced(change.at ?? others.length, 0, change.line) }
    }
    case 'remove':
      return { [change.from]: person[change.from].filter((line) => line !== change.line) }
    case 'notice': {
      const { noticed } = change
      return { noticed: [...person.noticed.filter((one) => !isSameNoticed(one, noticed)), noticed] }
    }
    case 'forget':
      return { noticed: person.noticed.filter((one) => !isSameNoticed(one, change.noticed)) }
    case 'put-idea-away':
      return { ideasAway: [...new Set([...(person.ideasAway ?? []), change.idea])] }
    case 'bring-idea-back':
      return { ideasAway: person.ideasAway?.filter((idea) => idea !== change.idea) }
    case 'change':
      return { changed: change.changed ?? undefined }
  }
}
