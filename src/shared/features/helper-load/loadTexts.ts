import type { StepText } from '../worksheets/page'
import type { LoadTime } from './helperLoad'

/** The file of texts about one’s own load, `<language>/load.json`. */
export interface LoadTexts {
  title: string
  lead: string
  private: string
  when: Record<LoadTime, string>
  begin: Record<LoadTime, string>
  steps: Record<'weight' | 'need' | 'whom', StepText>
  limit: { title: string; hint: string; shown: string }
  /** On balance, and on stopping. */
  balance: { title: string; lead: string; sections: Readonly<Record<string, { heading: string; lines: string[] }>> }
}
