import type { LockState } from '@shared/features/vault-access/locking'
import type { Clock, Dispose, Files } from '@main/ports'
import type { Vault } from '../vault'
import { INBOX_FOLDER, isDeviceFolder, KEYS_FOLDER, shardKeyOfConflict } from '../layout'

/** How long until folders that cannot be watched are looked at again. */
const POLL_MS = 60 * 1000

interface Dependencies {
  files: Files
  clock: Clock
  vault: Vault
  /** Records of other computers have arrived. */
  onRecords: () => void
  /** The lock state that was announced last. */
  announcedLock: () => LockState
  /** Another computer sealed or unsealed the vault. */
  onLockState: () => Promise<void>
  /** Another vault is in the folder of the one that was sealed here. */
  onReplaced: () => Promise<void>
  /** Other computers write in the vault too. */
  onOthers: () => Promise<void>
  /** Is there anybody to whom something that arrived could be shown? */
  isLookedAt: () => boolean
  /** The system cannot tell what arrives from other computers: it is looked for now and then. */
  onUnwatchable: () => void
  /** Runs a task that no window asked for; a fault is only logged. */
  inBackground: (work: Promise<unknown>) => Promise<void>
}

/**
 * Watches the vault folder for files that a sync tool brings from other computers. Where the system cannot watch a folder, it
 * is looked at every minute while a window is open.
 */
export class SyncWatcher {
  readonly #deps: Dependencies
  #stop: Dispose | null = null
  #watched = ''
  #hasOthers = false
  /** Folders that the system cannot watch, and what was in them. */
  readonly #polled = new Set<string>()
  #seen: string | null = null
  #timer: Dispose | null = null

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** Watches the folders that there are now; to be called again after the vault was moved. Never rejects. */
  async begin(): Promise<void> {
    const { files, onOthers, inBackground, vault } = this.#deps
    const names = await files.list(vault.folder).catch(() => [])
    const own = names.filter((name) => name === vault.deviceId)
    const others = names.filter((name) => isDeviceFolder(name) && name !== vault.deviceId)
    const inboxes = await this.#inboxesOf(others)
    if (others.length > 0) void inBackground(onOthers())
    // A folder that does not exist yet cannot be watched. Its parent reports when it appears; then all are watched again.
    const keys = names.filter((name) => name === KEYS_FOLDER)
    const folders = [vault.folder, ...[...keys, ...own, ...others, ...inboxes].map((name) => `${vault.folder}/${name}`)]
    if (folders.join('\n') === this.#watched) return
    // While the vault is missing, nothing counts as watched, so that it is watched again once it is back.
    this.#watched = names.length > 0 ? folders.join('\n') : ''
    this.#stop?.()
    this.#hasOthers = others.length > 0
    this.#polled.clear()
    this.#seen = null
    const whenChanged = (paths: readonly string[]) => {
      if (paths.some((path) => this.#isNews(path))) void inBackground(this.look())
    }
    this.#stop = files.watch(folders, whenChanged, (folder) => this.#poll(folder))
  }

  /** What is written in the own folder is none, save for what a sync tool makes of a conflict. */
  #isNews(path: string): boolean {
    const { vault } = this.#deps
    if (!`${path}/`.startsWith(`${vault.folder}/${vault.deviceId}/`)) return true
    return shardKeyOfConflict(path.slice(path.lastIndexOf('/') + 1)) !== null
  }

  #poll(folder: string): void {
    if (this.#hasOthers && this.#polled.size === 0) this.#deps.onUnwatchable()
    this.#polled.add(folder)
    this.#lookLater()
  }

  #lookLater(): void {
    const { clock, inBackground } = this.#deps
    this.#timer ??= clock.after(POLL_MS, () => {
      this.#timer = null
      void inBackground(this.#lookAtPolled())
    })
  }

  async #lookAtPolled(): Promise<void> {
    if (this.#polled.size === 0) return
    this.#lookLater()
    if (!this.#deps.isLookedAt()) return
    const now = await this.#contentOf([...this.#polled])
    const hasChanged = now !== this.#seen
    this.#seen = now
    if (hasChanged) await this.look()
  }

  async #contentOf(folders: readonly string[]): Promise<string> {
    const { files } = this.#deps
    const seen: string[] = []
    for (const folder of folders)
      for (const name of await files.list(folder).catch(() => [])) {
        const path = `${folder}/${name}`
        if (this.#isNews(path)) seen.push(`${path} ${String(await files.stampOf(path).catch(() => null))}`)
      }
    return seen.join('\n')
  }

  async #inboxesOf(devices: readonly string[]): Promise<string[]> {
    const { files, vault } = this.#deps
    const inboxes = devices.map((device) => `${device}/${INBOX_FOLDER}`)
    const kinds = await Promise.all(inboxes.map((name) => files.kindOf(`${vault.folder}/${name}`).catch(() => null)))
    return inboxes.filter((_, index) => kinds[index] === 'folder')
  }

  /** To be called when something has arrived, or may have. */
  async look(): Promise<void> {
    const { onLockState, onRecords, onReplaced, announcedLock, vault } = this.#deps
    await vault.reload()
    await this.begin()
    if (vault.isReplaced) return onReplaced()
    // While the key files are still arriving, what is typed cannot be sealed yet. Until then nothing is announced.
    const { inbox, sealedElsewhere } = vault.sealing
    if (vault.lock === 'locked' && inbox === null && sealedElsewhere.length === 0) return
    if (vault.lock !== announcedLock()) await onLockState()
    else if (vault.lock !== 'locked') onRecords()
  }

  dispose(): void {
    this.#stop?.()
    this.#stop = null
    this.#timer?.()
    this.#timer = null
  }
}
