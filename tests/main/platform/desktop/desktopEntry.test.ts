import fc from 'fast-check'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { APP_NAMES } from '@shared/features/settings/settings'
import { desktopEntry, execLine, readEntry, stringValue } from '@main/platform/desktop/desktopEntry'
import { launcherWords } from '@main/desktop/desktopPresence'

const AN_ENTRY = {
  kind: 'menu',
  words: launcherWords('luwte'),
  command: ['/opt/Luwte/luwte'],
  icon: '/home/somebody/.local/share/icons/hicolor/256x256/apps/luwte.png',
  userData: '/home/somebody/.config/Luwte',
} as const

/** What the desktop's own checker has to say; nothing when all is well. */
function complaintsOf(entry: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'luwte-entry-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'luwte.desktop'), entry)
  const { status, stdout } = spawnSync('desktop-file-validate', [join(folder, 'luwte.desktop')], { encoding: 'utf8' })
  return status === 0 ? stdout : `${stdout}(status ${String(status)})`
}

describe('an entry', () => {
  // `vitest run tests/main/platform/desktop/desktopEntry.test.ts --update` writes it anew.
  it('is the one that packages bring', async () => {
    const entry = desktopEntry({ ...AN_ENTRY, command: ['luwte'], icon: 'luwte', userData: null })
    await expect(entry).toMatchFileSnapshot('../../../../resources/desktop/luwte.desktop')
  })

  it.each(APP_NAMES.flatMap((name) => [{ name, kind: 'login' } as const, { name, kind: 'menu' } as const]))(
    'of $kind under the name $name is one by the specification',
    ({ name, kind }) => {
      expect(complaintsOf(desktopEntry({ ...AN_ENTRY, kind, words: launcherWords(name) }))).toBe('')
    },
  )

  it('at log-in starts hidden and offers nothing to choose from', () => {
    const entry = desktopEntry({ ...AN_ENTRY, kind: 'login' })
    expect(entry).toContain('\nExec=/opt/Luwte/luwte --hidden\n')
    expect(entry).not.toContain('Actions=')
  })

  it('in the menu checks in, writes and helps at once, in both languages', () => {
    const entry = desktopEntry(AN_ENTRY)
    expect(entry).toContain('\nExec=/opt/Luwte/luwte\n')
    expect(entry).toContain('\nActions=check-in;write;help-now;\n')
    expect(entry).toContain(
      '\n[Desktop Action help-now]\nName=Help now\nName[nl]=Hulp nu\nExec=/opt/Luwte/luwte --help-now\n',
    )
  })

  it.each(APP_NAMES.filter((name) => name !== 'luwte'))('under the name %s tells no word of Luwte', (name) => {
    const entry = desktopEntry({ ...AN_ENTRY, words: launcherWords(name), command: ['/opt/app'], icon: '/i.png' })
    const shown = entry.split('\n').filter((line) => !line.startsWith('X-Luwte-Data='))
    expect(shown.join('\n')).not.toMatch(/luwte|inchecken|check in|dagboek|journal|gevoel|feel/i)
  })

  it.each(['/opt/two\nlines', '/opt/\u0007bell', '/opt/\rback'])('cannot say %j', (program) => {
    expect(() => desktopEntry({ ...AN_ENTRY, command: [program] })).toThrow('control character')
    expect(() => desktopEntry({ ...AN_ENTRY, userData: program })).toThrow('control character')
  })

  it('cannot say a program with a =, which would be read as a variable', () => {
    expect(() => desktopEntry({ ...AN_ENTRY, command: ['/opt/a=b'] })).toThrow('=')
    expect(desktopEntry({ ...AN_ENTRY, command: ['/opt/app', '--user-data-dir=/d'] })).toContain('--user-data-dir=/d')
  })
})

const argument = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...' "\'\\`$%&;*?#()<>|~=éx') }),
)
const withoutControls = argument.filter((text) => !/\p{Cc}/u.test(text))

describe('an Exec line', () => {
  it('reads back as the same arguments', () => {
    fc.assert(
      fc.property(fc.array(withoutControls, { minLength: 1 }), (command) => {
        expect(argumentsOf(stringOf(execLine(command)))).toEqual(command)
      }),
    )
  })

  it('satisfies the desktop whatever the path', () => {
    const path = '/opt/my "apps"/100% $HOME `x` \\ it\'s/Luwte'
    expect(complaintsOf(desktopEntry({ ...AN_ENTRY, command: [path, `--user-data-dir=${path}`] }))).toBe('')
  })
})

describe('a string value', () => {
  it('reads back as the same text', () => {
    fc.assert(
      fc.property(withoutControls, (text) => {
        expect(stringOf(stringValue(text))).toBe(text)
      }),
    )
  })
})

describe('what a desktop makes of an entry', () => {
  const entry = desktopEntry({ ...AN_ENTRY, kind: 'login' })
  const withLine = (line: string) => entry.replace('Terminal=false', line)

  it.each([
    ['as Luwte wrote it', entry, true],
    ['hidden', withLine('Hidden=true'), false],
    ['switched off by GNOME', entry.replace('enabled=true', 'enabled=false'), false],
    ['hidden with spaces and Windows line ends', withLine('Hidden = true').replaceAll('\n', '\r\n'), false],
    ['not hidden', withLine('Hidden=false'), true],
    ['hidden only in another group', `${entry}[Other]\nHidden=true\n`, true],
  ])('%s', (_what, text, isOn) => {
    expect(readEntry(text)).toEqual({ isOn, userData: '/home/somebody/.config/Luwte' })
  })

  it('knows one that Luwte did not write', () => {
    expect(readEntry('[Desktop Entry]\nType=Application\nExec=luwte\n').userData).toBeNull()
    expect(readEntry('').userData).toBeNull()
  })

  it('is through with a line of nothing but spaces at once', { timeout: 5000 }, () => {
    const spaces = ' '.repeat(3000)
    const line = `Name=${spaces}x${spaces}\u2028x`
    expect(readEntry(withLine(line)).isOn).toBe(true)
  })

  it('knows whose data it leads to', () => {
    fc.assert(
      fc.property(withoutControls, (folder) => {
        const userData = `/${folder}/x`
        expect(readEntry(desktopEntry({ ...AN_ENTRY, userData })).userData).toBe(userData)
      }),
    )
  })
})

/** A value of type string, by the specification: `\s`, `\n`, `\t`, `\r` and `\\`. */
function stringOf(value: string): string {
  const signs: Record<string, string> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' }
  return value.replace(/\\(.)/g, (all, sign: string) => signs[sign] ?? all)
}

/** An Exec value, by the specification: arguments apart by spaces, quoted in whole or not at all; `%%` is a percent sign. */
function argumentsOf(exec: string): string[] {
  const found = [...exec.matchAll(/"((?:[^"\\`$]|\\["`$\\])*)"(?= |$)|([^\s"'\\><~|&;$*?#()`]+)(?= |$)|( )|(.)/gu)]
  return found.flatMap(([all, quoted, plain, space, wrong]) => {
    if (wrong !== undefined) throw new Error(`out of place: ${all}`)
    if (space !== undefined) return []
    return [(quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '').replace(/%(.?)/g, percent)]
  })
}

function percent(_all: string, code: string): string {
  if (code !== '%') throw new Error(`a field code: ${code}`)
  return '%'
}
