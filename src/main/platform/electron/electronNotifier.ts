import { Notification } from 'electron'
import type { NotificationButton, Notifier } from '@main/ports'
import { listeners } from '../listeners'
import { appIcon } from './icons'

/** On macOS and Windows, and where Linux has no bus. */
export function electronNotifier(): Notifier {
  // Kept here as long as they may be clicked: a collected Notification loses its click.
  const shown = new Map<string, Notification>()
  const clicks = listeners<[id: string]>()
  const presses = listeners<[id: string, button: NotificationButton]>()

  return {
    // Whether the user lets Luwte show any is not told.
    isAvailable: () => Promise.resolve(Notification.isSupported() ? null : false),
    show({ id, icon, title, body, buttons }) {
      if (!Notification.isSupported()) return Promise.resolve('failed')
      shown.get(id)?.close()
      const notification = new Notification({
        title,
        body,
        silent: true,
        // The icon of the program stands there already; this one says which name it goes by.
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
        // By its place: older engines do not have it among the details.
        notification.on('action', (_details, place) => {
          const pressed = buttons[place]
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
