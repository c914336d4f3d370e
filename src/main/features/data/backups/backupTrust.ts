import type { MessageBox } from '@main/ports'
import type { OpenSnapshot } from '@main/vault/snapshots/openSnapshot'
import type { Vault } from '@main/vault/vault'
import type { SettingsService } from '@main/features/settings/settingsService'
import { isConfirmed } from '../confirmation'

interface Dependencies {
  messageBox: MessageBox
  vault: Vault
  settings: SettingsService
}

/**
 * Which snapshots may be restored into the vault. Into a vault that is not sealed any may. Into a sealed one those that prove
 * that somebody with its key made them, and others once the user said, in a box of the system, that they trust them.
 */
export class BackupTrust {
  readonly #deps: Dependencies
  readonly #trusted = new Set<string>()

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** @param id of the snapshot. */
  isTrusted(id: string, snapshot: OpenSnapshot): boolean {
    return this.#trusted.has(id) || this.#reasonToAsk(snapshot) === null
  }

  /** Asks where it has to be asked. Throws `locked` where the vault was locked meanwhile. */
  async ask(id: string, snapshot: OpenSnapshot): Promise<boolean> {
    const reason = this.#trusted.has(id) ? null : this.#reasonToAsk(snapshot)
    if (reason === null) return true
    if (!(await isConfirmed(this.#deps, reason))) return false
    this.#trusted.add(id)
    return true
  }

  /** Another snapshot has this id now. */
  forget(id: string): void {
    this.#trusted.delete(id)
  }

  #reasonToAsk({ isProven, reading }: OpenSnapshot): 'plainBackup' | 'unprovenBackup' | null {
    if (this.#deps.vault.lock === 'plain' || isProven) return null
    return reading.isSealed ? 'unprovenBackup' : 'plainBackup'
  }
}
