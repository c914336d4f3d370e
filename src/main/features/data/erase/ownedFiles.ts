import * as v from 'valibot'
import type { StorageUsage } from '@shared/features/data/contract'
import type { Files, Paths } from '@main/ports'
import { parseObject } from '@main/vault/json'
import { readVaultFileState } from '@main/vault/vaultFile'
import { filesIn, removeIfEmpty } from '@main/vault/folders'
import { isDeviceFolder, isOwnName, KEYS_FOLDER } from '@main/vault/layout'

/** Luwte's documents, and damaged ones in quarantine. What Electron keeps beside them never has such a name. */
const isOfUserData = (name: string): boolean =>
  /^[a-z-]+\.json(\.damaged-[\dTZ-]+)?$/.test(name) || name === KEYS_FOLDER || name === 'cache'

/** Where Luwte keeps things now. */
export interface Keeping {
  files: Files
  paths: Paths
  /** The folder of the vault, and the one in which the backups of this and perhaps other vaults lie. */
  vault: string
  backups: string
}

/** A folder, and what in it is Luwte's own. */
interface Share {
  folder: string
  isOurs: (name: string) => boolean
}

/** How many files of Luwte there are. A vault that was left where it lay in the beginning is part of the user data. */
export async function storageUsage(keeping: Keeping): Promise<StorageUsage> {
  const { vault, backups, userData } = await sharesOf(keeping)
  const count = async (shares: Share[]) => {
    const paths = await Promise.all(shares.map(({ folder, isOurs }) => filesIn(keeping.files, folder, isOurs)))
    return paths.flat().length
  }
  return {
    vault: { folder: keeping.vault, files: await count([vault]) },
    backups: { folder: keeping.backups, files: await count([backups]) },
    userData: { folder: keeping.paths.userData, files: await count(userData) },
  }
}

/**
 * Takes away everything that is Luwte's own, as far as it can.
 * @returns what is left, by path: what could not be removed, and what others laid into the folders of vault and backups.
 */
export async function removeEverything(keeping: Keeping): Promise<string[]> {
  const { vault, backups, userData } = await sharesOf(keeping)
  const left: string[] = []
  for (const share of [vault, backups, ...userData]) {
    const isOfLuwteAlone = share.folder !== keeping.paths.userData
    const names = await removeShare(keeping.files, share).catch(() => null)
    if (names === null) left.push(share.folder)
    // What Electron keeps beside the user data holds nothing of the user.
    else
      left.push(
        ...names.filter((name) => isOfLuwteAlone || share.isOurs(name)).map((name) => `${share.folder}/${name}`),
      )
  }
  return left
}

/** @returns the names that are still in the folder. */
async function removeShare(files: Files, { folder, isOurs }: Share): Promise<string[]> {
  // Without its keys, what is sealed is gone already, whatever happens in between.
  const ours = (await files.list(folder)).filter(isOurs)
  for (const name of [...ours.filter((one) => one === KEYS_FOLDER), ...ours]) {
    const path = `${folder}/${name}`
    const isFolder = (await files.kindOf(path).catch(() => null)) === 'folder'
    await (isFolder ? files.removeFolder(path) : files.remove(path)).catch(() => undefined)
  }
  await files.sweep(folder).catch(() => undefined)
  await removeIfEmpty(files, folder).catch(() => undefined)
  return files.list(folder)
}

async function sharesOf({ files, paths, vault, backups }: Keeping) {
  const id = await vaultId(files, vault, paths.userData)
  const isGenerations = (folder: string) => (name: string) =>
    folder === paths.backups ? isDeviceFolder(name) : name === id
  const userData: Share[] = [{ folder: paths.userData, isOurs: isOfUserData }]
  if (vault !== paths.vault) userData.unshift({ folder: paths.vault, isOurs: isOwnName })
  if (backups !== paths.backups) userData.unshift({ folder: paths.backups, isOurs: isGenerations(paths.backups) })
  return {
    vault: { folder: vault, isOurs: isOwnName },
    backups: { folder: backups, isOurs: isGenerations(backups) },
    userData,
  }
}

/** Of the vault in use; null where not even this computer's own file tells it. */
async function vaultId(files: Files, vault: string, userData: string): Promise<string | null> {
  const standing = await readVaultFileState(files, vault)
  if (standing.is === 'there') return standing.id
  try {
    const bytes = await files.read(`${userData}/device.json`)
    const device = bytes && v.safeParse(v.looseObject({ vault: v.string() }), parseObject(bytes))
    return device && device.success ? device.output.vault : null
  } catch {
    return null
  }
}
