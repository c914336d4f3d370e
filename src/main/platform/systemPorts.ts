import { app } from 'electron'
import { join } from 'node:path'
import type { Ports, Windows } from '../ports'
import { sessionBus, systemBus } from './dbus/bus'
import { nodeCipher, nodeDigest } from './crypto/nodeCrypto'
import { electronDialogs } from './electron/nativeDialogs'
import { nodeArchives } from './files/archives'
import { nodeFiles } from './files/files'
import { argon2Deriver } from './crypto/keyDeriver'
import { systemKeyring } from './crypto/systemKeyring'
import { systemLaunchers } from './desktop/launchers'
import { systemNotifier } from './electron/notifier'
import { systemPower } from './electron/power'
import { systemZoneChanges } from './desktop/zone'
import { systemHoldSources } from './desktop/holdSources'
import { electronPrinting } from './electron/printing'
import { globalKeys } from './electron/shortcuts'
import {
  appLifecycle,
  consoleLog,
  systemAppearance,
  systemClipboard,
  systemInfo,
  systemMessageBox,
  systemRandom,
  systemShell,
  wallClock,
} from './electron/system'
import { electronTray } from './electron/tray'
import { workerIndexes } from './search/textIndexes'

interface Surroundings {
  windows: Windows
  preload: string
  /** The built file of argon2Worker.ts. */
  argon2Worker: URL
  /** The built file of indexWorker.ts. */
  indexWorker: URL
}

/** All ports, made of Electron and Node. Only after Electron is ready. */
export function systemPorts({ windows, preload, argon2Worker, indexWorker }: Surroundings): Ports {
  const session = sessionBus()
  const systemWide = systemBus()
  const userData = app.getPath('userData')
  const files = nodeFiles()
  return {
    clock: wallClock,
    zoneChanges: systemZoneChanges(),
    random: systemRandom,
    digest: nodeDigest(),
    cipher: nodeCipher(),
    keyDeriver: argon2Deriver(argon2Worker),
    keyring: systemKeyring(session),
    files,
    archives: nodeArchives,
    textIndexes: workerIndexes(indexWorker),
    dialogs: electronDialogs,
    notifier: systemNotifier(session),
    tray: electronTray(session),
    windows,
    holdSources: systemHoldSources(session, systemWide),
    launchers: systemLaunchers(),
    printing: electronPrinting(preload, files),
    shortcuts: globalKeys(),
    power: systemPower(session, systemWide),
    clipboard: systemClipboard,
    shell: systemShell,
    appearance: systemAppearance,
    messageBox: systemMessageBox,
    system: systemInfo,
    lifecycle: appLifecycle,
    log: consoleLog,
    paths: {
      userData,
      vault: join(userData, 'vault'),
      backups: join(userData, 'backups'),
    },
  }
}
