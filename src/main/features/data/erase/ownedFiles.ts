import * as v from 'valibot'
import type { StorageUsage } from '@shared/features/data/contract'
import type { Files, Paths } from '@main/ports'
import { parseObject } from '@main/vault/json'
import { readVaultFileState } from '@main/vault/vaultFile'
import { filesIn, removeIfEmpty } from '@main/vault/folders'
import { INBOX_FOLDER, isDeviceFolder, isOwnName, KEYS_FOLDER } from '@main/vault/layout'
import { makerOfSnapshot } from '@main/vault/snapshots/snapshotStore'

const OUR_FOLDERS: ReadonlySet<string> = new Set([KEYS_FOLDER, INBOX_FOLDER, 'cache', 'running'])

/** Luwte's documents, and damaged ones in quarantine. What Electron keeps beside them never has such a name. */
const isOfUserData = (name: string): boolean =>
  /^[a-z-]+\.json(\.damaged-[\dTZ-]+)?$/.test(name) || OUR_FOLDERS.has(name)

/** The folders in which Luwte keeps files now. */
export interface OwnedFolders {
  paths: Paths
  /** `backups` may hold those of other vaults too. */
  vault: string
  backups: string
  /** The ids under which this computer writes and has written. */
  writers: readonly string[]
}

/** A folder, and which names in it belong to Luwte. */
interface Share {
  folder: string
  isOurs: (name: string) => boolean
  /** What a link of the user leads to belongs to Luwte too: only in the user data, where nobody else can put one. */
  hasLinks?: boolean
  /** Something in one of its folders that belongs to another computer, and stays. */
  isOfOthers?: (path: string) => Promise<boolean>
}

/** Counts the files of Luwte. A former vault in the default folder counts as user data. */
export async function storageUsage(files: Files, folders: OwnedFolders): Promise<StorageUsage> {
  const { vault, backups, userData } = await sharesOf(files, folders)
  const count = async (shares: Share[]) => {
    const paths = await Promise.all(shares.map(({ folder, isOurs }) => filesIn(files, folder, isOurs)))
    return paths.flat().length
  }
  return {
    vault: { folder: folders.vault, files: await count([vault]) },
    backups: { folder: folders.backups, files: await count([backups]) },
    userData: { folder: folders.paths.userData, files: await count(userData) },
  }
}

/**
 * Removes everything that belongs to Luwte, as far as possible.
 * @returns paths of what is left: what could not be removed, and what others put into the folders of vault and backups.
 */
export async function removeEverything(files: Files, folders: OwnedFolders): Promise<string[]> {
  const { vault, backups, userData } = await sharesOf(files, folders)
  const left: string[] = []
  for (const share of [vault, backups, ...userData]) {
    const isForLuwteOnly = share.folder !== folders.paths.userData
    if (share.hasLinks) left.push(...(await removeTargets(files, share)))
    const names = await removeShare(files, share).catch(() => null)
    if (names === null) left.push(share.folder)
    // What Electron keeps in the folder of the user data holds nothing that the user wrote.
    else
      left.push(
        ...names.filter((name) => isForLuwteOnly || share.isOurs(name)).map((name) => `${share.folder}/${name}`),
      )
  }
  return left
}

/** @returns paths of what is still there. */
async function removeTargets(files: Files, { folder, isOurs }: Share): Promise<string[]> {
  const left: string[] = []
  for (const name of (await files.list(folder).catch(() => [])).filter(isOurs)) {
    const path = `${folder}/${name}`
    const target = await files.targetOf(path).catch(() => path)
    if (target !== path) await files.remove(target).catch(() => left.push(target))
  }
  return left
}

/** @returns the names that are still in the folder. */
async function removeShare(files: Files, { folder, isOurs, isOfOthers }: Share): Promise<string[]> {
  // The keys first: without them what is sealed cannot be read any more, even if deleting is interrupted.
  const ours = (await files.list(folder)).filter(isOurs)
  for (const name of [...ours.filter((one) => one === KEYS_FOLDER), ...ours]) {
    const path = `${folder}/${name}`
    if (isOfOthers) await removeAllBut(files, path, isOfOthers).catch(() => undefined)
    else await removeAt(files, path).catch(() => undefined)
  }
  await files.sweep(folder).catch(() => undefined)
  await removeIfEmpty(files, folder).catch(() => undefined)
  return files.list(folder)
}

async function removeAllBut(files: Files, folder: string, isKept: (path: string) => Promise<boolean>): Promise<void> {
  for (const name of await files.list(folder))
    if (!(await isKept(`${folder}/${name}`))) await removeAt(files, `${folder}/${name}`)
  await removeIfEmpty(files, folder)
}

async function removeAt(files: Files, path: string): Promise<void> {
  const isFolder = (await files.kindOf(path).catch(() => null)) === 'folder'
  await (isFolder ? files.removeFolder(path) : files.remove(path))
}

async function sharesOf(
  files: Files,
  { paths, vault, backups, writers }: OwnedFolders,
): Promise<{ vault: Share; backups: Share; userData: Share[] }> {
  const id = await vaultId(files, vault, paths.userData)
  const isSnapshotFolder = (folder: string) => (name: string) =>
    folder === paths.backups ? isDeviceFolder(name) : name === id
  const userData: Share[] = [{ folder: paths.userData, isOurs: isOfUserData, hasLinks: true }]
  if (vault !== paths.vault) userData.unshift({ folder: paths.vault, isOurs: isOwnName })
  if (backups !== paths.backups) userData.unshift({ folder: paths.backups, isOurs: isSnapshotFolder(paths.backups) })
  // A folder that was chosen may be that of several computers.
  const isOfOthers = async (path: string) => {
    const device = await makerOfSnapshot(files, path)
    return device !== null && !writers.includes(device)
  }
  const isShared = backups !== paths.backups
  return {
    vault: { folder: vault, isOurs: isOwnName },
    backups: { folder: backups, isOurs: isSnapshotFolder(backups), ...(isShared ? { isOfOthers } : {}) },
    userData,
  }
}

/** The id of the vault in use; null where neither the vault nor device.json has it. */
async function vaultId(files: Files, vault: string, userData: string): Promise<string | null> {
  const state = await readVaultFileState(files, vault)
  if (state.is === 'there') return state.id
  try {
    const bytes = await files.read(`${userData}/device.json`)
    const device = bytes && v.safeParse(v.looseObject({ vault: v.string() }), parseObject(bytes))
    return device && device.success ? device.output.vault : null
  } catch {
    return null
  }
}
