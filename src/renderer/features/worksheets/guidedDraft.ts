import { computed, ref, shallowRef } from 'vue'
import type { Draft, DraftKey } from '@shared/features/drafts/drafts'
import { type Answers, keptAnswers, type Step } from '@shared/features/worksheets/steps'
import { useDraft } from '@/kernel/draft'

export type GuidedDraft = Extract<Draft, { kind: 'conversation' | 'load' | 'worksheet' }>

/**
 * Answers that are being given, kept as a draft from the first on. What must not lie on disk is only in the window.
 * @param draftOf makes the draft. @param isOurs whether a draft that is there is one of these.
 */
export function useGuidedDraft(
  key: DraftKey,
  steps: readonly Step[],
  draftOf: (given: Pick<GuidedDraft, 'step' | 'answers'>) => GuidedDraft,
  isOurs: (draft: Draft) => draft is GuidedDraft,
) {
  const draft = useDraft(key)
  const given = shallowRef<Answers>({})
  const at = ref('')
  const isReady = ref(false)

  /** Where somebody goes on: not at a question whose answer is kept nowhere, which would say that they stopped there. */
  let resumeAt = ''

  function keep(): void {
    const kind = steps.find(({ id }) => id === at.value)?.kind
    if (kind !== 'gate' && kind !== 'danger') resumeAt = at.value
    const answers = { ...keptAnswers(steps, given.value) }
    if (Object.keys(answers).length > 0) draft.keep(draftOf({ step: resumeAt, answers }))
    else void draft.clear()
  }

  return {
    isReady,
    answers: computed({
      get: () => given.value,
      set: (next: Answers) => {
        given.value = next
        keep()
      },
    }),
    /** The step on the screen. */
    step: computed({
      get: () => at.value || (steps[0]?.id ?? ''),
      set: (next: string) => {
        at.value = next
        // Where somebody was is worth keeping only beside what they said.
        if (Object.keys(given.value).length > 0) keep()
      },
    }),
    /** @param first what is answered already, where there is no draft. */
    async begin(first: Answers = {}): Promise<void> {
      const read = await draft.read()
      const found = read && isOurs(read) ? read : null
      given.value = found?.answers ?? first
      at.value = resumeAt = found?.step ?? ''
      isReady.value = true
    },
    /** Begins with these answers, and keeps them. */
    set(answers: Answers, step: string): void {
      given.value = answers
      at.value = step
      if (Object.keys(answers).length > 0) keep()
    },
    /** The answers that may be kept. */
    kept: () => ({ ...keptAnswers(steps, given.value) }),
    clear: () => draft.clear(),
  }
}
