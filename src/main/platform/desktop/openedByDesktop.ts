import { spawn } from 'node:child_process'
import { inTime } from '@shared/kernel/timeLimit'
import { timers } from '../timers'

/** A program that still runs then has taken the folder. */
const PATIENCE_MS = 2000

/** Opens a folder with the program that this desktop has for it. @returns false: there is none. Never rejects. */
export function openedByDesktop(path: string): Promise<boolean> {
  const { ORIGINAL_XDG_CURRENT_DESKTOP: original, ...env } = process.env
  const isOpened = new Promise<boolean>((resolve) => {
    const child = spawn('xdg-open', [path], {
      detached: true,
      stdio: 'ignore',
      // Electron names another desktop to itself, for the tray.
      env: original === undefined ? env : { ...env, XDG_CURRENT_DESKTOP: original },
    })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
    child.unref()
  })
  return inTime(timers, PATIENCE_MS, isOpened).catch(() => true)
}
