import * as v from 'valibot'
import type { FormText, StepText } from './page'

/** The worksheets of self-care. Their steps are in resources/content/worksheets.json, by these names. */
export const WORKSHEET_FORMS = ['demands', 'boundary', 'script', 'waiting', 'signs', 'ask'] as const
export const WorksheetFormSchema = v.picklist(WORKSHEET_FORMS)
export type WorksheetForm = v.InferOutput<typeof WorksheetFormSchema>

/** `route`: where those of a form are begun and listed. `about`: the step whose words say best what one of them is about. */
export const WORKSHEETS: Record<WorksheetForm, { route: string; about: string }> = {
  demands: { route: '/care/demands', about: 'must' },
  boundary: { route: '/care/boundaries', about: 'situation' },
  script: { route: '/care/script', about: 'wrong' },
  waiting: { route: '/care/waiting', about: 'meanwhile' },
  signs: { route: '/care/triggers', about: 'sets-off' },
  ask: { route: '/care/ask', about: 'how' },
}

/** The file of texts of the worksheets, `<language>/worksheets.json`. */
export interface WorksheetTexts {
  forms: Record<WorksheetForm, WorksheetFormText>
  /** Of the steps that no conversation asks. */
  steps: Readonly<Record<string, StepText>>
}

export interface WorksheetFormText extends FormText {
  /** What the button says that begins one. */
  begin: string
  /** Said after it was kept: something small that lands. */
  landing?: string
}
