import { defineStore } from 'pinia'
import { computed } from 'vue'
import { type PleasantThing, pleasantThings } from '@shared/features/what-helps/pleasantThings'
import { client } from '@/kernel/client'
import { useRemote } from '@/kernel/remote'

/** So far back, and so many: enough to choose from, and no list to work through. */
const DAYS = 31
const MOST = 12

/** What was around the pleasant check-ins of the last weeks. */
export const useHelpOffersStore = defineStore('helpOffers', () => {
  // Not reported when it fails: nobody asked for it.
  const checkIns = useRemote(() => client.call('checkIns.recent', { days: DAYS }), {
    kinds: ['check-in'],
    failsSilently: true,
  })
  return {
    things: computed<PleasantThing[]>(() => pleasantThings(checkIns.value.value ?? [], MOST)),
    load: checkIns.load,
  }
})
