import { execFileSync, spawnSync } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import {
  bringPanelBack,
  clickTrayMenu,
  eventually,
  leaveDesktop,
  takePanelAway,
  trayItems,
  trayMenu,
  windowTitles,
} from './support/desktop'
import { electron, freshFolder, root, RunningLuwte } from './support/luwte'

let luwte: RunningLuwte | undefined

afterEach(async () => {
  await luwte?.quit()
  luwte = undefined
  await bringPanelBack()
  leaveDesktop()
})

const labels = async () => (await trayMenu()).map(({ label }) => label)

describe('Luwte on the desktop', () => {
  it('shows nothing but its tray icon with --hidden', async () => {
    luwte = await RunningLuwte.start({ flags: ['--hidden'] })
    await eventually('the tray icon', async () => (await trayItems()).length === 1)
    expect(luwte.app.windows()).toEqual([])
    expect(windowTitles()).not.toContain('Luwte')
    expect(await labels()).toEqual([
      'Geen momenten gepland',
      'Nu inchecken',
      'Schrijven',
      'Hulp nu',
      'Luwte openen',
      'Stoppen',
    ])
  })

  it('opens its windows from the tray menu', async () => {
    luwte = await RunningLuwte.start({ flags: ['--hidden'] })
    await clickTrayMenu('Hulp nu')
    await luwte.window('/help-now')
    await clickTrayMenu('Schrijven')
    await luwte.window('/journal/write/new')
    expect(luwte.app.windows()).toHaveLength(1)
    await clickTrayMenu('Nu inchecken')
    await luwte.window('/check-in')
    expect(luwte.app.windows()).toHaveLength(2)
  })

  it('stays in the tray when its window is closed, and comes back from there', async () => {
    luwte = await RunningLuwte.start()
    const page = await luwte.window('/today')
    await Promise.all([
      page.waitForEvent('close'),
      luwte.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    ])
    expect(await labels()).toContain('Luwte openen')
    await clickTrayMenu('Luwte openen')
    await luwte.window('/today')
  })

  it('ends when the tray says so', async () => {
    luwte = await RunningLuwte.start({ flags: ['--hidden'] })
    const { app } = luwte
    const ended = app.waitForEvent('close')
    await clickTrayMenu('Stoppen')
    await ended
    luwte = undefined
  })

  it('brings its window forward when it is started once more', async () => {
    const data = freshFolder()
    luwte = await RunningLuwte.start({ data, flags: ['--hidden'] })
    const again = spawnSync(electron, [root, '--no-sandbox', `--user-data-dir=${data}`, '--check-in'], {
      timeout: 30_000,
    })
    expect(again.status).toBe(0)
    await luwte.window('/check-in')
    spawnSync(electron, [root, '--no-sandbox', `--user-data-dir=${data}`], { timeout: 30_000 })
    await luwte.window('/today')
  })

  it('makes its window small where there is no tray, and says so once', async () => {
    await takePanelAway()
    luwte = await RunningLuwte.start()
    await luwte.window('/today')
    const close = () => luwte?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    const isSmall = async () =>
      luwte?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())

    await close()
    await eventually('a box that says there is no tray', async () => windowTitles().length > 1)
    execFileSync('xdotool', ['key', 'Return'])
    await eventually('the window to be minimised', isSmall)

    await luwte.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.restore())
    await eventually('the window to be back', async () => !(await isSmall()))
    await close()
    await eventually('the window to be minimised without a word', isSmall)
    await luwte.app.evaluate(({ app }) => app.exit(0)).catch(() => undefined)
    luwte = undefined
  })
})
