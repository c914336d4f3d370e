import { LuwteError } from '@shared/kernel/errors'
import type { LauncherKind, LauncherWords } from '@main/ports'

// Files by which a Linux desktop starts programs, after the Desktop Entry Specification:
// https://specifications.freedesktop.org/desktop-entry-spec/latest/

/** Names the entries that Luwte wrote, by the folder with the data of the one that they start. */
const MARK = 'X-Luwte-Data'

const ACTIONS = { 'check-in': 'checkIn', write: 'write', 'help-now': 'helpNow' } as const

export interface EntryFacts {
  kind: LauncherKind
  words: LauncherWords
  /** The program and its arguments. */
  command: readonly [string, ...string[]]
  /** A path, or a name within the icon theme. */
  icon: string
  /** null: whichever data the user who starts it has, as from a package. */
  userData: string | null
}

/** Faults: `not-writable` where the command holds what no entry can say. */
export function desktopEntry({ kind, words, command, icon, userData }: EntryFacts): string {
  const [program] = command
  if (program.includes('=')) throw new LuwteError('not-writable', 'the program of an entry may hold no =')
  const isMenu = kind === 'menu'
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    ...inBoth(words, 'Name', 'name'),
    ...inBoth(words, 'Comment', 'comment'),
    `Exec=${execLine(isMenu ? command : [...command, '--hidden'])}`,
    // Where the program is gone, the entry does not show.
    `TryExec=${stringValue(program)}`,
    `Icon=${stringValue(icon)}`,
    'Terminal=false',
    // The first half of WM_CLASS, which Electron makes of the app's name (see windows.ts).
    `StartupWMClass=${words.icon}`,
    'Categories=Utility;',
    isMenu ? `Actions=${Object.keys(ACTIONS).join(';')};` : 'X-GNOME-Autostart-enabled=true',
    ...(userData === null ? [] : [`${MARK}=${stringValue(userData)}`]),
    ...(isMenu ? actionGroups(words, command) : []),
  ]
  return `${lines.join('\n')}\n`
}

const actionGroups = (words: LauncherWords, command: readonly string[]): string[] =>
  Object.entries(ACTIONS).flatMap(([id, name]) => [
    '',
    `[Desktop Action ${id}]`,
    ...inBoth(words, 'Name', name),
    `Exec=${execLine([...command, `--${id}`])}`,
  ])

type Word = keyof LauncherWords['byLanguage']['en']

const inBoth = ({ byLanguage: { en, nl } }: LauncherWords, key: string, word: Word): string[] => [
  `${key}=${stringValue(en[word])}`,
  `${key}[nl]=${stringValue(nl[word])}`,
]

const RESERVED = /[\s"'\\><~|&;$*?#()`]/

/** A command as the value of an Exec key: quoted, and then escaped once more as every string of an entry is. */
export const execLine = (command: readonly string[]): string => stringValue(command.map(quoted).join(' '))

function quoted(argument: string): string {
  const text = argument.replaceAll('%', '%%')
  return text !== '' && !RESERVED.test(text) ? text : `"${text.replace(/["`$\\]/g, '\\$&')}"`
}

/** Faults: `not-writable` for control characters, which some desktops read as the end of a line, whatever the escape. */
export function stringValue(text: string): string {
  if (/\p{Cc}/u.test(text)) throw new LuwteError('not-writable', 'an entry may hold no control character')
  return text.replaceAll('\\', '\\\\').replace(/^ /, '\\s')
}

/** What a desktop would make of an entry. `userData` is null for one that Luwte did not write. */
export function readEntry(text: string): { isOn: boolean; userData: string | null } {
  const keys = mainGroup(text)
  const isOff = keys.get('Hidden') === 'true' || keys.get('X-GNOME-Autostart-enabled') === 'false'
  return { isOn: !isOff, userData: keys.get(MARK) ?? null }
}

function mainGroup(text: string): Map<string, string> {
  const lines = text.split(/\r?\n/)
  const start = lines.findIndex((line) => line.trim() === '[Desktop Entry]') + 1
  const length = lines.slice(start).findIndex((line) => line.startsWith('['))
  const group = lines.slice(start, length === -1 ? undefined : start + length)
  return new Map(
    group.flatMap((line) => {
      const [, key, value] = /^([A-Za-z0-9-]+)\s*=(.*)$/s.exec(line) ?? []
      return key === undefined || value === undefined ? [] : [[key, unescaped(value.trim())]]
    }),
  )
}

const unescaped = (value: string): string =>
  value.replace(/\\([s\\])/g, (_all, sign: string) => (sign === 's' ? ' ' : sign))
