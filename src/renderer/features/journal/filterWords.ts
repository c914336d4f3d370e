import type { JournalFilter } from '@shared/features/journal/journalFilter'
import { useFormat } from '@/ui/format'
import { useVocabulary } from '../check-ins/vocabulary'
import { useJournalListTexts } from './journalListTexts'
import { usePromptTexts } from './promptTexts'
import { useShownPeople } from './shownPeople'

/** What a filter shows, in words: `teksten met het gevoel “rustig” en met de tag #zee`. */
export function useFilterWords(): (filter: JournalFilter) => string {
  const texts = useJournalListTexts()
  const prompts = usePromptTexts()
  const format = useFormat()
  const { word } = useVocabulary()
  const people = useShownPeople()
  return ({ kind, feeling, tag, picture, prompt, person, text }) => {
    const { shown } = texts.value
    const title = prompt === undefined ? undefined : (prompts.value?.[prompt]?.title ?? '…')
    // Only entries have a tag, a picture, a question or somebody whom they are about.
    const isEntries = kind === 'entry' || tag !== undefined || picture || prompt !== undefined || person !== undefined
    const what = isEntries ? shown.entries : kind === 'check-in' ? shown.checkIns : shown.both
    const parts = [
      feeling && shown.feeling(word(feeling)),
      tag === undefined ? undefined : shown.tag(tag),
      picture && shown.picture,
      title === undefined ? undefined : shown.prompt(title),
      person === undefined ? undefined : shown.person(people.nameOf(person) ?? '…'),
      text === undefined ? undefined : shown.text(text),
    ].filter((part) => part !== undefined)
    return parts.length === 0 ? what : `${what} ${format.list(parts)}`
  }
}
