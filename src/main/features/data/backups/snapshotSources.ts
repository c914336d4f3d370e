import { LuwteError } from '@shared/kernel/errors'
import type { Ports } from '@main/ports'
import type { SettingsService } from '@main/features/settings/settingsService'
import { isWithin } from '@main/vault/folders'
import { findSnapshotSource, type SnapshotSource } from '@main/vault/snapshots/openSnapshot'
import type { Vault } from '@main/vault/vault'
import { backupDialogTitles } from '../dataTexts'
import type { BackupFolder } from './backupFolder'

interface Dependencies {
  ports: Pick<Ports, 'dialogs' | 'digest' | 'files' | 'system'>
  vault: Vault
  settings: SettingsService
}

/** The id of the snapshot that the user chose in another folder. */
const OTHER = 'other'

/** Which snapshot an id means: one in the folder for backups, or the one that was chosen elsewhere. */
export class SnapshotSources {
  readonly #deps: Dependencies
  readonly #folder: BackupFolder
  readonly #inUse = new Set<string>()
  #other: SnapshotSource | null = null

  constructor(deps: Dependencies, folder: BackupFolder) {
    this.#deps = deps
    this.#folder = folder
  }

  /** Snapshots that were previewed, or that undo a restore: they are not thinned out as long as Luwte runs. */
  get inUse(): ReadonlySet<string> {
    return this.#inUse
  }

  keep(id: string): void {
    this.#inUse.add(id)
  }

  /** @returns an id for the chosen snapshot in another folder; null: none was chosen. Throws `wrong-folder`, `newer-format`. */
  async chooseOther(): Promise<string | null> {
    const { ports, settings, vault } = this.#deps
    const folder = await ports.dialogs.chooseFolder(backupDialogTitles[settings.language].other)
    if (folder === null) return null
    if (isWithin(folder, vault.folder, ports.system.platform)) throw new LuwteError('wrong-folder')
    this.#other = await findSnapshotSource(ports, folder)
    return OTHER
  }

  /** Throws `not-found`. */
  async using<Value>(id: string, task: (source: SnapshotSource) => Promise<Value>): Promise<Value> {
    this.keep(id)
    return task(await this.#find(id))
  }

  async #find(id: string): Promise<SnapshotSource> {
    if (id === OTHER && this.#other) return this.#other
    const { ports } = this.#deps
    const folder = (await this.#folder.storeToRead())?.folderOf(id)
    if (id === OTHER || folder === undefined || (await ports.files.kindOf(folder)) !== 'folder')
      throw new LuwteError('not-found')
    return findSnapshotSource(ports, folder)
  }
}
