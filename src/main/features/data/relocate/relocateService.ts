import type { ChosenFolder } from '@shared/features/data/contract'
import type { VaultState } from '@shared/features/vault-access/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { JobRunner } from '@main/kernel/jobRunner'
import type { Ports } from '@main/ports'
import type { SettingsService } from '@main/features/settings/settingsService'
import type { Vault } from '@main/vault/vault'
import { backupRoot } from '../backups/backupFolder'
import type { BackupService } from '../backups/backupService'
import { exportTexts } from '../export/exportTexts'
import { joinVault, relocateVault, resumeAt } from './relocateVault'
import { contentsOf, vaultDestination } from './vaultDestination'

interface Dependencies {
  ports: Ports
  vault: Vault
  settings: SettingsService
  /** Once they were listed, the drafts are in memory. */
  drafts: { list(): Promise<unknown> }
  backups: Pick<BackupService, 'make' | 'rebuild'>
  /** Reseals what another vault wants sealed otherwise, and announces how the vault is now. */
  access: { vaultReplaced(): Promise<VaultState> }
  jobs: JobRunner
  onRecordsChanged: () => void
}

/** Another place for the vault: it is moved, joins a vault in another folder, or is made anew from a snapshot. */
export class RelocateService {
  readonly #deps: Dependencies
  /** The folder that was chosen last, for the call that follows. */
  #chosen: ChosenFolder | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** null: no folder was chosen. Throws `wrong-folder`, `newer-format`. */
  async choose(): Promise<ChosenFolder | null> {
    const { ports, settings, vault } = this.#deps
    this.#chosen = null
    const folder = await ports.dialogs.chooseFolder(exportTexts[settings.language].choose.vault)
    const inUse = { vault: vault.folder, backups: backupRoot(settings, ports.paths) }
    if (folder !== null) this.#chosen = await vaultDestination(folder, ports, vault.ring, inUse)
    return this.#chosen
  }

  /**
   * Moves the vault to the chosen folder or, where there is a vault in it, joins that one.
   * @param secret the passphrase or recovery code of that vault. Throws `needs-secret`, `wrong-secret`.
   */
  async relocate(secret?: string): Promise<VaultState> {
    const { access, drafts } = this.#deps
    // Another vault has other keys: the drafts are read while the keys of this one are in memory.
    await drafts.list().catch(() => [])
    await this.#relocate(secret)
    return access.vaultReplaced()
  }

  /** Makes a vault that is gone anew from a snapshot. Throws `not-allowed` where the vault is there. */
  async rebuild(snapshot: string): Promise<VaultState> {
    const { access, backups } = this.#deps
    await backups.rebuild(snapshot)
    return access.vaultReplaced()
  }

  async #relocate(secret: string | undefined): Promise<void> {
    const { ports, vault, backups, jobs, onRecordsChanged } = this.#deps
    const chosen = this.#chosen
    if (chosen === null) throw new LuwteError('not-found', 'nothing was chosen')
    const { folder, has } = chosen
    // What the user agreed to must still be true.
    if ((await contentsOf(folder, ports, vault.ring)) !== has) throw new LuwteError('wrong-folder')
    if (!(await vault.isThere())) {
      // The vault was moved by other means, or the user goes on with another one.
      if (has === 'nothing') throw new LuwteError('vault-missing')
      await resumeAt(this.#deps, folder)
      onRecordsChanged()
    } else if (vault.lock === 'locked') throw new LuwteError('locked')
    else if (has === 'nothing') {
      await backups.make('before-moving')
      await jobs.run('moving', (reportProgress) => relocateVault(this.#deps, folder, reportProgress))
    } else {
      await jobs.run('moving', (reportProgress) => joinVault(this.#deps, folder, secret, reportProgress))
      onRecordsChanged()
    }
    this.#chosen = null
  }
}
