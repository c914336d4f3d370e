import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { client } from '@/kernel/client'
import { useVaultStore } from '@/kernel/vaultStore'
import { useToasts } from '@/kernel/toasts'
import { useWindowEvents } from '@/ui/windowKeys'

/** So often at most it is told that somebody is there. */
const TOLD_EVERY_MS = 20_000

/** What a window does for a sealed vault: it tells that somebody is at it, and what was taken in when it opened. */
export function useSealedVault(): void {
  const { t } = useI18n()
  const vault = useVaultStore()
  let toldAt = -Infinity

  useWindowEvents(['keydown', 'pointerdown', 'wheel'], ({ timeStamp }) => {
    if (!vault.isOpen || timeStamp - toldAt < TOLD_EVERY_MS) return
    toldAt = timeStamp
    void client.call('vault.active')
  })

  watch(
    () => vault.state,
    (now, before) => {
      const taken = (before?.waiting ?? 0) - (now?.waiting ?? 0)
      if (now?.lock === 'open' && taken > 0) useToasts().say(t('vaultAccess.unlock.takenIn', { count: taken }, taken))
    },
  )
}
