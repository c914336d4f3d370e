import type { Settings } from '@shared/features/settings/settings'
import { useAppStore } from '@/kernel/appStore'
import { useToasts } from '@/kernel/toasts'
import { useSettingsTexts } from './settingsTexts'

/** Changes settings, and offers to put back what they were. */
export function useSettingChange() {
  const app = useAppStore()
  const toasts = useToasts()
  const texts = useSettingsTexts()

  /** @returns whether it was kept; if not, that has been reported. */
  return async (part: Partial<Settings>): Promise<boolean> => {
    const names = Object.keys(part) as (keyof Settings)[]
    const before = Object.fromEntries(names.map((name) => [name, app.settings[name]])) as Partial<Settings>
    if (JSON.stringify(before) === JSON.stringify(part)) return true
    // In the language of before: whoever took one that they cannot read finds the way back.
    const { changed, undo } = texts.value
    if (!(await app.change(part))) return false
    toasts.offer(changed, { label: undo, run: () => app.change(before) })
    return true
  }
}
