import { type MessageBus, sessionBus } from 'dbus-native'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

// The desktop around Luwte, spoken to as other programs would: over D-Bus, through the notifier's own command, with
// keys and clicks of the X server.

const WATCHER = 'org.kde.StatusNotifierWatcher'

let bus: MessageBus | undefined

function call<Value>(
  destination: string,
  path: string,
  iface: string,
  member: string,
  signature: string,
  body: unknown[],
) {
  bus ??= sessionBus({ plainValues: true })
  return bus.invoke<Value>({ destination, path, interface: iface, member, signature, body })
}

const property = <Value>(destination: string, path: string, iface: string, name: string) =>
  call<Value>(destination, path, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [iface, name])

/** Tries until it is so. The desktop answers in its own time; a bound keeps a failure from hanging. */
export async function eventually<Value>(
  what: string,
  look: () => Promise<Value | null | undefined | false>,
  withinMs = 30_000,
): Promise<Value> {
  const end = Date.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== null && found !== undefined && found !== false) return found
    if (Date.now() > end) throw new Error(`This did not come about: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

interface TrayItem {
  name: string
  path: string
}

/**
 * The tray icons that the panel knows, of programs that are there. It goes on naming one whose program ended in the very
 * moment in which it was shown.
 */
export async function trayItems(): Promise<TrayItem[]> {
  const items = await property<string[]>(WATCHER, '/StatusNotifierWatcher', WATCHER, 'RegisteredStatusNotifierItems')
  const known = items.map((item) => {
    const slash = item.indexOf('/')
    return { name: item.slice(0, slash), path: item.slice(slash) }
  })
  const areThere = await Promise.all(known.map(({ name }) => hasOwner(name)))
  return known.filter((_, index) => areThere[index])
}

export const theTrayItem = (): Promise<TrayItem> => eventually('a tray icon', async () => (await trayItems())[0])

export interface MenuItem {
  id: number
  label: string
  isEnabled: boolean
  /** Of its submenu. */
  items: MenuItem[]
}

type Layout = [number, { label?: string; enabled?: boolean; type?: string }, Layout[]]

/** What the menu of Luwte's tray icon says, separators left out. */
export async function trayMenu(): Promise<MenuItem[]> {
  const { name, path } = await theTrayItem()
  const menu = await property<string>(name, path, 'org.kde.StatusNotifierItem', 'Menu')
  const [, layout] = await call<[number, Layout]>(name, menu, 'com.canonical.dbusmenu', 'GetLayout', 'iias', [
    0,
    -1,
    [],
  ])
  return itemsOf(layout)
}

const itemsOf = ([, , children]: Layout): MenuItem[] =>
  children
    .filter(([, { type }]) => type !== 'separator')
    .map((child) => ({
      id: child[0],
      label: child[1].label ?? '',
      isEnabled: child[1].enabled ?? true,
      items: itemsOf(child),
    }))

const withSubmenus = (items: MenuItem[]): MenuItem[] => items.flatMap((item) => [item, ...withSubmenus(item.items)])

/** What its submenu says, by the label that opens it. */
export const traySubmenu = async (label: string): Promise<string[]> =>
  ((await trayMenu()).find((item) => item.label === label)?.items ?? []).map((item) => item.label)

/** Clicks what has this label, in the menu or in one of its submenus. */
export async function clickTrayMenu(label: string): Promise<void> {
  const { name, path } = await theTrayItem()
  const menu = await property<string>(name, path, 'org.kde.StatusNotifierItem', 'Menu')
  const { id } = await eventually(`"${label}" in the tray menu`, async () =>
    withSubmenus(await trayMenu()).find((item) => item.label === label && item.items.length === 0),
  )
  await call(name, menu, 'com.canonical.dbusmenu', 'Event', 'isvu', [id, 'clicked', ['s', ''], 0])
}

/** Title and tip of the tray icon, as a panel shows them. */
export async function trayTip(): Promise<string> {
  const { name, path } = await theTrayItem()
  return (await property<[string, unknown, string, string]>(name, path, 'org.kde.StatusNotifierItem', 'ToolTip'))[2]
}

/** What the tray icon looks like: its pixels as text, to be compared. */
export async function trayPicture(): Promise<string> {
  const { name, path } = await theTrayItem()
  return JSON.stringify(await property<unknown>(name, path, 'org.kde.StatusNotifierItem', 'IconPixmap'))
}

/** Ends the panel, and the tray with it, as on a desktop that has none. */
export async function takePanelAway(): Promise<void> {
  // Over the bus of this session: other desktops on this machine keep theirs.
  execFileSync('xfce4-panel', ['--quit'])
  await eventually('the panel to be gone', async () => !(await hasOwner(WATCHER)))
}

export async function bringPanelBack(): Promise<void> {
  if (await hasOwner(WATCHER)) return
  spawn('xfce4-panel', ['--disable-wm-check'], { detached: true, stdio: 'ignore' }).unref()
  await eventually('the panel to be back', () => hasOwner(WATCHER))
}

export const hasOwner = async (name: string): Promise<boolean> =>
  call<boolean>('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner', 's', [name])

/** How many notifications are on the screen. */
export const shownNotifications = (): number =>
  Number(execFileSync('dunstctl', ['count', 'displayed'], { encoding: 'utf8' }))

/** Clicks the newest notification. */
/** Clicks on the newest notification, once one is on the screen: what was sent is shown a moment later. */
export async function clickNotification(): Promise<void> {
  await eventually('a notification on the screen', () => Promise.resolve(notificationCount('displayed') > 0))
  execFileSync('dunstctl', ['action', '0'])
}

export function closeNotifications(): void {
  execFileSync('dunstctl', ['close-all'])
}

/** How many notifications there have been on this desktop, those that wait for the end of do-not-disturb included. */
export const notificationsSoFar = (): number =>
  ['displayed', 'waiting', 'history'].map(notificationCount).reduce((sum, count) => sum + count)

const notificationCount = (kind: string): number =>
  Number(execFileSync('dunstctl', ['count', kind], { encoding: 'utf8' }))

/** Presses a button of the newest notification: dunst has them in a menu, which chooses what stands in this file. */
export function pressInNotification(label: string): void {
  writeFileSync(join(process.env.XDG_RUNTIME_DIR ?? '', 'choice'), label)
  execFileSync('dunstctl', ['context'])
}

export function setDoNotDisturb(isOn: boolean): void {
  execFileSync('dunstctl', ['set-paused', String(isOn)])
}

/** Which window has the keys; '': none, between two. */
export const windowInFront = (): string => spawnSync('xdotool', ['getactivewindow'], { encoding: 'utf8' }).stdout.trim()

/** Titles of the windows that the window manager shows. */
export function windowTitles(): string[] {
  const ids = execFileSync('sh', ['-c', 'xdotool search --onlyvisible --name . || true'], { encoding: 'utf8' })
  return ids
    .split('\n')
    .filter(Boolean)
    .flatMap((id) => {
      const { status, stdout } = spawnSync('xdotool', ['getwindowname', id], { encoding: 'utf8' })
      // It closed between the two questions.
      return status === 0 ? [stdout.trim()] : []
    })
}

export function leaveDesktop(): void {
  bus?.connection.end()
  bus = undefined
}
