import { folded, stemOf, wordsOf } from '@shared/features/search/textMatch'
import { type Language, LANGUAGES } from '@shared/features/settings/settings'
import type { SynonymTexts } from '@/ui/content'

const DANGER_KINDS = ['emergency', 'danger'] as const
export type DangerKind = (typeof DANGER_KINDS)[number]

/** Synonyms and words of danger in both languages, because many people mix them. */
export class Synonyms {
  /** Phrases that people type when in danger, split into words. What is an emergency comes first. */
  readonly dangers: readonly { kind: DangerKind; words: string[] }[]
  readonly #names = new Map<string, Set<string>>()
  readonly #words: Record<Language, Map<string, Set<string>>> = { nl: new Map(), en: new Map() }

  constructor(texts: Record<Language, SynonymTexts>) {
    this.dangers = DANGER_KINDS.flatMap((kind) =>
      LANGUAGES.flatMap((language) => texts[language][kind].map((phrase) => ({ kind, words: wordsOf(phrase) }))),
    )
    for (const language of LANGUAGES)
      for (const [name, words] of Object.entries(texts[language].synonyms))
        for (const word of words.map(folded)) {
          for (const form of [word, stemOf(word, language)]) {
            addTo(this.#names, form, name)
            addTo(this.#words[language], name, form)
          }
        }
  }

  /** Synonyms of a word of either language, in one language, with their stems; without the word itself. */
  of(word: string, language: Language): string[] {
    const forms = [word, ...LANGUAGES.map((one) => stemOf(word, one))]
    const names = forms.flatMap((form) => [...(this.#names.get(form) ?? [])])
    const words = names.flatMap((name) => [...(this.#words[language].get(name) ?? [])])
    return [...new Set(words)].filter((one) => one !== word)
  }

  knows(word: string): boolean {
    return this.#names.has(word) || this.dangers.some(({ words }) => words.includes(word))
  }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value))
}
