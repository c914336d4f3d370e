import { computed } from 'vue'
import { pageSections } from '@shared/features/worksheets/page'
import type { Form } from '@shared/features/conversations/conversation'
import { type Answers, answerTo } from '@shared/features/worksheets/steps'
import { useTexts } from '@/ui/content'
import { useAnswerDay } from '../worksheets/answerDay'
import { guidedSteps } from './conversationDraft'

/** What was prepared, in words: for the page, the card and the lists. */
export function usePreparedPage() {
  const texts = useTexts('conversations')
  const day = useAnswerDay()

  return {
    /** null for the blink before the texts are there. */
    texts,
    day,
    sections: (form: Form | 'after', answers: Answers, only: 'page' | 'card' = 'page') =>
      texts.value ? pageSections(guidedSteps[form], texts.value.steps, answers, day, only) : [],
    /** Whom it is about: a nickname, else who they are. */
    name(answers: Answers): string {
      const { words, chosen } = answerTo(answers, 'who')
      return words.trim() || chosen.map((id) => texts.value?.steps.who?.choices?.[id] ?? '').join('')
    },
    title: computed(() => (form: Form, name: string) => {
      const page = texts.value?.forms[form].page ?? ''
      return name === '' ? page : `${page}: ${name}`
    }),
  }
}
