import { useI18n } from 'vue-i18n'
import { pauseEnds } from '@shared/domain/pause'
import { instant } from '@shared/domain/time'
import { useToasts } from '@/composables/toasts'
import { useWhen } from '@/composables/when'
import { useAppStore } from '@/stores/app'
import { OTHER_LANGUAGE } from '@/find/findable'
import { useMomentsStore } from '@/stores/moments'
import { useVaultStore } from '@/stores/vault'

/** What is done at once when it is chosen, and told. */
export function useActs() {
  const { t } = useI18n()
  const app = useAppStore()
  const moments = useMomentsStore()
  const vault = useVaultStore()
  const when = useWhen()
  const toasts = useToasts()

  return {
    async pause(): Promise<void> {
      const end = pauseEnds(Date.now(), app.zone).hour
      if (end === null || !(await moments.pause({ until: instant(end) }))) return
      toasts.say(t('find.done.paused', { time: when.clock(end) }))
    },
    async goOn(): Promise<void> {
      if (await moments.pause(null)) toasts.say(t('find.done.goesOn'))
    },
    switchLanguage: () => app.change({ language: OTHER_LANGUAGE[app.language] }),
    lock: () => vault.lockNow(),
  }
}
