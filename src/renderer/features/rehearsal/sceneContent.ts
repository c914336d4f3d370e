import type { Scene, SceneTexts } from '@shared/features/rehearsal/scene'
import type { Language } from '@shared/features/settings/settings'

/** A scene with its words in one language. `name`: of its files. */
export interface OpenScene {
  name: string
  scene: Scene
  texts: SceneTexts
}

// One small file per scene and language, loaded when it is opened. tests/scenes.test.ts checks all of them.
const graphs = import.meta.glob<Scene>('@content/scenes/*.json', { import: 'default' })
const texts = import.meta.glob<SceneTexts>('@content/{nl,en}/scenes/*.json', { import: 'default' })

/** From those close by to those further away; the heaviest last. */
const ORDER = ['partner', 'loss', 'teenager', 'colleague', 'parent', 'refuses', 'retreats', 'danger']
const placeOf = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length)

const nameIn = (path: string): string => /([^/]+)\.json$/.exec(path)?.[1] ?? ''

/** The names of all scenes, in the order in which they are offered. */
export const sceneNames: readonly string[] = Object.keys(graphs)
  .map(nameIn)
  .toSorted((one, other) => placeOf(one) - placeOf(other))

/** @throws where there is no scene of this name, or it cannot be read. */
export async function loadScene(name: string, language: Language): Promise<OpenScene> {
  const graph = Object.entries(graphs).find(([path]) => nameIn(path) === name)?.[1]
  const words = Object.entries(texts).find(([path]) => path.endsWith(`/${language}/scenes/${name}.json`))?.[1]
  if (!graph || !words) throw new Error(`No scene ${name} in ${language}`)
  const [scene, own] = await Promise.all([graph(), words()])
  return { name, scene, texts: own }
}
