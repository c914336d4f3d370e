import type { Files } from '@main/ports'
import { ENTRY_RULES, KEYS_FOLDER, vaultEntries, type VaultEntry } from '../layout'

// Which files of a vault a snapshot holds: everything of Luwte's own. What sync tools put beside it (their folders, their
// copies of conflicts) and what an interrupted write left behind are not part of it.

export interface VaultFiles {
  /** Paths within the vault. Files that one change may write together are in one batch. */
  batches: string[][]
  /** Folders that could not be listed. */
  unread: string[]
}

/** Throws `unreadable` where the vault folder itself cannot be listed. */
export async function vaultFiles(files: Files, vault: string): Promise<VaultFiles> {
  const unread: string[] = []
  // The folder of another computer may be on its way: that keeps nothing else out of the snapshot.
  const found = await vaultEntries(files, vault, (folder) => unread.push(folder))
  const batches = new Map<string, string[]>()
  for (const { path, entry } of found) {
    if (ENTRY_RULES[entry.kind].snapshot === 'left-out') continue
    const batch = batchOf(path, entry)
    batches.set(batch, [...(batches.get(batch) ?? []), path])
  }
  return { batches: [...batches.values()], unread }
}

/** By the name of a batch: those of a month of a device together, and all keys. */
function batchOf(path: string, entry: VaultEntry): string {
  if (entry.kind === 'key-file') return KEYS_FOLDER
  const isInFolder = path.split('/').length > 2
  return isInFolder ? path : path.slice(0, path.indexOf('.'))
}
