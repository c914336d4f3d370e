import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Chosen, SurroundingGroup } from '@shared/features/check-ins/checkIn'
import { client } from '@/kernel/client'
import { command, request, useRemote } from '@/kernel/remote'

/** A list with one record in the place of its older version, or added. */
const withRecord = <Item extends { id: string }>(all: readonly Item[], record: Item): Item[] => [
  ...all.filter(({ id }) => id !== record.id),
  record,
]

/** What the user added: words for feelings, and chips for what was around a check-in. */
export const useOwnChoicesStore = defineStore('ownChoices', () => {
  const { value, load, patch } = useRemote(() => client.call('ownChoices.read'), {
    kinds: ['word', 'surrounding'],
    failsSilently: true,
  })

  /** Remembers a word, so that it is offered next time. */
  async function keepWord(text: string): Promise<void> {
    const word = await request('ownChoices.addWord', { text })
    if (word) patch((known) => ({ ...known, words: withRecord(known.words, word) }))
  }

  /** @returns whether it was removed; if not, that has been reported. */
  async function dropWord(id: string): Promise<boolean> {
    const isDropped = await command('ownChoices.removeWord', { id })
    if (isDropped) patch((known) => ({ ...known, words: known.words.filter((word) => word.id !== id) }))
    return isDropped
  }

  /** Adds a chip, hides one or shows it again. */
  async function setSurrounding(group: SurroundingGroup, chip: Chosen, hidden: boolean): Promise<void> {
    const surrounding = await request('ownChoices.setSurrounding', { group, chip, hidden })
    if (surrounding) patch((known) => ({ ...known, surroundings: withRecord(known.surroundings, surrounding) }))
  }

  return {
    words: computed(() => value.value?.words ?? []),
    surroundings: computed(() => value.value?.surroundings ?? []),
    load,
    keepWord,
    dropWord,
    setSurrounding,
  }
})
