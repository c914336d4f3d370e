import type { Chosen, SurroundingGroup } from '@shared/features/check-ins/checkIn'
import type { Form } from '@shared/features/conversations/conversation'
import type { ConversationTexts } from '@shared/features/conversations/texts'
import type { WorksheetForm, WorksheetTexts } from '@shared/features/worksheets/forms'
import { pageSections } from '@shared/features/worksheets/page'
import type { Answers, Step } from '@shared/features/worksheets/steps'
import type { Feeling } from '@shared/features/check-ins/feelings'
import type { GuideContents } from '@shared/features/guides/guides'
import type { ContactWhat } from '@shared/features/people/contact'
import type { Person, Sign } from '@shared/features/people/person'
import type { PlanPart } from '@shared/features/plan/plan'
import type { Language } from '@shared/features/settings/settings'
import type { Help } from '@shared/features/what-helps/whatHelps'
import conversations from '@content/conversations.json'
import feelings from '@content/feelings.json'
import worksheets from '@content/worksheets.json'

type Words = Readonly<Record<string, string>>

/** The files of content that records refer to by id, as far as an export needs them. */
interface Files {
  body: Record<'where' | 'how', Words>
  contactIdeas: Words
  conversations: ConversationTexts
  exercises: Readonly<Record<string, { title?: string }>>
  load: { when: Words; steps: Record<'weight' | 'need' | 'whom', { choices: Words }> }
  people: Record<'bonds' | 'signs' | 'ways', Words>
  phrases: readonly { id: string; text: string }[]
  plan: { parts: Record<PlanPart, { title: string }> }
  prompts: Readonly<Record<string, { title?: string }>>
  surroundings: Record<SurroundingGroup, Words>
  worksheets: WorksheetTexts
  swaps: readonly { id: string; instead: string; better?: string; betterText?: string }[]
}

// All files found there are used: another language, guide or chapter needs no change here.
const files = import.meta.glob<unknown>(
  '@content/*/{body,contactIdeas,conversations,exercises,load,people,phrases,plan,prompts,surroundings,swaps,worksheets}.json',
  {
    eager: true,
    import: 'default',
  },
)
const guides = import.meta.glob<GuideContents>('@content/*/guides/*/guide.json', { eager: true, import: 'default' })

// Its shape is checked by tests/content.test.ts.
const guided = conversations as Record<Form | 'after', Step[]>

const isIn = (language: Language, path: string): boolean => path.includes(`/content/${language}/`)

function fileOf<Name extends keyof Files>(language: Language, name: Name): Files[Name] {
  const path = Object.keys(files).find((one) => isIn(language, one) && one.endsWith(`/${name}.json`))
  if (path === undefined) throw new Error(`no ${name}.json in ${language}`)
  return files[path] as Files[Name]
}

/** The texts that the ids in records stand for, for reading without Luwte. An unknown id is shown as it is. */
export function contentTexts(language: Language) {
  const feelingWords = Object.fromEntries((feelings as Feeling[]).map((feeling) => [feeling.id, feeling[language]]))
  const body = fileOf(language, 'body')
  const people = fileOf(language, 'people')
  const ideas = fileOf(language, 'contactIdeas')
  const phrases = fileOf(language, 'phrases')
  const surroundings = fileOf(language, 'surroundings')
  const prompts = fileOf(language, 'prompts')
  const textOf = (id: string) => phrases.find((phrase) => phrase.id === id)?.text
  return {
    feelings: (chosen: readonly Chosen[]) => chosen.map((one) => chosenWord(feelingWords, one)).join(', '),
    around: (group: SurroundingGroup, chosen: readonly Chosen[]) =>
      chosen.map((one) => chosenWord(surroundings[group], one)).join(', '),
    body: (part: 'where' | 'how', ids: readonly string[]) => ids.map((id) => word(body[part], id)).join(', '),
    prompt: (id: string) => (Object.hasOwn(prompts, id) ? prompts[id]?.title : undefined) ?? id,
    /** Something that helps: in the user's own words, or the title of what it is. */
    help: (what: Help) => {
      if ('own' in what) return what.own
      const [kind = '', id = ''] = what.of.split(':')
      const titles: Words = Object.fromEntries(
        Object.entries(kind === 'exercise' ? fileOf(language, 'exercises') : prompts).map(([one, { title = one }]) => [
          one,
          title,
        ]),
      )
      return word(titles, id)
    },
    form: (form: Form) => fileOf(language, 'conversations').forms[form].page,
    /** What was prepared, and what was written down after it. */
    answered: (form: Form, answers: Answers) =>
      [guided[form], guided.after].flatMap((steps) =>
        pageSections(steps, fileOf(language, 'conversations').steps, answers, (date) => date, 'every'),
      ),
    worksheet: (form: WorksheetForm) => fileOf(language, 'worksheets').forms[form].page,
    filledIn: (form: WorksheetForm, answers: Answers) =>
      pageSections(
        (worksheets as Record<WorksheetForm, Step[]>)[form],
        { ...fileOf(language, 'conversations').steps, ...fileOf(language, 'worksheets').steps },
        answers,
        (date) => date,
        'every',
      ),
    load(part: 'when' | 'weight' | 'need' | 'whom', id: string) {
      const { when, steps } = fileOf(language, 'load')
      return word(part === 'when' ? when : steps[part].choices, id)
    },
    planPart: (part: PlanPart) => fileOf(language, 'plan').parts[part].title,
    bond: (bond: Person['bond']) => (bond ? chosenWord(people.bonds, bond) : ''),
    sign: (sign: Sign) => chosenWord(people.signs, sign),
    contact: (what: ContactWhat) => ('idea' in what ? word(ideas, what.idea) : chosenWord(people.ways, what)),
    phrase: textOf,
    swap(id: string) {
      const swap = fileOf(language, 'swaps').find((one) => one.id === id)
      return swap && { instead: swap.instead, better: swap.betterText ?? textOf(swap.better ?? '') ?? null }
    },
    /** The title of a guide, and which of its chapters this is, from 1; null: the guide no longer has it. */
    chapter(guide: string, chapter: string) {
      const found = Object.entries(guides).find(([path, { id }]) => isIn(language, path) && id === guide)?.[1]
      const index = found?.chapters.indexOf(chapter) ?? -1
      return { title: found?.title ?? guide, number: index === -1 ? null : index + 1 }
    },
  }
}

const chosenWord = (words: Words, chosen: Chosen): string => ('own' in chosen ? chosen.own : word(words, chosen.id))

/** Only a word of the content: `constructor` is in every object. */
const word = (words: Words, id: string): string => (Object.hasOwn(words, id) ? (words[id] ?? id) : id)
