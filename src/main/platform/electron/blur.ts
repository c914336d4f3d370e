import { app, BrowserWindow } from 'electron'
import type { Dispose } from '@main/ports'
import { isOwnBoxOpen, onOwnBoxesGone } from './nativeDialogs'

/** Between two windows of ours the focus is nowhere for a moment. */
const SETTLING_MS = 250

/** Calls back when nothing of Luwte has the focus any more. */
export function onAllBlurred(listener: () => void): Dispose {
  let settling: NodeJS.Timeout | undefined
  const lookSoon = () => {
    clearTimeout(settling)
    settling = setTimeout(() => {
      if (!isAtLuwte()) listener()
    }, SETTLING_MS)
  }
  app.on('browser-window-blur', lookSoon)
  const stopBoxes = onOwnBoxesGone(lookSoon)
  return () => {
    clearTimeout(settling)
    app.off('browser-window-blur', lookSoon)
    stopBoxes()
  }
}

const isAtLuwte = (): boolean =>
  isOwnBoxOpen() ||
  BrowserWindow.getAllWindows().some((window) => window.isFocused() || window.webContents.isDevToolsFocused())
