import type { SystemInfo, Files } from '../ports'
import { DamagedFile } from '../ports/faults'

// Folders by their paths. Luwte joins names with a slash; the dialogs of Windows return backslashes.

/** Is it the folder itself, or something in it? */
export function isWithin(path: string, folder: string, platform: SystemInfo['platform']): boolean {
  const [one, other] = [path, folder].map((each) => comparable(each, platform))
  return one === other || `${one ?? ''}`.startsWith(`${other ?? ''}/`)
}

function comparable(path: string, platform: SystemInfo['platform']): string {
  const slashed = platform === 'win32' ? path.replaceAll('\\', '/') : path
  // These systems ignore case in names.
  const folded = platform === 'win32' || platform === 'darwin' ? slashed.toLowerCase() : slashed
  return folded.replace(/\/+$/, '')
}

/** Files and folders of sync tools and desktops, and leftovers of interrupted writes. */
export const isHidden = (name: string): boolean => name.startsWith('.')

/**
 * The files in a folder and in those within it, by path, hidden ones left out. Links are not followed. Throws `unreadable`.
 * @param isIncluded which names in the folder itself to include.
 */
export async function filesIn(
  files: Files,
  folder: string,
  isIncluded: (name: string) => boolean = () => true,
): Promise<string[]> {
  const found: string[] = []
  for (const name of (await files.list(folder)).filter((one) => !isHidden(one) && isIncluded(one))) {
    const path = `${folder}/${name}`
    const kind = await files.kindOf(path)
    if (kind === 'file') found.push(path)
    if (kind === 'folder') found.push(...(await filesIn(files, path)))
  }
  return found
}

/**
 * The names in a folder of the vault; [] where there is none. Throws `unreadable` for a link to a folder: somebody put it
 * there, and what is behind it is not part of the vault.
 */
export async function listOwn(files: Files, folder: string): Promise<string[]> {
  await refuseLink(files, folder)
  return files.list(folder)
}

/** Throws `unreadable` where something that is no folder is in the place of one. */
export async function refuseLink(files: Files, folder: string): Promise<void> {
  const kind = await files.kindOf(folder)
  if (kind !== null && kind !== 'folder') throw new DamagedFile('something else is in the place of a folder')
}

/** Removes a folder if it is empty. */
export async function removeIfEmpty(files: Files, folder: string): Promise<void> {
  if ((await files.kindOf(folder)) === 'folder' && (await files.list(folder)).length === 0)
    await files.removeFolder(folder)
}
