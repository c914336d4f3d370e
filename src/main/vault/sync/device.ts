import * as v from 'valibot'
import { makeId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import type { Clock, Digest, Files, Random } from '@main/ports'
import { JsonDocument } from '../jsonDocument'
import { isDeviceFolder } from '../layout'

const FILE = 'device.json'

const DeviceSchema = v.looseObject({
  format: v.literal(1),
  deviceId: v.pipe(v.string(), v.check(isDeviceFolder)),
  /** Of the machine this id was made on. */
  machine: v.string(),
  /** The vault in use here; null when it is not known, though there was one. */
  vault: v.nullable(v.pipe(v.string(), v.check(isDeviceFolder))),
  /** Under which this computer wrote in this vault before a file of its own was lost, oldest first. */
  former: v.optional(v.array(v.pipe(v.string(), v.check(isDeviceFolder)))),
  /** The key that every file of this computer in the vault is sealed with; absent: they lie open. */
  sealedWith: v.optional(v.string()),
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
 * Under which id this computer writes. The id lies outside the vault and holds on one machine only, so a copied or
 * restored profile goes on under a new one: two writers with one id would give out the same numbers of revisions.
 */
export class Device {
  readonly #document: JsonDocument<DeviceFile>
  readonly #makeId: () => string
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
    this.#isSaved = stored?.machine === machine
    this.#file =
      stored && this.#isSaved ? stored : { format: 1, deviceId: this.#makeId(), machine, vault: stored?.vault ?? null }
    this.#hadFile = hadFile
  }

  get id(): string {
    return this.#file.deviceId
  }

  get vault(): string | null {
    return this.#file.vault
  }

  /** Folders of this computer in which nothing is written any more, newest first. */
  get formerIds(): string[] {
    return (this.#file.former ?? []).toReversed()
  }

  /** Is there a vault somewhere, or was there one? The file is made only after a vault, so that it was here tells. */
  get hasVault(): boolean {
    return this.#hadFile || this.#file.vault !== null
  }

  /** The key that all its files are sealed with; null: they lie open. */
  get sealedWith(): string | null {
    return this.#file.sealedWith ?? null
  }

  async allSealedWith(key: string | null): Promise<void> {
    if (this.sealedWith === key) return
    const { sealedWith: _, ...rest } = this.#file
    await this.#write(key === null ? rest : { ...rest, sealedWith: key })
  }

  /** To be awaited before anything is written under this id. */
  async save(): Promise<void> {
    if (!this.#isSaved) await this.#write(this.#file)
  }

  /** Remembers which vault is in use. In another one than before, it goes on under a new id. */
  async useVault(vault: string): Promise<void> {
    if (this.#file.vault === vault) return
    const deviceId = this.#file.vault === null ? this.#file.deviceId : this.#makeId()
    const { sealedWith: _, ...rest } = this.#file
    await this.#write({ ...rest, deviceId, vault, former: [] })
  }

  /** Goes on under a new id: an own file was lost, and with it the numbers that were given out. */
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

/** A file that makes no sense is no id to go by, but it tells that there was one. */
async function readStored(
  { files, userData }: DeviceDeps,
  document: JsonDocument<DeviceFile>,
): Promise<{ stored: DeviceFile | null; hadFile: boolean }> {
  try {
    const { value } = await document.read()
    if (value !== null) {
      const stored = v.is(DeviceSchema, value) ? value : null
      if (!stored) await document.keepCopy()
      return { stored, hadFile: true }
    }
    const names = await files.list(userData)
    return { stored: null, hadFile: names.some((name) => name.startsWith(`${FILE}.damaged-`)) }
  } catch {
    return { stored: null, hadFile: true }
  }
}
