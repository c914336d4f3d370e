import { onMounted, ref } from 'vue'
import { client } from '@/kernel/client'

/** Whether nothing was written in the journal yet; false until that is known. */
export function useEmptyJournal() {
  const isEmpty = ref(false)
  onMounted(async () => {
    // Not reported when it fails: nobody asked for it, and the journal reports the same.
    const reply = await client.call('entries.months', { filter: {}, arrivals: true, few: true })
    if (reply.ok) isEmpty.value = reply.value.months.length === 0 && reply.value.isWhole
  })
  return isEmpty
}
