import { app, BrowserWindow, dialog } from 'electron'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createApp, type LuwteApp } from '@main/app/createApp'
import { PLAIN_LAUNCH } from '@main/desktop/launchArguments'
import { sessionBus } from '@main/platform/dbus/bus'
import { systemPower } from '@main/platform/electron/power'
import { keepPagesIn, pageOrigin, registerScheme, serveCalls, servePages } from '@main/platform/electron/pages'
import { electronWindows } from '@main/platform/electron/windows'
import { systemPorts } from '@main/platform/systemPorts'
import {
  type Contract,
  powerContract,
  printingContract,
  trayContract,
  windowsContract,
} from '../../../main/ports/electronContracts'
import { fakeLogind } from '../../../support/busServices'
import { bringPanelBack, clickTrayMenu, leaveDesktop, takePanelAway, trayItems, trayMenu } from '../desktop'

// Runs the contracts of ports against Electron itself, on a desktop. What a user would do in a dialog is played.

const out = process.env.LUWTE_OUT ?? ''
const preload = join(out, 'preload/index.cjs')
const results: Record<string, string> = {}

async function hold<Subject>(name: string, contract: Contract<Subject>, subject: Subject): Promise<void> {
  for (const [promise, keep] of Object.entries(contract))
    results[`${name}: ${promise}`] = await keep(subject).then(
      () => 'kept',
      (fault: unknown) => String(fault),
    )
}

app.setPath('userData', app.commandLine.getSwitchValue('user-data-dir'))
registerScheme()
keepPagesIn()
app.on('window-all-closed', () => undefined)

let isAnswered = true
dialog.showSaveDialog = () =>
  Promise.resolve({ canceled: !isAnswered, filePath: isAnswered ? join(app.getPath('userData'), 'page.pdf') : '' })
app.on('web-contents-created', (_event, contents) => {
  contents.print = (_options, callback) => callback?.(isAnswered, isAnswered ? '' : 'Print job canceled')
})

void app.whenReady().then(async () => {
  servePages(join(out, 'renderer'))
  let start: (luwte: LuwteApp) => void = () => undefined
  const luwte = new Promise<LuwteApp>((resolve) => (start = resolve))
  serveCalls(async (name, input, sender) => (await luwte).handle(name, input, sender))

  const windows = electronWindows(preload)
  const main = () => BrowserWindow.getAllWindows().find((window) => window.isMaximizable())
  await hold('windows', windowsContract, {
    windows,
    closeMain: () => main()?.close(),
    async resizeMain(bounds) {
      main()?.setSize(bounds.width, bounds.height)
      while (main()?.getNormalBounds().width !== bounds.width) await new Promise((resolve) => setTimeout(resolve, 20))
    },
  })

  const ports = systemPorts({
    ...{ windows, preload },
    argon2Worker: pathToFileURL(join(out, 'main/argon2Worker.js')),
    indexWorker: pathToFileURL(join(out, 'main/indexWorker.js')),
  })
  await hold('tray', trayContract, {
    tray: ports.tray,
    labels: async () => ((await trayItems()).length === 0 ? [] : (await trayMenu()).map(({ label }) => label)),
    pick: clickTrayMenu,
    setPanel: (isThere) => (isThere ? bringPanelBack() : takePanelAway()),
  })

  const logind = await fakeLogind(process.env.DBUS_SESSION_BUS_ADDRESS ?? '')
  await hold('power', powerContract, {
    power: systemPower(sessionBus(), sessionBus()),
    suspend: () => logind.sleep(true),
    resume: () => logind.sleep(false),
    lockScreen: () => logind.setLocked(true),
  })
  await logind.leave()
  leaveDesktop()

  start(await createApp(ports, { ...PLAIN_LAUNCH, hidden: true }, [pageOrigin]))
  await hold('printing', printingContract, {
    printing: ports.printing,
    route: '/print/plan/page',
    answer: (isIt) => (isAnswered = isIt),
  })

  writeFileSync(join(app.getPath('userData'), 'results.json'), JSON.stringify(results))
  await (await luwte).close()
  app.exit(0)
})
