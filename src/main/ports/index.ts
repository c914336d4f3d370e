import type { Archives } from './archives'
import type { Cipher, Digest, KeyDeriver, SystemKeyring } from './crypto'
import type { Appearance, Clipboard, Launchers, MessageBox, Shell, ShortcutKeys } from './desktop'
import type { Dialogs, Files } from './files'
import type { HoldSources, Notifier } from './notifications'
import type { AppLifecycle, Log, Paths, Power, SystemInfo } from './system'
import type { Clock, Random, ZoneChanges } from './time'
import type { TextIndexes } from './textIndex'
import type { TrayView } from './tray'
import type { Printing, Windows } from './windows'

// What the core needs from the operating system: one port for each thing. src/main/platform implements them with Electron and
// Node; the tests implement them in memory.

export type * from './archives'
export type * from './crypto'
export type * from './desktop'
export type * from './files'
export type * from './notifications'
export type * from './system'
export type * from './textIndex'
export type * from './time'
export type * from './tray'
export type * from './windows'

export interface Ports {
  clock: Clock
  zoneChanges: ZoneChanges
  random: Random
  digest: Digest
  cipher: Cipher
  keyDeriver: KeyDeriver
  keyring: SystemKeyring
  files: Files
  archives: Archives
  textIndexes: TextIndexes
  dialogs: Dialogs
  notifier: Notifier
  tray: TrayView
  windows: Windows
  holdSources: HoldSources
  launchers: Launchers
  printing: Printing
  shortcuts: ShortcutKeys
  clipboard: Clipboard
  shell: Shell
  appearance: Appearance
  messageBox: MessageBox
  power: Power
  system: SystemInfo
  lifecycle: AppLifecycle
  log: Log
  paths: Paths
}
