import { LuwteError } from '@shared/kernel/errors'
import { type Id, type Month, monthOfId } from '@shared/kernel/ids'
import type { VersionVector } from '@shared/kernel/versionVectors'
import type { MergedRecord } from '@shared/records/merging'
import type { VaultRecord } from '@shared/records/record'
import type { RecordKind } from '@shared/records/registry'
import type { ReportProgress } from '../kernel/jobRunner'
import type { MonthDigest } from './digests/monthDigest'
import type { OpenedItem } from './inbox/inbox'
import type { Partition, ShardKey } from './layout'
import { newRecord } from './recordEdits'
import { Device } from './sync/device'
import type { NewBody } from './vaultParts'
import { SectionAccess, sectionsOfMonth } from './sections/sectionAccess'
import { UnprovenStore } from './unproven/unproven'
import { type VaultDeps, VaultSession } from './vaultSession'
import { VaultView } from './vaultView'

/**
 * All records of the user, on all their devices. Reading merges the folders of all devices; writing changes only this
 * device's own folder. A write resolves when the change would survive a power cut.
 *
 * A method that VaultView has too makes a view and reads from it. A method that Transaction has too is a transaction of one step.
 */
export class Vault extends VaultSession {
  /** What of other computers is not believed. */
  readonly unproven = new UnprovenStore(
    this.parts,
    () => this.lookToRead(),
    (task) => this.transaction(task),
  )

  /** The own locks of sections. */
  readonly sections = new SectionAccess(
    this.parts,
    () => this.look(),
    (task) => this.transaction(task),
  )

  /** Never rejects for a vault that is missing, damaged or newer: that is reported as a notice. */
  static async open(deps: VaultDeps): Promise<Vault> {
    const vault = new Vault(deps, await Device.open({ ...deps, userData: deps.paths.userData }))
    await vault.#begin()
    return vault
  }

  private constructor(deps: VaultDeps, device: Device) {
    super(deps, device)
    this.registerDigest(sectionsOfMonth)
  }

  /** A view of the vault as it is now, from which any number of months can be read. Throws `locked`. */
  async look(): Promise<VaultView> {
    const { is } = await this.lookToRead()
    const { digests, folders, sealing, sections } = this.parts
    return new VaultView({
      folders,
      digests,
      sections,
      devices: await folders.listDevices(),
      isThere: is === 'there',
      isLocked: () => sealing.isLocked,
      onRead: () => this.restLater(),
      mend: async (partition, gathered) => {
        const current = this.currentTransaction
        const report = () => folders.reportIfDamaged(partition, gathered)
        if (current === 'frozen') return report()
        // Reading must not fail because the disk is full or read-only: mending is tried again the next time.
        const mending = current
          ? current.mend(partition, gathered)
          : this.transaction((tx) => tx.mend(partition, gathered))
        await mending.catch(report)
      },
    })
  }

  async months(): Promise<Month[]> {
    return (await this.look()).months()
  }

  async month(month: Month): Promise<MergedRecord[]> {
    return (await this.look()).month(month)
  }

  /** See MonthDigests. To be called when a feature is made. */
  registerDigest(digest: MonthDigest<unknown>): void {
    this.parts.digests.register(digest)
  }

  async always(): Promise<MergedRecord[]> {
    return (await this.look()).always()
  }

  async isAlwaysWhole(): Promise<boolean> {
    return (await this.look()).isAlwaysWhole()
  }

  async copies(partition: Partition): Promise<VaultRecord[]> {
    return (await this.look()).copies(partition)
  }

  async find(id: Id): Promise<MergedRecord | null> {
    return (await this.look()).find(id)
  }

  add(kind: RecordKind, body: NewBody, epochMs?: number): Promise<VaultRecord> {
    return this.transaction((tx) => tx.add(kind, body, epochMs))
  }

  edit(id: Id, seen: VersionVector, change: Record<string, unknown>): Promise<VaultRecord> {
    return this.transaction((tx) => tx.edit(id, seen, change))
  }

  erase(id: Id): Promise<void> {
    return this.transaction((tx) => tx.erase(id))
  }

  importRecords(
    partition: Partition,
    records: readonly VaultRecord[],
    how: 'copies' | 'carried' | 'revisions',
  ): Promise<number> {
    return this.transaction((tx) => tx.importRecords(partition, records, how))
  }

  takeIn(key: ShardKey, items: readonly unknown[]): Promise<number> {
    return this.transaction((tx) => tx.takeIn(key, items))
  }

  addToInbox(kind: RecordKind, body: NewBody): Promise<VaultRecord> {
    return this.transaction((tx) => tx.addToInbox(kind, body))
  }

  takeOver(device: string, isAcceptable: (record: VaultRecord) => boolean, report: ReportProgress): Promise<void> {
    return this.transaction((tx) => tx.takeOver(device, isAcceptable, report))
  }

  /** See BlobStore.read. Throws `locked`. */
  async *readBlob(id: string): AsyncGenerator<Uint8Array> {
    await this.lookToRead()
    yield* this.parts.blobs.read(id)
  }

  /**
   * See Transaction.removeUnreferencedBlobs. The first look at all records is made before the transaction, so that nothing that is to be
   * saved waits for it.
   * @param alsoKept is asked within the transaction.
   */
  async removeUnreferencedBlobs(alsoKept: () => Promise<ReadonlySet<string>>): Promise<number> {
    const { blobs, blobReferences } = this.parts
    if (this.lock === 'locked' || (await blobs.own()).length === 0) return 0
    await this.reload()
    await blobReferences.all()
    return this.transaction(async (tx) => tx.removeUnreferencedBlobs(await alsoKept()))
  }

  /**
   * The user says that they did not seal this vault, which was plain here: the key files that are there now do not count on
   * this computer any more. They stay where they are. Throws `not-allowed` where this computer sealed it.
   */
  async disownKeyFiles(): Promise<void> {
    const { device, sealing } = this.parts
    await this.freeze(async () => {
      const keyFiles = sealing.sealedElsewhere
      if (keyFiles.length === 0) throw new LuwteError('not-allowed', 'sealed by this computer')
      await device.disown(keyFiles)
      await sealing.look(device.vault)
    })
    await this.checkOwn()
  }

  /** How many records are in the inbox. */
  async waiting(): Promise<number> {
    return (await this.parts.inbox.count()) + (await this.parts.waiting.all()).length
  }

  /** Imports the records in the inbox. Others, and those that cannot be written now, stay there. @returns how many were new. */
  async emptyInbox(isAcceptable: (record: VaultRecord) => boolean): Promise<number> {
    let count = 0
    const waiting = (await this.parts.inbox.open()).filter(({ record }) => isAcceptable(record))
    for (const item of waiting) count += await this.#importItem(item).catch(() => 0)
    for (const record of (await this.parts.waiting.all()).filter(isAcceptable)) {
      count += await this.importRecords(monthOfId(record.id), [record], 'copies').catch(() => 0)
      if (await this.find(record.id).catch(() => null)) await this.parts.waiting.remove(record.id)
    }
    return count
  }

  /** Reads the own folder, so that damage or a newer format is reported now, not at the first save. */
  async checkOwn(): Promise<void> {
    const { blobs, folders, sealing } = this.parts
    await folders.sweepOwn().catch(() => undefined)
    await blobs.sweep().catch(() => undefined)
    await sealing.sweep().catch(() => undefined)
    await folders.reportMissing().catch(() => undefined)
    const newest = await folders.newestOwnMonth()
    const view = await this.look()
    if (newest) await view.month(newest)
    await view.always()
    await this.#takeInConflicts()
  }

  override async reload(): Promise<void> {
    await super.reload()
    await this.#lookForOthers().catch(() => undefined)
  }

  async #lookForOthers(): Promise<void> {
    if (this.lock === 'locked') return
    if (await this.parts.folders.mayBeShared()) await this.transaction((tx) => tx.leaveIfShared())
    await this.#takeInConflicts()
  }

  /** What sync tools put aside as conflicts is taken in while it is there, not only once its month is looked at. */
  async #takeInConflicts(): Promise<void> {
    const view = await this.look()
    for (const partition of this.parts.folders.conflicts.partitions) await view.copies(partition)
  }

  /** If this is interrupted before the removal, the record is imported again, which changes nothing. */
  #importItem({ device, record, isOwn }: OpenedItem): Promise<number> {
    return this.transaction(async (tx) => {
      const count = await tx.importRecords(monthOfId(record.id), [newRecord(record)], 'copies')
      if (isOwn || device === this.deviceId || this.formerIds.includes(device))
        await tx.removeFromInbox(device, record.id)
      return count
    })
  }

  async #begin(): Promise<void> {
    const is = await this.location.begin()
    await this.parts.sealing.look(this.parts.device.vault)
    if (is !== 'there' || this.sealing.isLocked) return
    // The key files may arrive at this very moment.
    await this.checkOwn().catch((fault: unknown) => {
      if (!this.sealing.isLocked) throw fault
    })
  }
}
