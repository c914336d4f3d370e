import { LuwteError } from '@shared/kernel/errors'
import type { Ports } from '@main/ports'
import { DataKeys } from '@main/vault/crypto/dataKeys'
import type { SealingDeps } from '@main/vault/crypto/sealing'
import { readFolder } from '@main/vault/folderReader'
import type { Vault } from '@main/vault/vault'
import { importBlobs, importBlobsNamed } from '@main/vault/blobs/importBlobs'
import type { SettingsService } from '@main/features/settings/settingsService'
import type { ReportProgress } from '@main/kernel/jobRunner'
import { copyVault, removeFiles, removeUnchanged } from './copyVault'
import { removeIfEmpty } from '@main/vault/folders'

interface Dependencies {
  ports: SealingDeps & Pick<Ports, 'paths'>
  vault: Vault
  settings: SettingsService
}

/**
 * Moves the vault to an empty folder. The settings say where the vault is. Until they are written, the old folder is complete
 * and in use; after that, the new one. Only then the old files are removed.
 */
export async function relocateVault(deps: Dependencies, folder: string, reportProgress: ReportProgress): Promise<void> {
  const { ports, vault } = deps
  const former = vault.folder
  const copied = await vault.freeze(async (frozen) => {
    const all = await copyVault(ports, former, folder, reportProgress)
    try {
      await remember(deps, folder)
      await frozen.moveTo(folder)
      return all
    } catch (fault) {
      await frozen.moveTo(former)
      // Settings may be on disk although writing them failed. Unless that can be undone, the copy must stay.
      const isUndone = await remember(deps, former).then(
        () => true,
        () => false,
      )
      if (isUndone) await removeFiles(ports.files, folder, all)
      throw fault
    }
  })
  await removeUnchanged(ports, former, copied)
  await removeIfEmpty(ports.files, former).catch(() => undefined)
}

/**
 * Uses the vault in this folder from now on. The records of the former vault are copied into it; the former vault stays.
 * @param secret of the vault in the folder, where the keys in memory do not open it. Throws `needs-secret`, `wrong-secret`.
 */
export async function joinVault(
  deps: Dependencies & { draftBlobs: readonly string[] },
  folder: string,
  secret: string | undefined,
  reportProgress: ReportProgress,
): Promise<void> {
  const { ports, vault } = deps
  const former = vault.folder
  const wasSealed = vault.lock !== 'plain'
  // Another vault has other keys: those of the former one are forgotten when the folder changes.
  const keys = copyOf(vault.dataKeys, ports)
  await readFolder(ports, folder, { dataKeys: keys, secret })
  try {
    await vault.freeze((frozen) => frozen.moveTo(folder))
    if (vault.lock === 'locked') await open(vault, secret)
    await copyRecords(deps, former, { dataKeys: keys, mustBeSealed: wasSealed }, reportProgress)
    await remember(deps, folder)
  } catch (fault) {
    await vault.freeze((frozen) => frozen.moveTo(former))
    await openAgain(vault, keys)
    // Settings may be on disk although writing them failed.
    await remember(deps, former).catch(() => undefined)
    throw fault
  } finally {
    keys.forget()
  }
}

/** The vault is missing from its folder: uses the one in this folder from now on. */
export async function resumeAt(deps: Dependencies, folder: string): Promise<void> {
  const { vault } = deps
  const former = vault.folder
  await vault.freeze(async (frozen) => {
    await frozen.moveTo(folder)
    try {
      await remember(deps, folder)
    } catch (fault) {
      await frozen.moveTo(former)
      throw fault
    }
  })
}

async function copyRecords(
  { ports, vault, draftBlobs }: Dependencies & { draftBlobs: readonly string[] },
  former: string,
  keys: { dataKeys: DataKeys; mustBeSealed: boolean },
  reportProgress: ReportProgress,
): Promise<void> {
  const left = await readFolder(ports, former, keys)
  await importBlobsNamed(vault, left, draftBlobs)
  const partitions = ['always', ...(await left.months())]
  for (const [index, partition] of partitions.entries()) {
    reportProgress(index, partitions.length)
    const copies = await left.copies(partition)
    await importBlobs(vault, left, copies)
    await vault.importRecords(partition, copies, 'carried')
  }
  // Otherwise the user would believe that everything was copied.
  if (left.unread.length > 0) throw new LuwteError('unreadable', left.unread.join(' '))
}

async function open(vault: Vault, secret: string | undefined): Promise<void> {
  if (secret === undefined) throw new LuwteError('needs-secret')
  await vault.transaction((tx) => tx.keys.unlock(secret))
}

async function openAgain(vault: Vault, keys: DataKeys): Promise<void> {
  const { current } = keys
  if (current === null || vault.lock !== 'locked') return
  await vault.transaction((tx) => tx.keys.unlockWith(current, keys.key(current)))
}

function copyOf(dataKeys: DataKeys, { cipher }: Pick<Ports, 'cipher'>): DataKeys {
  const copy = new DataKeys(cipher)
  for (const id of dataKeys.ids) copy.hold(id, dataKeys.key(id))
  copy.use(dataKeys.current)
  return copy
}

const remember = (deps: Dependencies, folder: string) =>
  deps.settings.change({ vaultFolder: folderSetting(deps, folder) })

const folderSetting = ({ ports }: Dependencies, folder: string): string | null =>
  folder === ports.paths.vault ? null : folder
