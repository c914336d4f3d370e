import { readdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'

/** Where desktops mount the disks that somebody plugs in, each in a folder of its own. */
const mountPlaces = (): string[] => {
  if (process.platform !== 'linux') return []
  const { username } = userInfo()
  return [join('/run/media', username), join('/media', username)]
}

/** The folder of a disk that can be taken away; null: none is plugged in. The disk itself is not asked: it may be slow. */
export function removableDisk(places?: readonly string[]): string | null {
  try {
    for (const place of places ?? mountPlaces()) {
      const [disk] = foldersIn(place)
      if (disk !== undefined) return join(place, disk)
    }
  } catch {
    // This user is not in the list of the system.
  }
  return null
}

function foldersIn(place: string): string[] {
  try {
    return readdirSync(place, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  } catch {
    return []
  }
}
