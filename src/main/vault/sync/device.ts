import * as v from 'valibot'
import { type Id, IdSchema, makeId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import type { Clock, Digest, Files, Random } from '@main/ports'
import { JsonDocument } from '../jsonDocument'
import { isDeviceFolder } from '../layout'

const FILE = 'device.json'
const KEY_BYTES = 32

const DeviceSchema = v.looseObject({
  format: v.literal(1),
  deviceId: v.pipe(v.string(), v.check(isDeviceFolder)),
  /** A digest of the id of the machine that this file was made on. */
  machine: v.string(),
  /** The id of the vault in use; null: there was a vault, but its id is not known. */
  vault: v.nullable(v.pipe(v.string(), v.check(isDeviceFolder))),
  /** Former ids of this computer in this vault, the oldest first. A new id is made when a file of its own is lost. */
  former: v.optional(v.array(v.pipe(v.string(), v.check(isDeviceFolder)))),
  /** The id of the key that all files of this computer in the vault are sealed with; absent: they are plain. */
  sealedWith: v.optional(v.string()),
  /** This computer began to seal this vault, or unlocked it, and has not unsealed its own files since. */
  wasSealed: v.optional(v.boolean()),
  /** Records of this vault were written here while it was not sealed. */
  wrotePlain: v.optional(v.boolean()),
  /** 32 bytes in base 64: see Sealing.inboxKeys. */
  inboxKey: v.optional(v.string()),
  /** The id of the data key under which it is listed. Whoever had a former data key knows the inbox key of then. */
  inboxKeyOf: v.optional(v.string()),
  /** 32 bytes in base 64: see ownNonce. */
  ownKey: v.optional(v.string()),
  /** All sealed files of this computer were sealed with `ownKey` too. */
  provesOwn: v.optional(v.boolean()),
  /** Ids of key files in this vault that the user said are not theirs. */
  disowned: v.optional(v.array(IdSchema)),
})
type DeviceFile = v.InferOutput<typeof DeviceSchema>

export interface DeviceDeps {
  files: Files
  digest: Digest
  clock: Clock
  random: Random
  userData: string
  machineId: () => Promise<string>
}

/**
 * The id under which this computer writes in the vault. It is stored outside the vault and counts on one machine only, so
 * that a copied or restored profile gets a new one: two writers with one id would use the same revision numbers twice.
 */
export class Device {
  readonly #document: JsonDocument<DeviceFile>
  readonly #makeId: () => string
  readonly #makeKey: () => string
  #file: DeviceFile
  #isSaved: boolean
  readonly #hadFile: boolean

  static async open(deps: DeviceDeps): Promise<Device> {
    const document = new JsonDocument<DeviceFile>(deps, deps.userData, FILE)
    const machine = deps.digest.sha256(new TextEncoder().encode(`luwte ${await deps.machineId().catch(() => '')}`))
    const { stored, hadFile } = await readStored(deps, document)
    return new Device(deps, document, machine, stored, hadFile)
  }

  private constructor(
    { clock, random }: DeviceDeps,
    document: JsonDocument<DeviceFile>,
    machine: string,
    stored: DeviceFile | null,
    hadFile: boolean,
  ) {
    this.#document = document
    this.#makeId = () => makeId(clock.now(), random.bytes(RANDOM_BYTES_PER_ID))
    this.#makeKey = () => Buffer.from(random.bytes(KEY_BYTES)).toString('base64')
    this.#isSaved = stored?.machine === machine
    this.#file = stored && this.#isSaved ? stored : onAnotherMachine(stored, this.#makeId(), machine)
    this.#hadFile = hadFile
  }

  get id(): string {
    return this.#file.deviceId
  }

  get vault(): string | null {
    return this.#file.vault
  }

  /** Former ids, the newest first. Nothing is written in their folders any more. */
  get formerIds(): string[] {
    return (this.#file.former ?? []).toReversed()
  }

  /** The id and the former ones. */
  get ids(): string[] {
    return [this.id, ...this.formerIds]
  }

  get disownedKeyFiles(): readonly Id[] {
    return this.#file.disowned ?? []
  }

  /** Did this computer write in this vault while it was not sealed? */
  get wrotePlain(): boolean {
    return this.#file.wrotePlain ?? false
  }

  /** null: this computer never unlocked a sealed vault. */
  get inboxKey(): string | null {
    return this.#file.inboxKey ?? null
  }

  /** Makes the key with which this computer proves what it puts in the inbox, unless it has one for this data key. */
  async ensureInboxKey(dataKey: string): Promise<void> {
    if (this.#file.inboxKeyOf !== dataKey)
      await this.#write({ ...this.#file, inboxKey: this.#makeKey(), inboxKeyOf: dataKey })
  }

  /** The same for a data key that is being made. To be followed by `noteInboxKeyOf`; if that fails, there will be another. */
  async renewInboxKey(): Promise<void> {
    const { inboxKeyOf: _, ...rest } = this.#file
    await this.#write({ ...rest, inboxKey: this.#makeKey() })
  }

  async noteInboxKeyOf(dataKey: string): Promise<void> {
    await this.#write({ ...this.#file, inboxKeyOf: dataKey })
  }

  /** See ownNonce; null: this computer sealed nothing in this vault yet. */
  get ownKey(): string | null {
    return this.#file.ownKey ?? null
  }

  async ensureOwnKey(): Promise<void> {
    if (this.ownKey === null) await this.#write({ ...this.#file, ownKey: this.#makeKey() })
  }

  /** Can this computer tell of each of its sealed files that it sealed it? */
  get provesOwn(): boolean {
    return this.#file.provesOwn ?? false
  }

  async noteWrotePlain(): Promise<void> {
    if (!this.wrotePlain) await this.#write({ ...this.#file, wrotePlain: true })
  }

  /** The user says that these key files are not theirs. */
  async disown(keyFiles: readonly Id[]): Promise<void> {
    await this.#write({ ...this.#file, disowned: [...new Set([...this.disownedKeyFiles, ...keyFiles])] })
  }

  /** Is there a vault somewhere, or was there one? device.json is made only after a vault, so its existence shows that. */
  get hasVault(): boolean {
    return this.#hadFile || this.#file.vault !== null
  }

  /** The id of the key that all files of this computer are sealed with; null: they are plain. */
  get sealedWith(): string | null {
    return this.#file.sealedWith ?? null
  }

  /** To be called once all of them were rewritten, since there is an `ownKey`. */
  async setSealedWith(key: string | null): Promise<void> {
    const provesOwn = this.ownKey !== null
    if (this.sealedWith === key && this.wasSealed === (key !== null) && this.provesOwn === provesOwn) return
    const { sealedWith: _, wasSealed: __, ...rest } = this.#file
    await this.#write(key === null ? rest : { ...rest, sealedWith: key, wasSealed: true, provesOwn })
  }

  /** Known before the first key file is written, and until the own files are plain again: perhaps a little too early. */
  get wasSealed(): boolean {
    return this.#file.wasSealed ?? this.sealedWith !== null
  }

  async noteSealed(): Promise<void> {
    if (!this.#file.wasSealed) await this.#write({ ...this.#file, wasSealed: true })
  }

  /** Writes device.json unless it is on disk. To be awaited before anything is written under this id. */
  async save(): Promise<void> {
    if (!this.#isSaved) await this.#write(this.#file)
  }

  /**
   * Notes which vault is in use. In another vault than before, this computer gets a new id.
   * @param isChosen the user chose its folder. Otherwise another one came in the place of the one before.
   */
  async useVault(vault: string, isChosen = false): Promise<void> {
    if (this.#file.vault === vault) return
    const deviceId = this.#file.vault === null ? this.#file.deviceId : this.#makeId()
    const { format, machine } = this.#file
    const plain = this.wrotePlain && !isChosen ? { wrotePlain: true } : {}
    await this.#write({ format, machine, deviceId, vault, former: [], ...plain })
  }

  /** Makes a new id: an own file was lost, and with it the revision numbers that were used. */
  async renew(): Promise<void> {
    const former = [...(this.#file.former ?? []), this.#file.deviceId]
    await this.#write({ ...this.#file, deviceId: this.#makeId(), former })
  }

  async #write(file: DeviceFile): Promise<void> {
    await this.#document.write(file)
    this.#file = file
    this.#isSaved = true
  }
}

/** The profile was copied from another machine: it gets a new id. That the vault was sealed stays known. */
function onAnotherMachine(stored: DeviceFile | null, deviceId: string, machine: string): DeviceFile {
  const wasSealed = stored?.wasSealed ?? stored?.sealedWith !== undefined
  return { format: 1, deviceId, machine, vault: stored?.vault ?? null, ...(wasSealed ? { wasSealed } : {}) }
}

/** `hadFile`: there is or was a device.json, also where its content makes no sense. */
async function readStored(
  { files, userData }: DeviceDeps,
  document: JsonDocument<DeviceFile>,
): Promise<{ stored: DeviceFile | null; hadFile: boolean }> {
  try {
    const { value } = await document.read()
    if (value !== null) {
      const stored = v.is(DeviceSchema, value) ? value : null
      if (!stored) await document.quarantineCopy()
      return { stored, hadFile: true }
    }
    const names = await files.list(userData)
    return { stored: null, hadFile: names.some((name) => name.startsWith(`${FILE}.damaged-`)) }
  } catch {
    return { stored: null, hadFile: true }
  }
}
