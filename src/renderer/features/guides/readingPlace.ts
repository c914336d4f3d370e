import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { ReadingPlace } from '@shared/features/guides/reading'
import { client } from '@/kernel/client'
import { useRemote } from '@/kernel/remote'

/** Where the user stopped reading, in whichever guide. */
export const useReadingStore = defineStore('reading', () => {
  const { value, load } = useRemote(() => client.call('reading.list'), { kinds: ['reading'], failsSilently: true })

  return {
    load,
    /** null when they never read in any guide, or before it was read from the vault. */
    lastRead: computed(() =>
      (value.value ?? []).reduce<ReadingPlace | null>(
        (newest, place) => (newest && newest.changedAt > place.changedAt ? newest : place),
        null,
      ),
    ),
  }
})
