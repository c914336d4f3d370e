import { inject, type InjectionKey, provide } from 'vue'
import type { DirectRoute, GateText, SofterText, StepText } from '@shared/features/worksheets/page'
import { lineText } from '@shared/features/worksheets/page'
import type { Phrase } from '@/ui/content'

/** What the steps need besides their own words. */
interface StepWords {
  /** By the id of the step. */
  steps: Readonly<Record<string, StepText>>
  danger?: DirectRoute
  gate?: GateText
  softer?: SofterText
  phrases: readonly Phrase[]
}

const STEP_WORDS: InjectionKey<() => StepWords> = Symbol('words of steps')

export const provideStepWords = (words: () => StepWords): void => provide(STEP_WORDS, words)

/** The words of the steps that are asked around this component. */
export function useStepWords() {
  const words = inject(STEP_WORDS)
  if (!words) throw new Error('No steps are asked here')
  return {
    words,
    /** A line to borrow; null: it is not there any more. */
    line: (text: StepText, field: string, id: string) =>
      lineText(text, field, id, (phrase) => words().phrases.find((one) => one.id === phrase)?.text),
  }
}
