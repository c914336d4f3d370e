import { computed } from 'vue'
import { selfCare as en } from '@shared/i18n/en/selfCare'
import { selfCare as nl } from '@shared/i18n/nl/selfCare'
import { useAppStore } from '@/kernel/appStore'

const texts = { nl, en }

/** The texts of this feature. They come with its screens, so that a start does not wait for them. */
export function useSelfCareTexts() {
  const app = useAppStore()
  return computed(() => texts[app.language])
}
