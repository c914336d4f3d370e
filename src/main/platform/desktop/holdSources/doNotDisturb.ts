import { type Bus, PROPERTIES } from '@main/platform/dbus/bus'
import { anyOf, printed, type HoldSource, known, unwatched } from './source'

const NOTIFICATIONS = 'org.freedesktop.Notifications'
const PATH = '/org/freedesktop/Notifications'
const XFCONF = 'org.xfce.Xfconf'
const XFCE_CHANNEL = 'xfce4-notifyd'
const XFCE_SWITCH = '/do-not-disturb'

/**
 * Do-not-disturb is on. There is no common way to know; each notifier has its own:
 * - `Inhibited`, of KDE and what follows it (lists.freedesktop.org/archives/xdg/2019-March/014141.html); set by a
 *   full-screen presentation too;
 * - `paused`, of dunst (github.com/dunst-project/dunst/pull/766);
 * - a setting of Xfce's notifier, read from the settings since the notifier may not run;
 * - "show banners" in the settings of GNOME.
 */
export const doNotDisturb = (bus: Bus): HoldSource =>
  anyOf([
    property(bus, NOTIFICATIONS, 'Inhibited'),
    property(bus, 'org.dunstproject.cmd0', 'paused'),
    xfce(bus),
    gnome(bus),
  ])

const property = (bus: Bus, owner: string, name: string): HoldSource => ({
  ask: () => known(bus.property(NOTIFICATIONS, PATH, owner, name)),
  watch: (onChange) =>
    bus.on(
      { sender: NOTIFICATIONS, path: PATH, interface: PROPERTIES, member: 'PropertiesChanged', arg0: owner },
      onChange,
    ),
})

const xfce = (bus: Bus): HoldSource => ({
  ask: () => known(xfceSwitch(bus)),
  watch: (onChange) =>
    bus.on({ sender: XFCONF, interface: XFCONF, member: 'PropertyChanged', arg0: XFCE_CHANNEL }, ([, name]) => {
      if (name === XFCE_SWITCH) onChange()
    }),
})

async function xfceSwitch(bus: Bus): Promise<unknown> {
  const settings = await bus.ask<Record<string, unknown>>({
    destination: XFCONF,
    path: '/org/xfce/Xfconf',
    interface: XFCONF,
    // All properties, since this one is an error until the user changes it for the first time.
    member: 'GetAllProperties',
    signature: 'ss',
    body: [XFCE_CHANNEL, '/'],
  })
  return settings[XFCE_SWITCH] ?? false
}

const gnome = (bus: Bus): HoldSource => ({
  ask: () => known(gnomeSwitch(bus)),
  watch: unwatched,
})

/** A setting of GNOME, which may exist on any desktop: it counts only where GNOME shows the notifications. */
async function gnomeSwitch(bus: Bus): Promise<boolean | null> {
  const question = { destination: NOTIFICATIONS, path: PATH, interface: NOTIFICATIONS, member: 'GetServerInformation' }
  const [name] = await bus.ask<string[]>(question)
  if (name !== 'gnome-shell') return null
  return (await printed('gsettings', ['get', 'org.gnome.desktop.notifications', 'show-banners'])).trim() === 'false'
}
