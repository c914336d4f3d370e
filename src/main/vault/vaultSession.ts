import type { LockState } from '@shared/features/vault-access/locking'
import { LuwteError } from '@shared/kernel/errors'
import type { Notice } from '@shared/ipc/shapes'
import type { Cipher, Clock, Digest, Files, KeyDeriver, Paths, Random } from '../ports'
import { resealQuarantined } from './quarantine'
import type { Device } from './sync/device'
import { DeviceFolders } from './deviceFolders'
import { JsonDocument } from './jsonDocument'
import type { DataKeys } from './crypto/dataKeys'
import { UnsealedCopy } from './crypto/unsealedCopy'
import { RevisionsSeen } from './sync/revisionsSeen'
import { sealedObject } from './crypto/sealedObject'
import { Sealing } from './crypto/sealing'
import { ProblemReporter } from './problemReporter'
import { Mutex } from '../kernel/mutex'
import type { VaultFileState } from './vaultFile'
import { VaultLocation } from './vaultLocation'

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
  /** What was told of is over. */
  onPassed?: (notice: Notice) => void
}

/**
 * What a vault stands on: where it lies, which keys are at hand, whose folders are in it, and that one change comes after
 * another. The records in it are for Vault.
 */
export abstract class VaultSession {
  protected readonly device: Device
  protected readonly site: VaultLocation
  protected readonly folders: DeviceFolders
  readonly #seen: RevisionsSeen
  readonly #turns = new Mutex()
  readonly #files: Files
  readonly #userData: string
  #folder: string
  #onBack: () => void = () => undefined
  /** Which secrets lead to the keys. Whoever changes them does so in `alone`. */
  readonly sealing: Sealing
  /** What may be read without unlocking. */
  readonly open: UnsealedCopy

  protected constructor(deps: VaultDeps, device: Device) {
    this.device = device
    this.#folder = deps.paths.vault
    this.#files = deps.files
    const { userData } = deps.paths
    this.#userData = userData
    const troubles = new ProblemReporter(deps.onNotice, deps.onPassed ?? (() => undefined))
    const folder = () => this.#folder
    const wasSealed = (vault: string | null) => device.vault === vault && device.sealedWith !== null
    this.sealing = new Sealing(deps, folder, `${userData}/keys`, wasSealed, deps.onNotice)
    const codec = sealedObject(this.sealing, 'revisions')
    const cache = new JsonDocument<object>(deps, `${userData}/cache`, 'revisions.json', codec)
    this.#seen = new RevisionsSeen(cache, deps.clock, () => device.vault)
    this.folders = new DeviceFolders(deps, folder, { device, seal: this.sealing, seen: this.#seen, troubles })
    this.site = new VaultLocation(deps, folder, device, troubles, async () => {
      await this.folders.forgetAll()
      this.#onBack()
    })
    this.open = new UnsealedCopy(deps.files, folder, device, (task) => this.alone(task))
  }

  get folder(): string {
    return this.#folder
  }

  get lock(): LockState {
    if (!this.sealing.isSealed) return 'plain'
    return this.sealing.isLocked ? 'locked' : 'open'
  }

  /** The keys at hand. */
  get ring(): DataKeys {
    return this.sealing.ring
  }

  /** Under which this computer writes; opaque. */
  get deviceId(): string {
    return this.device.id
  }

  /** Those of this computer in which nothing is written any more. */
  get formerIds(): string[] {
    return this.device.formerIds
  }

  /** It was away and is back, or another one lies there. */
  whenBack(listener: () => void): void {
    this.#onBack = listener
  }

  /** false: its folder is not there, or lacks what makes it a vault. */
  async isThere(): Promise<boolean> {
    return (await this.site.look()).is !== 'missing'
  }

  /** Nothing is written in the vault meanwhile. @param task is given the id of the vault, which is there. */
  alone<Value>(task: (vault: string) => Promise<Value>): Promise<Value> {
    return this.#turns.run(async () => {
      const vault = await this.site.idToWrite()
      await this.sealing.look(vault)
      return task(vault)
    })
  }

  /** The same, also where the vault is not there. */
  standStill<Value>(task: () => Promise<Value>): Promise<Value> {
    return this.#turns.run(task)
  }

  /** Every file of this computer lies as it should: sealed with the current key, or open. In `alone`. */
  async settle(tell: (done: number, total: number) => void): Promise<void> {
    await this.folders.settle(tell)
    const own = [this.deviceId, ...this.formerIds].map((id) => `${this.#folder}/${id}`)
    await resealQuarantined(this.#files, this.sealing, [...own, this.#userData])
    await this.#seen.reseal()
    await this.device.allSealedWith(this.ring.current)
  }

  /** false: it was cut short, or another computer sealed or opened the vault. */
  get isSettled(): boolean {
    return this.lock === 'locked' || this.device.sealedWith === this.ring.current
  }

  /** Forgets the keys, and all that was read with them. */
  async forgetKeys(): Promise<void> {
    await this.#seen.forget()
    await this.#turns.run(async () => {
      this.sealing.forget()
      await this.folders.forgetAll()
    })
  }

  /** It lies there from now on: the same vault, or another one that this computer goes in with. Within `standStill`. */
  async moveTo(folder: string): Promise<void> {
    await this.#seen.keep()
    this.#folder = folder
    await this.folders.forgetAll()
    const standing = await this.site.look()
    if (standing.is === 'there' && standing.id !== this.device.vault) this.sealing.forgetAll()
    await this.sealing.look(standing.is === 'there' ? standing.id : this.device.vault)
  }

  /**
   * It was laid down anew from a backup. Numbers that were given out since are lost with what was lost, so this computer goes
   * on under a new id. Within `standStill`.
   */
  async wasRebuilt(): Promise<void> {
    await this.device.renew()
    await this.moveTo(this.#folder)
  }

  /** Looks again at what other devices wrote, and at the keys. */
  async reload(): Promise<void> {
    await this.folders.forgetOthers()
    await this.lookToRead().catch(() => undefined)
  }

  /** What was noticed of the files is on disk. */
  close(): Promise<void> {
    return this.#seen.keep()
  }

  /** One write after another, each only into a vault that is there and whose key is at hand. */
  protected write<Value>(task: (vault: string) => Promise<Value>): Promise<Value> {
    return this.alone((vault) => {
      if (this.sealing.isLocked) throw new LuwteError('locked')
      return task(vault)
    })
  }

  /** Throws `locked`. */
  protected async lookToRead(): Promise<VaultFileState> {
    const standing = await this.site.look()
    await this.sealing.look(this.device.vault)
    if (this.sealing.isLocked) throw new LuwteError('locked')
    return standing
  }
}
