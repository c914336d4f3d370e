import { type NativeImage, nativeImage } from 'electron'
import type { TrayModel } from '../ports'
import appIcon256 from '../../../resources/icons/app-256.png?inline'

const trayImages = import.meta.glob<string>('../../../resources/icons/tray/*.png', {
  query: '?inline',
  import: 'default',
  eager: true,
})

export const appIcon = (): NativeImage => nativeImage.createFromDataURL(appIcon256)

/** The size of a tray icon in this system's panels, in logical pixels. */
const TRAY_SIZE = process.platform === 'linux' ? 24 : 16

/** The sign as a tray icon, sharp on normal and on dense screens. */
export function trayIcon(state: TrayModel['state'], panelIsDark: boolean): NativeImage {
  const isTemplate = process.platform === 'darwin'
  const panel = isTemplate ? 'template' : panelIsDark ? 'on-dark' : 'on-light'
  const image = nativeImage.createEmpty()
  for (const scaleFactor of [1, 2]) {
    const dataURL = trayImages[`../../../resources/icons/tray/${state}-${panel}-${String(TRAY_SIZE * scaleFactor)}.png`]
    if (dataURL) image.addRepresentation({ scaleFactor, dataURL })
  }
  image.setTemplateImage(isTemplate)
  return image
}
