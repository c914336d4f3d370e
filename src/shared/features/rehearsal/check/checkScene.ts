import * as v from 'valibot'
import { type Scene, SceneSchema, type SceneTexts, SceneTextsSchema } from '../scene.ts'
import { graphProblems } from './graphProblems.ts'
import { pathProblems } from './pathProblems.ts'
import { problemsIn, type SceneProblem } from './problem.ts'
import { isSameText, textProblems } from './textProblems.ts'

/** A scene as its files say it, before anything is known of it. `texts`: by language. */
export interface SceneFiles {
  /** Of the files, without `.json`. */
  name: string
  graph: unknown
  texts: Readonly<Record<string, unknown>>
}

type Issue = v.BaseIssue<unknown>
const placeOf = (issue: Issue): string => v.getDotPath(issue) ?? ''

/**
 * Everything that is the matter with a scene, in both its languages. Its paths are gone only where the graph holds.
 * @param phrases the ids that the ends may name.
 */
export function checkScene({ name, graph, texts }: SceneFiles, phrases: ReadonlySet<string>): SceneProblem[] {
  const { error } = problemsIn(name)
  const parsed = v.safeParse(SceneSchema, graph)
  const parsedTexts = Object.entries(texts).map(([language, own]) => ({
    language,
    result: v.safeParse(SceneTextsSchema, own),
  }))
  const shapeProblems = [
    ...(parsed.issues ?? []).map((issue) => error(placeOf(issue), issue.message)),
    ...parsedTexts.flatMap(({ language, result }) =>
      (result.issues ?? []).map((issue) => error(placeOf(issue), `${issue.message} (${language})`)),
    ),
  ]
  if (!parsed.success) return shapeProblems
  const scene: Scene = parsed.output
  const readable = parsedTexts.flatMap(({ language, result }) =>
    result.success ? [{ language, own: result.output as SceneTexts }] : [],
  )
  const sameText = (one: string, other: string): boolean =>
    readable.some(({ own }) => isSameText(own.says[one] ?? one, own.says[other] ?? other))
  const inGraph = graphProblems(name, scene)
  return [
    ...shapeProblems,
    ...inGraph,
    ...Object.entries(scene.ends).flatMap(([id, end]) =>
      end.phrases
        .filter((phrase) => !phrases.has(phrase))
        .map((phrase) => error(id, `names the phrase ${phrase}, which is not there`)),
    ),
    ...readable.flatMap(({ language, own }) => textProblems(name, language, scene, own)),
    ...(inGraph.length === 0 ? pathProblems(name, scene, sameText) : []),
  ]
}
