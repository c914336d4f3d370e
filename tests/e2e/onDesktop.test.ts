import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import {
  clickTrayMenu,
  eventually,
  leaveDesktop,
  theTrayItem,
  trayMenu,
  trayPicture,
  trayTip,
  windowTitles,
} from './support/desktop'
import { axeFindings, freshFolder, RunningLuwte } from './support/luwte'

// What the page "On this computer" of the settings does to the desktop.

let luwte: RunningLuwte | undefined
/** Where a desktop looks for what may be started, at log-in and from its menu. */
let config: string
let data: string

beforeEach(() => {
  config = freshFolder()
  data = freshFolder()
})
afterEach(async () => {
  await luwte?.quit()
  luwte = undefined
  leaveDesktop()
})

async function openPage(settings: Record<string, unknown> = {}): Promise<Page> {
  luwte = await RunningLuwte.start({ settings, env: { XDG_CONFIG_HOME: config, XDG_DATA_HOME: data } })
  const page = await luwte.window('/today')
  await page.evaluate(() => (location.hash = '#/settings/desktop'))
  await page.getByRole('heading', { level: 1, name: 'Deze computer' }).waitFor()
  return page
}

const login = () => join(config, 'autostart/luwte.desktop')
const menu = () => join(data, 'applications/luwte.desktop')
const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
const says = (path: string, words: string) => () => Promise.resolve(textOf(path).includes(words))

it('has nothing that keeps somebody out', async () => {
  const page = await openPage({
    shortcuts: { 'check-in': 'Control+Alt+L', write: null, 'help-now': null, pause: null },
  })
  await page.getByRole('button', { name: 'Stop Luwte' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByLabel('Schrijven').focus()
  await page.keyboard.press('x')
  await page.getByText('Neem er nog een toets bij').waitFor()
  expect(await axeFindings(page)).toEqual([])
})

describe('a launcher', () => {
  it('is made and taken away again, by the rules of the desktop', async () => {
    const page = await openPage()
    await page.getByRole('switch', { name: 'Vanzelf, als ik inlog' }).click()
    await page.getByRole('switch', { name: 'Vanuit het menu' }).click()
    await eventually('the launchers', () => Promise.resolve(existsSync(login()) && existsSync(menu())))
    for (const path of [login(), menu()])
      expect(spawnSync('desktop-file-validate', [path], { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '' })
    const [, icon = ''] = /^Icon=(.*)$/m.exec(textOf(menu())) ?? []
    expect(readFileSync(icon).subarray(1, 4).toString()).toBe('PNG')
    await page.getByRole('switch', { name: 'Vanzelf, als ik inlog' }).click()
    await eventually('the launcher to be gone', () => Promise.resolve(!existsSync(login())))
  })

  it('starts this Luwte on these data when the desktop runs it', async () => {
    const page = await openPage()
    await page.getByRole('switch', { name: 'Vanuit het menu' }).click()
    await eventually('the launcher', says(menu(), '[Desktop Action check-in]'))
    await luwte?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await eventually('the window to be gone', () => Promise.resolve(luwte?.app.windows().length === 0))
    execFileSync('gio', ['launch', menu()])
    await luwte?.window('/today')
  })
})

describe('another name', () => {
  it('is at once everywhere outside the windows, and back again', async () => {
    const page = await openPage()
    await page.getByRole('switch', { name: 'Vanuit het menu' }).click()
    await eventually('the launcher', says(menu(), 'Name[nl]=Luwte\n'))
    const [sign, windowSign] = [await trayPicture(), iconOfWindow('Luwte')]

    await page.evaluate(() => (location.hash = '#/settings/privacy'))
    await page.getByText('Notities', { exact: true }).click()
    await eventually('the title', () => Promise.resolve(windowTitles().includes('Notities')))
    await eventually('the tip', async () => (await trayTip()) === 'Notities')
    await eventually('the launcher', says(menu(), 'Name[nl]=Notities\n'))
    await eventually('the tray icon', async () => (await trayPicture()) !== sign)
    expect(iconOfWindow('Notities')).not.toBe(windowSign)
    expect(windowTitles().join()).not.toContain('Luwte')
    expect(JSON.stringify(await trayMenu())).not.toMatch(/luwte|inchecken|nieuwe check-in/i)

    await page.getByText('Luwte', { exact: true }).last().click()
    await eventually('the tip', async () => (await trayTip()) === 'Luwte')
    expect(await trayPicture()).toBe(sign)
  })

  it('is there from the first window on', async () => {
    await openPage({ appName: 'planner' })
    await clickTrayMenu('Aantekening')
    await luwte?.window('/check-in')
    expect(windowTitles().filter((title) => title === 'Planner')).toHaveLength(2)
    // The classes of the windows too: some panels show those.
    expect(propertiesOfWindows()).not.toMatch(/luwte/i)
  })
})

describe('a shortcut', () => {
  const SET = { 'check-in': 'Control+Alt+L', write: null, 'help-now': null, pause: null }
  const press = (keys: string) => execFileSync('xdotool', ['key', keys])

  it('is pressed in its field and works from anywhere', async () => {
    const page = await openPage()
    await page.getByLabel('Check-in').focus()
    await page.keyboard.press('Control+Alt+l')
    await eventually(
      'the field to show it',
      async () => (await page.getByLabel('Check-in').first().inputValue()) !== '',
    )
    // The field shows it at once, and takes it back where it could not be kept.
    await eventually('it to be kept', async () => luwte?.textOf('settings.json').includes('Control+Alt+L'))
    expect(JSON.parse(luwte?.textOf('settings.json') ?? '')).toMatchObject({ shortcuts: SET })
    await luwte?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await eventually('no window', () => Promise.resolve(luwte?.app.windows().length === 0))
    press('ctrl+alt+l')
    await luwte?.window('/check-in')
  })

  it('that another program has says so', async () => {
    const other = await RunningLuwte.start({ settings: { shortcuts: SET }, flags: ['--hidden'] })
    onTestFinished(() => other.quit())
    await theTrayItem()
    const page = await openPage({ shortcuts: SET })
    await page.getByText('Deze toetsen zijn al van een ander programma.').waitFor()
  })
})

const windowsWithATitle = () =>
  execFileSync('xdotool', ['search', '--onlyvisible', '--name', '.'], { encoding: 'utf8' }).split('\n').filter(Boolean)

const propertiesOfWindows = (): string =>
  windowsWithATitle()
    .map((id) => execFileSync('xprop', ['-id', id, 'WM_CLASS', 'WM_NAME', '_NET_WM_NAME'], { encoding: 'utf8' }))
    .join('')

const iconOfWindow = (title: string): string => {
  const [id = ''] = execFileSync('xdotool', ['search', '--name', `^${title}$`], { encoding: 'utf8' }).split('\n')
  return execFileSync('xprop', ['-id', id, '-notype', '32c', '_NET_WM_ICON'], { encoding: 'utf8' })
}
