import { defineStore } from 'pinia'
import { client } from '@/kernel/client'
import { useRemote } from '@/kernel/remote'

/** What this desktop offers: tray, notifications, shortcuts, entries in its menus. */
export const useDesktopStore = defineStore('desktop', () => {
  const { value, load, change } = useRemote(() => client.call('desktop.presence'), {
    events: ['desktop.changed'],
    failsSilently: true,
    whileLocked: true,
  })

  return {
    /** null until it was read. */
    presence: value,
    load,
    /** Adds the entry at login or in the menu of programs, or removes it. */
    setLauncher: (kind: 'login' | 'menu', on: boolean) =>
      change(() => client.call('desktop.setLauncher', { kind, on })),
  }
})
