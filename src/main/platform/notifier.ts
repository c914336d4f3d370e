import type { Notifier } from '../ports'
import type { Bus } from './bus'
import { busNotifier } from './busNotifier'
import { electronNotifier } from './electronNotifier'
import { appIcon } from './icons'
import { iconPixels } from './iconPixels'

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
