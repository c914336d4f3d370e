import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entryLaunchers } from '@main/platform/desktop/entryLaunchers'
import { nodeFiles } from '@main/platform/files/files'
import { launchCommand } from '@main/platform/electron/launchCommand'
import { launcherWords } from '@main/desktop/desktopPresence'

let home: string
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'luwte-launchers-'))))
afterEach(() => rmSync(home, { recursive: true }))

const login = () => join(home, 'config/autostart/luwte.desktop')
const menu = () => join(home, 'data/applications/luwte.desktop')
const textOf = (path: string) => readFileSync(path, 'utf8')
const icons = () => {
  const folder = join(home, 'data/icons/hicolor/256x256/apps')
  return existsSync(folder) ? readdirSync(folder) : []
}

/** The launchers of a Luwte that runs from this program. */
const launchers = (program = '/opt/Luwte/luwte', userData = '/home/somebody/.config/Luwte') =>
  entryLaunchers({
    files: nodeFiles(),
    config: join(home, 'config'),
    data: join(home, 'data'),
    command: [program],
    userData,
    iconFile: (name) => new TextEncoder().encode(`an icon for ${name}`),
  })

const OWN = launcherWords('luwte')
const NOTES = launcherWords('notes')

describe('a launcher', () => {
  it('is off until it is wanted, and gone without a trace when it is not any more', async () => {
    expect(await launchers().state('login')).toBe('off')
    await launchers().turnOn('login', OWN)
    expect(await launchers().state('login')).toBe('on')
    expect(await launchers().state('menu')).toBe('off')
    expect(textOf(login())).toContain(`\nIcon=${join(home, 'data/icons/hicolor/256x256/apps/luwte.png')}\n`)
    expect(icons()).toEqual(['luwte.png'])
    await launchers().turnOff('login')
    expect(existsSync(login())).toBe(false)
    expect(icons()).toEqual([])
  })

  it('keeps the icon that the other one needs', async () => {
    await launchers().turnOn('login', OWN)
    await launchers().turnOn('menu', OWN)
    await launchers().turnOff('login')
    expect(icons()).toEqual(['luwte.png'])
  })

  it('that was switched off elsewhere is off, and can be switched on again', async () => {
    await launchers().turnOn('login', OWN)
    writeFileSync(login(), `${textOf(login())}Hidden=true\n`)
    expect(await launchers().state('login')).toBe('off')
    await launchers().refresh(NOTES)
    expect(textOf(login())).toContain('Name=Luwte\n')
    await launchers().turnOn('login', OWN)
    expect(await launchers().state('login')).toBe('on')
  })

  it('that cannot be said leaves nothing behind', async () => {
    await expect(launchers('/opt/two\nlines').turnOn('menu', OWN)).rejects.toMatchObject({ code: 'not-writable' })
    expect(existsSync(menu())).toBe(false)
    expect(icons()).toEqual([])
  })
})

describe('what somebody else arranged', () => {
  const theirs = '[Desktop Entry]\nType=Application\nName=Mine\nExec=luwte --hidden\n'

  it('is left alone', async () => {
    mkdirSync(dirname(login()), { recursive: true })
    writeFileSync(login(), theirs)
    expect(await launchers().state('login')).toBe('not-here')
    await expect(launchers().turnOn('login', OWN)).rejects.toMatchObject({ code: 'not-writable' })
    await expect(launchers().turnOff('login')).rejects.toMatchObject({ code: 'not-writable' })
    await launchers().refresh(NOTES)
    expect(textOf(login())).toBe(theirs)
  })

  it('is not reached through a link either', async () => {
    await launchers().turnOn('login', OWN)
    const elsewhere = join(home, 'elsewhere')
    writeFileSync(elsewhere, textOf(login()))
    rmSync(login())
    symlinkSync(elsewhere, login())
    const before = textOf(elsewhere)
    expect(await launchers().state('login')).toBe('not-here')
    await expect(launchers().turnOn('login', NOTES)).rejects.toMatchObject({ code: 'not-writable' })
    await launchers().refresh(NOTES)
    expect(textOf(elsewhere)).toBe(before)
  })
})

describe('launchers that lead elsewhere', () => {
  it('follow a Luwte that was moved, and nothing else comes of it', async () => {
    await launchers().turnOn('menu', OWN)
    await launchers('/home/somebody/Luwte.AppImage').refresh(OWN)
    expect(textOf(menu())).toContain('\nExec=/home/somebody/Luwte.AppImage\n')
    expect(existsSync(login())).toBe(false)
  })

  it('follow its name, the icon included', async () => {
    await launchers().turnOn('menu', OWN)
    await launchers().refresh(NOTES)
    expect(textOf(menu())).toContain('\nName=Notes\nName[nl]=Notities\n')
    expect(icons()).toEqual(['luwte-notes.png'])
  })

  it('bear the last of two names chosen quickly', async () => {
    const quick = launchers()
    await quick.turnOn('menu', OWN)
    await Promise.all([quick.refresh(NOTES), quick.refresh(launcherWords('planner'))])
    expect(textOf(menu())).toContain('\nName=Planner\n')
    expect(icons()).toEqual(['luwte-planner.png'])
  })

  it('stay with the data they belong to', async () => {
    await launchers().turnOn('menu', OWN)
    const before = textOf(menu())
    await launchers('/tmp/another/luwte', '/tmp/other data').refresh(NOTES)
    expect(textOf(menu())).toBe(before)
  })
})

describe('the command that starts this Luwte once more', () => {
  const run = {
    execPath: '/opt/Luwte/luwte',
    appPath: '/opt/Luwte/resources/app.asar',
    isPackaged: true,
    env: {},
    userData: null,
    withoutSandbox: false,
  }

  it.each([
    ['of a package', run, ['/opt/Luwte/luwte']],
    [
      'of an AppImage is its file',
      {
        ...run,
        execPath: '/tmp/.mount_a/luwte',
        env: { APPIMAGE: '/home/me/Luwte.AppImage', APPDIR: '/tmp/.mount_a' },
      },
      ['/home/me/Luwte.AppImage'],
    ],
    [
      'of a package, started from a terminal that is an AppImage',
      { ...run, env: { APPIMAGE: '/home/me/Terminal.AppImage', APPDIR: '/tmp/.mount_b' } },
      ['/opt/Luwte/luwte'],
    ],
    [
      'of a run from source',
      { ...run, isPackaged: false, execPath: '/e/electron', appPath: '/src/luwte' },
      ['/e/electron', '/src/luwte'],
    ],
    [
      'of a run with flags of its own',
      { ...run, userData: '/my data', withoutSandbox: true },
      ['/opt/Luwte/luwte', '--no-sandbox', '--user-data-dir=/my data'],
    ],
  ])('%s', (_what, given, command) => {
    expect(launchCommand(given)).toEqual(command)
  })
})
