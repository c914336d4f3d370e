import { computed } from 'vue'
import type { ContactWhat } from '@shared/features/people/contact'
import type { Person, Sign } from '@shared/features/people/person'
import { softTimeOf } from '@shared/features/people/softTime'
import { dayAt, type LocalDate } from '@shared/kernel/time'
import { useAppStore } from '@/kernel/appStore'
import { useTexts } from '@/ui/content'
import { usePeopleTexts } from './peopleTexts'

/** What is chosen about a person, in words. An id that this Luwte does not know has none. */
export function usePersonWords() {
  const app = useAppStore()
  const texts = useTexts('people')
  const ideas = useTexts('contactIdeas')
  const words = usePeopleTexts()
  const word = (list: 'bonds' | 'signs' | 'ways', chosen: Sign): string =>
    'own' in chosen ? chosen.own : (texts.value?.[list][chosen.id] ?? '')
  return {
    texts,
    isReady: computed(() => texts.value !== null && ideas.value !== null),
    idea: (id: string): string => ideas.value?.[id] ?? '',
    contact: (what: ContactWhat): string => ('idea' in what ? (ideas.value?.[what.idea] ?? '') : word('ways', what)),
    bond: ({ bond }: Pick<Person, 'bond'>): string => (bond ? word('bonds', bond) : ''),
    sign: (sign: Sign): string => word('signs', sign),
    /** "een paar dagen geleden". @param now milliseconds since 1970. */
    since: (date: LocalDate, now: number): string => words.value.since[softTimeOf(date, dayAt(now, app.zone))],
  }
}
