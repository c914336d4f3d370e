import type { Language } from '@shared/features/settings/settings'

/** The first sentence of a text: enough to choose by. */
export function firstSentence(text: string, language: Language): string {
  const [first] = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)
  return first?.segment.trim() ?? text
}
