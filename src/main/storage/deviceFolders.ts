import type { Month } from '@shared/domain/ids'
import type { VaultRecord } from '@shared/domain/records'
import { LuwteError } from '@shared/ipc/errors'
import type { Clock, Digest, Files } from '../ports'
import { freeAsideName } from './aside'
import type { Device } from './device'
import { durableAdapter } from './durableAdapter'
import { type Envelope, envelopeCodec, FORMAT } from './envelope'
import { isDamage, isFromNewerLuwte } from './faults'
import type { Troubles } from './troubles'
import { fileNameOf, isDeviceFolder, monthOfFile, newestFirst, type Place, type Shelf, shelfOf } from './places'
import { isRecord } from './revise'
import { Shard } from './shard'

/** What lies in one place over all devices. */
export interface Gathered {
  copies: VaultRecord[]
  /** Everything in this device's own file, whether it is a record or not. */
  own: readonly unknown[]
  /** This device's own file holds something that Luwte did not write. */
  isOwnDamaged: boolean
  /** Every file there was could be read. */
  isComplete: boolean
}

/** The folders of all devices in the vault: all are read, one's own is written. */
export class DeviceFolders {
  readonly #deps: { files: Files; digest: Digest; clock: Clock }
  readonly #vault: string
  readonly #device: Device
  readonly #troubles: Troubles
  readonly #shards = new Map<string, Shard<Envelope>>()
  readonly #devices = new Set<string>()
  readonly #readOnly = new Set<string>()

  constructor(deps: { files: Files; digest: Digest; clock: Clock }, vault: string, device: Device, troubles: Troubles) {
    this.#deps = deps
    this.#vault = vault
    this.#device = device
    this.#troubles = troubles
  }

  async months(): Promise<Month[]> {
    const found = new Set<Month>()
    for (const device of await this.#allDevices()) for (const month of await this.#monthsOf(device)) found.add(month)
    return [...found].sort(newestFirst)
  }

  async newestOwnMonth(): Promise<Month | null> {
    return (await this.#monthsOf(this.#device.id)).sort(newestFirst)[0] ?? null
  }

  async gather(place: Place): Promise<Gathered> {
    const shelf = shelfOf(place)
    const gathered: Gathered = { copies: [], own: [], isOwnDamaged: false, isComplete: true }
    for (const device of await this.#allDevices()) {
      try {
        const records = (await this.#shard(device, shelf).read())?.records ?? []
        this.#troubles.hasPassed({ code: 'not-arrived', file: `${device}/${fileNameOf(shelf)}` })
        gathered.copies.push(...records.filter(isRecord))
        if (device === this.#device.id) gathered.own = records
      } catch (fault) {
        gathered.isComplete = false
        if (device === this.#device.id && isDamage(fault)) gathered.isOwnDamaged = true
        else this.#tellUnread(device, shelf, fault)
      }
    }
    return gathered
  }

  /**
   * Sees to it that this device can write a file of its own, under a new id if it must. To be awaited before a vector
   * is computed. What could not be read is never written over.
   */
  async prepareOwn(shelf: Shelf): Promise<void> {
    if (this.#readOnly.has(this.#device.id)) throw new LuwteError('newer-format')
    try {
      await this.#shard(this.#device.id, shelf).read()
    } catch (fault) {
      if (isDamage(fault)) return this.#setOwnAside(shelf)
      this.#tellUnread(this.#device.id, shelf, fault)
      if (isFromNewerLuwte(fault)) throw fault
      await this.#device.renew()
    }
  }

  tellIfDamaged(place: Place, { isOwnDamaged }: Gathered): void {
    if (isOwnDamaged) this.#tellUnread(this.#device.id, shelfOf(place), null)
  }

  async readOwn(shelf: Shelf): Promise<readonly unknown[]> {
    return (await this.#shard(this.#device.id, shelf).read())?.records ?? []
  }

  async rewriteOwn(shelf: Shelf, vault: string, next: (records: readonly unknown[]) => unknown[]): Promise<void> {
    const device = this.#device.id
    await this.#shard(device, shelf).change((now) => {
      const envelope = now ?? { app: 'luwte', format: FORMAT, vault, device, ...shelf, revision: 0, records: [] }
      return { ...envelope, revision: envelope.revision + 1, records: next(envelope.records) }
    })
  }

  /** Leftovers of writes that were cut short; only here, since another device may be writing in its own folder. */
  async sweepOwn(): Promise<void> {
    await this.#deps.files.sweep(`${this.#vault}/${this.#device.id}`)
  }

  async forgetOthers(): Promise<void> {
    const others = [...this.#shards].filter(([path]) => !path.startsWith(this.#device.id))
    await Promise.all(others.map(([, shard]) => shard.forget()))
  }

  async forgetAll(): Promise<void> {
    this.#devices.clear()
    this.#readOnly.clear()
    // The shards themselves stay: a save may be under way in one, and a second shard of its file would not know of it.
    await Promise.all([...this.#shards.values()].map((shard) => shard.forget()))
  }

  /** Those seen before too: what was read stays to be seen while the vault is away. */
  async #allDevices(): Promise<Set<string>> {
    const names = await this.#deps.files.list(this.#vault).catch(() => [])
    for (const name of names) if (isDeviceFolder(name)) this.#devices.add(name)
    return new Set([...this.#devices, this.#device.id])
  }

  async #monthsOf(device: string): Promise<Month[]> {
    try {
      const names = await this.#deps.files.list(`${this.#vault}/${device}`)
      return names.map(monthOfFile).filter((month) => month !== null)
    } catch {
      this.#troubles.tell({ code: 'not-arrived', file: device })
      return []
    }
  }

  #shard(device: string, shelf: Shelf): Shard<Envelope> {
    const path = `${device}/${fileNameOf(shelf)}`
    const known = this.#shards.get(path)
    if (known) return known
    const codec = envelopeCodec(this.#deps.digest, device, shelf)
    const shard = new Shard(durableAdapter(this.#deps.files, `${this.#vault}/${path}`, codec))
    this.#shards.set(path, shard)
    return shard
  }

  /**
   * Takes a damaged own file out of use. The numbers that were given out in it are lost, so this device goes on under
   * a new id; that comes first, for a power cut in between must not leave the old id without the file.
   */
  async #setOwnAside(shelf: Shelf): Promise<void> {
    const device = this.#device.id
    const name = fileNameOf(shelf)
    await this.#device.renew()
    const folder = `${this.#vault}/${device}`
    try {
      const aside = await freeAsideName(this.#deps, folder, name)
      await this.#deps.files.setAside(`${folder}/${name}`, `${folder}/${aside}`)
      this.#troubles.tell({ code: 'damaged-set-aside', file: `${device}/${name}`, aside: `${device}/${aside}` })
    } catch (fault) {
      this.#tellUnread(device, shelf, fault)
    }
  }

  #tellUnread(device: string, shelf: Shelf, fault: unknown): void {
    const file = `${device}/${fileNameOf(shelf)}`
    if (isFromNewerLuwte(fault)) this.#readOnly.add(device)
    this.#troubles.tell({ code: isFromNewerLuwte(fault) ? 'newer-format' : 'not-arrived', file })
  }
}
