import type { Notifier } from '@main/ports'
import type { Bus } from './bus'
import { busNotifier } from './busNotifier'
import { electronNotifier } from '../electron/electronNotifier'
import { appIcon } from '../electron/icons'
import { iconPixels } from '../electron/iconPixels'

/** In the size at which notifiers show an image, sharp on dense screens too. */
const ICON_SIZE = 64

/** Over the bus where there is one (docs/decisions/0008), else as Electron does it. */
export function systemNotifier(session: Bus): Notifier {
  if (!session.hasAddress) return electronNotifier()
  return busNotifier(session, (name) => {
    const image = appIcon(name).resize({ width: ICON_SIZE, height: ICON_SIZE, quality: 'best' })
    return iconPixels(image.toBitmap({ scaleFactor: 1 }), image.getSize(1))
  })
}
