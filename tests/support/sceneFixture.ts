import type { SceneFiles } from '@shared/features/rehearsal/check/checkScene'
import type { Choice, Scene, SceneTexts, Turn } from '@shared/features/rehearsal/scene'

// A scene that keeps every rule, as small as one can be: eight turns, two shared ones and then three climates.

const LANES = ['open', 'half', 'shut'] as const
type Lane = (typeof LANES)[number]
const LAST = 8
const lane = (index: number): Lane => LANES[Math.max(0, Math.min(2, index))] ?? 'half'

/** The phrases that the ends of the fixture name. */
export const FIXTURE_PHRASES = ['help.presence.listen', 'help.presence.phrase1']

function choicesOf(id: string, turn: number, climate: Lane): Choice[] {
  const at = LANES.indexOf(climate)
  const to = (next: Lane) => {
    if (turn === LAST) return [{ turn: `end.${next}` }]
    return [{ turn: turn === 1 ? 't2' : `t${String(turn + 1)}.${next}` }]
  }
  const all: Choice[] = [
    { id: `${id}.a`, as: 'stay', trust: 0, pressure: 0, to: to(lane(at)) },
    { id: `${id}.b`, as: 'say', trust: 1, pressure: -1, to: to(lane(at - 1)) },
    { id: `${id}.c`, as: 'say', trust: -1, pressure: 1, to: to(lane(at + 1)) },
  ]
  // Not always in the same order.
  const first = (turn - 1) % all.length
  return [...all.slice(first), ...all.slice(0, first)]
}

function turns(): Record<string, Turn> {
  const plain = (id: string, turn: number, climate: Lane): [string, Turn] => [
    id,
    {
      says: [
        ...(id === 't4.half' ? [{ id: 't4.half.tense', when: { pressureAtLeast: 1 } }] : []),
        { id: `${id}.says` },
      ],
      choices: choicesOf(id, turn, climate),
    },
  ]
  return Object.fromEntries([
    plain('t1', 1, 'half'),
    plain('t2', 2, 'half'),
    ...Array.from({ length: LAST - 2 }, (_one, index) =>
      LANES.map((climate) => plain(`t${String(index + 3)}.${climate}`, index + 3, climate)),
    ).flat(),
  ])
}

/** The words of a scene, made of its ids. */
export function textsFor(scene: Scene, language: string): SceneTexts {
  const all = Object.values(scene.turns)
  const words = (id: string) => `${id.replaceAll('.', ' ')} in ${language}`
  return {
    title: `Scene ${language}`,
    setting: `Setting ${language}.`,
    other: `other ${language}`,
    says: Object.fromEntries(all.flatMap(({ says }) => says.map(({ id }) => [id, `Says. “${words(id)}.”`]))),
    choices: Object.fromEntries(
      all.flatMap(({ choices }) =>
        choices.map(({ id, as }) => [
          id,
          { line: as === 'say' ? `“${words(id)}.”` : `${words(id)}.`, then: `Then ${words(id)}.` },
        ]),
      ),
    ),
    ends: Object.fromEntries(
      Object.keys(scene.ends).map((id) => [id, { title: `Title ${words(id)}`, text: `Text ${words(id)}.` }]),
    ),
  }
}

export function sceneFixture({ danger = false } = {}): {
  name: string
  graph: Scene
  texts: Record<'nl' | 'en', SceneTexts>
} {
  const graph: Scene = {
    id: 'scene.fixture',
    start: 't1',
    turns: turns(),
    ends: Object.fromEntries(LANES.map((one) => [`end.${one}`, { phrases: [...FIXTURE_PHRASES] }])),
  }
  if (danger) {
    graph.danger = true
    for (const climate of LANES)
      graph.turns[`t7.${climate}`]?.choices.forEach((choice) => Object.assign(choice, { asks: true }))
  }
  return { name: 'fixture', graph, texts: { nl: textsFor(graph, 'nl'), en: textsFor(graph, 'en') } }
}

export const filesOf = (fixture: ReturnType<typeof sceneFixture>): SceneFiles => fixture
