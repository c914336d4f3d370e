import { makeId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
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
  #isReplaced = false

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

  /** Another vault was in the place of the one that this computer sealed, when it was looked at last. */
  get isReplaced(): boolean {
    return this.#isReplaced
  }

  /** Makes the vault at the first start. Where that fails, the first save tries again and throws the reason. */
  async begin(): Promise<VaultFileState['is']> {
    const { is } = await this.look()
    if (this.#device.hasVault) await this.#device.save().catch(() => undefined)
    if (is === 'missing' || is === 'other' || is === 'newer') return is
    await this.idToWrite().catch(() => undefined)
    await this.#deps.files.sweep(this.#folder()).catch(() => undefined)
    return (await this.look()).is
  }

  /** Reads the vault file again, and reports a missing or newer vault. Never rejects. */
  async look(): Promise<VaultFileState> {
    const state = this.#judge(await readVaultFileState(this.#deps.files, this.#folder()))
    this.#isReplaced = state.is === 'other'
    const folder = this.#folder()
    const notices = { missing: { code: 'vault-missing', folder }, other: { code: 'other-vault', folder } } as const
    for (const is of ['missing', 'other'] as const)
      if (state.is === is) this.#problems.report(notices[is])
      else this.#problems.hasPassed(notices[is])
    if (state.is === 'missing' || state.is === 'other') {
      this.#found = null
      return state
    }
    if (state.is === 'newer') this.#problems.report({ code: 'newer-format', file: VAULT_FILE })
    if (state.is === 'there' && state.id !== this.#found) {
      this.#found = state.id
      await this.#onOther()
    }
    return state
  }

  /** The id in the vault file; null: there is none that can be read. */
  async idThere(): Promise<string | null> {
    const state = await readVaultFileState(this.#deps.files, this.#folder())
    return state.is === 'there' ? state.id : null
  }

  /** The id of the vault, once this device can write in it. Throws `vault-missing`, `newer-format`. */
  async idToWrite(): Promise<string> {
    const state = await this.look()
    if (state.is === 'newer') throw new NewerFormat()
    if (state.is === 'missing' || state.is === 'other') throw new LuwteError('vault-missing')
    const id = await this.#idOf(state)
    await this.#device.useVault(id)
    await this.#device.save()
    return id
  }

  /** Is it the id of another vault than the one that this computer sealed? */
  isOther(id: string): boolean {
    return this.#device.wasSealed && id !== this.#device.vault
  }

  #judge(state: VaultFileState): VaultFileState {
    if (state.is === 'empty' && this.#device.hasVault) return { is: 'missing' }
    // Whoever can write in the folder can write another id. Were it believed, what is sealed would go on in plain.
    if (state.is === 'there' && this.isOther(state.id)) return { is: 'other' }
    // Where the id is not known, a vault file that looks damaged may only have arrived in part.
    if (state.is === 'damaged' && this.#device.vault === null) return { is: 'missing' }
    return state
  }

  async #idOf(state: Exclude<VaultFileState, { is: 'missing' | 'other' | 'newer' }>): Promise<string> {
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
