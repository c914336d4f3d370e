import { sep } from 'node:path'

interface Run {
  execPath: string
  /** The folder with package.json, which a run from source is told. */
  appPath: string
  isPackaged: boolean
  env: { APPIMAGE?: string | undefined; APPDIR?: string | undefined }
  /** As given on this command line; null: the usual folder. */
  userData: string | null
  withoutSandbox: boolean
}

/** The command that starts this very Luwte once more, on the same data. */
export function launchCommand({ execPath, appPath, isPackaged, env, userData, withoutSandbox }: Run) {
  const program: [string, ...string[]] = isPackaged ? [appImage(execPath, env) ?? execPath] : [execPath, appPath]
  if (withoutSandbox) program.push('--no-sandbox')
  if (userData !== null) program.push(`--user-data-dir=${userData}`)
  return program
}

/**
 * An AppImage runs from a folder that is gone afterwards: it is started by the file. A program that another AppImage
 * started (a terminal, an editor) sees the file of that one in its environment.
 */
const appImage = (execPath: string, { APPIMAGE, APPDIR }: Run['env']): string | null =>
  APPIMAGE && APPDIR && execPath.startsWith(APPDIR + sep) ? APPIMAGE : null
