import { type NativeImage, nativeImage } from 'electron'
import type { AppName } from '@shared/features/settings/settings'

const appImages = import.meta.glob<string>('../../../../resources/icons/app/*-256.png', {
  query: '?inline',
  import: 'default',
  eager: true,
})

const appImage = (name: AppName) => appImages[`../../../../resources/icons/app/${name}-256.png`] ?? ''

/** The icon of a window or a notification, 256 pixels wide. */
export const appIcon = (name: AppName): NativeImage => nativeImage.createFromDataURL(appImage(name))

/** The icon of the app as a PNG file, 256 pixels wide. */
export const appIconFile = (name: AppName): Uint8Array =>
  Buffer.from(appImage(name).slice('data:image/png;base64,'.length), 'base64')
