import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Chosen, OwnWord, Surrounding, SurroundingGroup } from '@shared/features/check-ins/checkIn'
import type { ReadingPlace } from '@shared/features/guides/reading'
import type { RecordKind } from '@shared/records/registry'
import { client } from '@/kernel/client'
import { useToasts } from '@/kernel/toasts'

const KINDS: readonly RecordKind[] = ['word', 'surrounding', 'reading']

/** What the user added of their own: feeling words, chips for what was around it, places in the guides. */
export const usePersonalStore = defineStore('personal', () => {
  const words = shallowRef<OwnWord[]>([])
  const surroundings = shallowRef<Surrounding[]>([])
  const reading = shallowRef<ReadingPlace[]>([])

  async function load(): Promise<void> {
    const [own, places] = await Promise.all([client.call('ownChoices.read'), client.call('reading.list')])
    if (own.ok) {
      words.value = own.value.words
      surroundings.value = own.value.surroundings
    }
    if (places.ok) reading.value = places.value
  }

  client.on('records.changed', ({ kinds }) => {
    if (kinds.some((kind) => KINDS.includes(kind))) void load()
  })

  /** Remembers a word, so that it is offered next time. */
  async function keepWord(text: string): Promise<void> {
    const reply = await client.call('ownChoices.addWord', { text })
    if (reply.ok) words.value = [...words.value.filter(({ id }) => id !== reply.value.id), reply.value]
    else useToasts().problem(reply.error)
  }

  /** @returns whether it was dropped; if not, the user has been told. */
  async function dropWord(id: string): Promise<boolean> {
    const reply = await client.call('ownChoices.removeWord', { id })
    if (reply.ok) words.value = words.value.filter((word) => word.id !== id)
    else useToasts().problem(reply.error)
    return reply.ok
  }

  /** Adds a chip, puts one away or takes one back. */
  async function setSurrounding(group: SurroundingGroup, chip: Chosen, hidden: boolean): Promise<void> {
    const reply = await client.call('ownChoices.setSurrounding', { group, chip, hidden })
    if (reply.ok) surroundings.value = [...surroundings.value.filter(({ id }) => id !== reply.value.id), reply.value]
    else useToasts().problem(reply.error)
  }

  /** Where somebody read last, in whichever guide. */
  const lastRead = computed(() =>
    reading.value.reduce<ReadingPlace | null>(
      (newest, place) => (newest && newest.changedAt > place.changedAt ? newest : place),
      null,
    ),
  )

  return { words, surroundings, reading, lastRead, load, keepWord, dropWord, setSurrounding }
})
