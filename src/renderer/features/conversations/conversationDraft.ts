import guided from '@content/conversations.json'
import type { DraftKey } from '@shared/features/drafts/drafts'
import type { Form } from '@shared/features/conversations/conversation'
import type { Step } from '@shared/features/worksheets/steps'
import { type GuidedDraft, useGuidedDraft } from '../worksheets/guidedDraft'

/** The steps of each form. Their shape is checked by tests/content.test.ts. */
export const guidedSteps = guided as Record<Form | 'after', Step[]>

export const useConversationDraft = (key: DraftKey, form: Form | 'after') =>
  useGuidedDraft(
    key,
    guidedSteps[form],
    (given) => ({ kind: 'conversation', form, ...given }),
    (draft): draft is GuidedDraft => draft.kind === 'conversation' && draft.form === form,
  )
