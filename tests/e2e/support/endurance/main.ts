import { app } from 'electron'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createApp, type LuwteApp } from '@main/app/createApp'
import { keepPagesIn, pageOrigin, registerScheme, serveCalls, servePages } from '@main/platform/electron/pages'
import { systemPorts } from '@main/platform/systemPorts'
import { electronWindows } from '@main/platform/electron/windows'
import type { Notifier } from '@main/ports'
import { PLAIN_LAUNCH } from '@main/desktop/launchArguments'
import { FastTime } from './fastTime'

// Luwte as src/main/index.ts puts it together, but for its clock: the time between moments does not have to be lived.

const out = process.env.LUWTE_OUT ?? ''
const time = new FastTime()

app.setPath('userData', app.commandLine.getSwitchValue('user-data-dir'))
registerScheme()
keepPagesIn()
const preload = join(out, 'preload/index.cjs')
const windows = electronWindows(preload)
app.on('window-all-closed', () => undefined)

let luwte: LuwteApp | null = null

void app.whenReady().then(async () => {
  servePages(join(out, 'renderer'))
  const ports = systemPorts({
    ...{ windows, preload },
    argon2Worker: pathToFileURL(join(out, 'main/argon2Worker.js')),
    indexWorker: pathToFileURL(join(out, 'main/indexWorker.js')),
  })
  const ready = createApp(
    { ...ports, clock: time.clock, notifier: counted(ports.notifier) },
    { ...PLAIN_LAUNCH, hidden: true },
    [pageOrigin],
  )
  serveCalls(async (name, input, sender) => (await ready).handle(name, input, sender))
  luwte = await ready
})

app.on('before-quit', () => void luwte?.close())

/** The real notifier; time stands still until it has shown what it is to show. */
const counted = (notifier: Notifier): Notifier => ({
  ...notifier,
  async show(words) {
    const outcome = await time.during(notifier.show(words))
    if (outcome === 'shown') time.count()
    return outcome
  },
})

/** For the test: lets time go by until so many moments have come since the start. */
Object.assign(globalThis, { untilMomentsCame: (count: number) => time.until(count) })
