import { sessionBus, type MessageBus } from 'dbus-native'

const DBUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' }
const WATCHER = 'org.kde.StatusNotifierWatcher'

/**
 * Does this desktop show tray icons? On Linux only where somebody answers to the name of the StatusNotifierWatcher
 * (plain GNOME has nobody); the listener hears of a panel that comes or goes.
 */
export async function watchTrayHost(onChange: (isAvailable: boolean) => void): Promise<boolean> {
  if (process.platform !== 'linux') return true
  // Only a socket of this computer: an address may also name a host.
  if (!process.env.DBUS_SESSION_BUS_ADDRESS?.startsWith('unix:')) return false
  try {
    const bus = sessionBus()
    // Without a listener a lost bus would end Luwte; without a bus there is no tray to be told of.
    bus.connection.on('error', () => onChange(false))
    const isAvailable = await ask(bus, 'NameHasOwner', WATCHER)
    await bus.addMatch(`type='signal',sender='${DBUS.destination}',member='NameOwnerChanged',arg0='${WATCHER}'`)
    bus.connection.on('message', (message: { member?: string; body?: unknown[] }) => {
      if (message.member === 'NameOwnerChanged' && message.body?.[0] === WATCHER) onChange(message.body[2] !== '')
    })
    return isAvailable
  } catch {
    return false
  }
}

async function ask(bus: MessageBus, member: string, name: string): Promise<boolean> {
  return (await bus.invoke<boolean>({ ...DBUS, member, signature: 's', body: [name] })) === true
}
