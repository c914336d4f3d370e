import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { DesktopPresence } from '@shared/desktop/contract'
import { client } from '@/kernel/client'
import { useToasts } from '@/kernel/toasts'

/** How Luwte stands on this desktop. Null for the blink before it is known. */
export const useDesktopStore = defineStore('desktop', () => {
  const presence = shallowRef<DesktopPresence | null>(null)

  /** Without an answer nothing is said of it: it is worth no message. */
  async function load(): Promise<void> {
    const reply = await client.call('desktop.presence')
    if (reply.ok) presence.value = reply.value
  }

  async function setLauncher(kind: 'login' | 'menu', on: boolean): Promise<void> {
    const reply = await client.call('desktop.setLauncher', { kind, on })
    if (reply.ok) presence.value = reply.value
    else useToasts().problem(reply.error)
  }

  client.on('desktop.changed', () => void load())

  return { presence, load, setLauncher }
})
