import { folded, wordsOf } from '@shared/features/search/folding'
import { stemOf } from '@shared/features/search/stems'
import type { IsFound } from '@shared/features/search/textMatch'
import { isTyped } from '@shared/features/search/typos'
import { type Language, LANGUAGES } from '@shared/features/settings/settings'
import type { SearchSituation, SynonymTexts } from '@/ui/content'

const DANGER_KINDS = ['emergency', 'danger'] as const
export type DangerKind = (typeof DANGER_KINDS)[number]

/** What kind of danger somebody types of. */
export interface Danger {
  kind: DangerKind
  /** It is said, as in “ik wil dood”, and not only a word to look for, such as “suicide”. */
  isSaid: boolean
}

/** What is found first for a situation: the ids of search items, best first. */
export const FOUND_FIRST: Record<SearchSituation, readonly string[]> = {
  'other-silent': [
    ...['phrase.help.presence.phrase1', 'phrase.help.silence.phrase', 'phrase.help.silence.calm'],
    ...['chapter.help.intro', 'chapter.help.silence', 'question.ask.how-long', 'question.ask.myself'],
  ],
  'other-angry': ['question.ask.anger', 'chapter.help.refuse', 'question.ask.wrong-thing'],
  'parents-absent': [
    'chapter.neglect.what',
    'chapter.neglect.subtle',
    'question.neglect.faq.what',
    'question.self.parents',
  ],
  'feel-nothing': ['question.self.nothing', 'question.self.no-word', 'chapter.neglect.effect'],
}

/** Synonyms and words of danger in both languages, because many people mix them. */
export class Synonyms {
  /** Phrases that people type when in danger, split into words. What is an emergency comes first. */
  readonly dangers: readonly { kind: DangerKind; words: string[] }[]
  readonly #situations: readonly { name: SearchSituation; who: Set<string>; says: string[][] }[]
  readonly #names = new Map<string, Set<string>>()
  readonly #words: Record<Language, Map<string, Set<string>>> = { nl: new Map(), en: new Map() }

  constructor(texts: Record<Language, SynonymTexts>) {
    this.dangers = DANGER_KINDS.flatMap((kind) =>
      LANGUAGES.flatMap((language) => texts[language][kind].map((phrase) => ({ kind, words: wordsOf(phrase) }))),
    )
    this.#situations = LANGUAGES.flatMap((language) =>
      (Object.keys(FOUND_FIRST) as SearchSituation[]).map((name) => {
        const { who, says } = texts[language].situations[name]
        return { name, who: new Set(who.map(folded)), says: says.map(wordsOf) }
      }),
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

  /** The ids of what is found first for the situation that somebody types of; none for anything else. */
  foundFirst(typed: readonly string[], isKnown: IsFound): readonly string[] {
    const found = this.#situations.find(
      ({ who, says }) => typed.some((word) => who.has(word)) && says.some((words) => isTyped(typed, words, isKnown)),
    )
    return found ? FOUND_FIRST[found.name] : []
  }

  knows(word: string): boolean {
    return this.#names.has(word) || this.dangers.some(({ words }) => words.includes(word))
  }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value))
}
