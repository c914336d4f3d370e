import type { PauseName } from '@shared/features/moments/pause'
import type { Snooze } from '@shared/features/moments/snooze'
import type { AppName } from '@shared/features/settings/settings'
import type { Dispose } from './time'

export interface TrayView {
  /** Does this desktop show tray icons? */
  isAvailable(): Promise<boolean>
  /** The panel that shows tray icons appeared or disappeared. */
  onAvailable(listener: (isAvailable: boolean) => void): Dispose
  render(model: TrayModel): void
  onAction(listener: (action: TrayAction) => void): Dispose
}

/** What the tray shows. Rendering the same model twice changes nothing. */
export interface TrayModel {
  state: 'resting' | 'waiting' | 'paused'
  icon: AppName
  tip: string
  items: TrayItem[]
}

export type TrayItem =
  { separator: true } | { label: string; action: TrayAction | null } | { label: string; items: TrayItem[] }

/** What an item of the menu does. `pause-until-date` asks for the date in the window. */
export type TrayAction =
  | 'answer'
  | 'check-in'
  | 'write'
  | 'help-now'
  | 'open'
  | 'pause-until-date'
  | `pause:${PauseName}`
  | 'resume'
  | `snooze:${Snooze}`
  | 'not-today'
  | 'lock'
  | 'quit'
