import type { DirectRoute, FormText, GateText, SofterText, StepText } from '../worksheets/page'

/** The file of texts of preparing a conversation, `<language>/conversations.json`. Worksheets borrow what stands beside the steps. */
export interface ConversationTexts {
  forms: Record<'talk' | 'refused' | 'professional' | 'after', FormText>
  steps: Readonly<Record<string, StepText>>
  danger: DirectRoute
  gate: GateText
  softer: SofterText
}
