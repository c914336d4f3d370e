import type { Exported } from '@shared/features/data/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { JobRunner } from '@main/kernel/jobRunner'
import type { Ports } from '@main/ports'
import type { SettingsService } from '@main/features/settings/settingsService'
import type { SealingDeps } from '@main/vault/crypto/sealing'
import { type FolderReading, readFolder } from '@main/vault/folderReader'
import { isWithin } from '@main/vault/folders'
import type { Vault } from '@main/vault/vault'
import { exportTexts } from '../dataTexts'

interface Dependencies {
  ports: SealingDeps & Pick<Ports, 'dialogs' | 'paths' | 'system'>
  vault: Vault
  settings: SettingsService
  jobs: JobRunner
}

/** Writes everything in the vault, unencrypted and readable, into a folder that the user chooses. */
export class ExportService {
  readonly #deps: Dependencies
  #isStopped = false

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** null: no folder was chosen, or it was stopped, and nothing of it is left. Throws `wrong-folder` for a folder of Luwte's own files. */
  async export(): Promise<Exported | null> {
    const { ports, vault, settings, jobs } = this.#deps
    const chosen = await ports.dialogs.chooseFolder(exportTexts[settings.language].choose.export)
    if (chosen === null) return null
    const isIn = (folder: string) => isWithin(chosen, folder, ports.system.platform)
    if (isIn(vault.folder) || isIn(ports.paths.userData)) throw new LuwteError('wrong-folder')
    this.#isStopped = false
    return jobs.run('export', async (reportProgress) => {
      // Loaded only now: it loads the texts of feelings, prompts and chapters, which nothing else in the main process needs.
      const { ExportStopped, writeExport } = await import('./writeExport')
      if (!(await vault.isThere())) throw new LuwteError('vault-missing')
      if (vault.lock === 'locked') throw new LuwteError('locked')
      const reading = await readFolder(ports, vault.folder, { live: vault.sealing })
      const sections = await (await vault.look()).sections()
      const opened: FolderReading = {
        ...reading,
        copies: async (partition) => sections.exported(await reading.copies(partition)),
      }
      const deps = { ...ports, language: settings.language, isStopped: () => this.#isStopped }
      try {
        return await writeExport(deps, opened, chosen, reportProgress)
      } catch (fault) {
        if (fault instanceof ExportStopped) return null
        throw fault
      }
    })
  }

  /** What is being exported ends soon, and nothing of it is left. */
  stop(): void {
    this.#isStopped = true
  }
}
