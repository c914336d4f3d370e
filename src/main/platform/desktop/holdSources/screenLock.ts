import { type Bus, PROPERTIES } from '@main/platform/dbus/bus'
import { anyOf, type HoldSource, told } from './source'

/**
 * Each desktop has its own locker, and its own name for the same two words. KDE and others answer to the first, GNOME
 * to both of the first two.
 */
const LOCKERS = ['org.freedesktop', 'org.gnome', 'org.xfce', 'org.cinnamon', 'org.mate'].map((owner) => ({
  name: `${owner}.ScreenSaver`,
  path: `/${owner.replace('.', '/')}/ScreenSaver`,
}))

const LOGIND = 'org.freedesktop.login1'
const SESSION = `${LOGIND}.Session`
/** The session of whoever asks, or the one on the display where Luwte was started outside of any (systemd 243). */
const OWN_SESSION = '/org/freedesktop/login1/session/auto'

/** The screen is locked, or dark behind its saver. */
export const screenLock = (session: Bus, system: Bus): HoldSource =>
  anyOf([...LOCKERS.map((locker) => lockerOf(session, locker)), logind(system)])

const lockerOf = (bus: Bus, { name, path }: { name: string; path: string }): HoldSource => ({
  ask: () => told(bus.ask({ destination: name, path, interface: name, member: 'GetActive' })),
  // By any path: KDE tells it from two, and not always from the first.
  watch: (onChange) => bus.on({ sender: name, interface: name, member: 'ActiveChanged' }, onChange),
})

/** What lockers that have no name on the bus tell logind (swaylock, i3lock by xss-lock and others, where they do). */
const logind = (bus: Bus): HoldSource => ({
  ask: () => told(bus.property(LOGIND, OWN_SESSION, SESSION, 'LockedHint')),
  watch: (onChange) =>
    bus.on({ sender: LOGIND, interface: PROPERTIES, member: 'PropertiesChanged', arg0: SESSION }, onChange),
})
