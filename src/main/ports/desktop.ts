import type { AppName } from '@shared/features/settings/settings'
import type { ShortcutName, Shortcuts } from '@shared/features/settings/shortcuts'
import type { Dispose } from './time'

/** How the desktop starts Luwte: automatically at log-in (`login`), and from its menu of programs (`menu`). */
export interface Launchers {
  /** `not-here`: this desktop has no such launcher, or the file in its place was not written by Luwte. */
  state(kind: LauncherKind): Promise<'on' | 'off' | 'not-here'>
  /** Throws `not-writable` where the state is `not-here`. */
  turnOn(kind: LauncherKind, words: LauncherWords): Promise<void>
  /** Throws `not-writable` where the state is `not-here`. */
  turnOff(kind: LauncherKind): Promise<void>
  /** Rewrites launchers that are on and out of date: Luwte was moved, or its name was changed. */
  refresh(words: LauncherWords): Promise<void>
}

export type LauncherKind = 'login' | 'menu'

/** The words of a launcher by language. The desktop uses `en` for any other language. */
export interface LauncherWords {
  icon: AppName
  byLanguage: Record<'en' | 'nl', { name: string; comment: string; checkIn: string; write: string; helpNow: string }>
}

/** Key combinations that work from anywhere on the desktop. */
export interface ShortcutKeys {
  isAvailable: boolean
  /** Replaces all shortcuts. @returns the names of those that could not be registered: another program uses them. */
  set(wanted: Shortcuts): ShortcutName[]
  onPress(listener: (name: ShortcutName) => void): Dispose
}

export interface Clipboard {
  writeText(text: string): Promise<void>
  /** With a hint to programs that remember what is copied, where the platform can write one. */
  writeSecret(text: string): Promise<void>
  /** Empties the clipboard if this text is still in it. */
  remove(text: string): Promise<void>
}

export interface Shell {
  /** Opens a folder in the file manager. Throws `not-found` where there is none. */
  showFolder(path: string): Promise<void>
  /** Opens an address in the default browser. The caller has checked the address. */
  openInBrowser(url: string): Promise<void>
}

export interface Appearance {
  setTheme(theme: 'system' | 'light' | 'dark'): void
}

export interface MessageBox {
  /**
   * Asks in a native dialog. @returns the index of the answer; the last one when the dialog is closed.
   * `isRisky`: the first answer cannot be undone, so the Enter key gives the last one.
   */
  ask(question: { title: string; text: string; answers: string[]; isRisky?: boolean }): Promise<number>
}
