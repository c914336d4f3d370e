import { statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { isAbsolute } from 'node:path'

/**
 * The home folder: that of the environment or, where it is not set, that of the user in the list of the system. Without it
 * Electron would put the journal into the folder for temporary files. null: there is none.
 */
export function homeFolder(given = process.env.HOME, listed = listedHome): string | null {
  if (given && isAbsolute(given)) return given
  const home = listed()
  return home !== null && isAbsolute(home) && isFolder(home) ? home : null
}

function listedHome(): string | null {
  // Node prefers the environment in `homedir`, and reads the list here.
  try {
    return userInfo().homedir
  } catch {
    return null
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
