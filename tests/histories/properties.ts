/** What is promised about moments, in the words in which a broken promise is told: "a moment …". */
export const PROPERTIES = [
  'comes at most once, and once more for each "later"',
  'is silent while paused',
  'is silent in quiet hours',
  'is silent while somebody is disturbed',
  'brings at most one on return',
  'lets at most one wait',
  'comes at its time, or within its lifetime',
  'keeps to its rule',
  'keeps its gap',
  'comes in order',
  'is written down before it is shown',
  'takes its notification back',
  'plans what the settings and the log say',
  'comes when nothing is in the way',
  'asks once whether to come more rarely, after three',
  'keeps nothing but times, switches and ids',
  'has one timer at most',
] as const
export type PropertyName = (typeof PROPERTIES)[number]

export class BrokenPromise extends Error {
  constructor(
    readonly property: PropertyName,
    detail: string,
  ) {
    super(`A moment ${property}. Broken: ${detail}`)
    this.name = 'BrokenPromise'
  }
}
