import { languageFor, readSettings } from '@shared/features/settings/settings'
import type { Launch } from '../desktop/launchArguments'
import { applyTheme } from '../desktop/windowTheme'
import { applyName } from '../desktop/desktopPresence'
import type { SettingsService } from '../features/settings/settingsService'
import type { Ports } from '../ports'

type WindowPorts = Pick<Ports, 'windows' | 'appearance' | 'clock'>

/** Whether this start shows the main window at once. */
export const startsWithMainWindow = ({ hidden, open, pause }: Launch): boolean =>
  !hidden && open === null && pause === undefined

/** Gives the windows their name, their colours and, for the main window, its last place. */
export function prepareWindows(ports: WindowPorts, settings: Pick<SettingsService, 'current' | 'language'>): void {
  applyName(ports.windows, settings)
  applyTheme(ports, settings)
  if (settings.current.mainWindow) ports.windows.setMainBounds(settings.current.mainWindow)
}

/**
 * Opens the main window before the rest of the main process is loaded: its page loads in the meantime.
 * @param storedSettings as in the settings file. createApp reads them again, and reports and repairs what is invalid.
 */
export function openFirstWindow(ports: WindowPorts, storedSettings: unknown, systemLocale: string): void {
  const { settings } = readSettings(storedSettings)
  prepareWindows(ports, { current: settings, language: languageFor(settings, systemLocale) })
  ports.windows.open('main', '/today')
}
