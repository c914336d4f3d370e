import * as v from 'valibot'
import { LocalDateSchema } from '@shared/kernel/time'
import type { RecordOf } from '@shared/records/defineRecord'
import { ChosenSchema } from '../check-ins/checkIn'

/** Who somebody is to the user. Their words are in content/<language>/people.json; another bond is in own words. */
export const BONDS = ['partner', 'parent', 'child', 'sibling', 'family', 'friend', 'colleague', 'neighbour'] as const

/** The most cards that a window lets somebody make, and the most lines in one list of a card. */
export const MAX_PEOPLE = 60
export const MAX_LINES = 60

/** How near somebody lives: in the same house, close enough to drop by, or further away. */
export const DISTANCES = ['together', 'near', 'far'] as const
export const DistanceSchema = v.picklist(DISTANCES)
export type Distance = v.InferOutput<typeof DistanceSchema>

/** What can be noticed of somebody who falls silent, as in the guide (help.intro.signs). */
export const SIGNS = ['laughs-less', 'cool', 'dodges-feelings', 'wall', 'sudden', 'distant'] as const

export const NicknameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))
export const LineSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))
/** More than a window allows, because two computers may each have filled a list. */
const MAX_STORED = 200
const Lines = v.pipe(v.array(LineSchema), v.maxLength(MAX_STORED))

/** A sign of the guide by its id, or what somebody saw, in own words. */
export const SignSchema = v.union([
  v.object({ id: v.pipe(v.string(), v.regex(/^[a-z][a-z-]*$/)) }),
  v.object({ own: LineSchema }),
])
export type Sign = v.InferOutput<typeof SignSchema>

/** Something that was noticed, on the day it was noted. */
export const NoticedSchema = v.object({ sign: SignSchema, on: LocalDateSchema })
export type Noticed = v.InferOutput<typeof NoticedSchema>

/** What does somebody good and what not, what they asked, what was promised to them. */
export const LISTS = ['good', 'notGood', 'asked', 'promised'] as const
export const ListSchema = v.picklist(LISTS)
export type ListName = v.InferOutput<typeof ListSchema>

export const IdeaIdSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,79}$/))

/**
 * Somebody died, a bond ended, or it is otherwise. From then on nothing brings this person up unasked. `written`: whether what
 * was written can still be found, or was put away.
 */
export const ChangedSchema = v.object({
  what: v.picklist(['died', 'ended', 'other']),
  on: LocalDateSchema,
  written: v.picklist(['kept', 'away']),
})
export type Changed = v.InferOutput<typeof ChangedSchema>

export const personBody = {
  nickname: NicknameSchema,
  bond: v.optional(ChosenSchema),
  distance: v.optional(DistanceSchema),
  noticed: v.pipe(v.array(NoticedSchema), v.maxLength(2 * MAX_STORED)),
  good: Lines,
  notGood: Lines,
  asked: Lines,
  promised: Lines,
  /** Ideas for contact that the user does not want to see again for this person. */
  ideasAway: v.optional(v.pipe(v.array(IdeaIdSchema), v.maxLength(MAX_STORED))),
  changed: v.optional(ChangedSchema),
}
/** Somebody whom the user is beside, by a nickname. They are never rated, counted or charted. */
export type Person = RecordOf<'person', typeof personBody>
export type PersonBody = v.InferOutput<v.ObjectSchema<typeof personBody, undefined>>

const sameSign = (one: Sign, other: Sign): boolean => JSON.stringify(one) === JSON.stringify(other)
export const isSameNoticed = (one: Noticed, other: Noticed): boolean =>
  one.on === other.on && sameSign(one.sign, other.sign)

const unique = <Item>(items: readonly Item[], isSame: (one: Item, other: Item) => boolean): Item[] =>
  items.filter((item, index) => items.findIndex((other) => isSame(item, other)) === index)
const uniqueLines = (lines: readonly string[]): string[] => [...new Set(lines)]

/**
 * A person from all versions that were written without knowing of each other: of one value the version that is shown, of a
 * list everything that is in any of them. Where one of them says that it has changed, it has.
 */
export function personFrom<Version extends PersonBody>(versions: readonly [Version, ...Version[]]): Version {
  const [shown] = versions
  const changed = versions.find((version) => version.changed)?.changed
  const away = uniqueLines(versions.flatMap(({ ideasAway }) => ideasAway ?? []))
  return {
    ...shown,
    noticed: unique(
      versions.flatMap(({ noticed }) => noticed),
      isSameNoticed,
    ),
    ...Object.fromEntries(LISTS.map((name) => [name, uniqueLines(versions.flatMap((version) => version[name]))])),
    ...(away.length > 0 ? { ideasAway: away } : {}),
    ...(changed ? { changed } : {}),
  }
}

/** Whether Luwte may bring this person up by itself. */
export const isPresent = ({ changed }: Pick<PersonBody, 'changed'>): boolean => changed === undefined

/** Whether what was written about this person was put away: nothing finds it or leads to it. */
export const isPutAway = ({ changed }: Pick<PersonBody, 'changed'>): boolean => changed?.written === 'away'
