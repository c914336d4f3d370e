import { type ShallowRef, shallowRef, watch } from 'vue'
import body from '@content/body.json'
import exercises from '@content/exercises.json'
import feelings from '@content/feelings.json'
import type { BodyMap, Feeling } from '@shared/features/check-ins/feelings'
import type { ConversationTexts } from '@shared/features/conversations/texts'
import type { MirrorTexts } from '@shared/features/mirror/mirror'
import type { ParentTexts } from '@shared/features/parents/parents'
import type { WorksheetTexts } from '@shared/features/worksheets/forms'
import type { LoadTexts } from '@shared/features/helper-load/loadTexts'
import type { InvitationText } from '@shared/features/invitations/invitation'
import type { PlanPart } from '@shared/features/plan/plan'
import type { SurroundingGroup } from '@shared/features/check-ins/checkIn'
import type { Country } from '@shared/features/settings/country'
import type { Language } from '@shared/features/settings/settings'
import { useAppStore } from '../kernel/appStore'

// The content that is the same in every language. Its shape is checked by tests/content.test.ts.
export const allFeelings = feelings as Feeling[]
export const bodyMap = body as BodyMap
export const allExercises = exercises as Exercise[]

const hard = new Set(allFeelings.filter((feeling) => feeling.hard).map((feeling) => feeling.id))
/** Whether a feeling is heavy enough that something calming is offered after it. */
export const isHardFeeling = (id: string): boolean => hard.has(id)

/** What somebody may want from an exercise, in the order in which the list has them. */
export const EXERCISE_NEEDS = ['settle', 'here', 'move', 'down', 'kind'] as const
export type ExerciseNeed = (typeof EXERCISE_NEEDS)[number]

/** An exercise of resources/content/exercises.json; its words are in ExerciseText. */
export interface Exercise {
  id: string
  need: ExerciseNeed
  pace: { minutes: number[]; defaultMinutes: number } & (
    | { kind: 'breath'; phases: { id: string; seconds: number }[] }
    /** `share` is the part of the whole time, between 0 and 1. */
    | { kind: 'steps'; steps: { id: string; share: number }[] }
  )
  /** The exercise that is offered instead. */
  alternative: string | null
}

/**
 * `phases` and `steps`: by the ids of the pace. `known`: what is known of its effect, with sources. `seated`: how to do it
 * sitting.
 */
export interface ExerciseText {
  title: string
  invitation: string
  lead: string
  before: string[]
  known: string
  phases?: Record<string, string>
  steps?: Record<string, { title: string; text: string }>
  instead: string
  end: string
  seated?: string
}

/** The words of a prompt (./prompts.ts). `why`: what may be found in it. */
export interface PromptText {
  title: string
  text: string
  why: string
}

/** A sentence to borrow. `note`: when or why it helps. */
export interface Phrase {
  id: string
  text: string
  note: string
}

/** A sentence people say without meaning harm, and one that does less of it. */
export interface Swap {
  id: string
  instead: string
  why: string
  /** A phrase by its id; where none fits, `betterText`. */
  better?: string
  betterText?: string
}

export interface Question {
  id: string
  question: string
  /** Markdown, as in a chapter. */
  answer: string
  /** Phrases by their ids, to stand under the answer. */
  phrases?: string[]
  /** Where more of it stands: `luwte:guide/…`. */
  see?: string
}

export interface SourcesText {
  title: string
  lead: string
  /** `text` is Markdown. */
  sections: { id: string; heading: string; text: string }[]
}

export interface HelpNowText {
  title: string
  lead: string
  /** Before the emergency number, which is a button. */
  danger: string
  /** Where the emergency number is not known. */
  dangerElsewhere: string
  /** Where the number that is shown then is the right one. */
  dangerElsewherePlace: string
  /** By country: how the emergency number is reached without speaking, where that is known. */
  silentRoutes: Partial<Record<Country, string>>
  /** For somebody who cannot speak aloud. */
  dangerSilent: string
  /** Where no silent route is known. */
  dangerSilentUnsure: string
  /** To the person who thinks of not living on. */
  you: { title: string; lines: string[] }
  worried: { title: string; lines: string[] }
  calling: {
    title: string
    /** Holds `{lines}`; stands before the answer of `name`. */
    anonymousAt: string
    items: { id: 'say' | 'who' | 'name' | 'sent' | 'traces'; question: string; answer: string }[]
  }
  calm: { title: string; lines: string[] }
}

/** Synonyms and words of danger, for the search. */
export interface SynonymTexts {
  /** Words of somebody who may think of suicide, as people type them: the numbers to call are the first things found. */
  danger: string[]
  /** The same for violence and for danger at this moment: the emergency number is the first thing found. */
  emergency: string[]
  /** Groups of words that count as the same when searching. Their names are the same in every language. */
  synonyms: Record<string, string[]>
  /** What people type of a situation: one of those it is about, and something that is said of them. */
  situations: Record<SearchSituation, { who: string[]; says: string[] }>
}

/** Situations that many people search for in words of their own, which the texts about them do not use. */
export type SearchSituation = 'other-silent' | 'other-angry' | 'parents-absent' | 'feel-nothing'

export interface PlanText {
  title: string
  lead: string
  intro: string[]
  limits: string
  /** A part that may weigh on somebody has a note, and something calming beside it. */
  parts: Record<
    PlanPart,
    { title: string; question: string; hint: string; why: string; note?: string; examples: string[] }
  >
}

/** What a word for a feeling means, for somebody who never learned it. */
export interface FeelingMeaning {
  /** What it is, and what sets it apart from the feelings beside it. */
  what: string
  /** A moment in which somebody may feel it. */
  example: string
  /** Where it may be felt; says “often” or “sometimes”, since bodies differ. */
  body: string
}

/** The texts that come in each language, by the name of their file. */
export interface Texts {
  exercises: Record<string, ExerciseText>
  prompts: Record<string, PromptText>
  /** Words about people whom somebody is beside, by their ids. */
  people: Record<'bonds' | 'distances' | 'signs' | 'ways', Record<string, string>>
  /** Ideas for contact that asks for nothing, by their ids. */
  contactIdeas: Record<string, string>
  /** By the id of the invitation. */
  invitations: Record<string, InvitationText>
  phrases: Phrase[]
  swaps: Swap[]
  questions: Question[]
  sources: SourcesText
  synonyms: SynonymTexts
  body: { where: Record<string, string>; how: Record<string, string> }
  /** By the id of the feeling. */
  feelings: Record<string, FeelingMeaning>
  helplines: Record<string, { for: string; reach: string }>
  helpnow: HelpNowText
  plan: PlanText
  conversations: ConversationTexts
  load: LoadTexts
  worksheets: WorksheetTexts
  parents: ParentTexts
  mirror: MirrorTexts
  surroundings: Record<SurroundingGroup, Record<string, string>>
}

// Relative to `base`: the names of all of them stand in the script that a window starts with.
const files = import.meta.glob<unknown>('./{nl,en}/*.json', {
  base: '../../../resources/content',
  import: 'default',
})

/** Reads a file of texts. Throws where there is none in this language. */
export async function loadTexts<Name extends keyof Texts>(name: Name, language: Language): Promise<Texts[Name]> {
  const found = Object.entries(files).find(([path]) => path.endsWith(`/${language}/${name}.json`))
  if (!found) throw new Error(`No ${name} in ${language}`)
  return (await found[1]()) as Texts[Name]
}

/** Texts in the language of the moment, following a switch; null for the blink before they are there. */
export function useTexts<Name extends keyof Texts>(name: Name): Readonly<ShallowRef<Texts[Name] | null>> {
  const app = useAppStore()
  const texts = shallowRef(null) as ShallowRef<Texts[Name] | null>
  watch(
    () => app.language,
    async (language) => {
      const loaded = await loadTexts(name, language)
      if (app.language === language) texts.value = loaded
    },
    { immediate: true },
  )
  return texts
}

/** The word for a feeling: from the vocabulary, or the user's own. */
export const feelingWord = (id: string, language: Language): string =>
  allFeelings.find((feeling) => feeling.id === id)?.[language] ?? id
