import worksheets from '@content/worksheets.json'
import { computed } from 'vue'
import type { WorksheetForm } from '@shared/features/worksheets/forms'
import { pageSections } from '@shared/features/worksheets/page'
import type { Answers, Step } from '@shared/features/worksheets/steps'
import { useTexts } from '@/ui/content'
import { useAnswerDay } from './answerDay'

/** The steps of each form. Their shape is checked by tests/content.test.ts. */
export const worksheetSteps = worksheets as Record<WorksheetForm, Step[]>

/** The words of the worksheets, and what was filled in as it stands on a page. */
export function useWorksheetPage() {
  const own = useTexts('worksheets')
  const conversations = useTexts('conversations')
  const phrases = useTexts('phrases')
  const day = useAnswerDay()

  /** null for the blink before the texts are there. */
  const texts = computed(() =>
    own.value && conversations.value && phrases.value
      ? {
          forms: own.value.forms,
          step: {
            ...conversations.value,
            steps: { ...conversations.value.steps, ...own.value.steps },
            phrases: phrases.value,
          },
        }
      : null,
  )

  return {
    texts,
    day,
    sections: (form: WorksheetForm, answers: Answers) =>
      texts.value ? pageSections(worksheetSteps[form], texts.value.step.steps, answers, day) : [],
  }
}
