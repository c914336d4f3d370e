import { app, clipboard, dialog, nativeTheme, shell } from 'electron'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { LuwteError } from '@shared/kernel/errors'
import type {
  AppLifecycle,
  Appearance,
  Clipboard,
  Clock,
  Log,
  MessageBox,
  Random,
  Shell,
  SystemInfo,
} from '@main/ports'
import { whileDialogIsOpen } from './nativeDialogs'
import { systemZone } from '../desktop/zone'

/** The longest delay of setTimeout. Every caller reads the wall clock long before that. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export const wallClock: Clock = {
  now: () => Date.now(),
  zone: () => systemZone(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, Math.min(milliseconds, LONGEST_TIMER_MS))
    return () => clearTimeout(timer)
  },
}

export const systemRandom: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) }

export const consoleLog: Log = {
  // eslint-disable-next-line no-console -- the one place that writes the developer's log
  warn: (message) => console.warn(`[luwte] ${message}`),
}

const KNOWN_PLATFORMS = ['linux', 'darwin', 'win32'] as const

export const systemInfo: SystemInfo = {
  platform: KNOWN_PLATFORMS.find((known) => known === process.platform) ?? 'other',
  version: app.getVersion(),
  locale: () => app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
  // Without an id of systemd or D-Bus, the name of the computer distinguishes two computers well enough.
  machineId: async () =>
    (await firstReadable(['/etc/machine-id', '/var/lib/dbus/machine-id'])) ?? `${process.platform}:${hostname()}`,
  // Without the domain, which changes with the network.
  computerName: () => hostname().replace(/\..*$/s, ''),
}

export const systemClipboard: Clipboard = { writeText: (text) => clipboard.writeText(text) }

export const systemShell: Shell = {
  async showFolder(path) {
    const fault = await shell.openPath(path)
    if (fault) throw new LuwteError('not-found', 'no program shows folders')
  },
  openInBrowser: (url) => shell.openExternal(url),
}

export const systemAppearance: Appearance = {
  setTheme(theme) {
    nativeTheme.themeSource = theme
  },
}

export const systemMessageBox: MessageBox = {
  async ask({ title, text, answers }) {
    const last = answers.length - 1
    // The title bar stays empty: bystanders should not read the name.
    const options = { type: 'none' as const, title: '', message: title, detail: text, buttons: answers, noLink: true }
    const { response } = await whileDialogIsOpen(() =>
      dialog.showMessageBox({ ...options, defaultId: 0, cancelId: last }),
    )
    return response
  },
}

export const appLifecycle: AppLifecycle = { quit: () => app.quit() }

async function firstReadable(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch(() => '')
    if (text.trim()) return text.trim()
  }
  return null
}
