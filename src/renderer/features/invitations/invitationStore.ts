import { defineStore } from 'pinia'
import { computed } from 'vue'
import { client } from '@/kernel/client'
import { useRemote } from '@/kernel/remote'

/** The invitations that the user does not want again, by their ids. */
export const useInvitationsStore = defineStore('invitations', () => {
  // Not reported when it fails: whoever sees an invitation did not ask for it. Without the list none is shown.
  const away = useRemote(() => client.call('invitations.away'), { kinds: ['invitation-away'], failsSilently: true })
  return {
    away: computed(() => away.value.value ?? []),
    isLoaded: away.isLoaded,
    load: away.load,
    /** @returns whether it was done; if not, that has been reported. */
    putAway: (invitation: string) => away.change(() => client.call('invitations.putAway', { invitation })),
    bringBack: (invitation: string) => away.change(() => client.call('invitations.bringBack', { invitation })),
  }
})
