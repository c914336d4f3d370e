import { NewerFormat, UnprovenFile, WrongKey } from '../ports/faults'
import type { Seal } from './crypto/dataKeys'
import { fileNameOf, type ShardKey } from './layout'
import type { ProblemReporter } from './problemReporter'

/** Of one device, before it is only said that there are more. */
const MAX_TOLD = 20

/** Which files of devices cannot be read now, and why. Each is reported once, and once that it has passed. */
export class FileProblems {
  readonly #reporter: ProblemReporter
  readonly #seal: Seal
  /** Files that were told of, by device. */
  readonly #told = new Map<string, Set<string>>()
  /** Files that are not proven to be of this vault, by device. */
  readonly #unproven = new Map<string, Set<string>>()

  constructor(reporter: ProblemReporter, seal: Seal) {
    this.#reporter = reporter
    this.#seal = seal
  }

  /** To be called when a file was read. */
  hasPassed(device: string, key: ShardKey): void {
    const file = `${device}/${fileNameOf(key)}`
    for (const code of ['not-arrived', 'other-key'] as const) this.#reporter.hasPassed({ code, file })
    this.#told.get(device)?.delete(file)
    const unproven = this.#unproven.get(device)
    if (unproven?.delete(file) && unproven.size === 0) this.#reporter.hasPassed({ code: 'unproven', device })
  }

  /** To be called when a file could not be read. */
  report(device: string, key: ShardKey, fault: unknown): void {
    const file = `${device}/${fileNameOf(key)}`
    if (fault instanceof UnprovenFile) {
      this.#unproven.set(device, (this.#unproven.get(device) ?? new Set()).add(file))
      // Once for a device: somebody can put any number of files there.
      return this.#reporter.report({ code: 'unproven', device })
    }
    const told = this.#told.get(device) ?? new Set()
    // Somebody can put any number of files there.
    if (!told.has(file) && told.size >= MAX_TOLD)
      return this.#reporter.report({ code: 'too-many-files', folder: device })
    this.#told.set(device, told.add(file))
    // While the vault is not sealed here, a sealed file has only arrived before its key.
    const isSealedOtherwise = fault instanceof WrongKey && this.#seal.dataKeys.current !== null
    const code = fault instanceof NewerFormat ? 'newer-format' : isSealedOtherwise ? 'other-key' : 'not-arrived'
    this.#reporter.report({ code, file })
  }

  /** To be called when the files of this device that were not proven are gone. */
  forgetDevice(device: string): void {
    if (this.#unproven.delete(device)) this.#reporter.hasPassed({ code: 'unproven', device })
  }

  forget(): void {
    this.#unproven.clear()
    this.#told.clear()
  }
}
