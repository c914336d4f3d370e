import type { HoldReason } from '@shared/features/moments/quietHours'
import type { AppName } from '@shared/features/settings/settings'
import type { Dispose } from './time'

/** Notifications of the desktop. At most one per id is shown. */
export interface Notifier {
  /** Does this desktop show notifications? null: the system does not report it. */
  isAvailable(): Promise<boolean | null>
  /** Replaces an earlier notification with the same id. Never rejects: `failed` when it cannot be shown. */
  show(notification: NotificationWords): Promise<'shown' | 'failed'>
  close(id: string): void
  onClick(listener: (id: string) => void): Dispose
  /** Reports only on systems that show buttons. */
  onButton(listener: (id: string, button: NotificationButton) => void): Dispose
}

export interface NotificationWords {
  id: string
  /** The name of Luwte that bystanders may see. */
  appName: string
  icon: AppName
  title: string
  body: string
  /** Goes by itself after a while. Otherwise it stays until the user comes back to the screen. */
  isPassing?: boolean
  buttons: { button: NotificationButton; label: string }[]
}

export type NotificationButton = 'later' | 'not-today'

/** The sources that report whether a notification would disturb. One that a desktop does not have never holds a moment. */
export interface HoldSources {
  /** Which sources work on this desktop. */
  sources(): Promise<Record<HoldReason, boolean>>
  /** Which of these reasons apply now. A source that does not answer in time does not apply. */
  ask(reasons: readonly HoldReason[]): Promise<HoldReason[]>
  /** Calls back when one of these reasons may have changed. */
  watch(reasons: readonly HoldReason[], onChange: () => void): Dispose
}
