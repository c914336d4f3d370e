import { useI18n } from 'vue-i18n'
import { pauseEnds } from '@shared/features/moments/pause'
import { instant } from '@shared/kernel/time'
import { useToasts } from '@/kernel/toasts'
import { lockNow } from '../vault-access/sealedVault'
import { useWhen } from '@/ui/when'
import { useAppStore } from '@/kernel/appStore'
import { OTHER_LANGUAGE } from './searchItem'
import { useMomentsStore } from '../moments/momentStore'

/** The destinations that do something at once, and tell so in a toast. */
export function useSearchActions() {
  const { t } = useI18n()
  const app = useAppStore()
  const moments = useMomentsStore()
  const when = useWhen()
  const toasts = useToasts()

  return {
    async pause(): Promise<void> {
      const end = pauseEnds(Date.now(), app.zone).hour
      if (end === null || !(await moments.pause({ until: instant(end) }))) return
      toasts.say(t('search.done.paused', { time: when.clock(end) }))
    },
    async resume(): Promise<void> {
      if (await moments.pause(null)) toasts.say(t('search.done.goesOn'))
    },
    switchLanguage: () => app.change({ language: OTHER_LANGUAGE[app.language] }),
    lock: lockNow,
  }
}
