import type { Files } from '@main/ports'
import { ENTRY_RULES, KEYS_FOLDER, MAX_CONFLICT_COPIES, vaultEntries, type VaultEntry } from '../layout'

// Which files of a vault a snapshot holds: all of Luwte's own. Folders and conflict copies of sync tools, and leftovers of
// interrupted writes, are not part of it.

export interface VaultFiles {
  /** Paths within the vault. Files that one change may write together are in one batch. */
  batches: string[][]
  /** Folders that could not be listed. */
  unread: string[]
}

/** Throws `unreadable` where the vault folder itself cannot be listed. */
export async function vaultFiles(files: Files, vault: string): Promise<VaultFiles> {
  const unread: string[] = []
  // The folder of another computer may still be arriving. The rest is in the snapshot all the same.
  const found = await vaultEntries(files, vault, (folder) => unread.push(folder))
  const batches = new Map<string, string[]>()
  const conflicts = new Map<string, number>()
  for (const { path, entry } of found) {
    if (ENTRY_RULES[entry.kind].snapshot === 'left-out') continue
    if (entry.kind === 'conflict-copy') {
      const count = (conflicts.get(entry.device) ?? 0) + 1
      conflicts.set(entry.device, count)
      if (count > MAX_CONFLICT_COPIES) continue
    }
    const batch = batchOf(path, entry)
    batches.set(batch, [...(batches.get(batch) ?? []), path])
  }
  return { batches: [...batches.values()], unread }
}

/** The batch of a file: the files of one month of one device are one batch, all keys are one, any other file is its own. */
function batchOf(path: string, entry: VaultEntry): string {
  if (entry.kind === 'key-file') return KEYS_FOLDER
  const isInFolder = path.split('/').length > 2
  return isInFolder ? path : path.slice(0, path.indexOf('.'))
}
