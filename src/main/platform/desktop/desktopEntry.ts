import { LuwteError } from '@shared/kernel/errors'
import type { LauncherKind, LauncherWords } from '@main/ports'

// Files by which a Linux desktop starts programs, according to the Desktop Entry Specification:
// https://specifications.freedesktop.org/desktop-entry-spec/latest/

/** The key that marks an entry as written by Luwte. Its value is the data folder that the entry starts Luwte with. */
const MARK = 'X-Luwte-Data'

const ACTIONS = { 'check-in': 'checkIn', write: 'write', 'help-now': 'helpNow' } as const

/** What is written into an entry. */
export interface EntryFacts {
  kind: LauncherKind
  words: LauncherWords
  /** The program and its arguments. */
  command: readonly [string, ...string[]]
  /** A path, or a name within the icon theme. */
  icon: string
  /** The data folder; null: the default one. */
  userData: string | null
}

/** The text of an entry. Throws `not-writable` when the command has characters that an entry cannot contain. */
export function desktopEntry({ kind, words, command, icon, userData }: EntryFacts): string {
  const [program] = command
  if (program.includes('=')) throw new LuwteError('not-writable', 'the program of an entry may hold no =')
  const isMenu = kind === 'menu'
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    ...inBothLanguages(words, 'Name', 'name'),
    ...inBothLanguages(words, 'Comment', 'comment'),
    `Exec=${execLine(isMenu ? command : [...command, '--hidden'])}`,
    // Without this program, desktops hide the entry.
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
    ...inBothLanguages(words, 'Name', name),
    `Exec=${execLine([...command, `--${id}`])}`,
  ])

type Word = keyof LauncherWords['byLanguage']['en']

const inBothLanguages = ({ byLanguage: { en, nl } }: LauncherWords, key: string, word: Word): string[] => [
  `${key}=${stringValue(en[word])}`,
  `${key}[nl]=${stringValue(nl[word])}`,
]

const RESERVED = /[\s"'\\><~|&;$*?#()`]/

/** A command as the value of an Exec key: quoted, then escaped as every string of an entry. */
export const execLine = (command: readonly string[]): string => stringValue(command.map(quoted).join(' '))

function quoted(argument: string): string {
  const text = argument.replaceAll('%', '%%')
  return text !== '' && !RESERVED.test(text) ? text : `"${text.replace(/["`$\\]/g, '\\$&')}"`
}

/** An escaped string. Throws `not-writable` for control characters: some desktops read them as the end of the line. */
export function stringValue(text: string): string {
  if (/\p{Cc}/u.test(text)) throw new LuwteError('not-writable', 'an entry may hold no control character')
  return text.replaceAll('\\', '\\\\').replace(/^ /, '\\s')
}

/** Reads an entry as a desktop does. `userData` is null for an entry that Luwte did not write. */
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
