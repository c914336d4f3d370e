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
 * Where the vault is, and whether it is there now. A vault that was here before is waited for: nothing is ever made in its
 * place.
 */
export class VaultLocation {
  readonly #deps: { files: Files; clock: Clock; random: Random }
  readonly #folder: () => string
  readonly #device: Device
  readonly #problems: ProblemReporter
  readonly #onOther: () => Promise<void>
  /** The vault that was found last; null while it is away. */
  #found: string | null = null

  /** @param onOther called when what was read before holds no longer: the vault is back, or another one is there. */
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

  /** Makes the vault if this is the first time. Where that fails, the first save tries again and says why. */
  async begin(): Promise<VaultFileState['is']> {
    const { is } = await this.look()
    if (this.#device.hasVault) await this.#device.save().catch(() => undefined)
    if (is === 'missing' || is === 'newer') return is
    await this.idToWrite().catch(() => undefined)
    await this.#deps.files.sweep(this.#folder()).catch(() => undefined)
    return (await this.look()).is
  }

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

  /** The id of the vault, which is there and can be written by this device; throws `vault-missing`, `newer-format`. */
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
    // Without the id, a damaged vault file may as well be one that has not wholly arrived.
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
