import { app, dialog } from 'electron'
import { join } from 'node:path'
import { LuwteError } from '@shared/kernel/errors'
import type { Dialogs } from '@main/ports'
import { asOwnBox } from './nativeDialogs'

export const electronDialogs: Dialogs = {
  async chooseFolder(title) {
    const { filePaths } = await asOwnBox(() =>
      // macOS shows no title, but it does show the message.
      dialog.showOpenDialog({ title, message: title, properties: ['openDirectory', 'createDirectory'] }),
    )
    return filePaths[0] ?? null
  },
  async chooseNewFile(title, suggestedName) {
    if (/[/\\]/.test(suggestedName)) throw new LuwteError('bad-input', 'a path where a file name is expected')
    const defaultPath = join(app.getPath('documents'), suggestedName)
    const { filePath } = await asOwnBox(() => dialog.showSaveDialog({ title, message: title, defaultPath }))
    return filePath || null
  },
}
