import { computed } from 'vue'
import { firstRun as en } from '@shared/i18n/en/firstRun'
import { firstRun as nl } from '@shared/i18n/nl/firstRun'
import { useAppStore } from '@/kernel/appStore'

const texts = { nl, en }

/** The texts of this feature. They come with its screens, so that a start does not wait for them. */
export function useFirstRunTexts() {
  const app = useAppStore()
  return computed(() => texts[app.language])
}
