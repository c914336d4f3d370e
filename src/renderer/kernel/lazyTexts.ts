import { computed, type ComputedRef } from 'vue'
import type { Language } from '@shared/features/settings/settings'
import { useAppStore } from './appStore'

/**
 * Texts that come with the screens that use them, so that a start does not wait for them.
 * @returns a composable with the texts in the language of the windows.
 */
export const lazyTexts =
  <Texts>(texts: Record<Language, Texts>): (() => ComputedRef<Texts>) =>
  () => {
    const app = useAppStore()
    return computed(() => texts[app.language])
  }
