import type { MomentKind } from '@shared/features/moments/rhythm'
import type { NotificationWords } from '@main/ports'
import { mainTexts } from '@main/kernel/mainTexts'
import type { SettingsService } from '../settings/settingsService'

/** The words of a notification: always neutral, and they do not name Luwte when the user gave it another name. */
export function notificationWords(
  { current, language }: Pick<SettingsService, 'current' | 'language'>,
  kind: MomentKind,
  askLessAbout: boolean,
): Omit<NotificationWords, 'id'> {
  const { appName: names, notification } = mainTexts[language]
  const { appName } = current
  return {
    appName: names[appName],
    icon: appName,
    title: names[appName],
    body: notification[appName === 'luwte' ? 'own' : 'neutral'][askLessAbout ? 'askLess' : kind],
    buttons: [
      { button: 'later', label: notification.later },
      { button: 'not-today', label: notification.notToday },
    ],
  }
}
