import { LuwteError } from '@shared/kernel/errors'
import type { ChosenFolder, Exported, StorageUsage, ImportPreview } from '@shared/features/data/contract'
import type { Ports } from '@main/ports'
import { readFolder } from '@main/vault/folderReader'
import type { Vault } from '@main/vault/vault'
import { bringBlobs } from '@main/vault/blobs/bringBlobs'
import type { BackupService } from './backups/backupService'
import { storageUsage, type Keeping, removeEverything } from './erase/ownedFiles'
import { isWithin } from '@main/vault/folders'
import { compareExport, findExport } from './import/importExport'
import { exportedBlobs } from './export/exportFile'
import { joinVault, resumeAt, relocateVault } from './relocate/relocateVault'
import { vaultDestination, contentsOf } from './relocate/vaultDestination'
import { deletionWords, exportTexts } from './export/exportTexts'
import type { SettingsService } from '../settings/settingsService'
import type { JobRunner } from '@main/kernel/jobRunner'

interface Dependencies {
  ports: Ports
  vault: Vault
  settings: SettingsService
  backups: BackupService
  work: JobRunner
  /** Records came in: every window looks again. */
  onTakenIn: () => void
  /** From then on nobody writes anything any more. */
  stopWriting: () => Promise<void>
}

/** Taking everything along, elsewhere, or away. */
export class DataService {
  readonly #deps: Dependencies
  /** What was chosen last, for the call that comes after. */
  #import: string | null = null
  #vaultFolder: ChosenFolder | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  async export(): Promise<Exported | null> {
    const { ports, vault, settings, work } = this.#deps
    const chosen = await this.#choose('export')
    if (chosen === null) return null
    const isIn = (folder: string) => isWithin(chosen, folder, ports.system.platform)
    if (isIn(vault.folder) || isIn(ports.paths.userData)) throw new LuwteError('wrong-folder')
    return work.run('export', async (tell) => {
      // With the words of feelings, prompts and chapters, which nothing else here needs.
      const { writeExport } = await import('./export/writeExport')
      const reading = await readFolder(ports, vault.folder, { ring: vault.ring })
      return writeExport({ ...ports, language: settings.language }, reading, chosen, tell)
    })
  }

  async chooseImport(): Promise<ImportPreview | null> {
    const { files } = this.#deps.ports
    this.#import = null
    const chosen = await this.#choose('import')
    if (chosen === null) return null
    const folder = await findExport(files, chosen)
    const preview = await compareExport(files, this.#deps.vault, folder)
    this.#import = folder
    return preview
  }

  /** As it is now is kept first. @returns what was done. */
  async import(): Promise<ImportPreview> {
    const { ports, vault, backups, work, onTakenIn } = this.#deps
    const folder = this.#import
    if (folder === null) throw new LuwteError('not-found', 'nothing was chosen')
    await backups.make('before-import')
    try {
      return await work.run('import', (tell) =>
        compareExport(ports.files, vault, folder, {
          tell,
          async onNew(place, records) {
            await bringBlobs(vault, exportedBlobs(ports.files, folder), records)
            return vault.takeIn(place, records, 'copies')
          },
        }),
      )
    } finally {
      onTakenIn()
    }
  }

  async chooseVaultFolder(): Promise<ChosenFolder | null> {
    const { ports, vault } = this.#deps
    this.#vaultFolder = null
    const chosen = await this.#choose('vault')
    if (chosen !== null) this.#vaultFolder = await vaultDestination(chosen, ports, vault.ring, this.#keeping)
    return this.#vaultFolder
  }

  /** @param secret of the vault that lies there. */
  async moveVault(secret?: string): Promise<void> {
    const { ports, vault, backups, work, onTakenIn } = this.#deps
    const chosen = this.#vaultFolder
    if (chosen === null) throw new LuwteError('not-found', 'nothing was chosen')
    const { folder, has } = chosen
    // What somebody agreed to must still be so.
    if ((await contentsOf(folder, ports, vault.ring)) !== has) throw new LuwteError('wrong-folder')
    if (!(await vault.isThere())) {
      // It lay elsewhere all the time, or another one is to be gone on with.
      if (has === 'nothing') throw new LuwteError('vault-missing')
      await resumeAt(this.#deps, folder)
      onTakenIn()
    } else if (vault.lock === 'locked') throw new LuwteError('locked')
    else if (has === 'nothing') {
      await backups.make('before-moving')
      await work.run('moving', (tell) => relocateVault(this.#deps, folder, tell))
    } else {
      await work.run('moving', (tell) => joinVault(this.#deps, folder, secret, tell))
      onTakenIn()
    }
    this.#vaultFolder = null
  }

  holdings(): Promise<StorageUsage> {
    return storageUsage(this.#keeping)
  }

  /** What cannot be taken away is left. Nothing is written after it: Luwte has to end. @returns what is left, by path. */
  async deleteEverything(typed: string): Promise<string[]> {
    const { settings, work, stopWriting } = this.#deps
    if (folded(typed) !== folded(deletionWords[settings.language])) throw new LuwteError('bad-input')
    await work.ended()
    await stopWriting()
    return removeEverything(this.#keeping)
  }

  get #keeping(): Keeping {
    const { ports, vault, settings } = this.#deps
    return {
      files: ports.files,
      paths: ports.paths,
      vault: vault.folder,
      backups: settings.current.backupFolder ?? ports.paths.backups,
    }
  }

  #choose(what: keyof (typeof exportTexts)['nl']['choose']): Promise<string | null> {
    const { ports, settings } = this.#deps
    return ports.dialogs.chooseFolder(exportTexts[settings.language].choose[what])
  }
}

/** However it was typed. */
const folded = (text: string): string => text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
