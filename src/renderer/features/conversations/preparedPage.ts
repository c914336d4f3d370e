import { computed } from 'vue'
import { Temporal } from 'temporal-polyfill'
import { pageSections } from '@shared/features/worksheets/page'
import type { Form } from '@shared/features/conversations/conversation'
import { type Answers, answerTo } from '@shared/features/worksheets/steps'
import type { LocalDate } from '@shared/kernel/time'
import { useTexts } from '@/ui/content'
import { useFormat } from '@/ui/format'
import { guidedSteps } from './conversationDraft'

/** What was prepared, in words: for the page, the card and the lists. */
export function usePreparedPage() {
  const texts = useTexts('conversations')
  const format = useFormat()

  /** `zondag 6 december` */
  const day = (date: LocalDate) =>
    format.date(date, {
      ...{ weekday: 'long', day: 'numeric', month: 'long' },
      ...(Temporal.PlainDate.from(date).year === Temporal.Now.plainDateISO().year ? {} : { year: 'numeric' }),
    })

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
