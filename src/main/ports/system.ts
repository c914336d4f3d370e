import type { Dispose } from './time'

export interface SystemInfo {
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other'
  /** The version of Luwte. */
  readonly version: string
  /** When this version was built, in milliseconds since 1970: it is later than that now. */
  readonly builtAt: number
  /** BCP 47, such as `nl-NL`. */
  locale(): string
  /** The country of the formats for dates and numbers, ISO 3166; null where none is set. */
  formatsCountry(): string | null
  /** An id that stays the same on this computer and differs from every other computer. */
  machineId(): Promise<string>
  /** The name of this computer, for people. */
  computerName(): string
}

/** Sleep, waking, and the lock of the screen. */
export interface Power {
  /** The computer woke from sleep. */
  onResume(listener: () => void): Dispose
  /** The computer goes to sleep. */
  onSuspend(listener: () => void): Dispose
  /** Until it is disposed of, the computer waits with sleep, for some seconds at most, where the system lets a program ask. */
  delaySleep(): Dispose
  onScreenLock(listener: () => void): Dispose
}

export interface AppLifecycle {
  quit(): void
}

/** A log for developers: codes, file names, counts. Never anything that the user wrote. */
export interface Log {
  warn(message: string): void
}

export interface Paths {
  /** Absolute, as all of these. Settings, moments, drafts, device. */
  userData: string
  /** Where the vault and the backups are unless the user chose another folder. */
  vault: string
  backups: string
}
