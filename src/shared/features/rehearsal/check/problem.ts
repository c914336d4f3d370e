/** What is the matter with a scene. `at`: a turn, a choice or a text, by its id; empty for the scene as a whole. */
export interface SceneProblem {
  scene: string
  at: string
  what: string
  /** `error`: it must not be shown. `note`: a writer looks at it once more. */
  weight: 'error' | 'note'
}

/** Makes the problems of one scene. */
export const problemsIn = (scene: string) => ({
  error: (at: string, what: string): SceneProblem => ({ scene, at, what, weight: 'error' }),
  note: (at: string, what: string): SceneProblem => ({ scene, at, what, weight: 'note' }),
})

/** `partner · t4.open · …`, as it is printed. */
export const lineOf = ({ scene, at, what, weight }: SceneProblem): string =>
  [scene, ...(at === '' ? [] : [at]), weight === 'note' ? `(look) ${what}` : what].join(' · ')

/** Those that come more than once. */
export const duplicates = (all: readonly string[]): string[] => [
  ...new Set(all.filter((one, index) => all.indexOf(one) !== index)),
]
