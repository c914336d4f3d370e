import * as v from 'valibot'
import type { FormText, StepText } from './page'

/** The worksheets of self-care. Their steps are in resources/content/worksheets.json, by these names. */
export const WORKSHEET_FORMS = ['demands', 'boundary', 'script', 'waiting', 'signs', 'ask'] as const
export const WorksheetFormSchema = v.picklist(WORKSHEET_FORMS)
export type WorksheetForm = v.InferOutput<typeof WorksheetFormSchema>

/** Where the worksheets of a form begin, and where those that were kept are listed. */
export const WORKSHEET_ROUTES: Record<WorksheetForm, string> = {
  demands: '/care/demands',
  boundary: '/care/boundaries',
  script: '/care/script',
  waiting: '/care/waiting',
  signs: '/care/triggers',
  ask: '/care/ask',
}

/** The file of texts of the worksheets, `<language>/worksheets.json`. */
export interface WorksheetTexts {
  forms: Record<WorksheetForm, WorksheetFormText>
  /** Of the steps that no conversation asks. */
  steps: Readonly<Record<string, StepText>>
}

export interface WorksheetFormText extends FormText {
  /** What may be true where none was kept yet, or what somebody finds there; one sentence. */
  empty: string
  /** What the button says that begins one. */
  begin: string
  /** Said after it was kept: something small that lands. */
  landing?: string
}
