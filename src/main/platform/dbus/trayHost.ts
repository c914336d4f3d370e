import type { Bus } from './bus'

const WATCHER = 'org.kde.StatusNotifierWatcher'

/** A bus that is silent for longer does not keep Luwte from starting; what it says later is still heard. */
const PATIENCE_MS = 2000
const LATE_MS = 60_000

/**
 * Does this desktop show tray icons? On Linux only where somebody answers to the name of the StatusNotifierWatcher
 * (plain GNOME has nobody); the listener hears of a panel that comes or goes.
 */
export async function watchTrayHost(bus: Bus, onChange: (isAvailable: boolean) => void): Promise<boolean> {
  if (process.platform !== 'linux') return true
  if (!bus.hasAddress) return false
  // Without a bus there is no tray to be told of.
  bus.onLost(() => onChange(false))
  // Before it is asked, or a panel that comes in between would be missed.
  bus.onOwner(WATCHER, onChange)
  const answer = bus.askBus<boolean>('NameHasOwner', WATCHER, LATE_MS).catch(() => false)
  const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))
  const inTime = await Promise.race([answer, silence])
  if (inTime === null) void answer.then((isAvailable) => isAvailable && onChange(true))
  return inTime ?? false
}
