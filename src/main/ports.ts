import type { HoldReason } from '@shared/features/moments/holdReasons'
import type { PauseName } from '@shared/features/moments/pause'
import type { AppName } from '@shared/features/settings/settings'
import type { ShortcutName, Shortcuts } from '@shared/features/settings/shortcuts'
import type { Snooze } from '@shared/features/moments/snooze'

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

/** Tells that this computer may be in another time zone now, as after a journey. */
export interface ZoneChanges {
  watch(onChange: () => void): Dispose
}

export interface Random {
  bytes(count: number): Uint8Array
}

/** The ciphers of architecture.md's store: AES-256-GCM, HKDF-SHA-256, X25519. Keys are 32 bytes. */
export interface Cipher {
  /** @param about what is authenticated along. @returns a fresh nonce (12 bytes), the ciphertext, the tag (16). */
  seal(key: Uint8Array, plain: Uint8Array, about: Uint8Array): Uint8Array
  /** null: another key, another `about`, or a changed byte. */
  open(key: Uint8Array, sealed: Uint8Array, about: Uint8Array): Uint8Array | null
  /** HKDF-SHA-256 without more salt than this, to 32 bytes. */
  deriveKey(secret: Uint8Array, salt: Uint8Array, info: string): Uint8Array
  /** X25519: what belongs to this private key (any 32 bytes). */
  publicKeyOf(privateKey: Uint8Array): Uint8Array
  /** To whoever has the private key: a fresh public key (32 bytes), then as `seal` gives it. */
  sealTo(publicKey: Uint8Array, plain: Uint8Array, about: Uint8Array): Uint8Array
  openWith(privateKey: Uint8Array, box: Uint8Array, about: Uint8Array): Uint8Array | null
}

export interface Argon2Cost {
  memoryKiB: number
  passes: number
}

/** Argon2id with one lane. Each call takes its memory with it when it ends. */
export interface KeyDeriver {
  /** @param secret in UTF-8. @param salt 16 bytes. @returns 32 bytes. */
  derive(secret: Uint8Array, salt: Uint8Array, cost: Argon2Cost): Promise<Uint8Array>
}

/** The keyring of the system, which opens with the session of the user. */
export interface SystemKeyring {
  /** Never where what it keeps would lie open. */
  isAvailable(): Promise<boolean>
  protect(bytes: Uint8Array): Promise<Uint8Array>
  /** Throws `unreadable` for what it did not protect, or does not any more. */
  reveal(bytes: Uint8Array): Promise<Uint8Array>
}

export interface Digest {
  /** In lower-case hex. */
  sha256(bytes: Uint8Array): string
}

/**
 * Whole files, by absolute path. Faults are thrown as LuwteError: `disk-full`, `not-writable`, `unreadable`. What the
 * system reported is a TransientFault; something else in a file's place, or one that is too large, a DamagedFile.
 */
export interface Files {
  /** null: there is no such file. A folder or a link in its place, or a file that cannot be read, throws `unreadable`. */
  read(path: string): Promise<Uint8Array | null>
  /** Resolves only when the new bytes would survive a power cut; until then the old file stands whole. */
  writeDurably(path: string, bytes: Uint8Array): Promise<void>
  /**
   * A file piece by piece, as it was when it was opened, also when it is replaced meanwhile. Throws `not-found` where there is
   * none, and else what `read` does.
   */
  readStream(path: string): AsyncIterable<Uint8Array>
  /** As `writeDurably`, piece by piece. What the pieces throw is thrown, and leaves the old file whole. */
  writeStream(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void>
  /** Names in a folder, sorted; [] when it does not exist. */
  list(folder: string): Promise<string[]>
  /** Renames within a folder, never over something. */
  setAside(path: string, asidePath: string): Promise<void>
  /** Nothing happens when it does not exist. */
  remove(path: string): Promise<void>
  /** Removes what durable writes that were cut short by an earlier end of Luwte left in this folder. */
  sweep(folder: string): Promise<void>
  /**
   * The same file under a second path: without taking room where the file system can, else as a copy. The new one is on
   * disk when it resolves. Never over something.
   */
  link(path: string, other: string): Promise<void>
  /** A folder with all that is in it. Never over something. Throws `not-writable` from one disk to another. */
  moveFolder(folder: string, other: string): Promise<void>
  /** A folder with all that is in it; links are taken away, not followed. Nothing happens when it does not exist. */
  removeFolder(folder: string): Promise<void>
  kindOf(path: string): Promise<'file' | 'folder' | 'other' | null>
  /** Calls back, a moment later and once for many, when something right in one of these folders changed. */
  watch(folders: readonly string[], onChange: (paths: readonly string[]) => void): Dispose
}

/** Dialogs of the system in which the user chooses a path. null: the dialog was cancelled. */
export interface Dialogs {
  /** @returns an absolute path. */
  chooseFolder(title: string): Promise<string | null>
  /**
   * @param suggestedName a file name such as `code.txt`. The platform decides in which folder the dialog opens: a path
   * throws `bad-input`.
   * @returns an absolute path.
   */
  chooseNewFile(title: string, suggestedName: string): Promise<string | null>
}

export interface Notifier {
  /** Is there anything here that shows notifications? null: the system does not tell. */
  isAvailable(): Promise<boolean | null>
  /** Resolves `failed` where no notification can be shown. One with the same id replaces the earlier one. */
  show(notification: NotificationWords): Promise<'shown' | 'failed'>
  close(id: string): void
  onClick(listener: (id: string) => void): void
  /** Only on systems that show buttons. */
  onButton(listener: (id: string, button: NotificationButton) => void): void
}

export interface NotificationWords {
  id: string
  /** Whose notification it is, in the words that others may see. */
  appName: string
  icon: AppName
  title: string
  body: string
  buttons: { button: NotificationButton; label: string }[]
}

export type NotificationButton = 'later' | 'not-today'

/** What may hold a moment back. Each source is optional: one that is not there holds nothing. */
export interface HoldSources {
  /** Which sources work on this desktop. */
  sources(): Promise<Record<HoldReason, boolean>>
  /** Which of these are so now. A source that does not answer in time holds nothing. */
  ask(reasons: readonly HoldReason[]): Promise<HoldReason[]>
  /** Calls back when one of these may have changed, until it is disposed of. */
  watch(reasons: readonly HoldReason[], onChange: () => void): Dispose
}

/** What the tray shows. Rendering the same model twice changes nothing. */
export interface TrayModel {
  state: 'resting' | 'waiting' | 'paused'
  icon: AppName
  tip: string
  items: TrayItem[]
}

export type TrayItem =
  { separator: true } | { label: string; action: TrayAction | null } | { label: string; items: TrayItem[] }

export type TrayAction =
  | 'answer'
  | 'check-in'
  | 'write'
  | 'help-now'
  | 'open'
  | 'pause-until-date'
  | `pause:${PauseName}`
  | 'resume'
  | `snooze:${Snooze}`
  | 'not-today'
  | 'lock'
  | 'quit'

export interface TrayView {
  /** Is there anything on this desktop that shows tray icons? */
  isAvailable(): Promise<boolean>
  /** The panel with the tray came or went. */
  onAvailable(listener: (isAvailable: boolean) => void): void
  render(model: TrayModel): void
  onAction(listener: (action: TrayAction) => void): void
}

/** Ways by which a desktop starts Luwte by itself or lets it be started: at log-in, and from its menu of programs. */
export interface Launchers {
  state(kind: LauncherKind): Promise<'on' | 'off' | 'not-here'>
  set(kind: LauncherKind, isOn: boolean, words: LauncherWords): Promise<void>
  /** Those that are on and lead elsewhere (Luwte was moved, or is called otherwise now) are written anew. */
  refresh(words: LauncherWords): Promise<void>
}

export type LauncherKind = 'login' | 'menu'

/** By language: what a launcher says. The first language is the one it falls back to. */
export interface LauncherWords {
  icon: AppName
  byLanguage: Record<'en' | 'nl', { name: string; comment: string; checkIn: string; write: string; helpNow: string }>
}

/** Key combinations that work from anywhere on the desktop. */
export interface ShortcutKeys {
  isAvailable: boolean
  /** Replaces all that were set. @returns those that another program has. */
  set(wanted: Shortcuts): ShortcutName[]
  onPress(listener: (name: ShortcutName) => void): void
}

export type WindowKind = 'main' | 'check-in'

export interface Windows {
  /**
   * Opens the window, or brings the one there is forward, at a route of the renderer. `unasked`: it takes neither the
   * keys nor the front from what somebody is doing.
   */
  open(kind: WindowKind, route: string, manner?: 'unasked'): void
  close(kind: WindowKind): void
  /** To every open window. */
  broadcast(channel: string, payload: unknown): void
  /** Asked when the user closes the main window: false keeps it. */
  onMainClose(decide: () => boolean): void
  /**
   * Closes every window. Resolves when all are gone: what they sent on their way out has arrived by then, and nothing of
   * what they showed is in memory any more. Those opened meanwhile stay.
   */
  closeAll(): Promise<void>
  isOpen(kind: WindowKind): boolean
  /** No window of Luwte has the keys, and neither has a box or a page for paper that one of them opened. */
  onBlur(listener: () => void): void
  /** The last window is gone. */
  onNone(listener: () => void): void
  /** What the title bars and the window icons say. */
  setName(name: string, icon: AppName): void
  onMainBounds(listener: (bounds: WindowBounds) => void): void
  setMainBounds(bounds: WindowBounds): void
}

export interface WindowBounds {
  x?: number | undefined
  y?: number | undefined
  width: number
  height: number
}

export interface Printing {
  /** Opens the print dialog of the system for a page of ours. */
  print(route: string): Promise<'printed' | 'cancelled' | 'failed'>
  /** Asks where, and keeps a page of ours there as a PDF. */
  savePdf(route: string, name: string): Promise<'saved' | 'cancelled'>
}

export interface Power {
  /** After sleep. */
  onResume(listener: () => void): void
  /** The computer goes to sleep, or its screen is locked. */
  onSuspend(listener: () => void): void
  onScreenLock(listener: () => void): void
}

export interface Desktop {
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other'
  readonly version: string
  /** BCP 47, such as `nl-NL`. */
  systemLocale(): string
  /** Something that stays the same on this computer and differs on every other one. */
  machineId(): Promise<string>
  /** What people call this computer. */
  computerName(): string
  copyText(text: string): void
  /** In its file manager. */
  showFolder(path: string): Promise<void>
  /** In the browser of the system. Only for addresses that were checked. */
  openInBrowser(url: string): Promise<void>
  setTheme(theme: 'system' | 'light' | 'dark'): void
  /** Asks something in a box of the system's own. @returns the index of the answer; that of the last when it is closed. */
  ask(question: { title: string; text: string; answers: string[] }): Promise<number>
  quit(): void
}

/** A developer's log. Never content of the user: codes, file names, counts. */
export interface Log {
  warn(message: string): void
}

export interface Paths {
  /** Settings, moments, drafts, device. */
  userData: string
  /** Where the vault and the backups lie unless somebody chose. */
  vault: string
  backups: string
}

export interface Ports {
  clock: Clock
  zoneChanges: ZoneChanges
  random: Random
  digest: Digest
  cipher: Cipher
  keyDeriver: KeyDeriver
  keyring: SystemKeyring
  files: Files
  dialogs: Dialogs
  notifier: Notifier
  tray: TrayView
  windows: Windows
  holdSources: HoldSources
  launchers: Launchers
  printing: Printing
  shortcuts: ShortcutKeys
  power: Power
  desktop: Desktop
  log: Log
  paths: Paths
}
