import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkScene, type SceneFiles } from '../../src/shared/features/rehearsal/check/checkScene.ts'
import { lineOf, problemsIn, type SceneProblem } from '../../src/shared/features/rehearsal/check/problem.ts'

// The scenes as they lie on disk.

export const SCENE_LANGUAGES = ['nl', 'en']
const content = fileURLToPath(new URL('../../resources/content/', import.meta.url))

const namesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .map((file) => file.slice(0, -'.json'.length))
    : []
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** What of a scene is there, and what cannot be read. A file that is missing is in neither. */
export function readScenes(root = content): { scenes: SceneFiles[]; problems: SceneProblem[] } {
  const folders = {
    graph: join(root, 'scenes'),
    ...Object.fromEntries(SCENE_LANGUAGES.map((one) => [one, join(root, one, 'scenes')])),
  }
  const names = [...new Set(Object.values(folders).flatMap(namesIn))].sort()
  const problems: SceneProblem[] = []
  const scenes = names.flatMap((name): SceneFiles[] => {
    const { error } = problemsIn(name)
    const files = Object.entries(folders).map(([part, folder]) => {
      const path = join(folder, `${name}.json`)
      try {
        return [part, read(path)] as const
      } catch (reason) {
        problems.push(error(part, existsSync(path) ? `cannot be read: ${String(reason)}` : `there is no ${path}`))
        return [part, null] as const
      }
    })
    const { graph, ...texts } = Object.fromEntries(files)
    const written = Object.fromEntries(Object.entries(texts).filter(([, own]) => own !== null))
    return graph === null ? [] : [{ name, graph, texts: written }]
  })
  return { scenes, problems }
}

/** All problems of all scenes. */
export function sceneProblems(root = content): SceneProblem[] {
  const { scenes, problems } = readScenes(root)
  const phrases = new Set((read(join(root, 'nl/phrases.json')) as { id: string }[]).map(({ id }) => id))
  return [...problems, ...scenes.flatMap((scene) => checkScene(scene, phrases))]
}

/** What keeps a scene from being shown, as it is printed. */
export const sceneErrors = (root = content): string[] =>
  sceneProblems(root)
    .filter(({ weight }) => weight === 'error')
    .map(lineOf)
