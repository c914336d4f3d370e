import { app } from 'electron'
import { join } from 'node:path'
import type { Ports, Windows } from '../ports'
import { sessionBus, systemBus } from './bus'
import { nodeCipher } from './cipher'
import { electronDialogs } from './dialogs'
import { nodeDigest } from './digest'
import { nodeFiles } from './files'
import { argon2Deriver } from './keyDeriver'
import { electronKeyring } from './keyring'
import { systemLaunchers } from './launchers'
import { systemNotifier } from './notifier'
import { systemPower } from './power'
import { systemHoldSources } from './holdSources'
import { electronPrinting } from './printing'
import { globalKeys } from './shortcuts'
import { consoleLog, desktop, systemRandom, wallClock } from './system'
import { electronTray } from './tray'

interface Surroundings {
  windows: Windows
  preload: string
  /** Where argon2Worker.ts was built to. */
  argon2Worker: URL
}

/** Everything that the core asks of the outside, as it is on this computer. Only once Electron is ready. */
export function systemPorts({ windows, preload, argon2Worker }: Surroundings): Ports {
  const session = sessionBus()
  const system = systemBus()
  const userData = app.getPath('userData')
  const files = nodeFiles()
  return {
    clock: wallClock,
    random: systemRandom,
    digest: nodeDigest(),
    cipher: nodeCipher(),
    keyDeriver: argon2Deriver(argon2Worker),
    keyring: electronKeyring,
    files,
    dialogs: electronDialogs,
    notifier: systemNotifier(session),
    tray: electronTray(session),
    windows,
    holdSources: systemHoldSources(session, system),
    launchers: systemLaunchers(),
    printing: electronPrinting(preload, files),
    shortcuts: globalKeys(),
    power: systemPower(session, system),
    desktop,
    log: consoleLog,
    paths: {
      userData,
      vault: join(userData, 'vault'),
      backups: join(userData, 'backups'),
      documents: app.getPath('documents'),
    },
  }
}
