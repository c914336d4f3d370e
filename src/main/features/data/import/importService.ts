import type { ImportPreview } from '@shared/features/data/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { JobRunner } from '@main/kernel/jobRunner'
import type { Ports } from '@main/ports'
import type { SettingsService } from '@main/features/settings/settingsService'
import { importBlobs } from '@main/vault/blobs/importBlobs'
import type { Vault } from '@main/vault/vault'
import type { BackupService } from '../backups/backupService'
import { exportedBlobs } from '../export/exportFile'
import { exportTexts } from '../dataTexts'
import { compareExport, findExport } from './importExport'

interface Dependencies {
  ports: Pick<Ports, 'dialogs' | 'files'>
  vault: Vault
  settings: SettingsService
  backups: Pick<BackupService, 'make'>
  jobs: JobRunner
  onRecordsChanged: () => void
}

/** Imports the records of an export into the vault, after a preview. */
export class ImportService {
  readonly #deps: Dependencies
  /** The folder of the export that was chosen last, for the import that follows. */
  #chosen: string | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** null: no folder was chosen. Throws `wrong-folder` where it holds no export. */
  async choose(): Promise<ImportPreview | null> {
    const { ports, settings, vault } = this.#deps
    this.#chosen = null
    const chosen = await ports.dialogs.chooseFolder(exportTexts[settings.language].choose.import)
    if (chosen === null) return null
    const folder = await findExport(ports.files, chosen)
    const preview = await compareExport(ports.files, vault, folder)
    this.#chosen = folder
    return preview
  }

  /** Makes a snapshot first. @returns what was imported. */
  async import(): Promise<ImportPreview> {
    const { ports, vault, backups, jobs, onRecordsChanged } = this.#deps
    const folder = this.#chosen
    if (folder === null) throw new LuwteError('not-found', 'nothing was chosen')
    const [undo] = (await backups.make('before-import')).snapshots
    try {
      const imported = await jobs.run('import', (reportProgress) =>
        compareExport(ports.files, vault, folder, {
          reportProgress,
          async onNew(partition, records) {
            await importBlobs(vault, exportedBlobs(ports.files, folder), records)
            return vault.importRecords(partition, records, 'copies')
          },
        }),
      )
      return undo ? { ...imported, undo: undo.id } : imported
    } finally {
      onRecordsChanged()
    }
  }
}
