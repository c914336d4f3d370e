import { isEnd } from '../rehearsal.ts'
import type { Scene, Turn } from '../scene.ts'
import { duplicates, problemsIn, type SceneProblem } from './problem.ts'

const CHOICES = 3

type Report = ReturnType<typeof problemsIn>

/** All but the last have a condition, so that each can come and one always does. */
function conditionProblems(of: string, all: readonly { when?: unknown }[], { error }: Report, at: string) {
  return all.flatMap(({ when }, index) => {
    const isLast = index === all.length - 1
    if (isLast && when !== undefined) return [error(at, `the last of ${of} has a “when”: nothing may be left then`)]
    return !isLast && when === undefined ? [error(at, `${of} has one without “when” before others`)] : []
  })
}

function turnProblems(scene: Scene, [id, { says, choices }]: [string, Turn], report: Report): SceneProblem[] {
  const { error } = report
  return [
    ...(isEnd(scene, id) ? [error(id, 'is a turn and an end')] : []),
    ...(choices.length === CHOICES
      ? []
      : [error(id, `has ${String(choices.length)} choices and not ${String(CHOICES)}`)]),
    ...conditionProblems('“says”', says, report, id),
    ...choices.flatMap((choice) => [
      ...conditionProblems(`“to” of ${choice.id}`, choice.to, report, id),
      ...choice.to
        .filter(({ turn }) => !Object.hasOwn(scene.turns, turn) && !isEnd(scene, turn))
        .map(({ turn }) => error(id, `choice ${choice.id} leads to ${turn}, which is no turn and no end`)),
      ...(choice.asks && !scene.danger ? [error(id, `choice ${choice.id} asks, in a scene without danger`)] : []),
    ]),
  ]
}

/** The first circle that is found, as ids of turns; null where every path comes to an end. */
function circleIn(scene: Scene): string[] | null {
  const done = new Set<string>()
  function from(id: string, path: readonly string[]): string[] | null {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id]
    const turn = scene.turns[id]
    if (!turn || done.has(id)) return null
    for (const target of new Set(turn.choices.flatMap(({ to }) => to.map(({ turn: next }) => next)))) {
      const circle = from(target, [...path, id])
      if (circle) return circle
    }
    done.add(id)
    return null
  }
  for (const id of Object.keys(scene.turns)) {
    const circle = from(id, [])
    if (circle) return circle
  }
  return null
}

/** What can be seen of the graph without going its paths. Only a scene without these problems can be gone through. */
export function graphProblems(name: string, scene: Scene): SceneProblem[] {
  const report = problemsIn(name)
  const turns = Object.entries(scene.turns)
  const circle = circleIn(scene)
  const twice = (what: string, ids: readonly string[]) =>
    duplicates(ids).map((id) => report.error(id, `${what} has this id more than once`))
  return [
    ...(scene.id === `scene.${name}`
      ? []
      : [report.error('id', `is ${scene.id}; a file of this name has scene.${name}`)]),
    ...(Object.hasOwn(scene.turns, scene.start) ? [] : [report.error('start', `is ${scene.start}, which is no turn`)]),
    ...turns.flatMap((turn) => turnProblems(scene, turn, report)),
    ...twice(
      '“says”',
      turns.flatMap(([, { says }]) => says.map(({ id }) => id)),
    ),
    ...twice(
      '“choices”',
      turns.flatMap(([, { choices }]) => choices.map(({ id }) => id)),
    ),
    ...(circle ? [report.error(circle[0] ?? '', `goes round: ${circle.join(' → ')}`)] : []),
  ]
}
