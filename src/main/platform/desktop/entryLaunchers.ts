import { join } from 'node:path'
import { APP_NAMES, type AppName } from '@shared/features/settings/settings'
import { LuwteError } from '@shared/kernel/errors'
import type { Files, LauncherKind, Launchers, LauncherWords } from '@main/ports'
import { desktopEntry, type EntryFacts, readEntry } from './desktopEntry'

interface Surroundings {
  files: Files
  /** $XDG_CONFIG_HOME and $XDG_DATA_HOME. */
  config: string
  data: string
  command: EntryFacts['command']
  userData: string
  /** As PNG, 256 pixels wide. */
  iconFile: (name: AppName) => Uint8Array
}

const KINDS = ['login', 'menu'] as const satisfies LauncherKind[]

/**
 * Launchers as desktop entries in the folders of the freedesktop.org specifications. A file that Luwte did not write, or a
 * link in its place, was made by the user: it is left alone, and the state is `not-here`.
 */
export function entryLaunchers({ files, config, data, command, userData, iconFile }: Surroundings): Launchers {
  const paths: Record<LauncherKind, string> = {
    login: join(config, 'autostart', 'luwte.desktop'),
    menu: join(data, 'applications', 'luwte.desktop'),
  }
  // Each name has a file of its own: with the same path, desktops would keep showing the old image.
  const iconPath = (name: AppName) =>
    join(data, 'icons/hicolor/256x256/apps', name === 'luwte' ? 'luwte.png' : `luwte-${name}.png`)

  const textOf = (kind: LauncherKind, words: LauncherWords) =>
    desktopEntry({ kind, words, command, icon: iconPath(words.icon), userData })

  async function textAt(kind: LauncherKind): Promise<string | null> {
    const bytes = await files.read(paths[kind])
    return bytes && new TextDecoder().decode(bytes)
  }

  async function state(kind: LauncherKind) {
    try {
      const text = await textAt(kind)
      if (text === null) return 'off'
      const entry = readEntry(text)
      return entry.userData === null ? 'not-here' : entry.isOn ? 'on' : 'off'
    } catch {
      return 'not-here'
    }
  }

  async function write(kind: LauncherKind, words: LauncherWords): Promise<void> {
    // The text first: if the command cannot be written, nothing is left behind.
    const text = textOf(kind, words)
    await files.writeDurably(iconPath(words.icon), iconFile(words.icon))
    await files.writeDurably(paths[kind], new TextEncoder().encode(text))
    await removeIcons((name) => name !== words.icon)
  }

  async function refuseForeign(kind: LauncherKind): Promise<void> {
    if ((await state(kind)) === 'not-here') throw new LuwteError('not-writable', `${kind}: not an entry of Luwte`)
  }

  async function turnOn(kind: LauncherKind, words: LauncherWords): Promise<void> {
    await refuseForeign(kind)
    await write(kind, words)
  }

  async function turnOff(kind: LauncherKind): Promise<void> {
    await refuseForeign(kind)
    await files.remove(paths[kind])
    const states = await Promise.all(KINDS.map(state))
    if (!states.includes('on')) await removeIcons(() => true)
  }

  async function removeIcons(isUnused: (name: AppName) => boolean): Promise<void> {
    await Promise.all(APP_NAMES.filter(isUnused).map((name) => files.remove(iconPath(name))))
  }

  async function refresh(words: LauncherWords): Promise<void> {
    for (const kind of KINDS) {
      if ((await state(kind)) !== 'on') continue
      const text = await textAt(kind)
      // An entry that starts Luwte on other data belongs to that one.
      if (text === null || readEntry(text).userData !== userData || text === textOf(kind, words)) continue
      await write(kind, words)
    }
  }

  // Changes run one after another: of two names chosen quickly, the last one is written last.
  let last: Promise<unknown> = Promise.resolve()
  function oneByOne(change: () => Promise<void>): Promise<void> {
    const done = last.then(change)
    last = done.catch(() => undefined)
    return done
  }

  return {
    state,
    turnOn: (kind, words) => oneByOne(() => turnOn(kind, words)),
    turnOff: (kind) => oneByOne(() => turnOff(kind)),
    refresh: (words) => oneByOne(() => refresh(words)),
  }
}
