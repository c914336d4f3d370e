import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { CheckIn, CheckInAnswer } from '@shared/features/check-ins/checkIn'
import { client } from '@/kernel/client'
import { useToasts } from '@/kernel/toasts'
import { useVaultStore } from '@/kernel/vaultStore'

/** Yesterday too: somebody who is up past midnight still sees what they said before it. */
const RECENT_DAYS = 2

/** The check-ins of the last days. Follows what is answered or removed in any window. */
export const useCheckInsStore = defineStore('checkIns', () => {
  const vault = useVaultStore()
  const recent = shallowRef<CheckIn[]>([])

  async function load(): Promise<void> {
    const reply = await client.call('checkIns.recent', { days: RECENT_DAYS })
    if (reply.ok) recent.value = reply.value
  }

  client.on('records.changed', ({ kinds }) => {
    if (kinds.includes('check-in') && !vault.isLocked) void load()
  })

  /** @returns null when it could not be saved; the user has been told. */
  async function answer(given: CheckInAnswer): Promise<CheckIn | null> {
    const reply = await client.call('checkIns.answer', given)
    if (!reply.ok) {
      useToasts().problem(reply.error)
      return null
    }
    recent.value = [...recent.value.filter(({ id }) => id !== reply.value.id), reply.value]
    return reply.value
  }

  /** @returns whether it was removed; if not, the user has been told. */
  async function remove(id: string): Promise<boolean> {
    const reply = await client.call('checkIns.remove', { id })
    if (!reply.ok) {
      useToasts().problem(reply.error)
      return false
    }
    recent.value = recent.value.filter((checkIn) => checkIn.id !== id)
    return true
  }

  async function restore(id: string): Promise<void> {
    const reply = await client.call('checkIns.restore', { id })
    if (reply.ok) await load()
    else useToasts().problem(reply.error)
  }

  /** The newest one, whatever the order in which they came. Ids are made in the order of time. */
  const last = computed(() =>
    recent.value.reduce<CheckIn | null>((newest, one) => (newest && newest.id > one.id ? newest : one), null),
  )

  return { recent, last, load, answer, remove, restore }
})
