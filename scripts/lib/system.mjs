// What Luwte needs from the system around npm: shared libraries and, for tests and for machines without a display,
// a small desktop. Only Node built-ins: this runs before any dependency is installed.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * One need: the shared library, the command or the file that proves it is there, and the Debian package that brings it.
 * @typedef {{ library?: string, command?: string, file?: string, package: string }} Need
 */

/** @type {Need[]} What the Electron runtime links against. */
export const ELECTRON_NEEDS = [
  { library: 'libgtk-3.so.0', package: 'libgtk-3-0' },
  { library: 'libnss3.so', package: 'libnss3' },
  { library: 'libasound.so.2', package: 'libasound2' },
  { library: 'libgbm.so.1', package: 'libgbm1' },
  { library: 'libXss.so.1', package: 'libxss1' },
  { library: 'libXtst.so.6', package: 'libxtst6' },
  { library: 'libatspi.so.0', package: 'libatspi2.0-0' },
  { library: 'libnotify.so.4', package: 'libnotify4' },
  { library: 'libsecret-1.so.0', package: 'libsecret-1-0' },
]

/** @type {Need[]} A desktop without a screen: display, bus, window manager, panel with a tray, notifier. */
export const DESKTOP_NEEDS = [
  { command: 'Xvfb', package: 'xvfb' },
  { command: 'xauth', package: 'xauth' },
  { command: 'dbus-run-session', package: 'dbus' },
  { command: 'dbus-launch', package: 'dbus-x11' },
  { command: 'openbox', package: 'openbox' },
  { command: 'xfce4-panel', package: 'xfce4-panel' },
  { command: 'dunst', package: 'dunst' },
  // By which Luwte learns whether something fills the screen.
  { command: 'xprop', package: 'x11-utils' },
]

/** @type {Need[]} What the tests drive and watch that desktop with. */
export const TEST_NEEDS = [
  { command: 'gdbus', package: 'libglib2.0-bin' },
  { command: 'xdotool', package: 'xdotool' },
  { command: 'strace', package: 'strace' },
  { command: 'desktop-file-validate', package: 'desktop-file-utils' },
  { command: 'pkill', package: 'procps' },
  { command: 'pdftotext', package: 'poppler-utils' },
  // Keeps two folders in step on this machine: one vault on two computers.
  { command: 'syncthing', package: 'syncthing' },
  // A keyring as many desktops have it, which asks for a password where it has none yet.
  { command: 'gnome-keyring-daemon', package: 'gnome-keyring' },
  { file: '/usr/libexec/gcr-prompter', package: 'gcr' },
  // Holds the lock of logind that delays sleep; the two others play logind, which hands out a file descriptor.
  { command: 'systemd-inhibit', package: 'systemd' },
  { file: '/usr/lib/python3/dist-packages/dbus/service.py', package: 'python3-dbus' },
  { file: '/usr/lib/python3/dist-packages/gi/__init__.py', package: 'python3-gi' },
  // The bus that a screen reader reads from.
  { file: '/usr/libexec/at-spi-bus-launcher', package: 'at-spi2-core' },
  // A USB stick as it is sold, for a journal on it.
  { command: 'mkfs.exfat', package: 'exfatprogs' },
  { command: 'mount.exfat-fuse', package: 'exfat-fuse' },
]

/** @type {Need} Only for unpacking the fallback runtime. */
export const UNZIP_NEED = { command: 'unzip', package: 'unzip' }

/** Is this command on the PATH (or in the folders where system programs live)? */
export function hasCommand(name) {
  return [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'].some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

function installedLibraries() {
  for (const command of ['ldconfig', '/sbin/ldconfig']) {
    const listed = spawnSync(command, ['-p'], { encoding: 'utf8' })
    if (listed.status === 0) return listed.stdout
  }
  return ''
}

/** Installs what is missing where that can be done (root with apt), else prints the one line to run and ends the process. */
export function ensureSystem(needs, say) {
  if (process.platform !== 'linux') return
  const libraries = needs.some((need) => need.library) ? installedLibraries() : ''
  const missing = needs.filter(({ library, file, command }) => {
    if (library) return !libraries.includes(`${library} `)
    return file ? !existsSync(file) : !hasCommand(command)
  })
  if (missing.length === 0) return

  const packages = missing.map((need) => need.package)
  const install = ['install', '-y', '--no-install-recommends', ...packages]
  if (!hasCommand('apt-get') || process.getuid() !== 0) {
    const line = hasCommand('apt-get')
      ? `sudo apt-get update && sudo apt-get ${install.join(' ')}`
      : `(with this system's package manager) the packages that Debian calls: ${packages.join(' ')}`
    say(`Luwte needs a few things from the system first. Please run:\n\n  ${line}\n`)
    process.exit(1)
  }

  say(`Installing from the system's packages: ${packages.join(', ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quiet = ['-q', '-o', 'Dpkg::Use-Pty=0']
  for (const args of [['update'], install]) {
    const run = spawnSync('apt-get', [...quiet, ...args], { env, stdio: ['ignore', 'inherit', 'inherit'] })
    if (run.status !== 0) {
      say(`apt-get ${args[0]} did not succeed; see its message above. Nothing of the project was changed.`)
      process.exit(1)
    }
  }
}
