import { Notification } from 'electron'
import type { Notifier } from '../ports'

export function electronNotifier(): Notifier {
  // Kept here as long as they may be clicked: a collected Notification loses its click.
  const shown = new Map<string, Notification>()
  let onClick: (id: string) => void = () => undefined

  return {
    show({ id, title, body }) {
      if (!Notification.isSupported()) return Promise.resolve('failed')
      shown.get(id)?.close()
      const notification = new Notification({ title, body, silent: true })
      shown.set(id, notification)
      return new Promise((resolve) => {
        notification.on('show', () => resolve('shown'))
        notification.on('failed', () => resolve('failed'))
        notification.on('click', () => {
          shown.delete(id)
          onClick(id)
        })
        notification.show()
      })
    },
    close(id) {
      shown.get(id)?.close()
      shown.delete(id)
    },
    onClick(listener) {
      onClick = listener
    },
  }
}
