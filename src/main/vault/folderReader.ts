import type { Month } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import { LuwteError } from '@shared/kernel/errors'
import { NewerFormat } from '../ports/faults'
import { envelopeCodec } from './crypto/envelope'
import type { DataKeys } from './crypto/dataKeys'
import {
  BLOBS_FOLDER,
  fileNameOf,
  isBlobId,
  isDeviceFolder,
  monthOfFile,
  newestFirst,
  type Partition,
  shardKeyOf,
} from './layout'
import { isRecord } from './recordEdits'
import { Sealing, type SealingDeps } from './crypto/sealing'
import { readVaultFileState } from './vaultFile'
import { decodeBlob } from './blobs/blobFormat'

/** A vault folder that is only read: a snapshot, or a vault that this computer no longer uses. */
export interface FolderReading {
  /** The id of the vault. */
  vault: string
  isSealed: boolean
  /** UTC months that hold records, newest first. */
  months(): Promise<Month[]>
  /** The copies of all devices in one partition, each as it is in its file. */
  copies(partition: Partition): Promise<VaultRecord[]>
  /** The content of a blob, from whichever device has it. Throws `not-found`, `unreadable`, `newer-format`. */
  readBlob(id: string): AsyncIterable<Uint8Array>
  /** Writes the content of a blob, plain, to a file elsewhere. @returns false: it cannot be read, and is among `unread`. */
  copyBlob(id: string, path: string): Promise<boolean>
  /** Names of the files that could not be read so far. */
  readonly unread: readonly string[]
}

/**
 * @param keys `dataKeys`: keys that may open it. `secret`: the passphrase or recovery code of that vault, used where they do not.
 * Throws `needs-secret`, `wrong-secret`, `vault-missing` where there is no vault, `newer-format`.
 */
export async function readFolder(
  deps: SealingDeps,
  folder: string,
  keys: { dataKeys?: DataKeys; secret?: string | undefined },
): Promise<FolderReading> {
  const { files, digest } = deps
  const state = await readVaultFileState(files, folder)
  if (state.is === 'newer') throw new NewerFormat()
  if (state.is !== 'there') throw new LuwteError('vault-missing')
  const sealing = await opened(deps, folder, state.id, keys)
  const unread: string[] = []

  const devices = async () => (await files.list(folder)).filter(isDeviceFolder)

  async function copiesOf(device: string, partition: Partition): Promise<VaultRecord[]> {
    const key = shardKeyOf(partition)
    const name = `${device}/${fileNameOf(key)}`
    try {
      const bytes = await files.read(`${folder}/${name}`)
      if (!bytes) return []
      return envelopeCodec(digest, sealing, device, key).decode(bytes).records.filter(isRecord)
    } catch {
      unread.push(name)
      return []
    }
  }

  async function* readBlob(id: string): AsyncGenerator<Uint8Array> {
    if (!isBlobId(id)) throw new LuwteError('not-found', 'a blob')
    for (const device of await devices()) {
      const path = `${folder}/${device}/${BLOBS_FOLDER}/${id}`
      if ((await files.kindOf(path)) !== 'file') continue
      yield* decodeBlob({ ...deps, seal: sealing }, id, files.readStream(path))
      return
    }
    throw new LuwteError('not-found', 'a blob')
  }

  return {
    vault: state.id,
    isSealed: sealing.isSealed,
    readBlob,
    async copyBlob(id, path) {
      try {
        await files.writeStream(path, readBlob(id))
        return true
      } catch (fault) {
        if (!(fault instanceof LuwteError && ['not-found', 'unreadable', 'newer-format'].includes(fault.code)))
          throw fault
        unread.push(`${BLOBS_FOLDER}/${id}`)
        return false
      }
    },
    unread,
    async months() {
      const months = new Set<Month>()
      for (const device of await devices())
        for (const name of await files.list(`${folder}/${device}`)) {
          const month = monthOfFile(name)
          if (month !== null) months.add(month)
        }
      return [...months].sort(newestFirst)
    },
    async copies(partition) {
      const all: VaultRecord[] = []
      for (const device of await devices()) all.push(...(await copiesOf(device, partition)))
      return all
    },
  }
}

async function opened(
  deps: SealingDeps,
  folder: string,
  vault: string,
  { dataKeys, secret }: { dataKeys?: DataKeys; secret?: string | undefined },
): Promise<Sealing> {
  const sealing = new Sealing(deps, () => folder, null)
  for (const id of dataKeys?.ids ?? []) if (dataKeys) sealing.dataKeys.hold(id, dataKeys.key(id))
  const { isSealed, passphrases, recoveries } = await sealing.look(vault)
  if (!isSealed || [...passphrases, ...recoveries].some(({ key }) => sealing.dataKeys.has(key))) return sealing
  if (secret === undefined) throw new LuwteError('needs-secret')
  await sealing.unlockToRead(vault, secret)
  return sealing
}
