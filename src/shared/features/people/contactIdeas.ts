import type { Chosen } from '../check-ins/checkIn'
import type { Distance, PersonBody } from './person'
import type { ShownContact } from './contact'

/**
 * An idea of resources/content/contactIdeas.json for contact that asks for nothing; its words are in contactIdeas.json of each
 * language. `bonds`, `distances`: for whom it is; not given: for everybody, also where that is not known.
 */
export interface ContactIdea {
  id: string
  bonds?: readonly string[]
  distances?: readonly Distance[]
}

/** So many of the last contacts that came from ideas are not offered again at once. */
const LATELY = 5

/** The ideas that were done lately, the last one first. @param contacts the newest first. */
export const ideasDoneLately = (contacts: readonly Pick<ShownContact, 'what'>[]): string[] =>
  contacts.flatMap(({ what }) => ('idea' in what ? [what.idea] : [])).slice(0, LATELY)

interface Circumstances extends Pick<PersonBody, 'bond' | 'distance' | 'ideasAway'> {
  /** What was done or seen lately. */
  lately: readonly string[]
}

const bondId = (bond: Chosen | undefined): string | null => (bond && 'id' in bond ? bond.id : null)

/** What suits this person and was not put away. */
export function fittingIdeas(
  ideas: readonly ContactIdea[],
  { bond, distance, ideasAway = [] }: Omit<Circumstances, 'lately'>,
): ContactIdea[] {
  const known = bondId(bond)
  return ideas.filter(
    ({ id, bonds, distances }) =>
      !ideasAway.includes(id) &&
      (!bonds || (known !== null && bonds.includes(known))) &&
      (!distances || (distance !== undefined && distances.includes(distance))),
  )
}

/**
 * One idea that fits: one of those that were neither done nor seen lately, or, where all were, the one longest ago.
 * @param drawn a whole number from 0, by which one of several is taken. @returns null: none fits.
 */
export function pickIdea(
  ideas: readonly ContactIdea[],
  { lately, ...person }: Circumstances,
  drawn: number,
): string | null {
  const fitting = fittingIdeas(ideas, person).map(({ id }) => id)
  const fresh = fitting.filter((id) => !lately.includes(id))
  if (fresh.length > 0) return fresh[drawn % fresh.length] ?? null
  return lately.findLast((id) => fitting.includes(id)) ?? null
}
