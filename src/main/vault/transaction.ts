import * as v from 'valibot'
import { type Id, IdSchema, makeId, type Month, monthOfId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import { LuwteError } from '@shared/kernel/errors'
import { instant, livedTime } from '@shared/kernel/time'
import { nextVector, type VersionVector } from '@shared/kernel/versionVectors'
import type { VaultRecord } from '@shared/records/record'
import { definitionOf, type RecordKind } from '@shared/records/registry'
import { Mutex } from '../kernel/mutex'
import type { ReportProgress } from '../kernel/jobRunner'
import type { BlobRef } from '@shared/kernel/blobRef'
import type { Clock, Files, Random } from '../ports'
import type { BlobStore } from './blobs/blobStore'
import { referencedBlobs } from './blobs/referencedBlobs'
import type { Inbox } from './inbox/inbox'
import type { WaitingRecords } from './inbox/waitingRecords'
import type { Secrets } from './crypto/keyFileChanges'
import type { Sealing } from './crypto/sealing'
import type { UnsealedCopy } from './crypto/unsealedCopy'
import type { DeviceFolders, Gathered } from './deviceFolders'
import { type Partition, partitionOf, type ShardKey, shardKeyOf } from './layout'
import { resealAll } from './resealing'
import type { Device } from './sync/device'
import type { RevisionsSeen } from './sync/revisionsSeen'
import { TakeOver } from './sync/takeOver'
import {
  hasId,
  isCopyOf,
  isCovered,
  isErased,
  missingItems,
  newRecord,
  owedTombstones,
  startOf,
  tombstoneOf,
  vectorOf,
  versionsToStore,
  visibleRecords,
  withItems,
  withoutOldVersions,
  withRevision,
  withTombstone,
} from './recordEdits'

/** The parts of an open vault that a transaction works with. `folder`, `userData`: paths. */
export interface VaultParts {
  deps: ConstructorParameters<typeof TakeOver>[0] & { clock: Clock; random: Random; files: Files }
  folder: () => string
  userData: string
  device: Device
  folders: DeviceFolders
  inbox: Inbox
  waiting: WaitingRecords
  sealing: Sealing
  unsealedCopy: UnsealedCopy
  blobs: BlobStore
  seen: RevisionsSeen
}

/** What a record of a kind holds; kind, id, times and version vector are added. */
export type NewBody = Record<string, unknown>

/**
 * The writes that a transaction can make: see `Vault.transaction`. Steps run one after another; each resolves when its change
 * would survive a power cut. After the end of the transaction every step rejects. Steps that change records throw `locked`
 * where no key is in memory.
 */
export class Transaction {
  readonly #parts: VaultParts
  readonly #steps = new Mutex()
  #devices: ReadonlySet<string> | null = null
  #hasEnded = false
  /** The id of the vault. */
  readonly vault: string
  /** Unlocking, and changing which secrets unlock the vault: see Sealing and KeyFileChanges. */
  readonly keys: KeyChanges

  constructor(parts: VaultParts, vault: string) {
    this.#parts = parts
    this.vault = vault
    const step = <Value>(task: () => Promise<Value>) => this.#step(task)
    this.keys = keyChanges(parts, vault, step)
  }

  /** @param epochMs when it happened, in milliseconds since 1970. */
  add(kind: RecordKind, body: NewBody, epochMs = this.#parts.deps.clock.now()): Promise<VaultRecord> {
    return this.#recordStep(async () => {
      const { device, folders } = this.#parts
      const id = this.#newId(epochMs)
      const key = shardKeyOf(definitionOf(kind).partition === 'always' ? 'always' : monthOfId(id))
      await folders.prepareOwn(key)
      const record = newRecord({ ...body, kind, id, ...this.#written(epochMs), seen: { [device.id]: 1 } })
      await folders.rewriteOwn(key, this.vault, (records) => [...records, record])
      return record
    })
  }

  /**
   * Throws `not-found`; `unreadable` where the record may be in a file that cannot be read now.
   * @param seen the version that the editor started from. Versions that they did not see stay beside the edit.
   * @param change fields to set; undefined removes a field. Id, time and kind stay.
   */
  edit(id: Id, seen: VersionVector, change: Record<string, unknown>): Promise<VaultRecord> {
    return this.#recordStep(async () => {
      const { partition, gathered } = await this.#ownPartitionOf(id)
      const copies = gathered.copies.filter(isCopyOf(id))
      const merged = visibleRecords(copies)[0]
      if (!merged) throw new LuwteError(gathered.isComplete ? 'not-found' : 'unreadable')
      const start = startOf(merged, seen)
      const next = newRecord({
        ...start,
        ...change,
        id,
        kind: start.kind,
        at: start.at,
        seen: vectorOf(seen, copies, this.#parts.device.id, () => this.#newId(this.#parts.deps.clock.now())),
        changedAt: this.#now(),
      })
      const own = gathered.own.filter(isCopyOf(id))
      if (definitionOf(start.kind)?.history && partition !== 'always')
        await this.#storeVersions(partition, [...own, merged.current, ...merged.siblings], next)
      await this.#parts.folders.rewriteOwn(shardKeyOf(partition), this.vault, (records) => withRevision(records, next))
      return next
    })
  }

  /** Removes the body and former versions for good. A tombstone stays, so that other devices erase the record too. */
  erase(id: Id): Promise<void> {
    return this.#recordStep(async () => {
      const { partition, gathered } = await this.#ownPartitionOf(id)
      const copies = gathered.copies.filter(isCopyOf(id))
      const tombstone = tombstoneOf(copies, this.#now(), this.#parts.device.id)
      if (!tombstone) throw new LuwteError(gathered.isComplete ? 'not-found' : 'unreadable')
      if (!visibleRecords(copies)[0] && gathered.own.filter(isCopyOf(id)).every(isErased)) return
      await this.#writeTombstone(partition, tombstone)
    })
  }

  /**
   * Writes many records at once, with one write per file.
   * @param how `copies`: each has its own version vector. A known or older one changes nothing; one that was written elsewhere
   * at the same time is stored beside the present one. `revisions`: each replaces all present copies, also a tombstone.
   * @returns how many were written.
   */
  importRecords(partition: Partition, records: readonly VaultRecord[], how: 'copies' | 'revisions'): Promise<number> {
    return this.#recordStep(async () => {
      const { device, folders } = this.#parts
      await folders.prepareOwn(shardKeyOf(partition))
      const { copies } = await folders.gather(partition, await this.#allDevices())
      const incoming = records.flatMap((record) => {
        const known = copies.filter(isCopyOf(record.id))
        if (how === 'copies') return isCovered(record, known) ? [] : [newRecord(record)]
        const seen = nextVector(
          [record, ...known].map((copy) => copy.seen),
          device.id,
        )
        return [newRecord({ ...record, seen, changedAt: this.#now() })]
      })
      if (incoming.length > 0)
        await folders.rewriteOwn(shardKeyOf(partition), this.vault, (own) => incoming.reduce(withRevision, [...own]))
      return incoming.length
    })
  }

  /**
   * Puts a damaged own file of a partition into quarantine, erases here what was erased elsewhere, and takes in what only
   * conflict copies of sync tools hold.
   * @param gathered what was read of the partition.
   */
  mend(partition: Partition, gathered: Gathered): Promise<void> {
    return this.#recordStep(async () => {
      await this.#parts.folders.prepareOwn(shardKeyOf(partition))
      for (const tombstone of owedTombstones(gathered.own, gathered.copies))
        await this.#writeTombstone(partition, tombstone)
      await this.#takeInConflicts(partition)
    })
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
    return this.#recordStep(() => this.#takeIn(key, items))
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
      for (const partition of folders.conflicts.partitions) await this.#takeInConflicts(partition)
      const erase = (partition: Partition, _vault: string, tombstone: VaultRecord) =>
        this.#writeTombstone(partition, tombstone)
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
      const id = this.#newId(epochMs)
      // The vector names no device: whatever computer imports it, it is the same record.
      const record = newRecord({ ...body, kind, id, ...this.#written(epochMs), seen: { [id]: 1 } })
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
      const { blobs, deps, folder, folders, inbox } = this.#parts
      const referenced = await referencedBlobs({ files: deps.files, vault: folder(), folders, inbox })
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
      const { deps, device, folder, folders, sealing, seen, userData } = this.#parts
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

  async #allDevices(): Promise<ReadonlySet<string>> {
    return (this.#devices ??= await this.#parts.folders.listDevices())
  }

  /** The partition of a record, ready to be written by this device, and what is in it. */
  async #ownPartitionOf(id: Id): Promise<{ partition: Partition; gathered: Gathered }> {
    if (!v.is(IdSchema, id)) throw new LuwteError('not-found')
    const { folders } = this.#parts
    const isAlways = (await folders.gather('always', await this.#allDevices())).copies.some(isCopyOf(id))
    const partition = isAlways ? 'always' : monthOfId(id)
    await folders.prepareOwn(shardKeyOf(partition))
    if (partition !== 'always') await folders.prepareOwn({ kind: 'past', month: partition })
    return { partition, gathered: await folders.gather(partition, await this.#allDevices()) }
  }

  async #takeIn(key: ShardKey, items: readonly unknown[]): Promise<number> {
    const { folders } = this.#parts
    await folders.prepareOwn(key)
    const { copies } = await folders.gather(partitionOf(key), await this.#allDevices())
    const own = await folders.readOwn(key)
    const isPast = key.kind === 'past'
    // Former versions are always older than a present copy. Only a tombstone makes them superfluous.
    const missing = missingItems(items, own, isPast ? copies.filter(isErased) : copies)
    if (missing.length > 0) await folders.rewriteOwn(key, this.vault, (now) => withItems(now, missing, isPast))
    return missing.length
  }

  /** Earlier versions first: by them it is seen which versions are older. They are written only where there are any. */
  async #takeInConflicts(partition: Partition): Promise<void> {
    const { folders } = this.#parts
    const gathered = await folders.gather(partition, await this.#allDevices())
    if (partition !== 'always') {
      const past = { kind: 'past', month: partition } as const
      const formers = await folders.conflicts.items(past, gathered.copies)
      if (formers.length > 0) await this.#takeIn(past, formers)
    }
    if (gathered.untaken.length === 0) return
    const key = shardKeyOf(partition)
    await folders.prepareOwn(key)
    await folders.rewriteOwn(key, this.vault, (now) => withItems(now, gathered.untaken, false))
  }

  /** The former versions are written before the new one: after a power cut there is one too many, never one too few. */
  async #storeVersions(month: Month, formers: VaultRecord[], next: VaultRecord): Promise<void> {
    const { folders } = this.#parts
    const key = { kind: 'past', month } as const
    const versions = versionsToStore(formers, next, await folders.readOwn(key))
    if (versions.length === 0) return
    // Beside conflict copies, an earlier version that is not known any more would look like one that nobody has seen.
    const isThinned = !folders.conflicts.partitions.has(month)
    await folders.rewriteOwn(key, this.vault, (records) => {
      const all = [...records, ...versions]
      return isThinned ? withoutOldVersions(all, next.id) : all
    })
  }

  /** The former versions go first: if this is interrupted, the record is still visible and can be erased again. */
  async #writeTombstone(partition: Partition, tombstone: VaultRecord): Promise<void> {
    const { folders } = this.#parts
    const isOther = (record: unknown) => !hasId(tombstone.id)(record)
    if (partition !== 'always') {
      const past = { kind: 'past', month: partition } as const
      await folders.prepareOwn(past)
      if (!(await folders.readOwn(past)).every(isOther))
        await folders.rewriteOwn(past, this.vault, (records) => records.filter(isOther))
    }
    await folders.rewriteOwn(shardKeyOf(partition), this.vault, (records) => withTombstone(records, tombstone))
  }

  /** The times of a new record: when it happened, in local time, and when it was written. */
  #written(epochMs: number): Pick<VaultRecord, 'at' | 'changedAt'> {
    return { at: livedTime(epochMs, this.#parts.deps.clock.zone()), changedAt: this.#now() }
  }

  #newId(epochMs: number): Id {
    return makeId(epochMs, this.#parts.deps.random.bytes(RANDOM_BYTES_PER_ID))
  }

  #now(): string {
    return instant(this.#parts.deps.clock.now())
  }
}

export type KeyChanges = ReturnType<typeof keyChanges>

function keyChanges(
  { device, sealing, folders }: Pick<VaultParts, 'device' | 'sealing' | 'folders'>,
  vault: string,
  step: <Value>(task: () => Promise<Value>) => Promise<Value>,
) {
  /** With another key other files are believed, so they are read again. */
  const stepOfKeys = <Value>(task: () => Promise<Value>) =>
    step(async () => {
      const before = sealing.dataKeys.current
      try {
        return await task()
      } finally {
        if (sealing.dataKeys.current !== before) await folders.forgetOthers()
      }
    })
  /** What cannot be written now is written at the next unlocking. */
  const introduce = async () => {
    await device.noteSealed()
    if (sealing.dataKeys.current !== null) await device.ensureInboxKey(sealing.dataKeys.current)
    await sealing.changes.introduce(vault)
  }
  return {
    unlock: (secret: string) =>
      stepOfKeys(async () => {
        await sealing.unlock(vault, secret)
        await introduce().catch(() => undefined)
      }),
    unlockWith: (id: Id, key: Uint8Array) =>
      stepOfKeys(async () => {
        const isUnlocked = await sealing.unlockWith(vault, id, key)
        if (isUnlocked) await introduce().catch(() => undefined)
        return isUnlocked
      }),
    prove: (secret: string) => step(() => sealing.prove(vault, secret)),
    seal: (secrets: Secrets) =>
      stepOfKeys(async () => {
        await device.noteSealed()
        await device.renewInboxKey()
        await sealing.changes.seal(vault, secrets)
        await device.noteInboxKeyOf(sealing.dataKeys.requireCurrent())
      }),
    changePassphrase: (passphrase: string) => step(() => sealing.changes.changePassphrase(vault, passphrase)),
    changeRecoveryCode: (recoveryKey: Uint8Array) => step(() => sealing.changes.changeRecoveryCode(vault, recoveryKey)),
    join: (secret: string) => step(() => sealing.changes.join(vault, secret)),
    unseal: () => stepOfKeys(() => sealing.changes.unseal(vault)),
  }
}
