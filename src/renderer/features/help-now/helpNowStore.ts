import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Plan } from '@shared/features/plan/plan'
import { useAppStore } from '@/kernel/appStore'
import { client } from '@/kernel/client'
import { command } from '@/kernel/remote'
import type { Reach } from './firstContacts'

/** What Help now shows besides its content. */
export const useHelpNowStore = defineStore('helpNow', () => {
  const app = useAppStore()
  const plan = shallowRef<Plan | null>(null)
  const isPlanUnread = ref(false)
  const reach = ref<Reach>('call')

  async function loadPlan(): Promise<void> {
    if (!app.settings.planOnHelpNow) {
      plan.value = null
      return
    }
    const reply = await client.call('plan.shown')
    isPlanUnread.value = !reply.ok
    if (reply.ok) plan.value = reply.value
  }

  return {
    // What somebody says of themselves is nobody's business: it is held in this window and stored nowhere.
    isYoung: ref(false),
    reach,
    isSilent: computed(() => reach.value !== 'call'),
    /** "My plan", where the user chose to show it here; else null. */
    plan,
    /** It could not be read; the page says so. */
    isPlanUnread,
    loadPlan,
    /** Opens a website in the browser of the system. @param site host and path, as the content names it. */
    openSite: (site: string) => command('helpNow.openWebsite', { site }),
  }
})
