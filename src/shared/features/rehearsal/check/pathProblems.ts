import type { Scene } from '../scene.ts'
import { problemsIn, type SceneProblem } from './problem.ts'
import { outermost, outermostPath, walk, type Walked } from './walk.ts'

export const TURNS = { least: 8, most: 14 }
const ENDS = 3
/** The first turns, in which two opposite paths may still share a line. */
const SHARED_TURNS = 3

type Report = ReturnType<typeof problemsIn>

function unreachable(scene: Scene, walked: Walked, { error, note }: Report): SceneProblem[] {
  const reachedEnds = new Set(walked.arrivals.map(({ end }) => end))
  const reached = Object.entries(scene.turns).filter(([id]) => walked.turns.has(id))
  return [
    ...Object.keys(scene.turns)
      .filter((id) => !walked.turns.has(id))
      .map((id) => error(id, 'no path comes to this turn')),
    ...reached.flatMap(([turn, { says }]) =>
      says.filter(({ id }) => !walked.says.has(id)).map(({ id }) => error(turn, `no path shows “says” ${id}`)),
    ),
    ...reached.flatMap(([turn, { choices }]) =>
      choices.flatMap(({ id, to }) =>
        to
          .filter((branch) => !walked.branches.has(`${id}>${branch.turn}`))
          .map((branch) => note(turn, `choice ${id} never leads to ${branch.turn}: no path fits its “when”`)),
      ),
    ),
    ...Object.keys(scene.ends)
      .filter((id) => !reachedEnds.has(id))
      .map((id) => error(id, 'no path comes to this end')),
    ...(reachedEnds.size < ENDS
      ? [error('', `paths come to ${String(reachedEnds.size)} ends; at least ${String(ENDS)} are wanted`)]
      : []),
  ]
}

function lengthProblems({ arrivals }: Walked, { error }: Report): SceneProblem[] {
  return arrivals
    .filter(({ turns }) => turns < TURNS.least || turns > TURNS.most)
    .filter(({ end, turns }, index, all) => all.findIndex((one) => one.end === end && one.turns === turns) === index)
    .map(({ end, turns, choices }) =>
      error(
        end,
        `a path of ${String(turns)} turns ends here, ${String(TURNS.least)} to ${String(TURNS.most)} are wanted: ${choices.join(', ')}`,
      ),
    )
}

/** Silence that is handled well: one stays, and it costs no trust and adds no pressure. */
function silenceProblems(scene: Scene, walked: Walked, { error, note }: Report): SceneProblem[] {
  const turns = Object.entries(scene.turns)
    .filter(([id]) => walked.turns.has(id))
    .filter(([, { choices }]) =>
      choices.some(({ as, trust, pressure }) => as === 'stay' && trust >= 0 && pressure <= 0),
    )
    .map(([id]) => id)
  if (turns.length === 0) return [error('', 'nowhere a “stay” with trust ≥ 0 and pressure ≤ 0')]
  return turns.length === 1 ? [note(turns[0] ?? '', 'the only turn with a “stay” that costs no trust')] : []
}

function dangerProblems(scene: Scene, { arrivals }: Walked, { error }: Report): SceneProblem[] {
  if (!scene.danger) return []
  return arrivals
    .filter(({ hasAsked }) => !hasAsked)
    .filter(({ end }, index, all) => all.findIndex((one) => one.end === end) === index)
    .map(({ end, choices }) => error(end, `a path ends here on which nobody asks: ${choices.join(', ')}`))
}

/** Two opposite ways of talking meet another person, so to speak: after the first turns they share no line. */
function oppositeProblems(scene: Scene, sameText: (one: string, other: string) => boolean, { error }: Report) {
  const [gentle, pressing] = (['gentlest', 'pressing'] as const).map((which) =>
    outermostPath(scene, which).past.slice(SHARED_TURNS),
  )
  return (pressing ?? []).flatMap(({ turn, says }) =>
    (gentle ?? [])
      .filter((one) => one.says === says || sameText(one.says, says))
      .map((one) =>
        error(
          turn,
          one.says === says
            ? `the gentlest and the most pressing path both show ${says}`
            : `the gentlest path shows ${one.says} and the most pressing ${says}, which are the same words`,
        ),
      ),
  )
}

/** A hint for the writer: who always takes the first choice should not always take the gentlest. */
function orderNotes(scene: Scene, { note }: Report): SceneProblem[] {
  const turns = Object.values(scene.turns)
  const at = turns.map(({ choices }) => choices.indexOf(outermost(choices, 'gentlest')))
  return [0, 1, 2]
    .filter((place) => at.filter((one) => one === place).length > turns.length * 0.6)
    .map((place) => note('', `the gentlest choice is number ${String(place + 1)} in most turns`))
}

/**
 * What shows only when all paths are gone, for a scene without graph problems.
 * @param sameText whether two lines of the other are the same words in some language.
 */
export function pathProblems(
  name: string,
  scene: Scene,
  sameText: (one: string, other: string) => boolean,
): SceneProblem[] {
  const report = problemsIn(name)
  const walked = walk(scene)
  return [
    ...unreachable(scene, walked, report),
    ...lengthProblems(walked, report),
    ...silenceProblems(scene, walked, report),
    ...dangerProblems(scene, walked, report),
    ...oppositeProblems(scene, sameText, report),
    ...orderNotes(scene, report),
  ]
}
