import type { BackupTest } from '@shared/features/data/contract'
import { LuwteError } from '@shared/kernel/errors'
import { NewerFormat } from '@main/ports/faults'
import type { Ports } from '@main/ports'
import { isWhole as isWholeFile } from './copyFiles'
import { countKept } from './recordCounts'
import { vaultFiles } from './vaultFiles'
import { MANIFEST_FILE, type Manifest } from './manifest'
import { readManifest, VAULT_WITHIN } from './snapshotStore'
import type { DataKeys } from '../crypto/dataKeys'
import { type Partition, shardKeyOf } from '../partitions'
import { type FolderReading, readFolder } from '../folderReader'
import { readVaultFileState } from '../vaultFile'
import { fileNameOf, isDeviceFolder, VAULT_FILE } from '../layout'

/** What opens a generation: the keys at hand, or the passphrase of that time. */
export interface Opening {
  ring: DataKeys
  secret: string | undefined
}

/** A vault folder that can be restored from, and what was noted of it when it was copied. */
export interface SnapshotSource {
  vault: string
  /** null: nobody copied it, or it cannot be read. */
  manifest: Manifest | null
  isManifestDamaged: boolean
}

export interface OpenSnapshot {
  reading: FolderReading
  /** Was everything there of a place that has been read? */
  isWhole(place: Partition): boolean
}

/** @param folder a generation, the vault in it, or any vault. Throws `wrong-folder`, `newer-format`. */
export async function sourceAt(ports: Ports, folder: string): Promise<SnapshotSource> {
  const { is } = await readVaultFileState(ports.files, folder)
  if (is === 'newer') throw new NewerFormat()
  const generation = is === 'there' ? folder.replace(/[\\/]vault[\\/]?$/, '') : folder
  const vault = is === 'there' ? folder : `${folder}/${VAULT_WITHIN}`
  const hasManifest = (await ports.files.kindOf(`${generation}/${MANIFEST_FILE}`)) !== null
  if (is !== 'there' && !hasManifest && (await readVaultFileState(ports.files, vault)).is !== 'there')
    throw new LuwteError('wrong-folder')
  const manifest = hasManifest ? await readManifest(ports, generation) : null
  return { vault, manifest, isManifestDamaged: hasManifest && manifest === null }
}

/** Throws `needs-secret`, `wrong-secret`, `unreadable`. */
export async function openSnapshot(ports: Ports, source: SnapshotSource, opening: Opening): Promise<OpenSnapshot> {
  const reading = await readFolder(ports, source.vault, opening).catch((fault: unknown) => {
    const isGone = fault instanceof LuwteError && fault.code === 'vault-missing'
    throw isGone ? new LuwteError('unreadable', 'a backup without its vault file') : fault
  })
  const lacking = [...(source.manifest?.unread ?? [])]
  for (const { path } of source.manifest?.files ?? [])
    if ((await ports.files.kindOf(`${source.vault}/${path}`)) !== 'file') lacking.push(path)
  return {
    reading,
    isWhole(place) {
      const file = `/${fileNameOf(shardKeyOf(place))}`
      return ![...lacking, ...reading.unread].some((name) => isDeviceFolder(name) || name.endsWith(file))
    },
  }
}

/** Reads every file, and opens it for real. Throws `needs-secret`, `wrong-secret`. */
export async function testOf(ports: Ports, source: SnapshotSource, opening: Opening): Promise<BackupTest> {
  const damaged = new Set(source.isManifestDamaged ? [MANIFEST_FILE] : [])
  const files = source.manifest?.files ?? (await filesThere(ports, source.vault, damaged))
  for (const { path, sha256 } of files)
    if (!(await isWholeFile(ports, `${source.vault}/${path}`, sha256))) damaged.add(path)
  let counts = { entries: 0, checkIns: 0, others: 0 }
  try {
    const reading = await readFolder(ports, source.vault, opening)
    counts = await countKept(reading)
    for (const name of reading.unread) damaged.add(name)
  } catch (fault) {
    // With these damaged, no passphrase opens it: that is what there is to tell.
    if (![...damaged].some((name) => name === VAULT_FILE || name.startsWith('keys/'))) throw fault
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return { files: files.length, bytes, ...counts, damaged: [...damaged].sort() }
}

/** What lies in a vault folder of which nobody noted what it should hold. */
async function filesThere(ports: Ports, vault: string, damaged: Set<string>): Promise<Manifest['files']> {
  const { batches, unread } = await vaultFiles(ports.files, vault)
  for (const folder of unread) damaged.add(folder)
  const there: Manifest['files'] = []
  for (const path of batches.flat()) {
    const bytes = await ports.files.read(`${vault}/${path}`).catch(() => null)
    if (bytes) there.push({ path, bytes: bytes.length, sha256: ports.digest.sha256(bytes) })
    else damaged.add(path)
  }
  return there
}
