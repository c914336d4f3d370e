import type { Month } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import { LuwteError } from '@shared/kernel/errors'
import { DamagedFile, NewerFormat } from '../ports/faults'
import { envelopeCodec } from './crypto/envelope'
import type { DataKeys, Seal } from './crypto/dataKeys'
import {
  BLOBS_FOLDER,
  fileNameOf,
  isBlobId,
  isDeviceFolder,
  isSameShard,
  monthOfFile,
  newestFirst,
  type Partition,
  type ShardKey,
  shardKeyOf,
  shardKeyOfConflict,
} from './layout'
import { isRecord } from './recordEdits'
import { itemsOfConflict } from './sync/conflictRecords'
import { Sealing, type SealingDeps } from './crypto/sealing'
import { readVaultFileState } from './vaultFile'
import { readBelievedBlob } from './blobs/believedBlob'

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

interface Keys {
  /** Keys that may open it. */
  dataKeys?: DataKeys
  /** The passphrase or recovery code of that vault, used where the keys do not. */
  secret?: string | undefined
  /** It is the vault in use: what counts as sealed there counts here. */
  live?: Seal & { readonly isSealed: boolean }
  /** Only files that hold what they held then count. @param path within the folder. */
  isUnchanged?: (path: string, bytes: Uint8Array) => boolean
  /** It was sealed. If it does not look so now, somebody took its key files away. */
  mustBeSealed?: boolean
}

/**
 * Throws `needs-secret`, `wrong-secret`, `vault-missing` where there is no vault, `newer-format`, `unreadable` where it must be
 * sealed and is not.
 */
export async function readFolder(deps: SealingDeps, folder: string, keys: Keys): Promise<FolderReading> {
  const { files, digest } = deps
  const state = await readVaultFileState(files, folder)
  if (state.is === 'newer') throw new NewerFormat()
  if (state.is !== 'there') throw new LuwteError('vault-missing')
  const sealing = keys.live ?? (await opened(deps, folder, state.id, keys))
  if (keys.mustBeSealed && !sealing.isSealed) throw new LuwteError('unreadable', 'its key files are gone')
  const unread: string[] = []

  const devices = async () => (await files.list(folder)).filter(isDeviceFolder)

  async function itemsIn(device: string, name: string, key: ShardKey): Promise<readonly unknown[]> {
    try {
      const bytes = await files.read(`${folder}/${device}/${name}`)
      if (bytes && keys.isUnchanged?.(`${device}/${name}`, bytes) === false)
        throw new DamagedFile('another than it was')
      return bytes ? envelopeCodec(digest, sealing, device, key, name).decode(bytes).records : []
    } catch {
      unread.push(`${device}/${name}`)
      return []
    }
  }

  /** `conflicting`: what sync tools made of conflicts in those files, with what is in the files themselves. */
  async function itemsOf(key: ShardKey): Promise<{ items: unknown[]; conflicting: unknown[] }> {
    const items: unknown[] = []
    const conflicting: unknown[] = []
    for (const device of await devices()) {
      const own = await itemsIn(device, fileNameOf(key), key)
      const found: unknown[] = []
      for (const name of await files.list(`${folder}/${device}`)) {
        const conflict = shardKeyOfConflict(name)
        if (conflict && isSameShard(conflict, key)) found.push(...(await itemsIn(device, name, key)))
      }
      items.push(...own)
      if (found.length > 0) conflicting.push(...found, ...own)
    }
    return { items, conflicting }
  }

  async function copiesOf(partition: Partition): Promise<VaultRecord[]> {
    const { items, conflicting } = await itemsOf(shardKeyOf(partition))
    const own = items.filter(isRecord)
    if (conflicting.length === 0) return own
    const past = partition === 'always' ? null : await itemsOf({ kind: 'past', month: partition })
    const formers = past ? [...past.items, ...past.conflicting] : []
    const copies = [...own, ...conflicting.filter(isRecord)]
    return [...own, ...itemsOfConflict(digest, conflicting, { copies, formers }).filter(isRecord)]
  }

  async function* readBlob(id: string): AsyncGenerator<Uint8Array> {
    let fault: unknown = new LuwteError('not-found', 'a blob')
    for (const device of isBlobId(id) ? await devices() : []) {
      const path = `${folder}/${device}/${BLOBS_FOLDER}/${id}`
      if ((await files.kindOf(path).catch(() => null)) !== 'file') continue
      let hasBegun = false
      try {
        for await (const chunk of readBelievedBlob({ ...deps, seal: sealing }, path, device, id)) {
          hasBegun = true
          yield chunk
        }
        return
      } catch (met) {
        // Somebody may have put another file of that name in the folder of another device.
        if (hasBegun) throw met
        fault = met
      }
    }
    throw fault
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
    copies: copiesOf,
  }
}

async function opened(deps: SealingDeps, folder: string, vault: string, { dataKeys, secret }: Keys): Promise<Sealing> {
  const sealing = new Sealing(deps, () => folder, null)
  for (const id of dataKeys?.ids ?? []) if (dataKeys) sealing.dataKeys.hold(id, dataKeys.key(id))
  if (await sealing.useHeldKey(vault)) return sealing
  if (secret === undefined) throw new LuwteError('needs-secret')
  await sealing.unlockToRead(vault, secret)
  return sealing
}
