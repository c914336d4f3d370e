import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshFolder, root, runtimeFolder } from './luwte'

/** The user `nobody`: has no home folder of its own. */
export const ORDINARY_USER = '65534'

/** Copies of the runtime and of Luwte that an ordinary user may read, a home for this user, and what starts Electron as it. */
export function stageForOrdinaryUser(): { app: string; home: string; starter: string } {
  const stage = freshFolder()
  chmodSync(stage, 0o755)
  const runtime = join(stage, 'runtime')
  execFileSync('cp', ['-a', runtimeFolder, runtime])
  // Chromium's helper must belong to root and be setuid.
  chmodSync(join(runtime, 'chrome-sandbox'), 0o4755)
  const app = join(stage, 'app')
  mkdirSync(app)
  cpSync(join(root, 'out'), join(app, 'out'), { recursive: true })
  cpSync(join(root, 'package.json'), join(app, 'package.json'))
  const home = join(stage, 'home')
  mkdirSync(home)
  const starter = join(stage, 'electron-as-user')
  // The driver adds --no-sandbox because it is root itself; the user is not, so it is taken out again.
  writeFileSync(
    starter,
    `#!/bin/bash
export HOME="\${HOME_OF_USER-${home}}" XDG_CONFIG_HOME="\${CONFIG_OF_USER-${home}}" XDG_RUNTIME_DIR=${home} XAUTHORITY=${home}/.Xauthority
[ -n "$HOME" ] || unset HOME
[ -n "$XDG_CONFIG_HOME" ] || unset XDG_CONFIG_HOME
args=(); for arg in "$@"; do [ "$arg" = --no-sandbox ] || args+=("$arg"); done
exec setpriv --reuid=${ORDINARY_USER} --regid=${ORDINARY_USER} --clear-groups ${runtime}/electron "\${args[@]}"
`,
    { mode: 0o755 },
  )
  execFileSync('cp', [process.env.XAUTHORITY ?? '', `${home}/.Xauthority`])
  execFileSync('chown', ['-R', `${ORDINARY_USER}:${ORDINARY_USER}`, home, app])
  return { app, home, starter }
}
