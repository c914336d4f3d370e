import { type CheckIn, type Chosen, isSameChoice, type SurroundingGroup } from '../check-ins/checkIn'

/** What was around a check-in that was pleasant. */
export interface PleasantThing {
  group: SurroundingGroup
  chosen: Chosen
}

/** Built-in choices that may do somebody good by themselves. Work, a bed or “something else” say nothing of that. */
const MAY_HELP: Readonly<Record<SurroundingGroup, readonly string[]>> = {
  with: ['friend', 'animal'],
  where: ['outside'],
  doing: ['resting', 'eating', 'talking'],
}
/** Where it begins to be pleasant, on the plane. */
const PLEASANT = 1

/**
 * What was around check-ins that were pleasant, the newest first and each once: offered for the list of what helps. Whether it
 * helped, only the user knows; nothing is counted.
 */
export function pleasantThings(
  checkIns: readonly Pick<CheckIn, 'id' | 'point' | 'around'>[],
  most: number,
): PleasantThing[] {
  const all = [...checkIns]
    .sort((one, other) => (one.id < other.id ? 1 : -1))
    .filter(({ point }) => point && point.pleasantness >= PLEASANT)
    .flatMap(({ around }) =>
      (['doing', 'where', 'with'] as const).flatMap((group) => around[group].map((chosen) => ({ group, chosen }))),
    )
    .filter(({ group, chosen }) => 'own' in chosen || MAY_HELP[group].includes(chosen.id))
  const isSame = (one: PleasantThing, other: PleasantThing) =>
    one.group === other.group && isSameChoice(one.chosen, other.chosen)
  return all.filter((one, index) => all.findIndex((other) => isSame(one, other)) === index).slice(0, most)
}
