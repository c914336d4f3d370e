import { LuwteError } from '@shared/kernel/errors'
import { NewerFormat } from '@main/ports/faults'
import type { ChosenFolder } from '@shared/features/data/contract'
import type { Ports } from '@main/ports'
import type { DataKeys } from '@main/vault/crypto/dataKeys'
import type { SealingDeps } from '@main/vault/crypto/sealing'
import { readFolder } from '@main/vault/folderReader'
import { readVaultFileState } from '@main/vault/vaultFile'
import { isHidden, isWithin } from '@main/vault/folders'

type DestinationPorts = SealingDeps & Pick<Ports, 'paths' | 'system'>

/** Folders that no other vault may be put into. */
export interface FoldersInUse {
  vault: string
  backups: string
}

/**
 * The folder for the vault, where this one was chosen: the folder itself or, if it holds something else, `Luwte` in it.
 * Throws `wrong-folder`, `newer-format`.
 */
export async function vaultDestination(
  chosen: string,
  ports: DestinationPorts,
  dataKeys: DataKeys,
  inUse: FoldersInUse,
): Promise<ChosenFolder> {
  for (const folder of [chosen, `${chosen}/Luwte`]) {
    const has = await contentsOf(folder, ports, dataKeys)
    if (has === null) continue
    if (isInUse(folder, ports, inUse)) throw new LuwteError('wrong-folder', 'in use')
    return { folder, has }
  }
  throw new LuwteError('wrong-folder', 'of something else')
}

/** What a folder holds; null: something else than a vault, or an incomplete vault. Throws `wrong-folder`, `newer-format`. */
export async function contentsOf(
  folder: string,
  ports: SealingDeps,
  dataKeys: DataKeys,
): Promise<ChosenFolder['has'] | null> {
  const state = await readVaultFileState(ports.files, folder)
  if (state.is === 'newer') throw new NewerFormat()
  if (state.is === 'empty') return (await ports.files.list(folder)).every(isHidden) ? 'nothing' : null
  if (state.is !== 'there') return null
  try {
    const { isSealed } = await readFolder(ports, folder, { dataKeys })
    // What is sealed here would be stored in plain there.
    if (!isSealed && dataKeys.current !== null) throw new LuwteError('wrong-folder', 'a vault that is not sealed')
    return 'vault'
  } catch (fault) {
    if (fault instanceof LuwteError && fault.code === 'needs-secret') return 'sealed-vault'
    throw fault
  }
}

function isInUse(folder: string, { system, paths }: DestinationPorts, { vault, backups }: FoldersInUse): boolean {
  const isIn = (other: string) => isWithin(folder, other, system.platform)
  if (isIn(vault) || isIn(backups)) return true
  // Back to the default folder is allowed.
  return isIn(paths.userData) && folder !== paths.vault
}
