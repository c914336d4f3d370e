import { sessionBus, type MessageBus } from 'dbus-native'

const DBUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' }
const WATCHER = 'org.kde.StatusNotifierWatcher'

/** A bus that is silent for longer does not keep Luwte from starting; what it says later is still heard. */
const PATIENCE_MS = 2000

/**
 * Does this desktop show tray icons? On Linux only where somebody answers to the name of the StatusNotifierWatcher
 * (plain GNOME has nobody); the listener hears of a panel that comes or goes.
 */
export async function watchTrayHost(onChange: (isAvailable: boolean) => void): Promise<boolean> {
  if (process.platform !== 'linux') return true
  // Only a socket of this computer: an address may also name a host.
  if (!process.env.DBUS_SESSION_BUS_ADDRESS?.startsWith('unix:')) return false
  const answer = askAndWatch(onChange).catch(() => false)
  const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))
  const inTime = await Promise.race([answer, silence])
  if (inTime === null) void answer.then((isAvailable) => isAvailable && onChange(true))
  return inTime ?? false
}

async function askAndWatch(onChange: (isAvailable: boolean) => void): Promise<boolean> {
  const bus = sessionBus()
  // Without a listener a lost bus would end Luwte; without a bus there is no tray to be told of.
  bus.connection.on('error', () => onChange(false))
  bus.connection.on('message', (message: { member?: string; body?: unknown[] }) => {
    if (message.member === 'NameOwnerChanged' && message.body?.[0] === WATCHER) onChange(message.body[2] !== '')
  })
  // Before it is asked, or a panel that comes in between would be missed.
  await bus.addMatch(`type='signal',sender='${DBUS.destination}',member='NameOwnerChanged',arg0='${WATCHER}'`)
  return ask(bus, 'NameHasOwner', WATCHER)
}

async function ask(bus: MessageBus, member: string, name: string): Promise<boolean> {
  return (await bus.invoke<boolean>({ ...DBUS, member, signature: 's', body: [name] })) === true
}
