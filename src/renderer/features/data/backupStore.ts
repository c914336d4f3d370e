import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Backups } from '@shared/features/data/contract'
import { client } from '@/kernel/client'
import { useToasts } from '@/kernel/toasts'

/** The generations of the backup. Null for the blink before they are known. */
export const useBackupsStore = defineStore('backups', () => {
  const backups = shallowRef<Backups | null>(null)
  const generations = computed(() => backups.value?.snapshots ?? [])

  /** @returns what was answered; null when nothing was chosen or it went wrong, of which the user was told. */
  async function change(name: 'backups.list' | 'backups.chooseFolder' | 'backups.eraseOld') {
    const reply = await client.call(name)
    if (!reply.ok) return void useToasts().problem(reply.error)
    if (reply.value) backups.value = reply.value
    return reply.value
  }

  /** @returns whether it was made. Why it was not is part of how the backups stand, or the user was told. */
  async function make(): Promise<boolean> {
    const reply = await client.call('backups.make')
    if (reply.ok) {
      backups.value = reply.value
      return reply.value.fault === null
    }
    await change('backups.list')
    if (!backups.value?.fault) useToasts().problem(reply.error)
    return false
  }

  client.on('backups.changed', (changed) => {
    backups.value = changed
  })

  return {
    backups,
    generations,
    load: () => change('backups.list'),
    make,
    chooseFolder: () => change('backups.chooseFolder'),
    eraseOld: () => change('backups.eraseOld'),
    generation: (id: string) => generations.value.find((one) => one.id === id),
  }
})
