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
import { formatsOfDesktop } from '../desktop/formats'
import { systemZone } from '../desktop/zone'
import { openedByDesktop } from '../desktop/openedByDesktop'
import { timers } from '../timers'

export const wallClock: Clock = {
  now: () => Date.now(),
  zone: () => systemZone(),
  after: timers.after,
}

export const systemRandom: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) }

export const consoleLog: Log = {
  // eslint-disable-next-line no-console -- the one place that writes the developer's log
  warn: (message) => console.warn(`[luwte] ${message}`),
}

/** Filled in by electron.vite.config.ts. */
declare const BUILT_AT: number | undefined

const KNOWN_PLATFORMS = ['linux', 'darwin', 'win32'] as const

export const systemInfo: SystemInfo = {
  platform: KNOWN_PLATFORMS.find((known) => known === process.platform) ?? 'other',
  version: app.getVersion(),
  builtAt: typeof BUILT_AT === 'undefined' ? 0 : BUILT_AT,
  locale: () => app.getPreferredSystemLanguages()[0] ?? app.getLocale(),
  formatsCountry: () =>
    process.platform === 'linux' ? formatsOfDesktop(process.env) : app.getLocaleCountryCode() || null,
  // Without an id of systemd or D-Bus, the name of the computer distinguishes two computers well enough.
  machineId: async () =>
    (await firstReadable(['/etc/machine-id', '/var/lib/dbus/machine-id'])) ?? `${process.platform}:${hostname()}`,
  // Without the domain, which changes with the network.
  computerName: () => hostname().replace(/\..*$/s, ''),
}

/** By these, programs that remember what is copied know that a text is secret. */
const SECRET_HINTS: Partial<Record<NodeJS.Platform, [format: string, value: string]>> = {
  linux: ['x-kde-passwordManagerHint', 'secret'],
  darwin: ['org.nspasteboard.ConcealedType', ''],
  win32: ['ExcludeClipboardContentFromMonitorProcessing', ''],
}

export const systemClipboard: Clipboard = {
  // Electron 33 answers at once, Electron 45 later.
  writeText: async (text) => clipboard.writeText(text),
  async writeSecret(text) {
    const hint = SECRET_HINTS[process.platform]
    const electron = await import('electron')
    // Electron 33 can write a text or a hint, not both.
    if (!hint || !('ClipboardItem' in electron)) return clipboard.writeText(text)
    const [format, value] = hint
    const osFormat = `electron application/osclipboard;format="${format}"`
    await clipboard.write([new electron.ClipboardItem({ 'text/plain': text, [osFormat]: value })])
  },
  async remove(text) {
    if ((await clipboard.readText()) === text) clipboard.clear()
  },
}

export const systemShell: Shell = {
  async showFolder(path) {
    // On Linux Electron waits for `xdg-open` in its main thread, and some file managers end only when they are closed.
    const isShown = process.platform === 'linux' ? await openedByDesktop(path) : (await shell.openPath(path)) === ''
    if (!isShown) throw new LuwteError('not-found', 'no program shows folders')
  },
  openInBrowser: (url) => shell.openExternal(url),
}

export const systemAppearance: Appearance = {
  setTheme(theme) {
    nativeTheme.themeSource = theme
  },
}

export const systemMessageBox: MessageBox = {
  async ask({ title, text, answers, isRisky = false }) {
    const last = answers.length - 1
    // The title bar stays empty: bystanders should not read the name.
    const options = { type: 'none' as const, title: '', message: title, detail: text, buttons: answers, noLink: true }
    const { response } = await whileDialogIsOpen(() =>
      dialog.showMessageBox({ ...options, defaultId: isRisky ? last : 0, cancelId: last }),
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
