import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Chosen, SurroundingGroup } from '@shared/features/check-ins/checkIn'
import type { ReadingPlace } from '@shared/features/guides/reading'
import { client } from '@/kernel/client'
import { command, request, useRemote } from '@/kernel/remote'

/** A list with one record in the place of its older version, or added. */
const withRecord = <Item extends { id: string }>(all: readonly Item[], record: Item): Item[] => [
  ...all.filter(({ id }) => id !== record.id),
  record,
]

/** What the user added: feeling words, chips for what was around a check-in, places in the guides. */
export const usePersonalStore = defineStore('personal', () => {
  const own = useRemote(() => client.call('ownChoices.read'), { kinds: ['word', 'surrounding'], isQuiet: true })
  const places = useRemote(() => client.call('reading.list'), { kinds: ['reading'], isQuiet: true })

  /** Remembers a word, so that it is offered next time. */
  async function keepWord(text: string): Promise<void> {
    const word = await request('ownChoices.addWord', { text })
    if (word) own.patch((known) => ({ ...known, words: withRecord(known.words, word) }))
  }

  /** @returns whether it was removed; if not, that has been reported. */
  async function dropWord(id: string): Promise<boolean> {
    const isDropped = await command('ownChoices.removeWord', { id })
    if (isDropped) own.patch((known) => ({ ...known, words: known.words.filter((word) => word.id !== id) }))
    return isDropped
  }

  /** Adds a chip, hides one or shows it again. */
  async function setSurrounding(group: SurroundingGroup, chip: Chosen, hidden: boolean): Promise<void> {
    const surrounding = await request('ownChoices.setSurrounding', { group, chip, hidden })
    if (surrounding) own.patch((known) => ({ ...known, surroundings: withRecord(known.surroundings, surrounding) }))
  }

  const reading = computed(() => places.value.value ?? [])

  return {
    words: computed(() => own.value.value?.words ?? []),
    surroundings: computed(() => own.value.value?.surroundings ?? []),
    reading,
    /** Where the user read last, in whichever guide. */
    lastRead: computed(() =>
      reading.value.reduce<ReadingPlace | null>(
        (newest, place) => (newest && newest.changedAt > place.changedAt ? newest : place),
        null,
      ),
    ),
    load: () => Promise.all([own.load(), places.load()]),
    keepWord,
    dropWord,
    setSurrounding,
  }
})
