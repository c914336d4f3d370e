import type { LockState } from '@shared/features/vault-access/locking'
import type { Dispose, Files } from '@main/ports'
import type { Vault } from '../vault'
import { INBOX_FOLDER, isDeviceFolder, KEYS_FOLDER } from '../layout'

interface Dependencies {
  files: Files
  vault: Vault
  /** Records of other computers have arrived. */
  onRecords: () => void
  /** The lock state that was announced last. */
  announcedLock: () => LockState
  /** Another computer sealed or unsealed the vault. */
  onLockState: () => Promise<void>
  /** Other computers write in the vault too. */
  onOthers: () => Promise<void>
  /** Runs a task that no window asked for; a fault is only logged. */
  inBackground: (work: Promise<unknown>) => Promise<void>
}

/** Watches the vault folder for files that a sync tool brings from other computers. */
export class SyncWatcher {
  readonly #deps: Dependencies
  #stop: Dispose | null = null
  #watched = ''

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** Watches the folders that there are now; to be called again after the vault was moved. Never rejects. */
  async begin(): Promise<void> {
    const { files, onOthers, inBackground, vault } = this.#deps
    const names = await files.list(vault.folder).catch(() => [])
    // Changes in the own folder are made by this computer itself.
    const others = names.filter((name) => isDeviceFolder(name) && name !== vault.deviceId)
    const inboxes = await this.#inboxesOf(others)
    if (others.length > 0) void inBackground(onOthers())
    // A folder that does not exist yet cannot be watched. Its parent reports when it appears; then all are watched again.
    const keys = names.filter((name) => name === KEYS_FOLDER)
    const folders = [vault.folder, ...[...keys, ...others, ...inboxes].map((name) => `${vault.folder}/${name}`)]
    if (folders.join('\n') === this.#watched) return
    // While the vault is missing, nothing counts as watched, so that it is watched again once it is back.
    this.#watched = names.length > 0 ? folders.join('\n') : ''
    this.#stop?.()
    this.#stop = files.watch(folders, () => void inBackground(this.look()))
  }

  async #inboxesOf(devices: readonly string[]): Promise<string[]> {
    const { files, vault } = this.#deps
    const inboxes = devices.map((device) => `${device}/${INBOX_FOLDER}`)
    const kinds = await Promise.all(inboxes.map((name) => files.kindOf(`${vault.folder}/${name}`).catch(() => null)))
    return inboxes.filter((_, index) => kinds[index] === 'folder')
  }

  /** To be called when something has arrived, or may have. */
  async look(): Promise<void> {
    const { onLockState, onRecords, announcedLock, vault } = this.#deps
    await vault.reload()
    await this.begin()
    // While the key files are still arriving, what is typed cannot be sealed yet. Until then nothing is announced.
    if (vault.lock === 'locked' && vault.sealing.inbox === null) return
    if (vault.lock !== announcedLock()) await onLockState()
    else if (vault.lock !== 'locked') onRecords()
  }

  dispose(): void {
    this.#stop?.()
    this.#stop = null
  }
}
