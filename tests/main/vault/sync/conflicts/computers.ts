import { randomBytes } from 'node:crypto'
import type { Notice } from '@shared/kernel/notice'
import { nodeCipher, nodeDigest } from '@main/platform/crypto/nodeCrypto'
import { readFolder } from '@main/vault/folderReader'
import { Vault } from '@main/vault/vault'
import { memoryFiles, type MemoryFiles } from '../../../support/ports'
import { quickDeriver } from '../../../support/quickDeriver'
import { handClock } from '../../support'

/** A computer with its own disk, whose vault a sync tool keeps in step with that of another. */
export class Computer {
  readonly files: MemoryFiles
  readonly clock = handClock()
  readonly notices: Notice[] = []
  vault!: Vault

  constructor(files = memoryFiles()) {
    this.files = files
  }

  async open(): Promise<this> {
    this.vault = await Vault.open({
      files: this.files,
      digest: nodeDigest(),
      cipher: nodeCipher(),
      keyDeriver: quickDeriver,
      clock: this.clock,
      random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
      paths: { userData: '/data', vault: '/vault' },
      machineId: async () => 'one machine id for both',
      onNotice: (notice) => this.notices.push(notice),
    })
    return this
  }

  /** The same disk in another computer, as when one profile was copied to two. */
  async cloned(): Promise<Computer> {
    await this.vault.close()
    const files = memoryFiles()
    for (const [path, bytes] of this.files.contents) files.contents.set(path, bytes)
    return new Computer(files).open()
  }

  get paths(): string[] {
    return [...this.files.contents.keys()].filter((path) => path.startsWith('/vault/')).sort()
  }

  async texts(): Promise<unknown[]> {
    await this.vault.reload()
    const months = await Promise.all((await this.vault.months()).map((month) => this.vault.month(month)))
    return [...months, await this.vault.always()]
      .flat()
      .filter(({ current }) => current.kind === 'entry' || current.kind === 'word')
      .flatMap(({ current, siblings }) => [current, ...siblings].map(({ text }) => text))
  }
}

/** The name of a conflict copy; null: the tool keeps none. */
export type Naming = ((path: string, count: number) => string) | null

export const NAMINGS = {
  Syncthing: (path: string, count: number) =>
    path.replace(/\.json$/, `.sync-conflict-20261122-0912${count + 10}-ABCDEFG.json`),
  Nextcloud: (path: string, count: number) =>
    path.replace(/\.json$/, ` (conflicted copy 2026-11-22 0912${count + 10}).json`),
}

/** Keeps two vaults in step, and where both have changed one file, makes a conflict copy of one of the two. */
export class SyncTool {
  readonly #between: [Computer, Computer]
  readonly #naming: Naming
  #before = new Map<string, Uint8Array>()
  #count = 0

  constructor(between: [Computer, Computer], naming: Naming) {
    this.#between = between
    this.#naming = naming
    this.#before = new Map(between[0].files.contents)
  }

  /** How often both had changed one file. */
  get conflicts(): number {
    return this.#count
  }

  run(isFirstKept: boolean): void {
    const [one, other] = this.#between.map(({ files }) => files.contents) as [
      Map<string, Uint8Array>,
      Map<string, Uint8Array>,
    ]
    for (const path of new Set(this.#between.flatMap(({ paths }) => paths))) {
      const [here, there, before] = [one.get(path), other.get(path), this.#before.get(path)]
      if (here === there) continue
      if (there === before && here) other.set(path, here)
      else if (here === before && there) one.set(path, there)
      else if (here && there) this.#conflict(path, isFirstKept ? [here, there] : [there, here])
    }
    this.#before = new Map(one)
  }

  #conflict(path: string, [kept, lost]: [Uint8Array, Uint8Array]): void {
    this.#count += 1
    const aside = this.#naming?.(path, this.#count)
    for (const { files } of this.#between) {
      files.contents.set(path, kept)
      if (aside !== undefined) files.contents.set(aside, lost)
    }
  }
}

export const readingOf = ({ files, vault, clock }: Computer) =>
  readFolder(
    {
      files,
      clock,
      digest: nodeDigest(),
      cipher: nodeCipher(),
      keyDeriver: quickDeriver,
      random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
    },
    '/vault',
    { dataKeys: vault.dataKeys },
  )
