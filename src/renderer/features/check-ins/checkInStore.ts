import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { CheckIn, CheckInAnswer } from '@shared/features/check-ins/checkIn'
import { client } from '@/kernel/client'
import { command, request, useRemote } from '@/kernel/remote'

/** Yesterday too: somebody who is up past midnight still sees what they said before it. */
const RECENT_DAYS = 2

/** The check-ins of the last days. Follows what is answered or removed in any window. */
export const useCheckInsStore = defineStore('checkIns', () => {
  const { value, load, refresh, patch } = useRemote(() => client.call('checkIns.recent', { days: RECENT_DAYS }), {
    kinds: ['check-in'],
    failsSilently: true,
  })
  const recent = computed(() => value.value ?? [])

  /** @returns null when it could not be saved, which has been reported. */
  async function answer(given: CheckInAnswer): Promise<CheckIn | null> {
    const saved = await request('checkIns.answer', given)
    if (saved) patch((known) => [...known.filter(({ id }) => id !== saved.id), saved])
    return saved
  }

  /** @returns whether it was removed; if not, that has been reported. */
  async function remove(id: string): Promise<boolean> {
    const isRemoved = await command('checkIns.remove', { id })
    if (isRemoved) patch((known) => known.filter((checkIn) => checkIn.id !== id))
    return isRemoved
  }

  async function restore(id: string): Promise<void> {
    if (await request('checkIns.restore', { id })) await refresh()
  }

  /** The newest one, whatever the order in which they came. Ids are made in the order of time. */
  const last = computed(() =>
    recent.value.reduce<CheckIn | null>((newest, one) => (newest && newest.id > one.id ? newest : one), null),
  )

  return { recent, last, load, answer, remove, restore }
})
