import { MAX_UNDERSTOOD } from '@shared/features/settings/settings'
import { isToldOnce, type Notice } from '@shared/kernel/notice'
import type { Notices } from '@main/kernel/notices'
import type { SettingsService } from './settingsService'

// Notices about what does not change by itself: once the user dismissed one, it is not shown at every start.

/** Shows a notice, unless it is one that the user has dismissed before. */
export function addUnlessDismissed(
  notice: Notice,
  { settings, notices }: { settings: SettingsService; notices: Notices },
): void {
  if (!settings.current.understood.includes(JSON.stringify(notice))) notices.add(notice)
}

/** To be called with a notice that was dismissed. Where it cannot be kept, it is told again after a restart. */
export async function rememberDismissed(settings: SettingsService, notice: Notice): Promise<void> {
  if (!isToldOnce(notice)) return
  const noted = ({ understood }: SettingsService['current']) => ({
    understood: [...understood, JSON.stringify(notice)].slice(-MAX_UNDERSTOOD),
  })
  await settings.change(noted).catch(() => undefined)
}
