import type { SystemInfo, Files } from '../ports'

// Folders by their paths. Luwte joins names with a slash everywhere; boxes of Windows give backslashes.

/** Is it the folder itself, or something in it? */
export function isWithin(path: string, folder: string, platform: SystemInfo['platform']): boolean {
  const [one, other] = [path, folder].map((each) => comparable(each, platform))
  return one === other || `${one ?? ''}`.startsWith(`${other ?? ''}/`)
}

function comparable(path: string, platform: SystemInfo['platform']): string {
  const slashed = platform === 'win32' ? path.replaceAll('\\', '/') : path
  // On these a name is the same in capitals.
  const folded = platform === 'win32' || platform === 'darwin' ? slashed.toLowerCase() : slashed
  return folded.replace(/\/+$/, '')
}

/** Folders that sync tools and desktops lay down for themselves, and what writes that were cut short left. */
export const isHidden = (name: string): boolean => name.startsWith('.')

/**
 * The files in a folder and in those within it, by path, hidden ones left out. Links are not followed. Throws `unreadable`.
 * @param isMeant of the names in the folder itself.
 */
export async function filesIn(
  files: Files,
  folder: string,
  isMeant: (name: string) => boolean = () => true,
): Promise<string[]> {
  const found: string[] = []
  for (const name of (await files.list(folder)).filter((one) => !isHidden(one) && isMeant(one))) {
    const path = `${folder}/${name}`
    const kind = await files.kindOf(path)
    if (kind === 'file') found.push(path)
    if (kind === 'folder') found.push(...(await filesIn(files, path)))
  }
  return found
}

/** Takes away a folder in which nothing is. */
export async function removeIfEmpty(files: Files, folder: string): Promise<void> {
  if ((await files.kindOf(folder)) === 'folder' && (await files.list(folder)).length === 0)
    await files.removeFolder(folder)
}
