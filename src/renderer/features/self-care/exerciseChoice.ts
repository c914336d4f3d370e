/** How somebody wants to do an exercise. */
export interface ExerciseChoice {
  /** null: at one's own pace. */
  minutes: number | null
  seated: boolean
}
