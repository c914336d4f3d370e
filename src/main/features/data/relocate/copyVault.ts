import { LuwteError } from '@shared/kernel/errors'
import { NewerFormat } from '@main/ports/faults'
import type { Digest, Files } from '@main/ports'
import { readVaultFileState } from '@main/vault/vaultFile'
import type { ReportProgress } from '@main/kernel/jobRunner'
import { filesIn, removeIfEmpty } from '@main/vault/folders'
import { isOwnName, VAULT_FILE } from '@main/vault/layout'

interface Dependencies {
  files: Files
  digest: Digest
}

/** The digest of each file that was copied, by its path in the vault. */
export type Copied = ReadonlyMap<string, string>

/**
 * Copies what is Luwte's own in a vault folder, and reads it back. The file that makes the copy a vault comes last. Where it
 * cannot become whole, nothing of it is left.
 */
export async function copyVault(deps: Dependencies, from: string, to: string, tell: ReportProgress): Promise<Copied> {
  const standing = await readVaultFileState(deps.files, from)
  if (standing.is === 'newer') throw new NewerFormat()
  if (standing.is !== 'there') throw new LuwteError('vault-missing')
  const paths = (await filesIn(deps.files, from, isOwnName)).map((path) => path.slice(from.length + 1))
  const copied = new Map<string, string>()
  try {
    for (const path of [...paths.filter((one) => one !== VAULT_FILE), VAULT_FILE]) {
      tell(copied.size, paths.length)
      const bytes = await wholeFile(deps.files, `${from}/${path}`)
      if ((await deps.files.kindOf(`${to}/${path}`)) !== null)
        throw new LuwteError('wrong-folder', 'something is there')
      copied.set(path, deps.digest.sha256(bytes))
      await deps.files.writeDurably(`${to}/${path}`, bytes)
      if (deps.digest.sha256(await wholeFile(deps.files, `${to}/${path}`)) !== copied.get(path))
        throw new LuwteError('not-writable', 'a copy came back as another')
    }
    tell(copied.size, paths.length)
    return copied
  } catch (fault) {
    await removeCopies(deps.files, to, copied)
    throw fault
  }
}

/** Takes away the files that were copied as long as they still hold what was copied. Never rejects. */
export function removeCopied({ files, digest }: Dependencies, folder: string, copied: Copied): Promise<void> {
  return removeCopies(files, folder, copied, async (path) => {
    const bytes = await files.read(`${folder}/${path}`)
    return bytes !== null && digest.sha256(bytes) === copied.get(path)
  })
}

/** Takes away copies, and the folders that are empty without them. What cannot be removed stays. Never rejects. */
export async function removeCopies(
  files: Files,
  folder: string,
  copied: Copied,
  mayGo: (path: string) => Promise<boolean> = () => Promise.resolve(true),
): Promise<void> {
  const paths = [...copied.keys()]
  // First what makes it a vault: one that lacks something must not be taken for a whole one.
  for (const path of paths.toReversed())
    if (await mayGo(path).catch(() => false)) await files.remove(`${folder}/${path}`).catch(() => undefined)
  for (const within of foldersOf(paths)) {
    await files.sweep(`${folder}/${within}`).catch(() => undefined)
    await removeIfEmpty(files, `${folder}/${within}`).catch(() => undefined)
  }
}

/** Those deepest within first. */
function foldersOf(paths: readonly string[]): string[] {
  const all = paths.flatMap((path) => {
    const names = path.split('/').slice(0, -1)
    return names.map((_, index) => names.slice(0, index + 1).join('/'))
  })
  return [...new Set(all)].sort((one, other) => other.length - one.length)
}

async function wholeFile(files: Files, path: string): Promise<Uint8Array> {
  const bytes = await files.read(path)
  if (bytes === null) throw new LuwteError('unreadable', 'a file went away meanwhile')
  return bytes
}
