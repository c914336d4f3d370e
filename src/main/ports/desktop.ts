import type { AppName } from '@shared/features/settings/settings'
import type { ShortcutName, Shortcuts } from '@shared/features/settings/shortcuts'
import type { Dispose } from './time'

/** Ways by which a desktop starts Luwte by itself or lets it be started: at log-in, and from its menu of programs. */
export interface Launchers {
  /** `not-here`: this desktop has no such thing, or what is there is not Luwte's own. */
  state(kind: LauncherKind): Promise<'on' | 'off' | 'not-here'>
  /** Throws `not-writable` where the state is `not-here`. */
  turnOn(kind: LauncherKind, words: LauncherWords): Promise<void>
  /** Throws `not-writable` where the state is `not-here`. */
  turnOff(kind: LauncherKind): Promise<void>
  /** Writes those anew that are on but out of date: Luwte was moved, or goes by another name now. */
  refresh(words: LauncherWords): Promise<void>
}

export type LauncherKind = 'login' | 'menu'

/** What a launcher says, by language. The first language is the one it falls back to. */
export interface LauncherWords {
  icon: AppName
  byLanguage: Record<'en' | 'nl', { name: string; comment: string; checkIn: string; write: string; helpNow: string }>
}

/** Key combinations that work from anywhere on the desktop. */
export interface ShortcutKeys {
  isAvailable: boolean
  /** Replaces all that were set. @returns those that another program has. */
  set(wanted: Shortcuts): ShortcutName[]
  onPress(listener: (name: ShortcutName) => void): Dispose
}

export interface Clipboard {
  writeText(text: string): void
}

export interface Shell {
  /** In the file manager of the system. Throws `not-found` where there is none. */
  showFolder(path: string): Promise<void>
  /** In the browser of the system. Only for addresses that were checked. */
  openInBrowser(url: string): Promise<void>
}

export interface Appearance {
  setTheme(theme: 'system' | 'light' | 'dark'): void
}

export interface MessageBox {
  /** Asks something in a dialog of the system. @returns the index of the answer; that of the last when it is closed. */
  ask(question: { title: string; text: string; answers: string[] }): Promise<number>
}
