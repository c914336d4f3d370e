import type { Backups } from '@shared/features/data/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Ports } from '@main/ports'
import { SnapshotStore } from '@main/vault/snapshots/snapshotStore'
import type { Vault } from '@main/vault/vault'
import { readVaultFileState } from '@main/vault/vaultFile'
import type { SettingsService } from '@main/features/settings/settingsService'
import { isDeviceFolder } from '@main/vault/layout'

export type BackupFault = NonNullable<Backups['fault']>

interface Dependencies {
  ports: Ports
  vault: Vault
  settings: SettingsService
}

/** The folder that was chosen is not there: a disk that is not plugged in, perhaps. */
export class BackupFolderMissing extends LuwteError {
  constructor() {
    super('not-writable', 'the folder for backups is not there')
  }
}

/** Where the generations of this vault lie. */
export class BackupFolder {
  readonly #deps: Dependencies
  /** The id of the vault that was there last. */
  #vault: string | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  get folder(): string {
    return this.#deps.settings.current.backupFolder ?? this.#deps.ports.paths.backups
  }

  /**
   * A folder that somebody chose got a generation at once. Is there none of any vault, then it is not the folder, but the
   * empty place where a disk should be: it is never made, nor written in.
   */
  async isMissing(): Promise<boolean> {
    const { ports, settings } = this.#deps
    if (settings.current.backupFolder === null) return false
    return !(await ports.files.list(this.folder)).some(isDeviceFolder)
  }

  /** To be written by now. Throws `vault-missing`, BackupFolderMissing. */
  async toWrite(): Promise<SnapshotStore> {
    if (await this.isMissing()) throw new BackupFolderMissing()
    return this.toWriteIn(this.folder)
  }

  async toWriteIn(root: string): Promise<SnapshotStore> {
    const id = await this.#look()
    if (id === null) throw new LuwteError('vault-missing')
    return new SnapshotStore(this.#deps.ports, root, id)
  }

  /** null: it is not known of which vault. */
  async toRead(): Promise<SnapshotStore | null> {
    const id = (await this.#look()) ?? this.#vault ?? (await this.#onlyOne())
    return id === null ? null : new SnapshotStore(this.#deps.ports, this.folder, id)
  }

  async #look(): Promise<string | null> {
    const standing = await readVaultFileState(this.#deps.ports.files, this.#deps.vault.folder)
    if (standing.is !== 'there') return null
    this.#vault = standing.id
    return standing.id
  }

  /** When the vault is gone there is all the more reason to show what there is of it. */
  async #onlyOne(): Promise<string | null> {
    const vaults = (await this.#deps.ports.files.list(this.folder)).filter(isDeviceFolder)
    return vaults.length === 1 ? (vaults[0] ?? null) : null
  }
}

/** null: no fault of the backups. */
export function faultOf(fault: unknown): BackupFault | null {
  if (fault instanceof BackupFolderMissing) return 'missing'
  if (!(fault instanceof LuwteError)) return 'unreadable'
  if (fault.code === 'vault-missing' || fault.code === 'busy') return null
  return fault.code === 'disk-full' || fault.code === 'not-writable' ? fault.code : 'unreadable'
}
