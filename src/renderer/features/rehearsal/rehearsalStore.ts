import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { backTo, choose, type Rehearsal, start } from '@shared/features/rehearsal/rehearsal'
import type { Scene } from '@shared/features/rehearsal/scene'
import { useVaultStore } from '@/kernel/vaultStore'

/** `chosen`: the id of what was chosen at this turn, while what it may do to the other is read. */
export interface Playing {
  rehearsal: Rehearsal
  chosen: string | null
}

/** Talks that are being rehearsed, by the name of their scene. In memory only: nothing of them is ever stored. */
export const useRehearsalStore = defineStore('rehearsal', () => {
  const vault = useVaultStore()
  const playing = ref<Record<string, Playing>>({})

  watch(
    () => vault.isLocked,
    (isLocked) => {
      if (isLocked) playing.value = {}
    },
  )

  const set = (name: string, rehearsal: Rehearsal, chosen: string | null = null): void => {
    playing.value[name] = { rehearsal, chosen }
  }

  return {
    at: (name: string): Playing | null => playing.value[name] ?? null,
    begin: (name: string, scene: Scene): void => set(name, start(scene)),
    choose(name: string, choice: string): void {
      const now = playing.value[name]
      if (now) now.chosen = choice
    },
    /** On from what was chosen. */
    goOn(name: string, scene: Scene): void {
      const now = playing.value[name]
      if (now?.chosen) set(name, choose(scene, now.rehearsal, now.chosen))
    },
    /** Takes back what was chosen at this turn, or else the turn before. */
    back(name: string, scene: Scene): void {
      const now = playing.value[name]
      if (now) set(name, backTo(scene, now.rehearsal, now.rehearsal.past.length - (now.chosen ? 0 : 1)))
    },
    /** To the turn of this index, from 0. */
    again: (name: string, scene: Scene, index: number): void => {
      const now = playing.value[name]
      if (now) set(name, backTo(scene, now.rehearsal, index))
    },
  }
})
