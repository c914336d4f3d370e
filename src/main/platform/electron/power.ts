import { powerMonitor } from 'electron'
import type { Power } from '@main/ports'
import type { Bus } from '../dbus/bus'
import { screenLock } from '../desktop/holdSources/screenLock'
import { onBecoming } from '../desktop/holdSources/source'
import { onSleep, onWake } from '../dbus/wake'

export const systemPower = (session: Bus, system: Bus): Power => ({
  onResume(listener) {
    powerMonitor.on('resume', listener)
    // Electron asks logind too, but not everywhere with success: github.com/electron/electron/issues/42050
    onWake(system, listener)
  },
  onSuspend(listener) {
    powerMonitor.on('suspend', listener)
    onSleep(system, listener)
  },
  onScreenLock(listener) {
    // Electron tells this on Windows and macOS only.
    if (process.platform === 'linux') onBecoming(screenLock(session, system), listener)
    else powerMonitor.on('lock-screen', listener)
  },
})
