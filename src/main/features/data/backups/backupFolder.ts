import type { Backups } from '@shared/features/data/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Paths, Ports } from '@main/ports'
import { SnapshotStore } from '@main/vault/snapshots/snapshotStore'
import type { Vault } from '@main/vault/vault'
import { readVaultFileState } from '@main/vault/vaultFile'
import type { SettingsService } from '@main/features/settings/settingsService'
import { isDeviceFolder } from '@main/vault/layout'

export type BackupFault = NonNullable<Backups['fault']>

interface Dependencies {
  ports: Pick<Ports, 'clock' | 'digest' | 'files' | 'paths'>
  vault: Vault
  settings: SettingsService
}

/** The chosen folder is not there: its disk may not be plugged in. */
export class BackupFolderMissing extends LuwteError {
  constructor() {
    super('not-writable', 'the folder for backups is not there')
  }
}

/** The folder for backups, perhaps of several vaults. */
export const backupRoot = (settings: SettingsService, paths: Paths): string =>
  settings.current.backupFolder ?? paths.backups

/** The folder that holds the snapshots of this vault. */
export class BackupFolder {
  readonly #deps: Dependencies
  /** The id of the vault when it was last there. */
  #vault: string | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  get path(): string {
    return backupRoot(this.#deps.settings, this.#deps.ports.paths)
  }

  /**
   * A chosen folder gets a snapshot at once. So one without any snapshot, of whatever vault, is the empty mount point of a
   * disk that is not connected: Luwte neither creates it nor writes in it.
   */
  async isMissing(): Promise<boolean> {
    const { ports, settings } = this.#deps
    if (settings.current.backupFolder === null) return false
    return !(await ports.files.list(this.path)).some(isDeviceFolder)
  }

  /** Throws `vault-missing`, BackupFolderMissing. */
  async storeToWrite(): Promise<SnapshotStore> {
    if (await this.isMissing()) throw new BackupFolderMissing()
    return this.storeToWriteIn(this.path)
  }

  /** The same in another folder. Throws `vault-missing`. */
  async storeToWriteIn(root: string): Promise<SnapshotStore> {
    const id = await this.#readVaultId()
    if (id === null) throw new LuwteError('vault-missing')
    return this.#storeIn(root, id)
  }

  /** null: the id of the vault is not known. */
  async storeToRead(): Promise<SnapshotStore | null> {
    // In a folder that others can write in, another id leads to backups of theirs.
    const { sealedId } = this.#deps.vault
    const id = sealedId ?? (await this.#readVaultId()) ?? this.#vault ?? (await this.#onlyVaultInFolder())
    return id === null ? null : this.#storeIn(this.path, id)
  }

  #storeIn(root: string, vault: string): SnapshotStore {
    const { deviceId, formerIds } = this.#deps.vault
    return new SnapshotStore(this.#deps.ports, root, { vault, writer: { current: deviceId, former: formerIds } })
  }

  async #readVaultId(): Promise<string | null> {
    const state = await readVaultFileState(this.#deps.ports.files, this.#deps.vault.folder)
    const { sealedId } = this.#deps.vault
    if (state.is !== 'there' || (sealedId !== null && state.id !== sealedId)) return null
    this.#vault = state.id
    return state.id
  }

  /** When the vault is gone, its snapshots matter most: they are found where the folder holds those of one vault only. */
  async #onlyVaultInFolder(): Promise<string | null> {
    const vaults = (await this.#deps.ports.files.list(this.path)).filter(isDeviceFolder)
    return vaults.length === 1 ? (vaults[0] ?? null) : null
  }
}

/** null: a fault that says nothing about the backups. */
export function backupFaultOf(fault: unknown): BackupFault | null {
  if (fault instanceof BackupFolderMissing) return 'missing'
  if (!(fault instanceof LuwteError)) return 'unreadable'
  if (fault.code === 'vault-missing' || fault.code === 'busy') return null
  return fault.code === 'disk-full' || fault.code === 'not-writable' ? fault.code : 'unreadable'
}
