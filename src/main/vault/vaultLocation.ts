import { makeId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import type { Notice } from '@shared/kernel/notice'
import { LuwteError } from '@shared/kernel/errors'
import { NewerFormat } from '../ports/faults'
import type { Clock, Files, Random } from '../ports'
import type { Device } from './sync/device'
import type { ProblemReporter } from './problemReporter'
import { mendVaultFile, type VaultFileState, readVaultFileState, writeVaultFile } from './vaultFile'
import { VAULT_FILE } from './layout'

/**
 * Where the vault is, and whether it is there now. If a vault was here before and is missing, Luwte waits for it and never makes
 * a new one instead.
 */
export class VaultLocation {
  readonly #deps: { files: Files; clock: Clock; random: Random }
  readonly #folder: () => string
  readonly #device: Device
  readonly #problems: ProblemReporter
  readonly #onOther: () => Promise<void>
  /** The id of the vault that was found last; null while it is missing. */
  #found: string | null = null

  /** @param onOther called when what was read before is not valid any more: the vault is back, or another one is there. */
  constructor(
    deps: { files: Files; clock: Clock; random: Random },
    folder: () => string,
    device: Device,
    problems: ProblemReporter,
    onOther: () => Promise<void>,
  ) {
    this.#deps = deps
    this.#folder = folder
    this.#device = device
    this.#problems = problems
    this.#onOther = onOther
  }

  /** Makes the vault at the first start. Where that fails, the first save tries again and throws the reason. */
  async begin(): Promise<VaultFileState['is']> {
    const { is } = await this.look()
    if (this.#device.hasVault) await this.#device.save().catch(() => undefined)
    if (is === 'missing' || is === 'newer') return is
    await this.idToWrite().catch(() => undefined)
    await this.#deps.files.sweep(this.#folder()).catch(() => undefined)
    return (await this.look()).is
  }

  /** Reads the vault file again, and reports a missing or newer vault. Never rejects. */
  async look(): Promise<VaultFileState> {
    const state = this.#judge(await readVaultFileState(this.#deps.files, this.#folder()))
    const notice: Notice = { code: 'vault-missing', folder: this.#folder() }
    if (state.is === 'missing') {
      this.#found = null
      this.#problems.report(notice)
      return state
    }
    this.#problems.hasPassed(notice)
    if (state.is === 'newer') this.#problems.report({ code: 'newer-format', file: VAULT_FILE })
    if (state.is === 'there' && state.id !== this.#found) {
      this.#found = state.id
      await this.#onOther()
    }
    return state
  }

  /** The id of the vault, once this device can write in it. Throws `vault-missing`, `newer-format`. */
  async idToWrite(): Promise<string> {
    const state = await this.look()
    if (state.is === 'newer') throw new NewerFormat()
    if (state.is === 'missing') throw new LuwteError('vault-missing')
    const id = await this.#idOf(state)
    await this.#device.useVault(id)
    await this.#device.save()
    return id
  }

  #judge(state: VaultFileState): VaultFileState {
    if (state.is === 'empty' && this.#device.hasVault) return { is: 'missing' }
    // Where the id is not known, a vault file that looks damaged may only have arrived in part.
    if (state.is === 'damaged' && this.#device.vault === null) return { is: 'missing' }
    return state
  }

  async #idOf(state: VaultFileState): Promise<string> {
    if (state.is === 'there') return state.id
    const known = this.#device.vault
    if (known !== null) {
      const quarantined = await mendVaultFile(this.#deps, this.#folder(), known)
      this.#problems.report({ code: 'damaged-set-aside', file: VAULT_FILE, aside: quarantined })
      return known
    }
    const id = makeId(this.#deps.clock.now(), this.#deps.random.bytes(RANDOM_BYTES_PER_ID))
    await writeVaultFile(this.#deps, this.#folder(), id)
    return id
  }
}
