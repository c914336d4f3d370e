import { sep } from 'node:path'

interface Run {
  execPath: string
  /** The folder with package.json: the argument of Electron when it runs from source. */
  appPath: string
  isPackaged: boolean
  env: { APPIMAGE?: string | undefined; APPDIR?: string | undefined }
  /** As given on this command line; null: the default folder. */
  userData: string | null
  withoutSandbox: boolean
}

/** The command that starts this copy of Luwte again, on the same data: the program, then its arguments. */
export function launchCommand({ execPath, appPath, isPackaged, env, userData, withoutSandbox }: Run) {
  const program: [string, ...string[]] = isPackaged ? [appImage(execPath, env) ?? execPath] : [execPath, appPath]
  if (withoutSandbox) program.push('--no-sandbox')
  if (userData !== null) program.push(`--user-data-dir=${userData}`)
  return program
}

/**
 * The file of the AppImage that Luwte runs from, since its mounted folder disappears when it quits. APPIMAGE may also be
 * the file of another AppImage (a terminal, an editor) that started Luwte; then Luwte is not in its APPDIR.
 */
const appImage = (execPath: string, { APPIMAGE, APPDIR }: Run['env']): string | null =>
  APPIMAGE && APPDIR && execPath.startsWith(APPDIR + sep) ? APPIMAGE : null
