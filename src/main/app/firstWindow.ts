import { languageFor, readSettings } from '@shared/features/settings/settings'
import type { Launch } from '../desktop/launchArguments'
import { applyName, applyTheme } from '../desktop/desktopPresence'
import type { SettingsService } from '../features/settings/settingsService'
import type { Ports } from '../ports'

type WindowPorts = Pick<Ports, 'windows' | 'appearance'>

/** Whether this start shows the main window at once. */
export const wantsMainWindow = ({ hidden, open, pause }: Launch): boolean =>
  !hidden && open === null && pause === undefined

/** How windows look from the start: their name, their colours, and where the main window was. */
export function prepareWindows(ports: WindowPorts, settings: Pick<SettingsService, 'current' | 'language'>): void {
  applyName(ports.windows, settings)
  applyTheme(ports, settings)
  if (settings.current.mainWindow) ports.windows.setMainBounds(settings.current.mainWindow)
}

/**
 * Opens the main window before the rest of the main process is even loaded: it loads its page meanwhile.
 * @param stored as in the settings file; createApp reads that again, mends what makes no sense in it, and reports it.
 */
export function openFirstWindow(ports: WindowPorts, stored: unknown, systemLocale: string): void {
  const { settings } = readSettings(stored)
  prepareWindows(ports, { current: settings, language: languageFor(settings, systemLocale) })
  ports.windows.open('main', '/today')
}
