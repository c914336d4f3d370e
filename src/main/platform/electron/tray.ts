import { Menu, nativeImage, type NativeImage, nativeTheme, Tray } from 'electron'
import type { TrayAction, TrayItem, TrayModel, TrayView } from '@main/ports'
import type { Bus } from '../dbus/bus'
import { listeners } from '../listeners'
import { watchTrayHost } from '../dbus/trayHost'

// Only the sizes that a system asks for: every image is read at every start.
const trayImages = import.meta.glob<string>(
  [
    '../../../../resources/icons/tray/*/*-on-{light,dark}-{16,24,32,48}.png',
    '../../../../resources/icons/tray/*/*-template-{16,32}.png',
  ],
  { query: '?inline', import: 'default', eager: true },
)

/** The size of a tray icon in this system's panels, in logical pixels. */
const TRAY_SIZE = process.platform === 'linux' ? 24 : 16

/** The tray icon of a state, sharp on normal and on dense screens. */
function trayIcon({ state, icon }: Pick<TrayModel, 'state' | 'icon'>, panelIsDark: boolean): NativeImage {
  const isTemplate = process.platform === 'darwin'
  const panel = isTemplate ? 'template' : panelIsDark ? 'on-dark' : 'on-light'
  const image = nativeImage.createEmpty()
  for (const scaleFactor of [1, 2]) {
    const file = `${icon}/${state}-${panel}-${String(TRAY_SIZE * scaleFactor)}.png`
    const dataURL = trayImages[`../../../../resources/icons/tray/${file}`]
    if (dataURL) image.addRepresentation({ scaleFactor, dataURL })
  }
  image.setTemplateImage(isTemplate)
  return image
}

/** Shows the last model that was rendered; the same model again changes nothing. */
export function electronTray(session: Bus): TrayView {
  let tray: Tray | null = null
  const actions = listeners<[action: TrayAction]>()
  const availability = listeners<[isAvailable: boolean]>()
  let shown = ''
  let latest: TrayModel | null = null
  /** Electron restores an icon after its panel disappeared, but not an icon that was made while there was no panel. */
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
