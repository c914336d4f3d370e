import { after, choose, type Climate, isEnd, type Rehearsal, saysAt, start, turnOf } from '../rehearsal.ts'
import type { Choice, Scene } from '../scene.ts'

/** An end as a path came to it: how many turns it took, by which choices, and whether one of them asked. */
interface Arrival {
  end: string
  turns: number
  hasAsked: boolean
  choices: readonly string[]
}

/** What can happen in a scene, over all paths. */
export interface Walked {
  turns: ReadonlySet<string>
  says: ReadonlySet<string>
  /** Choices with where they led: `t1.a>t2.open`. */
  branches: ReadonlySet<string>
  /** One path for each end, number of turns and whether it was asked. */
  arrivals: readonly Arrival[]
  /** By turn: the lowest and highest trust and pressure that somebody comes there with. */
  climates: ReadonlyMap<string, { low: Climate; high: Climate }>
}

interface State {
  at: string
  climate: Climate
  turns: number
  hasAsked: boolean
  /** The way here, as a list linked backwards. */
  came: { choice: string; before: State } | null
}

const keyOf = ({ at, climate, turns, hasAsked }: State): string =>
  [at, climate.trust, climate.pressure, turns, hasAsked].join('|')

function choicesTo(state: State): string[] {
  const choices: string[] = []
  for (let one = state.came; one; one = one.before.came) choices.unshift(one.choice)
  return choices
}

/** Goes every path, state by state. Of a scene without unknown targets and without a circle. */
export function walk(scene: Scene): Walked {
  const turns = new Set<string>()
  const says = new Set<string>()
  const branches = new Set<string>()
  const arrivals: Arrival[] = []
  const climates = new Map<string, { low: Climate; high: Climate }>()
  const first: State = { at: scene.start, climate: { trust: 0, pressure: 0 }, turns: 0, hasAsked: false, came: null }
  const open = [first]
  const seen = new Set([keyOf(first)])
  const ended = new Set<string>()

  for (let state = open.pop(); state; state = open.pop()) {
    const here = state
    if (isEnd(scene, here.at)) {
      const key = [here.at, here.turns, here.hasAsked].join('|')
      if (!ended.has(key))
        arrivals.push({ end: here.at, turns: here.turns, hasAsked: here.hasAsked, choices: choicesTo(here) })
      ended.add(key)
      continue
    }
    turns.add(here.at)
    says.add(saysAt(scene, here))
    climates.set(here.at, widened(climates.get(here.at), here.climate))
    for (const choice of turnOf(scene, here.at).choices) {
      const reached = after(here.climate, choice)
      branches.add(`${choice.id}>${reached.at}`)
      const next: State = {
        ...reached,
        turns: here.turns + 1,
        hasAsked: here.hasAsked || choice.asks === true,
        came: { choice: choice.id, before: here },
      }
      if (seen.has(keyOf(next))) continue
      seen.add(keyOf(next))
      open.push(next)
    }
  }
  return { turns, says, branches, arrivals, climates }
}

const widened = (known: { low: Climate; high: Climate } | undefined, { trust, pressure }: Climate) => ({
  low: {
    trust: Math.min(trust, known?.low.trust ?? trust),
    pressure: Math.min(pressure, known?.low.pressure ?? pressure),
  },
  high: {
    trust: Math.max(trust, known?.high.trust ?? trust),
    pressure: Math.max(pressure, known?.high.pressure ?? pressure),
  },
})

const gentleness = ({ trust, pressure }: Choice): number => trust - pressure

/** The choice of a turn with the most trust and the least pressure, or the opposite; of equals the first. */
export function outermost(choices: readonly Choice[], which: 'gentlest' | 'pressing'): Choice {
  const sign = which === 'gentlest' ? 1 : -1
  const [first, ...others] = choices
  if (!first) throw new Error('A turn without choices')
  return others.reduce((best, one) => (sign * gentleness(one) > sign * gentleness(best) ? one : best), first)
}

/** The whole scene, with the gentlest choice at every turn, or with the most pressing one. */
export function outermostPath(scene: Scene, which: 'gentlest' | 'pressing'): Rehearsal {
  let rehearsal = start(scene)
  while (!isEnd(scene, rehearsal.at))
    rehearsal = choose(scene, rehearsal, outermost(turnOf(scene, rehearsal.at).choices, which).id)
  return rehearsal
}
