import { app, type WebPreferences } from 'electron'

/**
 * On macOS Electron asks the system's own checker. Elsewhere it would fetch dictionaries from a host, on Windows too:
 * electronjs.org/docs/latest/tutorial/spellchecker
 */
export const hasLocalSpellChecker = process.platform === 'darwin'

/** How closed every window with a page of ours is, whether it is seen or not. */
export const pagePreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: hasLocalSpellChecker,
  devTools: !app.isPackaged,
})
