import type { BackupTest } from '@shared/features/data/contract'
import { LuwteError } from '@shared/kernel/errors'
import { NewerFormat } from '@main/ports/faults'
import type { DataKeys } from '../crypto/dataKeys'
import type { SealingDeps } from '../crypto/sealing'
import { type FolderReading, readFolder } from '../folderReader'
import { fileNameOf, isDeviceFolder, type Partition, shardKeyOf, VAULT_FILE } from '../layout'
import { readVaultFileState } from '../vaultFile'
import type { SealState } from '../vaultSession'
import { type CopyDeps, isIntact } from './copyFiles'
import { MANIFEST_FILE, type Manifest } from './manifest'
import { isManifestProven } from './manifestProof'
import { countRecords } from './recordCounts'
import { readManifest, VAULT_FOLDER } from './snapshotStore'
import { vaultFiles } from './vaultFiles'

/** What opens a snapshot: the keys in memory, or the passphrase or recovery code from when it was made. */
export interface SnapshotKeys {
  dataKeys: DataKeys
  secret: string | undefined
  /** Of the vault in use: with its keys it is seen who made the snapshot. */
  seal: SealState
}

/** A vault folder that can be restored from. */
export interface SnapshotSource {
  vault: string
  /** null: it is a vault folder without a manifest, or the manifest cannot be read. */
  manifest: Manifest | null
  isManifestDamaged: boolean
}

export interface OpenSnapshot {
  reading: FolderReading
  /** Its manifest proves that somebody with the key of the vault made it: then no other files are read than they copied. */
  isProven: boolean
  /** Could all files of this partition be read? Counts only after its records were read. */
  isWhole(partition: Partition): boolean
}

/** @param folder a snapshot, the vault folder in it, or any vault folder. Throws `wrong-folder`, `newer-format`. */
export async function findSnapshotSource(deps: CopyDeps, folder: string): Promise<SnapshotSource> {
  const { is } = await readVaultFileState(deps.files, folder)
  if (is === 'newer') throw new NewerFormat()
  const snapshot = is === 'there' ? folder.replace(/[\\/]vault[\\/]?$/, '') : folder
  const vault = is === 'there' ? folder : `${folder}/${VAULT_FOLDER}`
  const hasManifest = (await deps.files.kindOf(`${snapshot}/${MANIFEST_FILE}`)) !== null
  if (is !== 'there' && !hasManifest && (await readVaultFileState(deps.files, vault)).is !== 'there')
    throw new LuwteError('wrong-folder')
  const manifest = hasManifest ? await readManifest(deps, snapshot) : null
  return { vault, manifest, isManifestDamaged: hasManifest && manifest === null }
}

/** Throws `needs-secret`, `wrong-secret`, `unreadable`. */
export async function openSnapshot(
  deps: SealingDeps,
  source: SnapshotSource,
  keys: SnapshotKeys,
): Promise<OpenSnapshot> {
  const { manifest } = source
  const isProven = manifest !== null && isManifestProven(deps.cipher, keys.seal, manifest)
  const known = new Map(manifest?.files.map(({ path, sha256 }) => [path, sha256]))
  const isUnchanged = (path: string, bytes: Uint8Array) => known.get(path) === deps.digest.sha256(bytes)
  const { dataKeys, secret } = keys
  const how = { dataKeys, secret, ...(isProven ? { isUnchanged } : {}) }
  const reading = await readFolder(deps, source.vault, how).catch((fault: unknown) => {
    const isGone = fault instanceof LuwteError && fault.code === 'vault-missing'
    throw isGone ? new LuwteError('unreadable', 'a backup without its vault file') : fault
  })
  const missing = [...(manifest?.unread ?? [])]
  for (const { path } of manifest?.files ?? [])
    if ((await deps.files.kindOf(`${source.vault}/${path}`)) !== 'file') missing.push(path)
  return {
    reading,
    isProven,
    isWhole(partition) {
      const file = `/${fileNameOf(shardKeyOf(partition))}`
      return ![...missing, ...reading.unread].some((name) => isDeviceFolder(name) || name.endsWith(file))
    },
  }
}

/** Reads every file of a snapshot and decodes its records, as restoring would. Throws `needs-secret`, `wrong-secret`. */
export async function testSnapshot(deps: SealingDeps, source: SnapshotSource, keys: SnapshotKeys): Promise<BackupTest> {
  const damaged = new Set(source.isManifestDamaged ? [MANIFEST_FILE] : [])
  const files = source.manifest?.files ?? (await listFiles(deps, source.vault, damaged))
  for (const { path, sha256 } of files)
    if (!(await isIntact(deps, `${source.vault}/${path}`, sha256))) damaged.add(path)
  let counts = { entries: 0, checkIns: 0, others: 0 }
  try {
    const { dataKeys, secret } = keys
    const reading = await readFolder(deps, source.vault, { dataKeys, secret })
    counts = await countRecords(reading)
    for (const name of reading.unread) damaged.add(name)
  } catch (fault) {
    // Where vault file or keys are damaged, no passphrase opens it. Then the damage is the result of the test.
    if (![...damaged].some((name) => name === VAULT_FILE || name.startsWith('keys/'))) throw fault
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return { files: files.length, bytes, ...counts, damaged: [...damaged].sort() }
}

/** The files of a vault folder without a manifest. Those that cannot be read are added to `damaged`. */
async function listFiles(deps: CopyDeps, vault: string, damaged: Set<string>): Promise<Manifest['files']> {
  const { batches, unread } = await vaultFiles(deps.files, vault)
  for (const folder of unread) damaged.add(folder)
  const found: Manifest['files'] = []
  for (const path of batches.flat()) {
    const bytes = await deps.files.read(`${vault}/${path}`).catch(() => null)
    if (bytes) found.push({ path, bytes: bytes.length, sha256: deps.digest.sha256(bytes) })
    else damaged.add(path)
  }
  return found
}
