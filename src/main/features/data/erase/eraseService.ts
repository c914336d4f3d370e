import type { StorageUsage } from '@shared/features/data/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { JobRunner } from '@main/kernel/jobRunner'
import type { RunInBackground } from '@main/kernel/pendingTasks'
import type { Ports } from '@main/ports'
import type { SettingsService } from '@main/features/settings/settingsService'
import type { Vault } from '@main/vault/vault'
import { backupRoot } from '../backups/backupFolder'
import { deletionWords } from '../dataTexts'
import { isConfirmed } from '../confirmation'
import { type OwnedFolders, removeEverything, storageUsage } from './ownedFiles'

interface Dependencies {
  ports: Pick<Ports, 'files' | 'launchers' | 'messageBox' | 'paths' | 'shell'>
  vault: Pick<Vault, 'folder' | 'deviceId' | 'formerIds' | 'lock'>
  /** Removes the key of the vault from the keyring of the system. */
  forgetKeyring: () => Promise<void>
  settings: SettingsService
  jobs: JobRunner
  inBackground: RunInBackground
  /** After this, nothing is written any more: see closableFiles(). */
  stopWriting: () => Promise<void>
}

/** What Luwte stores on this computer, where, and deleting all of it. */
export class EraseService {
  readonly #deps: Dependencies

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  usage(): Promise<StorageUsage> {
    return storageUsage(this.#deps.ports.files, this.#folders)
  }

  /** Shows the folder in the file manager. */
  showFolder(which: 'vault' | 'backups'): Promise<void> {
    return this.#deps.ports.shell.showFolder(this.#folders[which])
  }

  /**
   * Deletes everything of Luwte on this computer, and the launchers that would start it again. Nothing is written after that:
   * Luwte has to end, once the window that asked has shown what is left.
   * @param typed the words that the screen asks for. Throws `bad-input` for others.
   * @returns paths of what could not be deleted, or belongs to somebody else; null: the user decided against it.
   */
  async eraseEverything(typed: string): Promise<string[] | null> {
    const { ports, settings, inBackground } = this.#deps
    if (normalised(typed) !== normalised(deletionWords[settings.language])) throw new LuwteError('bad-input')
    if (!(await isConfirmed({ ...this.#deps, ...ports }, 'everything'))) return null
    const erasing = this.#eraseEverything()
    // Luwte does not end before it is done.
    void inBackground(erasing)
    return erasing
  }

  async #eraseEverything(): Promise<string[]> {
    const { forgetKeyring, jobs, ports, stopWriting } = this.#deps
    await jobs.ended()
    await forgetKeyring().catch(() => undefined)
    await stopWriting()
    const left = await removeEverything(ports.files, this.#folders)
    for (const kind of ['login', 'menu'] as const) await ports.launchers.turnOff(kind).catch(() => undefined)
    return left
  }

  get #folders(): OwnedFolders {
    const { ports, vault, settings } = this.#deps
    return {
      paths: ports.paths,
      vault: vault.folder,
      backups: backupRoot(settings, ports.paths),
      writers: [vault.deviceId, ...vault.formerIds],
    }
  }
}

/** However the words were typed. */
const normalised = (text: string): string => text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
