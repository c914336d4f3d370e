import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Progress } from '@shared/ipc/shapes'
import { client } from './client'

/** Long work in the main process, and how far it has come. Null while there is none. */
export const useWorkStore = defineStore('work', () => {
  const progress = shallowRef<Progress | null>(null)

  client.on('work.changed', (next) => {
    progress.value = next
  })

  return { progress }
})
