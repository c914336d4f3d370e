import { ENERGIES, type Energy, type Help, isSameHelp, type WhatHelpsBody } from './whatHelps'

/** A thing of the plan. `isOwn`: it stands on the user's list. */
export interface Planned {
  what: Help
  isOwn: boolean
  rest: boolean
}

/** So many things are a plan: rest, and two more. */
const MOST = 3

/**
 * A small plan for the energy that there is. It begins with rest, goes on with what stands on the user's own list, and is filled
 * up with suggestions. Nothing in it takes more energy than there is.
 * @param turn 0 for the first plan; each further one brings what the plans before left out, as long as there is something.
 */
export function carePlan(
  own: readonly WhatHelpsBody[],
  suggested: readonly WhatHelpsBody[],
  energy: Energy,
  turn: number,
): Planned[] {
  const room = ENERGIES.indexOf(energy)
  const within = (all: readonly WhatHelpsBody[], isOwn: boolean) =>
    all
      .filter((one) => ENERGIES.indexOf(one.energy) <= room)
      // What takes all of it first: the rest is there for a day with less.
      .sort((one, other) => ENERGIES.indexOf(other.energy) - ENERGIES.indexOf(one.energy))
      .map(({ what, rest }) => ({ what, rest, isOwn }))
  const all = [...within(own, true), ...within(suggested, false)].filter(
    (one, index, list) => list.findIndex(({ what }) => isSameHelp(what, one.what)) === index,
  )
  const rests = all.filter(({ rest }) => rest)
  const others = all.filter(({ rest }) => !rest)
  const resting = rests.length > 0 ? [rests[turn % rests.length]] : []
  const left = MOST - resting.length
  const pages = Math.max(1, Math.ceil(others.length / left))
  const from = (turn % pages) * left
  return [...resting, ...others.slice(from, from + left)].filter((one) => one !== undefined)
}
