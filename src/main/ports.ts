// What the core asks of the outside: one port per outside thing. src/main/platform implements them with Electron and
// Node; tests with a few lines.

export type Dispose = () => void

export interface Clock {
  /** Milliseconds since 1970, by the wall clock. */
  now(): number
  /** IANA zone of this computer now, such as `Europe/Amsterdam`. */
  zone(): string
  /** Calls back once, about then. Only a hint: sleep and clock changes make it late, the wall clock decides. */
  after(milliseconds: number, callback: () => void): Dispose
}

export interface Random {
  bytes(count: number): Uint8Array
}

export interface Digest {
  /** In lower-case hex. */
  sha256(bytes: Uint8Array): string
}

/**
 * Whole files, by absolute path. Faults are thrown as LuwteError: `disk-full`, `not-writable`, `unreadable`; one that
 * the system reported, and that may pass, carries it as its `cause`.
 */
export interface Files {
  /** null: there is no such file. A folder or a link in its place, or a file that cannot be read, throws `unreadable`. */
  read(path: string): Promise<Uint8Array | null>
  /** Resolves only when the new bytes would survive a power cut; until then the old file stands whole. */
  writeDurably(path: string, bytes: Uint8Array): Promise<void>
  /** Names in a folder, sorted; [] when it does not exist. */
  list(folder: string): Promise<string[]>
  /** Renames within a folder, never over something. */
  setAside(path: string, asidePath: string): Promise<void>
  /** Nothing happens when it does not exist. */
  remove(path: string): Promise<void>
  /** Removes what durable writes that were cut short by an earlier end of Luwte left in this folder. */
  sweep(folder: string): Promise<void>
}

export interface Notifier {
  /** Resolves `failed` where no notification can be shown. One with the same id replaces the earlier one. */
  show(notification: { id: string; title: string; body: string }): Promise<'shown' | 'failed'>
  close(id: string): void
  onClick(listener: (id: string) => void): void
}

/** What the tray shows. Rendering the same model twice changes nothing. */
export interface TrayModel {
  state: 'resting' | 'waiting' | 'paused'
  tip: string
  items: TrayItem[]
}

export type TrayItem = { separator: true } | { label: string; action: TrayAction | null }

export type TrayAction = 'check-in' | 'write' | 'help-now' | 'open' | 'resume' | 'quit'

export interface TrayView {
  /** Is there anything on this desktop that shows tray icons? */
  isAvailable(): Promise<boolean>
  /** The panel with the tray came or went. */
  onAvailable(listener: (isAvailable: boolean) => void): void
  render(model: TrayModel): void
  onAction(listener: (action: TrayAction) => void): void
}

export type WindowKind = 'main' | 'check-in'

export interface Windows {
  /** Opens the window, or brings the one there is forward, at a route of the renderer. */
  open(kind: WindowKind, route: string): void
  close(kind: WindowKind): void
  minimize(kind: WindowKind): void
  /** To every open window. */
  broadcast(channel: string, payload: unknown): void
  /** Asked when the user closes the main window: false keeps it (minimised). */
  onMainClose(decide: () => boolean): void
  onMainBounds(listener: (bounds: WindowBounds) => void): void
  setMainBounds(bounds: WindowBounds): void
}

export interface WindowBounds {
  x?: number | undefined
  y?: number | undefined
  width: number
  height: number
}

export interface Power {
  /** After sleep. */
  onResume(listener: () => void): void
}

export interface Desktop {
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other'
  readonly version: string
  /** BCP 47, such as `nl-NL`. */
  systemLocale(): string
  /** Something that stays the same on this computer and differs on every other one. */
  machineId(): Promise<string>
  copyText(text: string): void
  setTheme(theme: 'system' | 'light' | 'dark'): void
  /** Says something in a box of the system's own and waits until it was read. */
  tell(message: { title: string; text: string; understood: string }): Promise<void>
  quit(): void
}

/** A developer's log. Never content of the user: codes, file names, counts. */
export interface Log {
  warn(message: string): void
}

export interface Paths {
  /** Settings, moments, drafts, device. */
  userData: string
  vault: string
}

export interface Ports {
  clock: Clock
  random: Random
  digest: Digest
  files: Files
  notifier: Notifier
  tray: TrayView
  windows: Windows
  power: Power
  desktop: Desktop
  log: Log
  paths: Paths
}
