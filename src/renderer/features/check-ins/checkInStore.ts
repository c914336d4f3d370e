import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { CheckIn, CheckInAnswer } from '@shared/features/check-ins/checkIn'
import { dayOf, epochOf, type LocalDate } from '@shared/kernel/time'
import { client } from '@/kernel/client'
import { command, request, useRemote } from '@/kernel/remote'

/** Today and yesterday, each of which lasts until four in the morning: three dates. */
const RECENT_DAYS = 3

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

  /** @returns null when it could not be read, which has been reported. */
  const read = (id: string): Promise<CheckIn | null> => request('checkIns.read', { id })

  /** @returns null when it could not be saved, which has been reported. */
  async function change({ id, seen }: CheckIn, answer: CheckInAnswer): Promise<CheckIn | null> {
    const changed = await request('checkIns.change', { id, seen, answer })
    if (changed) patch((known) => known.map((checkIn) => (checkIn.id === id ? changed : checkIn)))
    return changed
  }

  /** Those of one day, in the order in which they were lived. */
  const ofDay = (day: LocalDate): CheckIn[] =>
    recent.value
      .filter(({ at }) => dayOf(at) === day)
      .sort((one, other) => epochOf(one.at) - epochOf(other.at) || (one.id < other.id ? -1 : 1))

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

  return { recent, last, ofDay, load, answer, read, change, remove, restore }
})
