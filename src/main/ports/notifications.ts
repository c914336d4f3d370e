import type { HoldReason } from '@shared/features/moments/holdReasons'
import type { AppName } from '@shared/features/settings/settings'
import type { Dispose } from './time'

export interface Notifier {
  /** Is there anything here that shows notifications? null: the system does not say. */
  isAvailable(): Promise<boolean | null>
  /** Resolves `failed` where no notification can be shown. One with the same id replaces the earlier one. */
  show(notification: NotificationWords): Promise<'shown' | 'failed'>
  close(id: string): void
  onClick(listener: (id: string) => void): Dispose
  /** Only on systems that show buttons. */
  onButton(listener: (id: string, button: NotificationButton) => void): Dispose
}

export interface NotificationWords {
  id: string
  /** Whose notification it is, in the words that others may see. */
  appName: string
  icon: AppName
  title: string
  body: string
  buttons: { button: NotificationButton; label: string }[]
}

export type NotificationButton = 'later' | 'not-today'

/** What may hold a moment back. Each source is optional: one that is not there holds nothing. */
export interface HoldSources {
  /** Which sources work on this desktop. */
  sources(): Promise<Record<HoldReason, boolean>>
  /** Which of these are so now. A source that does not answer in time holds nothing. */
  ask(reasons: readonly HoldReason[]): Promise<HoldReason[]>
  /** Calls back when one of these may have changed, until it is disposed of. */
  watch(reasons: readonly HoldReason[], onChange: () => void): Dispose
}
