import * as v from 'valibot'
import { LuwteError } from '@shared/kernel/errors'
import { type Instant, instant, InstantSchema } from '@shared/kernel/time'
import type { Clock, Files } from '@main/ports'
import { filesIn, listOwn, refuseLink, removeIfEmpty } from '../folders'
import { isDeviceFolder, SET_ASIDE_FOLDER } from '../layout'

// What the user threw away of another computer. It lies in a folder of the vault that nothing is read from, so that moving it
// there copies nothing, and can be brought back until it is removed for good.

export const DAYS_SET_ASIDE = 30
const DAY_MS = 24 * 60 * 60 * 1000

/** Something that was thrown away. */
export interface SetAside {
  /** The name of its folder: `<device>.<time>`. */
  id: string
  device: string
  at: Instant
  files: number
}

/** What a folder is called in which something of a device lies; null: none of Luwte's own. */
function partsOf(id: string): { device: string; at: Instant } | null {
  const device = id.slice(0, id.indexOf('.'))
  const [, date = '', hour = '', minute = '', second = '', millis = ''] =
    /^\.(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/.exec(id.slice(device.length)) ?? []
  const at = `${date}T${hour}:${minute}:${second}.${millis}Z`
  return isDeviceFolder(device) && v.is(InstantSchema, at) ? { device, at } : null
}

export const isSetAsideId = (id: string): boolean => partsOf(id) !== null

export class SetAsideFolder {
  readonly #files: Files
  readonly #clock: Clock
  readonly #vault: () => string

  constructor({ files, clock }: { files: Files; clock: Clock }, vault: () => string) {
    this.#files = files
    this.#clock = clock
    this.#vault = vault
  }

  /** The newest first. */
  async list(): Promise<SetAside[]> {
    const found: SetAside[] = []
    for (const id of await listOwn(this.#files, this.#folder).catch(() => [])) {
      const parts = partsOf(id)
      if (parts && (await this.#files.kindOf(this.#at(id))) === 'folder')
        found.push({ id, ...parts, files: (await this.#files.list(this.#at(id))).length })
    }
    return found.sort((one, other) => (one.at < other.at ? 1 : -1))
  }

  /** @param names of files in the folder of the device; null: the folder with all that is in it. */
  async put(device: string, names: readonly string[] | null): Promise<void> {
    await refuseLink(this.#files, this.#folder)
    await refuseLink(this.#files, `${this.#vault()}/${device}`)
    const folder = this.#at(`${device}.${instant(this.#clock.now()).replaceAll(/[:.]/g, '-')}`)
    if (names === null) return this.#files.moveFolder(`${this.#vault()}/${device}`, folder)
    for (const name of names) await this.#move(`${this.#vault()}/${device}/${name}`, `${folder}/${name}`)
  }

  /**
   * Where a file of the same name is there again, that one stays, and what was thrown away too. Throws `not-found`.
   * @returns how many files could not be brought back.
   */
  async bringBack(id: string): Promise<number> {
    const { device, from } = await this.#find(id)
    const to = `${this.#vault()}/${device}`
    await refuseLink(this.#files, to)
    if ((await this.#files.kindOf(to)) === null) {
      await this.#files.moveFolder(from, to)
      await removeIfEmpty(this.#files, this.#folder)
      return 0
    }
    let kept = 0
    for (const path of await filesIn(this.#files, from)) {
      const target = to + path.slice(from.length)
      await refuseLink(this.#files, target.slice(0, target.lastIndexOf('/')))
      if ((await this.#files.kindOf(target)) === null) await this.#move(path, target)
      else kept += 1
    }
    if (kept === 0) await this.#files.removeFolder(from)
    await removeIfEmpty(this.#files, this.#folder)
    return kept
  }

  /** What was thrown away long enough ago. */
  async due(): Promise<SetAside[]> {
    const before = instant(this.#clock.now() - DAYS_SET_ASIDE * DAY_MS)
    return (await this.list()).filter(({ at }) => at < before)
  }

  /** Removes that. */
  async clear(): Promise<void> {
    for (const { id } of await this.due()) await this.#files.removeFolder(this.#at(id))
    await removeIfEmpty(this.#files, this.#folder)
  }

  async #find(id: string): Promise<{ device: string; from: string }> {
    const parts = partsOf(id)
    await refuseLink(this.#files, this.#folder)
    if (!parts || (await this.#files.kindOf(this.#at(id))) !== 'folder') throw new LuwteError('not-found')
    return { device: parts.device, from: this.#at(id) }
  }

  /** Where this is interrupted, the file is in both places. */
  async #move(from: string, to: string): Promise<void> {
    await this.#files.link(from, to)
    await this.#files.remove(from)
  }

  get #folder(): string {
    return `${this.#vault()}/${SET_ASIDE_FOLDER}`
  }

  #at(id: string): string {
    return `${this.#folder}/${id}`
  }
}
