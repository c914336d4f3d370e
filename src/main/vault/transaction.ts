import { LuwteError } from '@shared/kernel/errors'
import type { Id } from '@shared/kernel/ids'
import type { VersionVector } from '@shared/kernel/versionVectors'
import type { VaultRecord } from '@shared/records/record'
import type { RecordKind } from '@shared/records/registry'
import { Mutex } from '../kernel/mutex'
import type { ReportProgress } from '../kernel/jobRunner'
import type { BlobRef } from '@shared/kernel/blobRef'
import type { Gathered } from './deviceFolders'
import { type KeyChanges, keyChanges } from './keyChanges'
import type { Partition, ShardKey } from './layout'
import { RecordWriter } from './recordWriter'
import { resealAll } from './resealing'
import { TakeOver } from './sync/takeOver'
import type { NewBody, VaultParts } from './vaultParts'

/**
 * The writes that a transaction can make: see `Vault.transaction`. Steps run one after another; each resolves when its change
 * would survive a power cut. After the end of the transaction every step rejects. Steps that change records throw `locked`
 * where no key is in memory.
 */
export class Transaction {
  readonly #parts: VaultParts
  readonly #writer: RecordWriter
  readonly #steps = new Mutex()
  #hasEnded = false
  /** The id of the vault. */
  readonly vault: string
  /** Unlocking, and changing which secrets unlock the vault: see Sealing and KeyFileChanges. */
  readonly keys: KeyChanges

  constructor(parts: VaultParts, vault: string) {
    this.#parts = parts
    this.vault = vault
    this.#writer = new RecordWriter(parts, vault)
    const step = <Value>(task: () => Promise<Value>) => this.#step(task)
    this.keys = keyChanges(parts, vault, step)
  }

  /** See RecordWriter. */
  add(kind: RecordKind, body: NewBody, epochMs = this.#parts.deps.clock.now()): Promise<VaultRecord> {
    return this.#recordStep(() => this.#writer.add(kind, body, epochMs))
  }

  /**
   * Throws `not-found`; `unreadable` where the record may be in a file that cannot be read now.
   * @param seen the version that the editor started from. Versions that they did not see stay beside the edit.
   * @param change fields to set; undefined removes a field. Id and kind stay.
   */
  edit(id: Id, seen: VersionVector, change: Record<string, unknown>): Promise<VaultRecord> {
    return this.#recordStep(() => this.#writer.edit(id, seen, change))
  }

  /** Removes the body and former versions for good. A tombstone stays, so that other devices erase the record too. */
  erase(id: Id): Promise<void> {
    return this.#recordStep(() => this.#writer.erase(id))
  }

  /**
   * Writes many records at once, with one write per file.
   * @param how `copies`: each has its own version vector. A known or older one changes nothing; one that was written elsewhere
   * at the same time is stored beside the present one. `revisions`: each replaces all present copies, also a tombstone.
   * @returns how many were written.
   */
  importRecords(
    partition: Partition,
    records: readonly VaultRecord[],
    how: 'copies' | 'carried' | 'revisions',
  ): Promise<number> {
    return this.#recordStep(() => this.#writer.importRecords(partition, records, how))
  }

  /**
   * Puts a damaged own file of a partition into quarantine, erases here what was erased elsewhere, locks here what was locked
   * elsewhere, and takes in what only conflict copies of sync tools hold.
   * @param gathered what was read of the partition.
   */
  mend(partition: Partition, gathered: Gathered): Promise<void> {
    return this.#recordStep(() => this.#writer.mend(partition, gathered))
  }

  /** See DeviceFolders. */
  leaveIfShared(): Promise<void> {
    return this.#recordStep(() => this.#parts.folders.leaveIfShared())
  }

  /**
   * Takes items from another file of a shard into the own one: those that no file has yet, nor a newer copy of.
   * @returns how many.
   */
  takeIn(key: ShardKey, items: readonly unknown[]): Promise<number> {
    return this.#recordStep(() => this.#writer.takeIn(key, items))
  }

  /**
   * Copies the records of a computer that is gone into the files of this one, and removes its files. Throws `unreadable` or
   * `newer-format` where not all of them can be read; then they stay as they are.
   * @param isAcceptable whether a record in its inbox may be imported.
   */
  takeOver(
    device: string,
    isAcceptable: (record: VaultRecord) => boolean,
    reportProgress: ReportProgress,
  ): Promise<void> {
    return this.#recordStep(async () => {
      const { blobs, deps, folder, device: here, folders, inbox, sealing } = this.#parts
      // Read beside its other files they may stand beside them; read alone they may look older.
      await folders.listDevices()
      for (const partition of folders.conflicts.partitions) await this.#writer.takeInConflicts(partition)
      const erase = (partition: Partition, _vault: string, tombstone: VaultRecord) =>
        this.#writer.writeTombstone(partition, tombstone)
      const takeOver = new TakeOver(deps, { folder, device: here, seal: sealing, folders, inbox, blobs, erase })
      return takeOver.run(this.vault, device, { isAcceptable, reportProgress })
    })
  }

  /**
   * Works also while the vault is locked: the record is sealed to the public key, and read once the vault is unlocked. Where
   * this computer has no key that it can trust yet, the record waits in the user data: see WaitingRecords.
   */
  addToInbox(kind: RecordKind, body: NewBody): Promise<VaultRecord> {
    return this.#step(async () => {
      const { deps, device, inbox } = this.#parts
      const epochMs = deps.clock.now()
      const id = this.#writer.newId(epochMs)
      // The vector names no device: whatever computer imports it, it is the same record.
      const record = this.#writer.newRecord(kind, body, { id, epochMs, seen: { [id]: 1 } })
      const { inbox: publicKey, sealedElsewhere } = this.#parts.sealing
      if (publicKey === null && sealedElsewhere.length > 0) await this.#parts.waiting.put(record)
      else await inbox.put(this.vault, device.id, record)
      return record
    })
  }

  /** Only for items of this device: other devices remove their own. */
  removeFromInbox(device: string, id: Id): Promise<void> {
    return this.#step(() => this.#parts.inbox.remove(device, id))
  }

  /** Writes bytes for a record that is written after them. Throws `bad-input` for more than MAX_BLOB_BYTES. */
  putBlob(content: AsyncIterable<Uint8Array>, type: string): Promise<BlobRef> {
    return this.#recordStep(() => this.#parts.blobs.put(content, type))
  }

  /** Writes a blob from a snapshot, an export or another vault under its own id, to which its records refer. */
  putBlobAs(id: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    return this.#recordStep(async () => {
      if (!(await this.#parts.blobs.has(id))) await this.#parts.blobs.putAs(id, content)
    })
  }

  /**
   * Removes blobs of this computer to which no record of any device refers. Throws, and removes nothing, where not every
   * record can be read.
   * @param alsoKept ids of blobs that something else refers to, such as a draft.
   * @returns how many were removed.
   */
  removeUnreferencedBlobs(alsoKept: ReadonlySet<string>): Promise<number> {
    return this.#recordStep(async () => {
      const { blobs, blobReferences } = this.#parts
      if ((await blobs.own()).length === 0) return 0
      const referenced = await blobReferences.all()
      return blobs.removeAllBut(new Set([...referenced, ...alsoKept]))
    })
  }

  /** Writes the copy that is never sealed: see UnsealedCopy. */
  writeUnsealedCopy(content: Record<string, unknown>): Promise<void> {
    return this.#step(() => this.#parts.unsealedCopy.write(content))
  }

  removeUnsealedCopy(): Promise<void> {
    return this.#step(() => this.#parts.unsealedCopy.remove())
  }

  /** Rewrites every file of this computer that is not sealed with the current key or, in an unsealed vault, not plain. */
  reseal(reportProgress: ReportProgress): Promise<void> {
    return this.#step(async () => {
      const { deps, device, digests, folder, folders, sealing, seen, userData } = this.#parts
      const devices = [device.id, ...device.formerIds]
      if (sealing.isOn()) await device.ensureOwnKey()
      await resealAll(
        {
          isWhole: !device.provesOwn,
          files: deps.files,
          clock: deps.clock,
          vault: folder(),
          userData,
          devices,
          seal: sealing,
          folders,
          blobs: this.#parts.blobs,
        },
        reportProgress,
      )
      await seen.reseal()
      // They are worked out again when somebody looks, and kept as the vault is from now on.
      await digests.clear()
      await device.setSealedWith(sealing.dataKeys.current)
    })
  }

  /** Ends the transaction: every further step rejects. */
  end(): void {
    this.#hasEnded = true
  }

  #step<Value>(task: () => Promise<Value>): Promise<Value> {
    return this.#steps.run(async () => {
      if (this.#hasEnded) throw new Error('A transaction was used after its end.')
      return task()
    })
  }

  #recordStep<Value>(task: () => Promise<Value>): Promise<Value> {
    return this.#step(async () => {
      if (this.#parts.sealing.isLocked) throw new LuwteError('locked')
      return task()
    })
  }
}
