import { app } from 'electron'
import { join } from 'node:path'
import type { Ports, Windows } from '../ports'
import { sessionBus, systemBus } from './bus'
import { nodeDigest } from './digest'
import { nodeFiles } from './files'
import { systemLaunchers } from './launchers'
import { systemNotifier } from './notifier'
import { systemPower } from './power'
import { systemHoldSources } from './holdSources'
import { electronPrinting } from './printing'
import { globalKeys } from './shortcuts'
import { consoleLog, desktop, systemRandom, wallClock } from './system'
import { electronTray } from './tray'

/** Everything that the core asks of the outside, as it is on this computer. Only once Electron is ready. */
export function systemPorts({ windows, preload }: { windows: Windows; preload: string }): Ports {
  const session = sessionBus()
  const system = systemBus()
  const userData = app.getPath('userData')
  return {
    clock: wallClock,
    random: systemRandom,
    digest: nodeDigest(),
    files: nodeFiles(),
    notifier: systemNotifier(session),
    tray: electronTray(session),
    windows,
    holdSources: systemHoldSources(session, system),
    launchers: systemLaunchers(),
    printing: electronPrinting(preload),
    shortcuts: globalKeys(),
    power: systemPower(system),
    desktop,
    log: consoleLog,
    paths: { userData, vault: join(userData, 'vault') },
  }
}
