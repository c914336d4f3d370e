import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { electronDialogs, isDialogOpen } from '@main/platform/electron/nativeDialogs'
import { systemInfo, systemMessageBox, systemShell } from '@main/platform/electron/system'

// Electron's side, played: boxes in which somebody chooses, or does not.
const electron = vi.hoisted(() => ({
  chosen: [] as string[],
  asked: '',
  openFault: '',
  /** Was a box known to be one of ours while it stood? */
  wasOwn: (): boolean => false,
  own: [] as boolean[],
}))

vi.mock('electron', () => {
  const note = () => void electron.own.push(electron.wasOwn())
  return {
    app: { getVersion: () => '', getPath: () => '/home/somebody/Documents' },
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
    shell: { openPath: async () => electron.openFault },
  }
})

vi.mock('node:os', () => ({ hostname: () => 'laptop.home.example' }))

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

it('a folder that no program shows is told as such', async () => {
  await systemShell.showFolder('/media/stick')
  electron.openFault = 'Failed to open path'
  await expect(systemShell.showFolder('/media/stick')).rejects.toMatchObject({ code: 'not-found' })
})

it('the computer goes by its own name, without that of the network', () => {
  expect(systemInfo.computerName()).toBe('laptop')
})
