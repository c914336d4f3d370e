import type { LockState } from '@shared/features/vault-access/locking'
import type { Dispose, Files } from '@main/ports'
import type { Vault } from '../vault'
import { INBOX_FOLDER, isDeviceFolder, KEYS_FOLDER } from '../layout'

interface Dependencies {
  files: Files
  vault: Vault
  /** Other computers' words have arrived. */
  onRecords: () => void
  /** How the vault stands as far as anybody was told. */
  toldLock: () => LockState
  /** What another computer did changes how the vault stands here. */
  onLockState: () => Promise<void>
  /** Others write in the vault too. */
  onOthers: () => Promise<void>
  /** Does what no window asked for. */
  quietly: (work: Promise<unknown>) => Promise<void>
}

/** Watches the vault's folder for what a sync tool brings from other computers. */
export class SyncWatcher {
  readonly #deps: Dependencies
  #stop: Dispose | null = null
  #watched = ''

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** Also after the vault moved. Never rejects. */
  async begin(): Promise<void> {
    const { files, onOthers, quietly, vault } = this.#deps
    const names = await files.list(vault.folder).catch(() => [])
    // What this computer writes itself brings no news.
    const others = names.filter((name) => isDeviceFolder(name) && name !== vault.deviceId)
    const inboxes = await this.#inboxesOf(others)
    if (others.length > 0) void quietly(onOthers())
    // One that is not there yet cannot be watched: when it comes, the folders are others and are watched anew.
    const keys = names.filter((name) => name === KEYS_FOLDER)
    const folders = [vault.folder, ...[...keys, ...others, ...inboxes].map((name) => `${vault.folder}/${name}`)]
    if (folders.join('\n') === this.#watched) return
    // A folder that is away cannot be watched; when it is back, it is watched anew.
    this.#watched = names.length > 0 ? folders.join('\n') : ''
    this.#stop?.()
    this.#stop = files.watch(folders, () => void quietly(this.look()))
  }

  async #inboxesOf(devices: readonly string[]): Promise<string[]> {
    const { files, vault } = this.#deps
    const inboxes = devices.map((device) => `${device}/${INBOX_FOLDER}`)
    const kinds = await Promise.all(inboxes.map((name) => files.kindOf(`${vault.folder}/${name}`).catch(() => null)))
    return inboxes.filter((_, index) => kinds[index] === 'folder')
  }

  /** Something came, or may have come. */
  async look(): Promise<void> {
    const { onLockState, onRecords, toldLock, vault } = this.#deps
    await vault.reload()
    await this.begin()
    // The keys are still on their way: the last words of the windows could not be sealed to any yet. Nothing is written.
    if (vault.lock === 'locked' && vault.sealing.inbox === null) return
    if (vault.lock !== toldLock()) await onLockState()
    else if (vault.lock !== 'locked') onRecords()
  }

  dispose(): void {
    this.#stop?.()
    this.#stop = null
  }
}
