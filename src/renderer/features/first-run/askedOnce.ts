import { type Once, withAsked } from '@shared/features/settings/firstQuestions'
import type { Settings } from '@shared/features/settings/settings'
import { useAppStore } from '@/kernel/appStore'

/** What is asked once on this computer: whether it still is to be asked, and that it was answered or skipped. */
export function useAskedOnce() {
  const app = useAppStore()
  return {
    isDue: (one: Once): boolean => !app.settings.askedOnce.includes(one),
    /** @param more of the settings that the answer changes. @returns whether it was kept; if not, that has been reported. */
    settle: (asked: Once[], more: Partial<Settings> = {}): Promise<boolean> =>
      app.change({ ...more, askedOnce: withAsked(app.settings.askedOnce, ...asked) }),
  }
}
