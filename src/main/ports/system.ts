import type { Dispose } from './time'

export interface SystemInfo {
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other'
  /** The version of Luwte. */
  readonly version: string
  /** BCP 47, such as `nl-NL`. */
  locale(): string
  /** Something that stays the same on this computer and differs on every other one. */
  machineId(): Promise<string>
  /** What people call this computer. */
  computerName(): string
}

export interface Power {
  /** After sleep. */
  onResume(listener: () => void): Dispose
  /** The computer goes to sleep. */
  onSuspend(listener: () => void): Dispose
  onScreenLock(listener: () => void): Dispose
}

export interface AppLifecycle {
  quit(): void
}

/** A developer's log. Never content of the user: codes, file names, counts. */
export interface Log {
  warn(message: string): void
}

export interface Paths {
  /** Settings, moments, drafts, device. */
  userData: string
  /** Where the vault and the backups are unless the user chose another folder. */
  vault: string
  backups: string
}
