import type { calls } from '@shared/desktop/contract'
import type { CheckInService } from '../features/check-ins/checkInService'
import type { MomentServices } from '../features/moments/feature'
import type { SettingsService } from '../features/settings/settingsService'
import type { AutoLock } from '../features/vault-access/autoLock'
import { DisposableStore } from '../kernel/disposables'
import type { EventBus } from '../kernel/eventBus'
import type { Feature } from '../kernel/feature'
import type { RunInBackground } from '../kernel/pendingTasks'
import type { Ports } from '../ports'
import type { Vault } from '../vault/vault'
import { Commands } from './commands'
import { DesktopPresenceService } from './desktopPresence'
import { RestingNotice } from './restingNotice'
import { TrayPresenter } from './trayPresenter'
import { WindowClosing } from './windowClosing'
import { WindowTheme } from './windowTheme'

interface Dependencies {
  ports: Ports
  vault: Vault
  settings: SettingsService
  checkIns: CheckInService
  moments: MomentServices
  autoLock: AutoLock
  events: EventBus
  inBackground: RunInBackground
}

/** What other features use of the desktop. */
export interface DesktopServices {
  commands: Commands
  tray: TrayPresenter
  presence: DesktopPresenceService
  /** Finds out whether there is a tray, and applies the settings of the desktop. */
  start(): Promise<void>
}

/** What surrounds the windows: tray, shortcuts, launchers, printing, and what closing the main window does. */
export function createDesktopFeature({
  ports,
  vault,
  settings,
  checkIns,
  moments,
  autoLock,
  events,
  inBackground,
}: Dependencies): Feature<keyof typeof calls, DesktopServices> {
  const { scheduler } = moments
  /** Whether this desktop shows tray icons now. */
  let hasTray = false
  const presence = new DesktopPresenceService({ ports, settings, hasTray: () => hasTray })
  const commands = new Commands({ ...ports, vault, settings, moments, autoLock, events, inBackground })
  const resting = new RestingNotice({ ...ports, settings, inBackground })
  const closing = new WindowClosing({ ...ports, settings, scheduler, inBackground, resting, hasTray: () => hasTray })
  const theme = new WindowTheme(ports, settings)
  const tray = new TrayPresenter({ ...ports, vault, checkIns, settings, scheduler })

  const ends = new DisposableStore()
  ends.add(
    () => resting.dispose(),
    () => theme.dispose(),
    events.on('settings.changed', () => {
      theme.apply()
      presence.apply()
      tray.render()
    }),
    ports.power.onResume(() => theme.apply()),
    events.on('moments.changed', () => tray.render()),
    events.on('vault.changed', () => void inBackground(tray.update())),
    events.on('records.changed', ({ kinds }) => {
      if (kinds.includes('check-in')) void inBackground(tray.update())
    }),
    ports.tray.onAction((action) => commands.tray[action]()),
    ports.tray.onAvailable((isAvailable) => {
      hasTray = isAvailable
      events.emit('desktop.changed')
    }),
    ports.shortcuts.onPress((name) => commands.shortcuts[name]()),
    ports.windows.onMainClose(() => closing.mayCloseMain()),
    ports.windows.onMainBounds((bounds) => void inBackground(settings.change({ mainWindow: bounds }))),
    ports.windows.onNone(() => closing.quitIfUseless()),
  )
  return {
    services: {
      commands,
      tray,
      presence,
      async start() {
        hasTray ||= await ports.tray.isAvailable()
        presence.apply()
        theme.apply()
      },
    },
    handlers: {
      'desktop.presence': () => presence.describe(),
      'desktop.setLauncher': ({ kind, on }) => presence.setLauncher(kind, on),
      'desktop.leaveQuickly': () => commands.leaveQuickly(),
      'printing.print': ({ route }) => ports.printing.print(route),
      'printing.savePdf': ({ route, name }) => ports.printing.savePdf(route, name),
    },
    dispose: () => ends.dispose(),
  }
}
