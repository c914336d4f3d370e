import type { LockState } from '@shared/features/vault-access/locking'
import type { Notice } from '@shared/kernel/notice'
import { LuwteError } from '@shared/kernel/errors'
import type { Cipher, Clock, Digest, Dispose, Files, KeyDeriver, Paths, Random } from '../ports'
import type { DataKeys } from './crypto/dataKeys'
import { Inbox } from './inbox/inbox'
import { WaitingRecords } from './inbox/waitingRecords'
import { sealedObject } from './crypto/sealedObject'
import { Sealing } from './crypto/sealing'
import { UnsealedCopy } from './crypto/unsealedCopy'
import { BlobReferences } from './blobs/blobReferences'
import { BlobStore } from './blobs/blobStore'
import { DeviceFolders } from './deviceFolders'
import { DigestStore } from './digests/digestStore'
import { MonthDigests } from './digests/monthDigests'
import { ExclusiveAccess } from './exclusiveAccess'
import { JsonDocument } from './jsonDocument'
import { INBOX_FOLDER } from './layout'
import { SectionKeys } from './sections/sectionKeys'
import { ProblemReporter } from './problemReporter'
import type { Device } from './sync/device'
import { RevisionsSeen } from './sync/revisionsSeen'
import { Transaction } from './transaction'
import type { VaultFileState } from './vaultFile'
import type { VaultParts } from './vaultParts'
import { VaultLocation } from './vaultLocation'

/** After so long without reading a month, what was read of months leaves the memory. */
const REST_AFTER_MS = 5 * 60_000

/** What a vault is opened with. */
export interface VaultDeps {
  files: Files
  digest: Digest
  cipher: Cipher
  keyDeriver: KeyDeriver
  clock: Clock
  random: Random
  paths: Pick<Paths, 'userData' | 'vault'>
  machineId: () => Promise<string>
  onNotice: (notice: Notice) => void
  /** See FoldersDeps. */
  shardMemory?: number
  /** A problem that was reported has passed. */
  onPassed?: (notice: Notice) => void
}

/** What can be done while nothing is written in the vault: see `VaultSession.freeze`. */
export interface FrozenVault {
  /** From now on the vault is in that folder: the same vault, or another one that this computer joins. */
  moveTo(folder: string): Promise<void>
  /**
   * The vault was rebuilt from a backup. Revision numbers used since that backup are not known any more, so this computer
   * gets a new device id.
   */
  restartRebuilt(): Promise<void>
}

/** The state of sealing, read-only. */
export type SealState = Pick<
  Sealing,
  | 'dataKeys'
  | 'isOn'
  | 'believes'
  | 'isSealed'
  | 'isLocked'
  | 'hasRecoveryCode'
  | 'hasOtherPassphrase'
  | 'sealedElsewhere'
  | 'copiedKeyFiles'
  | 'inboxKeys'
  | 'ownInboxKey'
  | 'inbox'
>

/**
 * Everything below the records: where the vault is, which keys are in memory, which devices have a folder, and one change at a
 * time. Vault adds the records.
 */
export abstract class VaultSession {
  protected readonly parts: VaultParts
  protected readonly location: VaultLocation
  readonly #exclusive = new ExclusiveAccess<Transaction | FrozenVault>()
  #folder: string
  readonly #backListeners = new Set<() => void>()
  #lastRead = 0
  #resting: Dispose | null = null

  protected constructor(deps: VaultDeps, device: Device) {
    this.#folder = deps.paths.vault
    const { userData } = deps.paths
    const folder = () => this.#folder
    const outside = (listener: (notice: Notice) => void) => (notice: Notice) =>
      this.#exclusive.outside(() => listener(notice))
    const onNotice = outside(deps.onNotice)
    const problems = new ProblemReporter(onNotice, outside(deps.onPassed ?? (() => undefined)))
    const sealing = new Sealing(deps, folder, `${userData}/keys`, device, onNotice)
    const cache = new JsonDocument<object>(
      deps,
      `${userData}/cache`,
      'revisions.json',
      sealedObject(sealing, 'revisions'),
    )
    const seen = new RevisionsSeen(cache, deps.clock, () => device.vault)
    const store = new DigestStore({
      ...{ files: deps.files, digest: deps.digest, seal: sealing },
      ...{ vault: () => device.vault, folder: `${userData}/cache/digests` },
    })
    const stampOf = (file: string) => deps.files.stampOf(`${folder()}/${file}`)
    const digests = new MonthDigests({ clock: deps.clock, store, seen, stampOf })
    const onForget = () => digests.lookAgain()
    const folders = new DeviceFolders(deps, folder, { device, seal: sealing, seen, problems, onForget })
    const inbox = new Inbox({
      files: deps.files,
      keys: { cipher: deps.cipher, sealing },
      vault: folder,
      copies: () => `${userData}/${INBOX_FOLDER}/${device.vault}`,
      onTooMany: (device) => problems.report({ code: 'too-many-files', folder: device }),
    })
    const waiting = new WaitingRecords(new JsonDocument<object>(deps, userData, 'waiting.json'))
    const unsealedCopy = new UnsealedCopy(deps.files, userData, folder, device)
    const blobs = new BlobStore({ ...deps, seal: sealing }, folder, device)
    this.parts = {
      deps,
      folder,
      userData,
      device,
      folders,
      inbox,
      waiting,
      sealing,
      unsealedCopy,
      blobs,
      blobReferences: new BlobReferences({ files: deps.files, vault: folder, folders, inbox }),
      seen,
      digests,
      sections: new SectionKeys(deps),
    }
    this.location = new VaultLocation(deps, folder, device, problems, async () => {
      await folders.forgetAll()
      for (const listener of this.#backListeners) this.#exclusive.outside(listener)
    })
  }

  get folder(): string {
    return this.#folder
  }

  get lock(): LockState {
    if (!this.sealing.isSealed) return 'plain'
    return this.sealing.isLocked ? 'locked' : 'open'
  }

  get sealing(): SealState {
    return this.parts.sealing
  }

  /** The keys in memory. */
  get dataKeys(): DataKeys {
    return this.parts.sealing.dataKeys
  }

  /** The copy that can be read without unlocking. */
  get unsealedCopy(): Pick<UnsealedCopy, 'read'> {
    return this.parts.unsealedCopy
  }

  /** The id under which this computer writes. */
  get deviceId(): string {
    return this.parts.device.id
  }

  /** Former device ids of this computer, the newest first. Nothing is written in their folders any more. */
  get formerIds(): string[] {
    return this.parts.device.formerIds
  }

  /** Calls back each time that the vault is back after it was missing, or that another vault is in its folder. */
  onBack(listener: () => void): Dispose {
    this.#backListeners.add(listener)
    return () => void this.#backListeners.delete(listener)
  }

  /** false: its folder is missing, or has no readable vault file. */
  async isThere(): Promise<boolean> {
    const { is } = await this.location.look()
    return is !== 'missing' && is !== 'other'
  }

  /** The id of the vault that this computer sealed or unlocked, whatever the folder says now; null: it did not. */
  get sealedId(): string | null {
    const { device } = this.parts
    return device.wasSealed ? device.vault : null
  }

  /** Another vault was in its folder when that was looked at last, though this computer sealed the one before. */
  get isReplaced(): boolean {
    return this.location.isReplaced
  }

  /**
   * The only way to write in the vault. Transactions run one after another; each first checks that the vault is there. There
   * is no rollback: what a task wrote before it failed stays. Rejects with `vault-missing` and `newer-format`. Rejects at once
   * inside another transaction, since it would wait for itself.
   */
  transaction<Value>(task: (tx: Transaction) => Promise<Value>): Promise<Value> {
    const begin = async () => {
      const vault = await this.location.idToWrite()
      await this.parts.sealing.look(vault)
      if (!this.parts.sealing.isSealed) await this.parts.device.noteWrotePlain()
      return new Transaction(this.parts, vault)
    }
    return this.#exclusive.run(begin, async (access) => {
      const tx = access as Transaction
      try {
        return await task(tx)
      } finally {
        tx.end()
      }
    })
  }

  /** Runs a task while nothing is written in the vault, to copy or move it. Works also while the vault is missing. */
  freeze<Value>(task: (frozen: FrozenVault) => Promise<Value>): Promise<Value> {
    const frozen: FrozenVault = {
      moveTo: (folder) => this.#moveTo(folder),
      restartRebuilt: async () => {
        await this.parts.device.renew()
        await this.#moveTo(this.#folder)
      },
    }
    return this.#exclusive.run(
      () => Promise.resolve(frozen),
      () => task(frozen),
    )
  }

  /** false: resealing was interrupted, or another computer sealed or unsealed the vault. */
  get isSettled(): boolean {
    const { provesOwn, sealedWith } = this.parts.device
    const isSealedAsOwn = sealedWith === null || provesOwn
    return this.lock === 'locked' || (sealedWith === this.dataKeys.current && isSealedAsOwn)
  }

  /** Removes the keys from memory, and all that was read with them. */
  async forgetKeys(): Promise<void> {
    const { digests, folders, sealing, sections, seen } = this.parts
    sections.forget()
    await seen.forget()
    await digests.forget()
    await this.freeze(async () => {
      sealing.forget()
      // What a look worked out meanwhile; without the key nothing of it is written.
      await digests.forget()
      await folders.forgetAll()
    })
  }

  /** Reads again what other devices wrote, and the key files. Never rejects. */
  async reload(): Promise<void> {
    await this.parts.folders.forgetOthers()
    await this.lookToRead().catch(() => undefined)
  }

  /** Resolves when the revisions seen and the digests are on disk. */
  async close(): Promise<void> {
    this.#resting?.()
    this.#resting = null
    await this.parts.seen.save()
    await this.parts.digests.save()
  }

  /** The transaction that the calling code runs in; null: none. `frozen`: it runs in `freeze` and may not write. */
  protected get currentTransaction(): Transaction | 'frozen' | null {
    const { current } = this.#exclusive
    return current === null || current instanceof Transaction ? current : 'frozen'
  }

  /** To be called when months were read. */
  protected restLater(): void {
    const { clock } = this.parts.deps
    this.#lastRead = clock.now()
    this.#resting ??= clock.after(REST_AFTER_MS, () => void this.#rest())
  }

  /** Throws `locked`. */
  protected async lookToRead(): Promise<VaultFileState> {
    const state = await this.location.look()
    await this.parts.sealing.look(this.parts.device.vault)
    if (this.parts.sealing.isLocked) throw new LuwteError('locked')
    return state
  }

  async #rest(): Promise<void> {
    const { deps, digests, folders } = this.parts
    const left = this.#lastRead + REST_AFTER_MS - deps.clock.now()
    // A clock that was set back must not keep it from resting.
    this.#resting = left > 0 ? deps.clock.after(Math.min(left, REST_AFTER_MS), () => void this.#rest()) : null
    if (this.#resting) return
    await digests.forget()
    folders.rest()
  }

  async #moveTo(folder: string): Promise<void> {
    const { device, digests, folders, sealing, sections, seen } = this.parts
    await seen.save()
    await digests.forget()
    sections.forget()
    this.#folder = folder
    await folders.forgetAll()
    // Here the user chose the folder, so the vault in it may be another one.
    const id = await this.location.idThere()
    if (id !== null && id !== device.vault) {
      sealing.forgetAll()
      await device.useVault(id, true)
      await digests.clear()
    }
    await this.location.look()
    await sealing.look(device.vault)
  }
}
