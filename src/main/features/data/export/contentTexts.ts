import type { Feeling } from '@shared/features/check-ins/feelings'
import type { PlanPart } from '@shared/features/plan/plan'
import type { Chosen, SurroundingGroup } from '@shared/features/check-ins/checkIn'
import type { Language } from '@shared/features/settings/settings'
import bodyEn from '../../../../../resources/content/en/body.json'
import helpEn from '../../../../../resources/content/en/guides/help/guide.json'
import neglectEn from '../../../../../resources/content/en/guides/neglect/guide.json'
import phrasesEn from '../../../../../resources/content/en/phrases.json'
import planEn from '../../../../../resources/content/en/plan.json'
import promptsEn from '../../../../../resources/content/en/prompts.json'
import surroundingsEn from '../../../../../resources/content/en/surroundings.json'
import swapsEn from '../../../../../resources/content/en/swaps.json'
import feelings from '../../../../../resources/content/feelings.json'
import bodyNl from '../../../../../resources/content/nl/body.json'
import helpNl from '../../../../../resources/content/nl/guides/help/guide.json'
import neglectNl from '../../../../../resources/content/nl/guides/neglect/guide.json'
import phrasesNl from '../../../../../resources/content/nl/phrases.json'
import planNl from '../../../../../resources/content/nl/plan.json'
import promptsNl from '../../../../../resources/content/nl/prompts.json'
import surroundingsNl from '../../../../../resources/content/nl/surroundings.json'
import swapsNl from '../../../../../resources/content/nl/swaps.json'

const CONTENT = {
  nl: {
    body: bodyNl,
    guides: [helpNl, neglectNl],
    phrases: phrasesNl,
    plan: planNl,
    prompts: promptsNl,
    surroundings: surroundingsNl,
    swaps: swapsNl,
  },
  en: {
    body: bodyEn,
    guides: [helpEn, neglectEn],
    phrases: phrasesEn,
    plan: planEn,
    prompts: promptsEn,
    surroundings: surroundingsEn,
    swaps: swapsEn,
  },
}

type Words = Readonly<Record<string, string>>
export type ContentTexts = ReturnType<typeof contentTexts>

/** What the ids in records mean, for whoever reads without Luwte. An id that is in no content stands for itself. */
export function contentTexts(language: Language) {
  const { body, guides, phrases, plan, prompts, surroundings, swaps } = CONTENT[language]
  const feelingWords = Object.fromEntries((feelings as Feeling[]).map((feeling) => [feeling.id, feeling[language]]))
  const textOf = (id: string) => phrases.find((phrase) => phrase.id === id)?.text
  return {
    feelings: (chosen: readonly Chosen[]) => chosen.map((one) => chosenWord(feelingWords, one)).join(', '),
    around: (group: SurroundingGroup, chosen: readonly Chosen[]) =>
      chosen.map((one) => chosenWord(surroundings[group], one)).join(', '),
    body: (part: 'where' | 'how', ids: readonly string[]) => ids.map((id) => word(body[part], id)).join(', '),
    prompt: (id: string) => (prompts as Readonly<Record<string, { title?: string }>>)[id]?.title ?? id,
    planPart: (part: PlanPart) => plan.parts[part].title,
    phrase: textOf,
    swap(id: string) {
      const swap = swaps.find((one) => one.id === id)
      return swap && { instead: swap.instead, better: swap.betterText ?? textOf(swap.better ?? '') ?? null }
    },
    /** The title of a guide, and which of its chapters this is, from 1. */
    chapter(guide: string, chapter: string) {
      const found = guides.find(({ id }) => id === guide)
      const index = found?.chapters.indexOf(chapter) ?? -1
      return { title: found?.title ?? guide, number: index === -1 ? null : index + 1 }
    },
  }
}

const chosenWord = (words: Words, chosen: Chosen): string => ('own' in chosen ? chosen.own : word(words, chosen.id))

/** `constructor` is in every object. */
const word = (words: Words, id: string): string => (Object.hasOwn(words, id) ? (words[id] ?? id) : id)
