import { app, powerMonitor } from 'electron'
import type { Dispose, Power } from '@main/ports'
import type { Bus } from '../dbus/bus'
import { onSleep, onWake } from '../dbus/wake'
import { screenLock } from '../desktop/holdSources/screenLock'
import { delaySleep } from '../desktop/sleepDelay'
import { onBecoming } from '../desktop/holdSources/source'

export const systemPower = (session: Bus, system: Bus): Power => ({
  // Electron listens to logind too, but not reliably: github.com/electron/electron/issues/42050
  onResume: (listener) => both(onPowerMonitor('resume', listener), onWake(system, listener)),
  onSuspend: (listener) => both(onPowerMonitor('suspend', listener), onSleep(system, listener)),
  delaySleep: () => (process.platform === 'linux' ? delaySleep(app.getName()) : () => undefined),
  // Electron reports this on Windows and macOS only.
  onScreenLock: (listener) =>
    process.platform === 'linux'
      ? onBecoming(screenLock(session, system), listener)
      : onPowerMonitor('lock-screen', listener),
})

function onPowerMonitor(event: 'resume' | 'suspend' | 'lock-screen', listener: () => void): Dispose {
  // The overloads of `on` differ only in the name of the event.
  const monitor: NodeJS.EventEmitter = powerMonitor
  monitor.on(event, listener)
  return () => void monitor.off(event, listener)
}

const both = (one: Dispose, other: Dispose) => (): void => {
  one()
  other()
}
