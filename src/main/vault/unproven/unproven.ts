import { LuwteError } from '@shared/kernel/errors'
import type { VaultParts } from '../vaultParts'
import { type SetAside, SetAsideFolder } from './setAside'
import { type UnprovenFolder, unprovenFolders, type UnprovenSources } from './unprovenFolders'

/** What of other computers waits in the vault because nothing proves it, and what of that was thrown away. */
export class UnprovenStore {
  readonly #parts: VaultParts
  readonly #sources: UnprovenSources
  readonly #aside: SetAsideFolder
  readonly #lookToRead: () => Promise<unknown>
  readonly #exclusively: (task: () => Promise<void>) => Promise<void>

  /** @param lookToRead throws `locked`. @param exclusively runs a task while nothing else is written in the vault. */
  constructor(
    parts: VaultParts,
    lookToRead: () => Promise<unknown>,
    exclusively: (task: () => Promise<void>) => Promise<void>,
  ) {
    this.#parts = parts
    const { deps, device, folder, sealing, seen } = parts
    this.#sources = { ...deps, folder, seal: sealing, seenFiles: () => seen.names(), own: () => device.id }
    this.#aside = new SetAsideFolder(deps, folder)
    this.#lookToRead = lookToRead
    this.#exclusively = exclusively
  }

  /** In a vault that is not sealed everything is believed. Throws `locked`. */
  async folders(): Promise<UnprovenFolder[]> {
    await this.#lookToRead()
    return this.#parts.sealing.isSealed ? unprovenFolders(this.#sources) : []
  }

  /** Throws `locked`, `not-found`. */
  async folder(device: string): Promise<UnprovenFolder> {
    const found = (await this.folders()).find((one) => one.device === device)
    if (!found) throw new LuwteError('not-found')
    return found
  }

  thrownAway(): Promise<SetAside[]> {
    return this.#aside.list()
  }

  /** Of a computer of the user only the files that wait; of others the whole folder. Throws `locked`, `not-found`. */
  async throwAway(device: string): Promise<void> {
    const { files, isKnown } = await this.folder(device)
    await this.#exclusively(async () => {
      await this.#aside.put(device, isKnown ? files : null)
      await this.#parts.folders.forgetDevice(
        device,
        files.map((name) => ({ name })),
      )
    })
  }

  /** See SetAsideFolder.bringBack. */
  async bringBack(id: string): Promise<number> {
    let kept = 0
    await this.#exclusively(async () => {
      kept = await this.#aside.bringBack(id)
    })
    return kept
  }

  /** Removes what was thrown away long enough ago. */
  async clear(): Promise<void> {
    if ((await this.#aside.due()).length > 0) await this.#exclusively(() => this.#aside.clear())
  }
}
