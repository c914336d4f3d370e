import { LuwteError } from '@shared/kernel/errors'
import type { Files } from '@main/ports'
import { NewerFormat } from '@main/ports/faults'
import type { ReportProgress } from '@main/kernel/jobRunner'
import { filesIn, removeIfEmpty } from '@main/vault/folders'
import { isOwnName, VAULT_FILE } from '@main/vault/layout'
import { type CopyDeps, copyVerified, isIntact } from '@main/vault/snapshots/copyFiles'
import { readVaultFileState } from '@main/vault/vaultFile'

/** The SHA-256 of each file that was copied, by its path relative to the vault folder. */
export type CopiedFiles = ReadonlyMap<string, string>

/**
 * Copies everything of Luwte in a vault folder. The vault file comes last: until then the copy is no vault. Where copying
 * fails, all of the copy is removed. Throws `wrong-folder` where something is in the way.
 */
export async function copyVault(
  deps: CopyDeps,
  from: string,
  to: string,
  reportProgress: ReportProgress,
): Promise<CopiedFiles> {
  const state = await readVaultFileState(deps.files, from)
  if (state.is === 'newer') throw new NewerFormat()
  if (state.is !== 'there') throw new LuwteError('vault-missing')
  const paths = (await filesIn(deps.files, from, isOwnName)).map((path) => path.slice(from.length + 1))
  const copied = new Map<string, string>()
  try {
    for (const path of [...paths.filter((one) => one !== VAULT_FILE), VAULT_FILE]) {
      reportProgress(copied.size, paths.length)
      if ((await deps.files.kindOf(`${to}/${path}`)) !== null)
        throw new LuwteError('wrong-folder', 'something is there')
      // Noted first: a write that failed may have left a file all the same.
      copied.set(path, '')
      copied.set(path, await copyVerified(deps, `${from}/${path}`, `${to}/${path}`))
    }
    reportProgress(copied.size, paths.length)
    return copied
  } catch (fault) {
    await removeFiles(deps.files, to, copied)
    throw fault
  }
}

/** Removes the files that were copied, except those that have changed since they were copied. Never rejects. */
export function removeUnchanged(deps: CopyDeps, folder: string, copied: CopiedFiles): Promise<void> {
  return removeFiles(deps.files, folder, copied, (path) => isIntact(deps, `${folder}/${path}`, copied.get(path) ?? ''))
}

/** Removes copied files, and folders that are empty without them. What cannot be removed stays. Never rejects. */
export async function removeFiles(
  files: Files,
  folder: string,
  copied: CopiedFiles,
  mayRemove: (path: string) => Promise<boolean> = () => Promise.resolve(true),
): Promise<void> {
  const paths = [...copied.keys()]
  // The vault file first: a vault that lacks files must not be taken for a complete one.
  for (const path of paths.toReversed())
    if (await mayRemove(path)) await files.remove(`${folder}/${path}`).catch(() => undefined)
  for (const inner of parentsOf(paths)) {
    await files.sweep(`${folder}/${inner}`).catch(() => undefined)
    await removeIfEmpty(files, `${folder}/${inner}`).catch(() => undefined)
  }
}

/** All folders on the way to these paths, the innermost first. */
function parentsOf(paths: readonly string[]): string[] {
  const all = paths.flatMap((path) => {
    const names = path.split('/').slice(0, -1)
    return names.map((_, index) => names.slice(0, index + 1).join('/'))
  })
  return [...new Set(all)].sort((one, other) => other.length - one.length)
}
