import { app } from 'electron'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { LauncherKind, Launchers } from '@main/ports'
import { entryLaunchers } from './entryLaunchers'
import { nodeFiles } from '../files/files'
import { appIconFile } from '../electron/icons'
import { launchCommand } from '../electron/launchCommand'

/** Desktop entries on Linux, login items on Windows and macOS. */
export function systemLaunchers(): Launchers {
  const userData = app.getPath('userData')
  const { commandLine } = app
  const command = launchCommand({
    execPath: process.execPath,
    appPath: app.getAppPath(),
    isPackaged: app.isPackaged,
    env: process.env,
    userData: commandLine.hasSwitch('user-data-dir') ? userData : null,
    withoutSandbox: commandLine.hasSwitch('no-sandbox'),
  })
  if (process.platform === 'win32' || process.platform === 'darwin') return loginItems(command)
  return entryLaunchers({
    files: nodeFiles(),
    config: xdgFolder(process.env.XDG_CONFIG_HOME, '.config'),
    data: xdgFolder(process.env.XDG_DATA_HOME, '.local/share'),
    command,
    userData,
    iconFile: appIconFile,
  })
}

/** The XDG Base Directory Specification says to ignore relative paths. */
const xdgFolder = (given: string | undefined, usual: string): string =>
  given && isAbsolute(given) ? given : join(homedir(), usual)

/** Windows and macOS have a list of login items. Their menus are made by the installer. */
function loginItems([path, ...rest]: [string, ...string[]]): Launchers {
  // Electron passes them to Windows as one line of text.
  const args = [...rest, '--hidden'].map((argument) => (/\s/.test(argument) ? `"${argument}"` : argument))
  const isOn = () => {
    const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings({ path, args })
    // On Windows an item that was turned off in the Task Manager stays in the list.
    return process.platform === 'win32' ? executableWillLaunchAtLogin : openAtLogin
  }
  function setLoginItem(kind: LauncherKind, openAtLogin: boolean): Promise<void> {
    if (kind === 'login') app.setLoginItemSettings({ openAtLogin, path, args })
    return Promise.resolve()
  }
  return {
    state: (kind) => Promise.resolve(kind === 'menu' ? 'not-here' : isOn() ? 'on' : 'off'),
    turnOn: (kind) => setLoginItem(kind, true),
    turnOff: (kind) => setLoginItem(kind, false),
    refresh: () => Promise.resolve(),
  }
}
