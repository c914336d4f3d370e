import type { Month } from '@shared/kernel/ids'
import type { Files } from '../ports'
import { isDeviceFolder, MAX_DEVICES, MAX_MONTHS, monthOfFile, newestFirst } from './layout'
import type { ProblemReporter } from './problemReporter'
import type { Device } from './sync/device'
import type { RevisionsSeen } from './sync/revisionsSeen'

interface Deps {
  files: Files
  /** The folder of the vault. */
  vault: () => string
  device: Device
  seen: RevisionsSeen
  problems: ProblemReporter
  /** @param names of all files that are in the folder of a device now. */
  onListed: (device: string, names: readonly string[]) => void
}

/** Which devices have a folder in the vault, and what is in it by name. Bounded: anybody can put any number there. */
export class FolderList {
  readonly #deps: Deps
  readonly #devices = new Set<string>()
  /** What is in the folder of each device, as it was when the devices were listed last. */
  readonly #fileNames = new Map<string, string[]>()
  /** By a list of `#fileNames`. */
  readonly #byMonth = new WeakMap<readonly string[], ReadonlyMap<Month, string[]>>()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  async months(devices: ReadonlySet<string>): Promise<Month[]> {
    const seen = await this.#deps.seen.names()
    const found = new Set(seen.map((file) => monthOfFile(nameOf(file))).filter((month) => month !== null))
    const there = new Set<Month>()
    for (const device of this.withOwn(devices))
      for (const month of await this.#monthsOf(device)) {
        if (found.has(month) || there.size < MAX_MONTHS) there.add(month)
        else this.#deps.problems.report({ code: 'too-many-files', folder: device })
      }
    return [...there].sort(newestFirst)
  }

  /** The devices that have a folder, or had one before: what was read stays visible while the vault is missing. */
  async devices(): Promise<ReadonlySet<string>> {
    const names = (await this.#deps.files.list(this.#deps.vault()).catch(() => [])).filter(isDeviceFolder)
    const known = new Set([...this.#deps.device.ids, ...(await this.#deps.seen.names()).map(deviceOf)])
    for (const name of [...names.filter((one) => known.has(one)), ...names]) {
      if (this.#devices.has(name)) continue
      if (!known.has(name) && this.#devices.size >= MAX_DEVICES)
        this.#deps.problems.report({ code: 'too-many-files', folder: this.#deps.vault() })
      else if (await this.isFolder(name)) this.#devices.add(name)
    }
    for (const device of this.withOwn(this.#devices)) await this.listFiles(device)
    return new Set(this.#devices)
  }

  /** The files of these devices that may hold records of a month, by name: their paths in the vault. */
  filesOf(month: Month, devices: ReadonlySet<string>): string[] {
    return [...this.withOwn(devices)].flatMap((device) => this.#filesByMonth(device).get(month) ?? [])
  }

  async newestOwnMonth(): Promise<Month | null> {
    await this.listFiles(this.#deps.device.id)
    return (await this.#monthsOf(this.#deps.device.id)).sort(newestFirst)[0] ?? null
  }

  /** The own folder exists only after the first write, and the own id may have been renewed meanwhile. */
  withOwn(devices: ReadonlySet<string>): Set<string> {
    return new Set([...devices, this.#deps.device.id])
  }

  /** false: a link or a file is in its place. */
  async isFolder(device: string): Promise<boolean> {
    const kind = await this.#deps.files.kindOf(`${this.#deps.vault()}/${device}`).catch(() => null)
    return kind !== 'other' && kind !== 'file'
  }

  async #monthsOf(device: string): Promise<Month[]> {
    const names = this.#fileNames.get(device) ?? (await this.listFiles(device))
    return names.map(monthOfFile).filter((month) => month !== null)
  }

  /** By their names; worked out once for each listing. */
  #filesByMonth(device: string): ReadonlyMap<Month, string[]> {
    const names = this.#fileNames.get(device) ?? []
    const known = this.#byMonth.get(names)
    if (known) return known
    const files = new Map<Month, string[]>()
    for (const name of names) {
      const month = monthOfFile(name)
      if (month !== null) files.set(month, [...(files.get(month) ?? []), `${device}/${name}`])
    }
    this.#byMonth.set(names, files)
    return files
  }

  async listFiles(device: string): Promise<string[]> {
    const names = await this.#deps.files.list(`${this.#deps.vault()}/${device}`).catch(() => {
      this.#deps.problems.report({ code: 'not-arrived', file: device })
      return []
    })
    this.#fileNames.set(device, names)
    this.#deps.onListed(device, names)
    return names
  }

  /** @param device not given: all of them. */
  forget(device?: string): void {
    if (device === undefined) {
      this.#devices.clear()
      this.#fileNames.clear()
    } else {
      this.#devices.delete(device)
      this.#fileNames.delete(device)
    }
  }
}

const deviceOf = (file: string): string => file.slice(0, file.indexOf('/'))
const nameOf = (file: string): string => file.slice(file.indexOf('/') + 1)
