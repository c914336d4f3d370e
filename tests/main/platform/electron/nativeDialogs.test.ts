import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { removableDisk } from '@main/platform/files/removableDisk'
import { electronDialogs, isDialogOpen } from '@main/platform/electron/nativeDialogs'
import { systemInfo, systemMessageBox, systemShell } from '@main/platform/electron/system'

// Electron's side, played: boxes in which somebody chooses, or does not.
const electron = vi.hoisted(() => ({
  chosen: [] as string[],
  asked: '',
  /** Was a box known to be one of ours while it stood? */
  wasOwn: (): boolean => false,
  own: [] as boolean[],
}))

vi.mock('electron', () => {
  const note = () => void electron.own.push(electron.wasOwn())
  return {
    app: {
      getVersion: () => '',
      getPath: (name: string) => (name === 'documents' ? '/home/somebody/Documents' : '/home/somebody'),
    },
    dialog: {
      showOpenDialog: async () => {
        note()
        return { canceled: electron.chosen.length === 0, filePaths: electron.chosen }
      },
      showSaveDialog: async ({ defaultPath }: { defaultPath: string }) => {
        note()
        electron.asked = defaultPath
        return { canceled: electron.chosen.length === 0, filePath: electron.chosen[0] ?? '' }
      },
      showMessageBox: async () => {
        note()
        return { response: 1 }
      },
    },
    shell: {},
  }
})

vi.mock('node:os', async (original) => ({ ...(await original<object>()), hostname: () => 'laptop.home.example' }))

it('a place is chosen, or none; meanwhile the box is one of ours', async () => {
  electron.wasOwn = isDialogOpen
  expect(await electronDialogs.chooseFolder('Waar?')).toBeNull()
  expect(await electronDialogs.chooseNewFile('Waar?', 'code.txt')).toBeNull()
  expect(electron.asked).toBe(join('/home/somebody/Documents', 'code.txt'))
  electron.chosen = ['/media/stick']
  expect(await electronDialogs.chooseFolder('Waar?')).toBe('/media/stick')
  expect(await electronDialogs.chooseNewFile('Waar?', 'code.txt')).toBe('/media/stick')
  expect(await systemMessageBox.ask({ title: '', text: '', answers: ['Ja', 'Nee'] })).toBe(1)
  expect(electron.own).toEqual([true, true, true, true, true])
  expect(isDialogOpen()).toBe(false)
})

it.each([
  ['is opened', 'exit 0', true],
  ['is opened by a program that stays', 'exec /bin/sleep 60', true],
  ['is shown by none', 'exit 3', false],
])('a folder %s', async (_what, does, isShown) => {
  const programs = mkdtempSync(join(tmpdir(), 'luwte-open-'))
  const note = join(programs, 'asked')
  writeFileSync(join(programs, 'xdg-open'), `#!/bin/sh\necho "$*" >${note}\n${does}\n`, { mode: 0o755 })
  vi.stubEnv('PATH', programs)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(programs, { recursive: true, force: true })
  })
  const shown = systemShell.showFolder('/media/stick')
  if (isShown) await shown
  else await expect(shown).rejects.toMatchObject({ code: 'not-found' })
  expect(readFileSync(note, 'utf8')).toBe('/media/stick\n')
})

it('a folder where there is no program at all is told as such', async () => {
  vi.stubEnv('PATH', '/nowhere')
  onTestFinished(() => void vi.unstubAllEnvs())
  await expect(systemShell.showFolder('/media/stick')).rejects.toMatchObject({ code: 'not-found' })
})

it('what had better not lie on this computer is offered a disk that can be taken away', async () => {
  electron.chosen = []
  await electronDialogs.chooseNewFile('Waar?', 'code.txt', 'elsewhere')
  expect(electron.asked).not.toContain('Documents')
  const places = mkdtempSync(join(tmpdir(), 'luwte-disks-'))
  onTestFinished(() => rmSync(places, { recursive: true, force: true }))
  expect(removableDisk([join(places, 'none'), places])).toBeNull()
  mkdirSync(join(places, 'STICK'))
  expect(removableDisk([join(places, 'none'), places])).toBe(join(places, 'STICK'))
})

it('the computer goes by its own name, without that of the network', () => {
  expect(systemInfo.computerName()).toBe('laptop')
})
