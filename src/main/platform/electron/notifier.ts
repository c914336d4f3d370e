import { Notification } from 'electron'
import type { NotificationButton, Notifier } from '@main/ports'
import type { Bus } from '../dbus/bus'
import { busNotifier, iconPixels } from '../dbus/busNotifier'
import { listeners } from '../listeners'
import { appIcon } from './icons'

/** The size at which notifiers show an image, doubled for dense screens. */
const ICON_SIZE = 64

/** Over D-Bus where there is a session bus (docs/decisions/0008), else by Electron. */
export function systemNotifier(session: Bus): Notifier {
  if (!session.hasAddress) return electronNotifier()
  return busNotifier(session, (name) => {
    const image = appIcon(name).resize({ width: ICON_SIZE, height: ICON_SIZE, quality: 'best' })
    return iconPixels(image.toBitmap({ scaleFactor: 1 }), image.getSize(1))
  })
}

/** On macOS and Windows, and on Linux without a session bus. */
function electronNotifier(): Notifier {
  // A reference is kept as long as it may be clicked: a Notification that is garbage collected reports no click.
  const shown = new Map<string, Notification>()
  const clicks = listeners<[id: string]>()
  const presses = listeners<[id: string, button: NotificationButton]>()

  return {
    // Electron does not report whether the user allows notifications of Luwte.
    isAvailable: () => Promise.resolve(Notification.isSupported() ? null : false),
    show({ id, icon, title, body, buttons }) {
      if (!Notification.isSupported()) return Promise.resolve('failed')
      shown.get(id)?.close()
      const notification = new Notification({
        title,
        body,
        silent: true,
        // The system shows the icon of the program already. Under another name it is another icon.
        ...(icon === 'luwte' ? {} : { icon: appIcon(icon) }),
        actions: buttons.map(({ label }) => ({ type: 'button', text: label })),
      })
      shown.set(id, notification)
      return new Promise((resolve) => {
        notification.on('show', () => resolve('shown'))
        notification.on('failed', () => resolve('failed'))
        notification.on('click', () => {
          shown.delete(id)
          clicks.report(id)
        })
        // The index is the second argument: older versions of Electron do not have it in the details.
        notification.on('action', (_details, index) => {
          const pressed = buttons[index]
          if (pressed) presses.report(id, pressed.button)
        })
        notification.show()
      })
    },
    close(id) {
      shown.get(id)?.close()
      shown.delete(id)
    },
    onClick: clicks.add,
    onButton: presses.add,
  }
}
