import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Computer } from '@shared/features/data/contract'
import { client } from '@/kernel/client'
import { useToasts } from '@/kernel/toasts'

/** The computers that write in this vault. Null for the blink before they are known. */
export const useComputersStore = defineStore('computers', () => {
  const computers = shallowRef<Computer[] | null>(null)

  async function load(): Promise<void> {
    const reply = await client.call('computers.list')
    if (reply.ok) computers.value = reply.value
    else useToasts().problem(reply.error)
  }

  /** @returns whether it was kept; if not, the user was told. */
  async function nameThis(name: string): Promise<boolean> {
    const reply = await client.call('computers.rename', { name })
    if (reply.ok) computers.value = reply.value
    else useToasts().problem(reply.error)
    return reply.ok
  }

  /** @returns whether its part lies with this computer now; if not, the user was told. */
  async function takeOver(device: string): Promise<boolean> {
    const reply = await client.call('computers.takeOver', { device })
    if (reply.ok) computers.value = reply.value
    else useToasts().problem(reply.error)
    return reply.ok
  }

  return { computers, load, nameThis, takeOver }
})
