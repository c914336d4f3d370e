import { type NativeImage, nativeImage } from 'electron'
import type { AppName } from '@shared/features/settings/settings'
import type { TrayModel } from '@main/ports'

const appImages = import.meta.glob<string>('../../../../resources/icons/app/*-256.png', {
  query: '?inline',
  import: 'default',
  eager: true,
})

// Only the sizes that a system asks for: each image weighs in what is read at every start.
const trayImages = import.meta.glob<string>(
  [
    '../../../../resources/icons/tray/*/*-on-{light,dark}-{16,24,32,48}.png',
    '../../../../resources/icons/tray/*/*-template-{16,32}.png',
  ],
  { query: '?inline', import: 'default', eager: true },
)

const appImage = (name: AppName) => appImages[`../../../../resources/icons/app/${name}-256.png`] ?? ''

export const appIcon = (name: AppName): NativeImage => nativeImage.createFromDataURL(appImage(name))

/** The icon of the app as a PNG file, 256 pixels wide. */
export const appIconFile = (name: AppName): Uint8Array =>
  Buffer.from(appImage(name).slice('data:image/png;base64,'.length), 'base64')

/** The size of a tray icon in this system's panels, in logical pixels. */
const TRAY_SIZE = process.platform === 'linux' ? 24 : 16

/** The sign as a tray icon, sharp on normal and on dense screens. */
export function trayIcon({ state, icon }: Pick<TrayModel, 'state' | 'icon'>, panelIsDark: boolean): NativeImage {
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
