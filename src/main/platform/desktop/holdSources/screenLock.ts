import { type Bus, PROPERTIES } from '@main/platform/dbus/bus'
import { anyOf, type HoldSource, known } from './source'

/**
 * Each desktop has its own locker, with the same two members under its own name. KDE and others use the first name, GNOME
 * the first two.
 */
const LOCKERS = ['org.freedesktop', 'org.gnome', 'org.xfce', 'org.cinnamon', 'org.mate'].map((owner) => ({
  name: `${owner}.ScreenSaver`,
  path: `/${owner.replace('.', '/')}/ScreenSaver`,
}))

const LOGIND = 'org.freedesktop.login1'
const SESSION = `${LOGIND}.Session`
/** The session of the caller, or that of the display when the caller is outside any session (systemd 243). */
const OWN_SESSION = '/org/freedesktop/login1/session/auto'

/** The screen is locked, or the screen saver is on. */
export const screenLock = (session: Bus, system: Bus): HoldSource =>
  anyOf([...LOCKERS.map((locker) => lockerOf(session, locker)), logind(system)])

const lockerOf = (bus: Bus, { name, path }: { name: string; path: string }): HoldSource => ({
  ask: () => known(bus.ask({ destination: name, path, interface: name, member: 'GetActive' })),
  // On any path: KDE reports it on two, and not always on the first.
  watch: (onChange) => bus.on({ sender: name, interface: name, member: 'ActiveChanged' }, onChange),
})

/** Lockers without a name on the bus may report to logind (swaylock, i3lock by xss-lock and others). */
const logind = (bus: Bus): HoldSource => ({
  ask: () => known(bus.property(LOGIND, OWN_SESSION, SESSION, 'LockedHint')),
  watch: (onChange) =>
    bus.on({ sender: LOGIND, interface: PROPERTIES, member: 'PropertiesChanged', arg0: SESSION }, onChange),
})
