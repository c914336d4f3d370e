import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { JobProgress } from '@shared/ipc/shapes'
import { client } from './client'

/** Long work in the main process, and how far it has come. Null while there is none. */
export const useJobStore = defineStore('work', () => {
  const progress = shallowRef<JobProgress | null>(null)

  client.on('work.changed', (next) => {
    progress.value = next
  })

  return { progress }
})
