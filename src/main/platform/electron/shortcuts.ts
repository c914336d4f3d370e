import { app, globalShortcut } from 'electron'
import { SHORTCUT_NAMES, type ShortcutName } from '@shared/features/settings/shortcuts'
import type { ShortcutKeys } from '@main/ports'
import { listeners } from '../listeners'

/** false: another program uses it, or this system has no such key. */
function register(keys: string, onPress: () => void): boolean {
  try {
    return globalShortcut.register(keys, onPress)
  } catch {
    return false
  }
}

/** Key combinations that work everywhere on the desktop. Wayland does not let a program register any. */
export function globalKeys(): ShortcutKeys {
  const presses = listeners<[name: ShortcutName]>()
  app.on('will-quit', () => globalShortcut.unregisterAll())
  return {
    isAvailable: process.platform !== 'linux' || process.env.XDG_SESSION_TYPE !== 'wayland',
    set(wanted) {
      globalShortcut.unregisterAll()
      return SHORTCUT_NAMES.filter((name) => {
        const keys = wanted[name]
        return keys !== null && !register(keys, () => presses.report(name))
      })
    },
    onPress: presses.add,
  }
}
