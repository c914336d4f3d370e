import { app, dialog } from 'electron'
import { join } from 'node:path'
import type { Dialogs } from '@main/ports'
import { asOwnBox } from './nativeDialogs'

export const electronDialogs: Dialogs = {
  async chooseFolder(title) {
    const { filePaths } = await asOwnBox(() =>
      // macOS shows no title.
      dialog.showOpenDialog({ title, message: title, properties: ['openDirectory', 'createDirectory'] }),
    )
    return filePaths[0] ?? null
  },
  async chooseNewFile(title, suggestion) {
    const defaultPath = join(app.getPath('documents'), suggestion)
    const { filePath } = await asOwnBox(() => dialog.showSaveDialog({ title, message: title, defaultPath }))
    return filePath || null
  },
}
