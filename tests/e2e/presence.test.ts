import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import {
  bringPanelBack,
  clickNotification,
  clickTrayMenu,
  closeNotifications,
  eventually,
  leaveDesktop,
  notificationsSoFar,
  setDoNotDisturb,
  shownNotifications,
  takePanelAway,
  trayItems,
  trayMenu,
  windowTitles,
} from './support/desktop'
import { electron, root, RunningLuwte } from './support/luwte'
import { atTimes, dueNow } from './support/rhythms'

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
      'Er staat niets gepland',
      'Nieuwe check-in',
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
    await clickTrayMenu('Nieuwe check-in')
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

  it('says at the first close, and not again, that it rests beside the clock; a click brings it back', async () => {
    const before = notificationsSoFar()
    luwte = await RunningLuwte.start()
    const running = luwte
    const close = () => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await running.window('/today')
    await eventually('the tray icon', async () => (await trayItems()).length === 1)
    await close()
    await eventually('the line', async () => shownNotifications() === 1)
    await eventually('it to be remembered', async () => running.textOf('settings.json').includes('"closing"'))
    await clickNotification()
    await running.window('/today')
    await close()
    await eventually('the window to be gone', async () => running.app.windows().length === 0)
    await running.quit()
    luwte = undefined
    expect(notificationsSoFar() - before).toBe(1)
    expect(shownNotifications()).toBe(0)
  })

  it('ends when the tray says so', async () => {
    luwte = await RunningLuwte.start({ flags: ['--hidden'] })
    const { app } = luwte
    const ended = app.waitForEvent('close')
    await clickTrayMenu('Stoppen')
    await ended
    luwte = undefined
  })
})

/** Starts Luwte once more, as from a terminal. */
const startAgain = (data: string, ...flags: string[]) =>
  spawnSync(electron, [root, '--no-sandbox', `--user-data-dir=${data}`, ...flags], {
    timeout: 30_000,
    encoding: 'utf8',
    env: { ...process.env, LANGUAGE: 'nl' },
  })

describe('Luwte, started once more', () => {
  it('brings its window forward, or the one that is asked for', async () => {
    luwte = await RunningLuwte.start({ flags: ['--hidden'] })
    expect(startAgain(luwte.data, '--check-in').status).toBe(0)
    await luwte.window('/check-in')
    startAgain(luwte.data)
    await luwte.window('/today')
    startAgain(luwte.data, '--help-now')
    await luwte.window('/help-now')
    startAgain(luwte.data, '--write')
    await luwte.window('/journal/write/new')
  })

  it('pauses and goes on, without a window', async () => {
    luwte = await RunningLuwte.start({ flags: ['--hidden'], settings: { rhythms: [atTimes(['23:59'])] } })
    const first = async () => (await labels())[0]
    startAgain(luwte.data, '--pause', '30m')
    await eventually('a pause with an end', async () => /^Pauze tot /.test((await first()) ?? ''))
    startAgain(luwte.data, '--pause')
    await eventually('a pause without an end', async () => (await first()) === 'Pauze')
    startAgain(luwte.data, '--pause=off')
    await eventually('the end of the pause', async () => /^Volgende moment/.test((await first()) ?? ''))
    expect(luwte.app.windows()).toEqual([])
  })

  it('says what it did not understand where it was typed', async () => {
    luwte = await RunningLuwte.start({ flags: ['--hidden'] })
    const { status, stderr } = startAgain(luwte.data, '--pause=banaan')
    expect(status).toBe(2)
    expect(stderr).toContain('Luwte begreep dit niet: --pause=banaan.')
    await luwte.window('/today')
    expect(luwte.log).not.toContain('banaan')
  })
})

describe('Luwte where there is no tray', () => {
  const close = () => luwte?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  const hasNoWindow = () => Promise.resolve(luwte?.app.windows().length === 0)
  /** At any hour the next moment is still to come, and none from before is waiting. */
  const inSixHours = new Date(Date.now() + 6 * 60 * 60 * 1000).toTimeString().slice(0, 5)
  const withMoments = { rhythms: [atTimes([inSixHours])] }

  beforeEach(takePanelAway)

  it('ends with its window, as any program does, when no moments are to come', async () => {
    luwte = await RunningLuwte.start()
    await luwte.window('/today')
    const ended = luwte.app.waitForEvent('close')
    await close()
    await ended
    luwte = undefined
  })

  it('asks once what closing means; in the background moments come and a second start brings it back', async () => {
    setDoNotDisturb(true)
    onTestFinished(() => {
      setDoNotDisturb(false)
      closeNotifications()
    })
    luwte = await RunningLuwte.start({ settings: dueNow() })
    await luwte.window('/today')
    await close()
    await answerBox('Return')
    await eventually('the window to be gone', hasNoWindow)
    setDoNotDisturb(false)
    await eventually('the moment', async () => shownNotifications() === 1)

    expect(startAgain(luwte.data).status).toBe(0)
    await luwte.window('/today')
    await close()
    await eventually('the window to be gone without a word', hasNoWindow)
  })

  it('ends when that is the answer, and does not ask again', async () => {
    luwte = await RunningLuwte.start({ settings: withMoments })
    const { data } = luwte
    await luwte.window('/today')
    const ended = luwte.app.waitForEvent('close')
    await close()
    await answerBox('Escape')
    await ended

    luwte = await RunningLuwte.start({ data })
    await luwte.window('/today')
    const endedAgain = luwte.app.waitForEvent('close')
    await close()
    await endedAgain
    luwte = undefined
  })

  it('opens nothing with --hidden, and shows its icon when a panel comes', async () => {
    luwte = await RunningLuwte.start({ flags: ['--hidden'], settings: withMoments })
    const { data } = luwte
    await eventually('the vault to be read', () => Promise.resolve(existsSync(join(data, 'vault/vault.json'))))
    await bringPanelBack()
    expect((await labels())[0]).toMatch(/^Volgende moment/)
    expect(luwte.app.windows()).toEqual([])
  })

  it('says so in the settings, with the choice and a way to end it', async () => {
    luwte = await RunningLuwte.start({ settings: withMoments })
    const page = await luwte.window('/today')
    await page.evaluate(() => (location.hash = '#/settings/desktop'))
    await page.getByText('Er is geen pictogram op dit bureaublad.').waitFor()
    await page.getByText('Stop helemaal', { exact: true }).click()
    await bringPanelBack()
    await page.getByText('Luwte heeft een pictogram naast de klok.').waitFor()
    expect(JSON.parse(luwte.textOf('settings.json'))).toMatchObject({ closingWithoutTray: 'quit' })
    const ended = luwte.app.waitForEvent('close')
    await page.getByRole('button', { name: 'Stop Luwte' }).click()
    await ended
    luwte = undefined
  })
})

/** The box of the system has no title, and comes to the front. */
async function answerBox(key: 'Return' | 'Escape'): Promise<void> {
  await eventually('a box in front', () => Promise.resolve(titleInFront() === ''))
  execFileSync('xdotool', ['key', key])
}

/** null: between two windows none is in front. */
function titleInFront(): string | null {
  const { status, stdout } = spawnSync('xdotool', ['getactivewindow', 'getwindowname'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}
