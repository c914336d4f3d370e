import { onMounted, ref } from 'vue'
import { client } from '@/kernel/client'

/** Whether nothing was written in the journal yet; false until that is known. */
export function useEmptyJournal() {
  const isEmpty = ref(false)
  onMounted(async () => {
    // Not reported when it fails: nobody asked for it, and the journal reports the same.
    const reply = await client.call('entries.list', { before: null, atLeast: 1 })
    if (!reply.ok) return
    const { entries, checkIns, next } = reply.value
    isEmpty.value = entries.length === 0 && checkIns.length === 0 && next === null
  })
  return isEmpty
}
