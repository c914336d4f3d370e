import { app, dialog } from 'electron'
import { join } from 'node:path'
import { LuwteError } from '@shared/kernel/errors'
import type { Dialogs } from '@main/ports'
import { removableDisk } from '../files/removableDisk'
import { listeners } from '../listeners'

// Dialogs of the system that Luwte opens. While one is open, the focus has not left Luwte, though no window has it.

let openCount = 0
const allClosed = listeners()

/** Counts a native dialog as open while `show` runs. @param show resolves when the dialog is closed. */
export async function whileDialogIsOpen<Value>(show: () => Promise<Value>): Promise<Value> {
  openCount += 1
  try {
    return await show()
  } finally {
    openCount -= 1
    if (openCount === 0) allClosed.report()
  }
}

/** Whether a native dialog of Luwte is open now. */
export const isDialogOpen = (): boolean => openCount > 0

/** The last open dialog was closed. */
export const onDialogsClosed = allClosed.add

export const electronDialogs: Dialogs = {
  async chooseFolder(title) {
    const { filePaths } = await whileDialogIsOpen(() =>
      // macOS shows the message instead of the title.
      dialog.showOpenDialog({ title, message: title, properties: ['openDirectory', 'createDirectory'] }),
    )
    return filePaths[0] ?? null
  },
  async chooseFile(title) {
    const { filePaths } = await whileDialogIsOpen(() =>
      dialog.showOpenDialog({ title, message: title, properties: ['openFile', 'dontAddToRecent'] }),
    )
    return filePaths[0] ?? null
  },
  async chooseFiles(title, { name, endings }) {
    const { canceled, filePaths } = await whileDialogIsOpen(() =>
      dialog.showOpenDialog({
        ...{ title, message: title, filters: [{ name, extensions: endings }] },
        properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
      }),
    )
    return canceled ? [] : filePaths
  },
  async chooseNewFile(title, suggestedName, place) {
    if (/[/\\]/.test(suggestedName)) throw new LuwteError('bad-input', 'a path where a file name is expected')
    const folder = place === 'elsewhere' ? (removableDisk() ?? app.getPath('home')) : app.getPath('documents')
    const defaultPath = join(folder, suggestedName)
    const { filePath } = await whileDialogIsOpen(() => dialog.showSaveDialog({ title, message: title, defaultPath }))
    return filePath || null
  },
}
