import { Menu, nativeTheme, Tray } from 'electron'
import type { TrayAction, TrayItem, TrayModel, TrayView } from '@main/ports'
import type { Bus } from '../dbus/bus'
import { listeners } from '../listeners'
import { trayIcon } from './icons'
import { watchTrayHost } from '../dbus/trayHost'

/** Setters and one render: the tray always shows the last model, and the same model changes nothing. */
export function electronTray(session: Bus): TrayView {
  let tray: Tray | null = null
  const actions = listeners<[action: TrayAction]>()
  const availability = listeners<[isAvailable: boolean]>()
  let shown = ''
  let latest: TrayModel | null = null
  /** Electron puts an icon back when its panel was away, but not one that found no panel when it was made. */
  let foundHost = false
  const host = watchTrayHost(session, (isAvailable) => {
    if (isAvailable && !foundHost) renew()
    availability.report(isAvailable)
  })
  void host.then((isAvailable) => (foundHost ||= isAvailable))

  function renew(): void {
    foundHost = true
    tray?.destroy()
    tray = null
    shown = ''
    if (latest) render(latest)
  }

  function render(model: TrayModel): void {
    latest = model
    const text = JSON.stringify([model, nativeTheme.shouldUseDarkColors])
    if (text === shown) return
    shown = text
    const icon = trayIcon(model, nativeTheme.shouldUseDarkColors)
    if (tray) tray.setImage(icon)
    else {
      tray = new Tray(icon)
      tray.on('click', () => actions.report('open'))
    }
    tray.setToolTip(model.tip)
    tray.setContextMenu(Menu.buildFromTemplate(model.items.map(menuItem)))
  }

  function menuItem(item: TrayItem): Electron.MenuItemConstructorOptions {
    if ('separator' in item) return { type: 'separator' }
    if ('items' in item) return { label: item.label, submenu: item.items.map(menuItem) }
    const { label, action } = item
    return action === null ? { label, enabled: false } : { label, click: () => actions.report(action) }
  }

  nativeTheme.on('updated', () => latest && render(latest))

  return {
    isAvailable: () => host,
    onAvailable: availability.add,
    render,
    onAction: actions.add,
  }
}
