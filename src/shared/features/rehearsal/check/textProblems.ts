import type { Scene, SceneTexts } from '../scene.ts'
import { duplicates, problemsIn, type SceneProblem } from './problem.ts'

/** What the other says at once, in words. */
const MOST_WORDS_SAID = 20

const QUOTED = /“([^”]*)”/g
const wordsSaid = (text: string): number =>
  [...text.matchAll(QUOTED)].flatMap(([, said = '']) => said.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)))
    .length

/** As it would be heard: without signs, spaces and capitals. */
const heard = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether two texts are the same words. */
export const isSameText = (one: string, other: string): boolean => heard(one) === heard(other)

/** The texts of one language against the graph. */
export function textProblems(name: string, language: string, scene: Scene, texts: SceneTexts): SceneProblem[] {
  const { error, note } = problemsIn(name)
  const turns = Object.entries(scene.turns)
  const choices = turns.flatMap(([, turn]) => turn.choices)

  function idProblems(what: 'says' | 'choices' | 'ends', ids: readonly string[]): SceneProblem[] {
    const written = Object.keys(texts[what])
    return [
      ...ids.filter((id) => !written.includes(id)).map((id) => error(id, `has no text in ${language}, in “${what}”`)),
      ...written
        .filter((id) => !ids.includes(id))
        .map((id) => error(id, `has a text in ${language}, in “${what}”, but is not in the graph`)),
    ]
  }

  const quotes = choices.flatMap(({ id, as }) => {
    const line = texts.choices[id]?.line
    if (line === undefined) return []
    const isSpoken = line.match(QUOTED) !== null
    if (isSpoken === (as === 'say')) return []
    return [
      error(id, isSpoken ? `is “${as}”, but has quotes in ${language}` : `is “say”, but has no “…” in ${language}`),
    ]
  })
  const straight = Object.entries({
    title: texts.title,
    setting: texts.setting,
    ...texts.says,
    ...Object.fromEntries(Object.entries(texts.choices).map(([id, { line, then }]) => [id, `${line} ${then}`])),
    ...Object.fromEntries(Object.entries(texts.ends).map(([id, end]) => [id, `${end.title} ${end.text}`])),
  })
    .filter(([, text]) => /["']/.test(text))
    .map(([id]) => error(id, `has a straight quotation mark or apostrophe in ${language}`))

  const thens = Object.values(texts.choices).map(({ then }) => heard(then))
  const sameThens = Object.entries(texts.choices)
    .filter(([, { then }]) => duplicates(thens).includes(heard(then)))
    .map(([id, { then }]) => error(id, `has the same “then” as another choice in ${language}: ${then}`))
  const sameLines = turns.flatMap(([turn, { choices: own }]) =>
    duplicates(own.flatMap(({ id }) => texts.choices[id]?.line ?? []).map(heard)).map((line) =>
      error(turn, `has two choices with the same line in ${language}: ${line}`),
    ),
  )
  const long = Object.entries(texts.says)
    .filter(([, said]) => wordsSaid(said) > MOST_WORDS_SAID)
    .map(([id, said]) =>
      note(id, `says ${String(wordsSaid(said))} words in ${language}; ${String(MOST_WORDS_SAID)} are enough`),
    )
  return [
    ...idProblems(
      'says',
      turns.flatMap(([, { says }]) => says.map(({ id }) => id)),
    ),
    ...idProblems(
      'choices',
      choices.map(({ id }) => id),
    ),
    ...idProblems('ends', Object.keys(scene.ends)),
    ...quotes,
    ...straight,
    ...sameThens,
    ...sameLines,
    ...long,
  ]
}
