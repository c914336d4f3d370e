import { useEventListener } from '@vueuse/core'
import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { client } from '@/kernel/client'
import { command } from '@/kernel/remote'
import { useVaultStore } from '@/kernel/vaultStore'
import { useToasts } from '@/kernel/toasts'

/** At most this often main is told that somebody uses the window. */
const REPORT_EVERY_MS = 20_000

/**
 * What a window does for the vault: it tells main that somebody is there, by which a sealed one is not locked and the bin of
 * nobody who is away is emptied; and the user which check-ins were taken in.
 */
export function useVaultActivity(): void {
  const { t } = useI18n()
  const vault = useVaultStore()
  let reportedAt = -Infinity

  useEventListener(
    window,
    ['keydown', 'pointerdown', 'wheel'],
    ({ timeStamp }) => {
      if (vault.isLocked || timeStamp - reportedAt < REPORT_EVERY_MS) return
      reportedAt = timeStamp
      void client.call('vault.active')
    },
    { capture: true, passive: true },
  )

  watch(
    () => vault.state,
    (now, before) => {
      const taken = (before?.waiting ?? 0) - (now?.waiting ?? 0)
      if (now?.lock === 'open' && taken > 0) useToasts().say(t('vaultAccess.unlock.takenIn', { count: taken }, taken))
    },
  )
}

/** Locks the vault. Nothing has to be done with the answer: the new state comes as an event. */
export const lockNow = () => command('vault.lock')
