import type { BackupTest } from '@shared/features/data/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Ports } from '@main/ports'
import { NewerFormat } from '@main/ports/faults'
import type { DataKeys } from '../crypto/dataKeys'
import { type FolderReading, readFolder } from '../folderReader'
import { fileNameOf, isDeviceFolder, VAULT_FILE } from '../layout'
import { type Partition, shardKeyOf } from '../partitions'
import { readVaultFileState } from '../vaultFile'
import { isIntact } from './copyFiles'
import { MANIFEST_FILE, type Manifest } from './manifest'
import { countRecords } from './recordCounts'
import { readManifest, VAULT_FOLDER } from './snapshotStore'
import { vaultFiles } from './vaultFiles'

/** What may open a snapshot: the keys in memory, or the passphrase or recovery code of the time it was made. */
export interface SnapshotKeys {
  ring: DataKeys
  secret: string | undefined
}

/** A vault folder that can be restored from. */
export interface SnapshotSource {
  vault: string
  /** null: no snapshot but any vault folder, or a manifest that cannot be read. */
  manifest: Manifest | null
  isManifestDamaged: boolean
}

export interface OpenSnapshot {
  reading: FolderReading
  /** Could all files of this partition be read? To be asked after its records were read. */
  isWhole(partition: Partition): boolean
}

/** @param folder a snapshot, the vault folder in it, or any vault folder. Throws `wrong-folder`, `newer-format`. */
export async function findSnapshotSource(ports: Ports, folder: string): Promise<SnapshotSource> {
  const { is } = await readVaultFileState(ports.files, folder)
  if (is === 'newer') throw new NewerFormat()
  const snapshot = is === 'there' ? folder.replace(/[\\/]vault[\\/]?$/, '') : folder
  const vault = is === 'there' ? folder : `${folder}/${VAULT_FOLDER}`
  const hasManifest = (await ports.files.kindOf(`${snapshot}/${MANIFEST_FILE}`)) !== null
  if (is !== 'there' && !hasManifest && (await readVaultFileState(ports.files, vault)).is !== 'there')
    throw new LuwteError('wrong-folder')
  const manifest = hasManifest ? await readManifest(ports, snapshot) : null
  return { vault, manifest, isManifestDamaged: hasManifest && manifest === null }
}

/** Throws `needs-secret`, `wrong-secret`, `unreadable`. */
export async function openSnapshot(ports: Ports, source: SnapshotSource, keys: SnapshotKeys): Promise<OpenSnapshot> {
  const reading = await readFolder(ports, source.vault, keys).catch((fault: unknown) => {
    const isGone = fault instanceof LuwteError && fault.code === 'vault-missing'
    throw isGone ? new LuwteError('unreadable', 'a backup without its vault file') : fault
  })
  const missing = [...(source.manifest?.unread ?? [])]
  for (const { path } of source.manifest?.files ?? [])
    if ((await ports.files.kindOf(`${source.vault}/${path}`)) !== 'file') missing.push(path)
  return {
    reading,
    isWhole(partition) {
      const file = `/${fileNameOf(shardKeyOf(partition))}`
      return ![...missing, ...reading.unread].some((name) => isDeviceFolder(name) || name.endsWith(file))
    },
  }
}

/** Reads every file of a snapshot and decodes its records, as restoring would. Throws `needs-secret`, `wrong-secret`. */
export async function testSnapshot(ports: Ports, source: SnapshotSource, keys: SnapshotKeys): Promise<BackupTest> {
  const damaged = new Set(source.isManifestDamaged ? [MANIFEST_FILE] : [])
  const files = source.manifest?.files ?? (await listFiles(ports, source.vault, damaged))
  for (const { path, sha256 } of files)
    if (!(await isIntact(ports, `${source.vault}/${path}`, sha256))) damaged.add(path)
  let counts = { entries: 0, checkIns: 0, others: 0 }
  try {
    const reading = await readFolder(ports, source.vault, keys)
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
async function listFiles(ports: Ports, vault: string, damaged: Set<string>): Promise<Manifest['files']> {
  const { batches, unread } = await vaultFiles(ports.files, vault)
  for (const folder of unread) damaged.add(folder)
  const found: Manifest['files'] = []
  for (const path of batches.flat()) {
    const bytes = await ports.files.read(`${vault}/${path}`).catch(() => null)
    if (bytes) found.push({ path, bytes: bytes.length, sha256: ports.digest.sha256(bytes) })
    else damaged.add(path)
  }
  return found
}
