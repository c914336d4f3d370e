import type { Choice, Scene, Turn, When } from './scene.ts'

// Playing a scene, without any screen. What the other feels is never shown; it decides which line comes.

/** How open the other is. Both begin at 0. */
export interface Climate {
  trust: number
  pressure: number
}

/** A turn that is over: the line of the other that was shown, and what was chosen, by their ids. */
export interface PastTurn {
  turn: string
  says: string
  choice: string
}

export interface Rehearsal {
  /** The id of the turn, or of the end, that it has come to. */
  at: string
  climate: Climate
  past: readonly PastTurn[]
}

const holds = (when: When | undefined, { trust, pressure }: Climate): boolean =>
  trust >= (when?.trustAtLeast ?? -Infinity) && pressure >= (when?.pressureAtLeast ?? -Infinity)

function firstThatHolds<One extends { when?: When }>(all: readonly One[], climate: Climate): One {
  const found = all.find(({ when }) => holds(when, climate))
  if (!found) throw new Error('The last of them has a condition')
  return found
}

export const isEnd = (scene: Scene, at: string): boolean => Object.hasOwn(scene.ends, at)

/** @throws where there is no turn of that id. */
export function turnOf(scene: Scene, at: string): Turn {
  const turn = scene.turns[at]
  if (!turn) throw new Error(`No turn ${at} in ${scene.id}`)
  return turn
}

/** The id of the line of the other. */
export const saysAt = (scene: Scene, { at, climate }: Pick<Rehearsal, 'at' | 'climate'>): string =>
  firstThatHolds(turnOf(scene, at).says, climate).id

/** Where a choice leads, and how open the other is then. */
export function after(climate: Climate, choice: Choice): Pick<Rehearsal, 'at' | 'climate'> {
  const changed = { trust: climate.trust + choice.trust, pressure: climate.pressure + choice.pressure }
  return { at: firstThatHolds(choice.to, changed).turn, climate: changed }
}

export const start = (scene: Scene): Rehearsal => ({ at: scene.start, climate: { trust: 0, pressure: 0 }, past: [] })

/** @throws where the turn it is at has no such choice. */
export function choose(scene: Scene, rehearsal: Rehearsal, choiceId: string): Rehearsal {
  const choice = turnOf(scene, rehearsal.at).choices.find(({ id }) => id === choiceId)
  if (!choice) throw new Error(`No choice ${choiceId} at ${rehearsal.at} in ${scene.id}`)
  const passed = { turn: rehearsal.at, says: saysAt(scene, rehearsal), choice: choiceId }
  return { ...after(rehearsal.climate, choice), past: [...rehearsal.past, passed] }
}

/** As it was before the turn of this index, from 0: what was chosen from there on is undone. */
export const backTo = (scene: Scene, rehearsal: Rehearsal, index: number): Rehearsal =>
  rehearsal.past.slice(0, index).reduce((one, { choice }) => choose(scene, one, choice), start(scene))
