import { LuwteError } from '@shared/kernel/errors'
import { NewerFormat } from '@main/ports/faults'
import type { ChosenFolder } from '@shared/features/data/contract'
import type { Ports } from '@main/ports'
import type { DataKeys } from '@main/vault/crypto/dataKeys'
import { readFolder } from '@main/vault/folderReader'
import { readVaultFileState } from '@main/vault/vaultFile'
import { isHidden, isWithin } from '@main/vault/folders'

/** Folders that are in use. */
export interface Occupied {
  vault: string
  backups: string
}

/**
 * Where a vault can lie when this folder was chosen for it: the folder itself, or, if that holds something else, `Luwte` in
 * it. Throws `wrong-folder`, `newer-format`.
 */
export async function vaultDestination(
  chosen: string,
  ports: Ports,
  ring: DataKeys,
  occupied: Occupied,
): Promise<ChosenFolder> {
  for (const folder of [chosen, `${chosen}/Luwte`]) {
    const has = await contentsOf(folder, ports, ring)
    if (has === null) continue
    if (isOccupied(folder, ports, occupied)) throw new LuwteError('wrong-folder', 'in use')
    return { folder, has }
  }
  throw new LuwteError('wrong-folder', 'of something else')
}

/** null: something that is no vault, or one that is not whole. */
export async function contentsOf(folder: string, ports: Ports, ring: DataKeys): Promise<ChosenFolder['has'] | null> {
  const standing = await readVaultFileState(ports.files, folder)
  if (standing.is === 'newer') throw new NewerFormat()
  if (standing.is === 'empty') return (await ports.files.list(folder)).every(isHidden) ? 'nothing' : null
  if (standing.is !== 'there') return null
  try {
    const { isSealed } = await readFolder(ports, folder, { ring })
    // What is sealed here would lie open there.
    if (!isSealed && ring.current !== null) throw new LuwteError('wrong-folder', 'a vault that is not sealed')
    return 'vault'
  } catch (fault) {
    if (fault instanceof LuwteError && fault.code === 'needs-secret') return 'sealed-vault'
    throw fault
  }
}

function isOccupied(folder: string, { system, paths }: Ports, { vault, backups }: Occupied): boolean {
  const isIn = (other: string) => isWithin(folder, other, system.platform)
  if (isIn(vault) || isIn(backups)) return true
  // Back to where it lay in the beginning.
  return isIn(paths.userData) && folder !== paths.vault
}
