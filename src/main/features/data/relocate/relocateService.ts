import type { ChosenFolder } from '@shared/features/data/contract'
import type { VaultState } from '@shared/features/vault-access/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { JobRunner } from '@main/kernel/jobRunner'
import type { Ports } from '@main/ports'
import type { SettingsService } from '@main/features/settings/settingsService'
import type { SealingDeps } from '@main/vault/crypto/sealing'
import type { Vault } from '@main/vault/vault'
import { backupRoot } from '../backups/backupFolder'
import type { BackupService } from '../backups/backupService'
import { exportTexts } from '../dataTexts'
import { joinVault, relocateVault, resumeAt } from './relocateVault'
import { contentsOf, vaultDestination } from './vaultDestination'

interface Dependencies {
  ports: SealingDeps & Pick<Ports, 'dialogs' | 'paths' | 'system'>
  vault: Vault
  settings: SettingsService
  /** Listing the drafts brings them into memory. */
  drafts: { list(): Promise<unknown>; blobs(): Promise<string[]> }
  backups: Pick<BackupService, 'make' | 'rebuild'>
  /** Reseals the files as the new vault needs it, and announces its state. */
  access: { vaultReplaced(): Promise<VaultState> }
  jobs: JobRunner
  onRecordsChanged: () => void
}

/** Moves the vault to another folder, joins it with a vault in another folder, or rebuilds it from a snapshot. */
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
    if (folder !== null) this.#chosen = await vaultDestination(folder, ports, vault.dataKeys, inUse)
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
    const pictures = await drafts.blobs().catch(() => [])
    await this.#relocate(secret, pictures)
    return access.vaultReplaced()
  }

  /** Rebuilds a missing vault from a snapshot. Throws `not-allowed` where the vault is there. */
  async rebuild(snapshot: string): Promise<VaultState> {
    const { access, backups } = this.#deps
    await backups.rebuild(snapshot)
    return access.vaultReplaced()
  }

  /** @param draftBlobs what drafts refer to, which no record does. */
  async #relocate(secret: string | undefined, draftBlobs: readonly string[]): Promise<void> {
    const { ports, vault, backups, jobs, onRecordsChanged } = this.#deps
    const chosen = this.#chosen
    if (chosen === null) throw new LuwteError('not-found', 'nothing was chosen')
    const { folder, has } = chosen
    // The folder must still hold what the user was shown.
    if ((await contentsOf(folder, ports, vault.dataKeys)) !== has) throw new LuwteError('wrong-folder')
    if (!(await vault.isThere())) {
      // The vault was moved outside of Luwte, or the user continues with another one.
      if (has === 'nothing') throw new LuwteError('vault-missing')
      await resumeAt(this.#deps, folder)
      onRecordsChanged()
    } else if (vault.lock === 'locked') throw new LuwteError('locked')
    else if (has === 'nothing') {
      await backups.make('before-moving')
      await jobs.run('moving', (reportProgress) => relocateVault(this.#deps, folder, reportProgress))
    } else {
      await jobs.run('moving', (reportProgress) =>
        joinVault({ ...this.#deps, draftBlobs }, folder, secret, reportProgress),
      )
      onRecordsChanged()
    }
    this.#chosen = null
  }
}
