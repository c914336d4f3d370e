import { computed } from 'vue'
import type { JournalFilter } from '@shared/features/journal/journalFilter'
import { isPutAway } from '@shared/features/people/person'
import { usePeopleStore } from '../people/peopleStore'

/**
 * The people of Beside someone by whom the journal can be filtered. Nobody while that is locked; and nobody of whom what was
 * written was put away: nothing leads to it.
 */
export function useShownPeople() {
  const people = usePeopleStore()
  const shown = computed(() => people.all.filter((person) => !isPutAway(person)))
  const nameOf = (id: string | undefined) => shown.value.find((person) => person.id === id)?.nickname
  return {
    load: people.load,
    nameOf,
    /** Does it lead to nobody who is not shown? Nothing is known of that before the people were read. */
    mayShow: ({ person }: JournalFilter): boolean =>
      person === undefined || !people.isLoaded || nameOf(person) !== undefined,
  }
}
