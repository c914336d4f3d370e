import { defineStore } from 'pinia'
import { client } from '@/kernel/client'
import { request, useRemote } from '@/kernel/remote'

/** The computers that write in this vault. */
export const useComputersStore = defineStore('computers', () => {
  const computers = useRemote(() => client.call('computers.list'))

  return {
    /** null until they were read. */
    computers: computers.value,
    refresh: computers.refresh,
    /** Names this computer. @returns whether it was done; if not, that has been reported. */
    nameThis: (name: string) => computers.change(() => client.call('computers.rename', { name })),
    /** Moves the files of another computer to this one. @returns whether it was done; if not, that has been reported. */
    async takeOver(device: string): Promise<boolean> {
      const changed = await request('computers.takeOver', { device })
      if (changed) computers.set(changed)
      return changed !== null
    },
  }
})
