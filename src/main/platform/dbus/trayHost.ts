import { inTime } from '@shared/kernel/timeLimit'
import { timers } from '../timers'
import type { Bus } from './bus'

const WATCHER = 'org.kde.StatusNotifierWatcher'

/** Luwte starts without a tray when the bus takes longer; a later answer still counts. */
const PATIENCE_MS = 2000
const LATE_MS = 60_000

/**
 * Does this desktop show tray icons? On Linux only where a program has the name of the StatusNotifierWatcher (plain GNOME
 * has none). Never rejects.
 * @param onChange a panel that shows tray icons appeared or disappeared.
 */
export async function watchTrayHost(bus: Bus, onChange: (isAvailable: boolean) => void): Promise<boolean> {
  if (process.platform !== 'linux') return true
  if (!bus.hasAddress) return false
  // Without a bus there is no tray.
  bus.onLost(() => onChange(false))
  // Before the call, or a panel that appears in between would be missed.
  bus.onOwner(WATCHER, onChange)
  const answer = bus.askBus<boolean>('NameHasOwner', WATCHER, LATE_MS).catch(() => false)
  return inTime(timers, PATIENCE_MS, answer).catch(() => {
    void answer.then((isAvailable) => isAvailable && onChange(true))
    return false
  })
}
