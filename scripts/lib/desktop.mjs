// A desktop without a screen: X server, session bus, window manager, panel with a tray, notifier. Started when Luwte
// runs on a machine without a display, and for every end-to-end test.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Without a panel set-up of its own xfce4-panel opens a question; this one has a tray and nothing else.
const PANEL = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=10;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="28"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
`

/** @param {string} menu The command that shows a menu of what one can do with a notification. */
const dunst = (menu) => `[global]
follow = none
notification_limit = 5
history_length = 0
font = Sans 11
dmenu = ${menu}
[urgency_normal]
timeout = 0
`

// Nobody can click in a menu here: it takes the first line that holds what stands in the file `choice`.
const MENU = `#!/bin/sh
grep -m 1 -F -- "$(cat "$XDG_RUNTIME_DIR/choice")"
`

/**
 * Runs a command on a desktop of its own and answers with its exit code. The desktop ends with the command.
 * @param {string[]} command
 * @param {object} [options]
 * @param {Record<string, string>} [options.env]
 * @param {string} [options.cwd]
 * @param {boolean} [options.panel] Whether there is a tray.
 * @param {string} [options.screen] Its size, as Xvfb takes it.
 * @param {number} [options.display] The first number that is tried for it; two desktops that start at once need two.
 * @param {import('node:child_process').StdioOptions} [options.stdio] Of the command.
 */
export async function runOnDesktop(
  command,
  { env = {}, cwd = process.cwd(), panel = true, screen = '1280x900x24', display = 99, stdio = 'inherit' } = {},
) {
  const home = mkdtempSync(join(tmpdir(), 'luwte-desktop-'))
  const session = join(home, 'session.sh')
  const log = join(home, 'desktop.log')
  const pidFile = join(home, 'command.pid')
  const panelFile = join(home, 'xfce4-panel.xml')
  const dunstFile = join(home, 'dunstrc')
  const menuFile = join(home, 'menu')
  writeFileSync(panelFile, PANEL)
  writeFileSync(menuFile, MENU, { mode: 0o700 })
  writeFileSync(dunstFile, dunst(menuFile))
  const ready = `for i in $(seq 150); do ${
    panel ? 'gdbus_has org.kde.StatusNotifierWatcher && ' : ''
  }gdbus_has org.freedesktop.Notifications && break; sleep 0.1; done`
  writeFileSync(
    session,
    `set -u
gdbus_has() { dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:$1 2>/dev/null | grep -q true; }
# Without any system bus Chromium 130 now and then ends at its start, in the thread that looks for Bluetooth.
[ -S /run/dbus/system_bus_socket ] || export DBUS_SYSTEM_BUS_ADDRESS="\${DBUS_SYSTEM_BUS_ADDRESS:-$DBUS_SESSION_BUS_ADDRESS}"
mkdir -p "$XDG_CONFIG_HOME/xfce4/xfconf/xfce-perchannel-xml"
cp ${panelFile} "$XDG_CONFIG_HOME/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml"
openbox &
dunst -conf ${dunstFile} &
${panel ? 'xfce4-panel --disable-wm-check &' : ''}
${ready}
exec >&3 2>&4 3>&- 4>&-
( echo $BASHPID >${pidFile}; exec "$@" )
`,
  )
  const child = spawn(
    'xvfb-run',
    // What the desktop says of itself goes into its log; only the command speaks here.
    [
      '-a',
      '-n',
      String(display),
      '-s',
      `-screen 0 ${screen}`,
      'bash',
      '-c',
      `exec dbus-run-session -- bash ${session} "$@" 3>&1 4>&2 >${log} 2>&1`,
      'desktop',
      ...command,
    ],
    {
      cwd,
      stdio,
      // Ctrl+C must not take the screen away from under a command that still has something to finish.
      detached: true,
      env: {
        ...process.env,
        ...env,
        XDG_CURRENT_DESKTOP: 'XFCE',
        // The desktop's own settings, not those of whoever starts it.
        XDG_CONFIG_HOME: env.XDG_CONFIG_HOME ?? join(home, 'config'),
        XDG_RUNTIME_DIR: home,
        NO_AT_BRIDGE: '1',
      },
    },
  )
  // The command is ended, and the desktop goes with it; the other way round all of it would stay behind.
  const end = () => process.kill(existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : -child.pid, 'SIGTERM')
  const signals = ['SIGINT', 'SIGTERM']
  for (const signal of signals) process.on(signal, end)
  const code = await new Promise((resolve) => child.on('close', (status) => resolve(status ?? 1)))
  for (const signal of signals) process.off(signal, end)
  rmSync(home, { recursive: true, force: true })
  return code
}
