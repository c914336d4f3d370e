import { app, BrowserWindow } from 'electron'
import { isOwnBoxOpen, onOwnBoxesGone } from './nativeDialogs'

/** The keys go from one window of ours to the next by way of nobody. */
const SETTLING_MS = 250

/** Calls back when nothing of Luwte has the keys any more. */
export function onAllBlurred(listener: () => void): void {
  let settling: NodeJS.Timeout | undefined
  const lookSoon = () => {
    clearTimeout(settling)
    settling = setTimeout(() => {
      if (!isAtLuwte()) listener()
    }, SETTLING_MS)
  }
  app.on('browser-window-blur', lookSoon)
  onOwnBoxesGone(lookSoon)
}

const isAtLuwte = (): boolean =>
  isOwnBoxOpen() ||
  BrowserWindow.getAllWindows().some((window) => window.isFocused() || window.webContents.isDevToolsFocused())
