import type { Backups, BackupTest, Snapshot, Restored, RestorePreview } from '@shared/features/data/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Ports } from '@main/ports'
import type { ReportProgress, JobRunner } from '@main/kernel/jobRunner'
import type { Notices } from '@main/kernel/notices'
import type { SettingsService } from '@main/features/settings/settingsService'
import type { SealingDeps } from '@main/vault/crypto/sealing'
import { isWithin } from '@main/vault/folders'
import type { ShardKey } from '@main/vault/layout'
import { makeSnapshot } from '@main/vault/snapshots/makeSnapshot'
import { openSnapshot, type SnapshotKeys, testSnapshot } from '@main/vault/snapshots/openSnapshot'
import { rebuildVault } from '@main/vault/snapshots/rebuildVault'
import { type Recovered, recoverShard } from '@main/vault/snapshots/recoverShard'
import type { Manifest } from '@main/vault/snapshots/manifest'
import { isManifestProven } from '@main/vault/snapshots/manifestProof'
import { previewOf, restoreFrom } from '@main/vault/snapshots/restoreSnapshot'
import { keyFilesOf } from '@main/vault/snapshots/snapshotKeyFiles'
import { SnapshotSchedule } from '@main/vault/snapshots/snapshotSchedule'
import type { StoredSnapshot } from '@main/vault/snapshots/snapshotStore'
import type { Vault } from '@main/vault/vault'
import { readVaultFileState } from '@main/vault/vaultFile'
import { backupDialogTitles } from '../dataTexts'
import { BackupFaults } from './backupFaults'
import { BackupFolder, BackupFolderMissing } from './backupFolder'
import { BackupList } from './backupList'
import { BackupTrust } from './backupTrust'
import { moveBackups } from './moveBackups'
import { SnapshotSources } from './snapshotSources'

interface Dependencies {
  ports: SealingDeps & Pick<Ports, 'dialogs' | 'log' | 'messageBox' | 'paths' | 'system'>
  vault: Vault
  settings: SettingsService
  notices: Notices
  jobs: JobRunner
  onChange: (backups: Backups) => void
  onRecordsChanged: () => void
}

/** The snapshots of the vault: making, testing, previewing and restoring them. */
export class BackupService {
  readonly #deps: Dependencies
  readonly #folder: BackupFolder
  readonly #schedule: SnapshotSchedule
  readonly #faults: BackupFaults
  readonly #list: BackupList
  readonly #sources: SnapshotSources
  readonly #trust: BackupTrust

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#folder = new BackupFolder(deps)
    this.#list = new BackupList(deps)
    this.#faults = new BackupFaults(deps.notices)
    this.#sources = new SnapshotSources(deps, this.#folder)
    this.#trust = new BackupTrust({ ...deps, ...deps.ports })
    this.#schedule = new SnapshotSchedule({
      clock: deps.ports.clock,
      newest: () => this.#newest(),
      make: () => this.#makeIfChanged(),
    })
  }

  /** Something in the vault has changed, or may have changed before Luwte was started: a snapshot becomes due. */
  changed(): void {
    this.#schedule.changed()
  }

  /** Never rejects. */
  async list(): Promise<Backups> {
    const stored = await this.#stored().catch(() => [])
    const isMissing = await this.#folder.isMissing().catch(() => true)
    return {
      folder: this.#folder.path,
      snapshots: await this.#list.describe(stored),
      fault: isMissing ? 'missing' : this.#faults.current === 'missing' ? null : this.#faults.current,
    }
  }

  /** Never rejects for `changes`: a notice reports the fault. Not to be called within another job: throws `busy`. */
  async make(why: Snapshot['why']): Promise<Backups> {
    try {
      await this.#deps.jobs.run('backup', (reportProgress) => this.#make(why, reportProgress))
    } catch (fault) {
      if (why !== 'changes') throw fault
    }
    return this.list()
  }

  /** Reads the whole snapshot. Throws `needs-secret`, `wrong-secret`, `not-found`. */
  async test(id: string, secret?: string): Promise<BackupTest> {
    return this.#sources.using(id, async (source) => testSnapshot(this.#deps.ports, source, this.#keys(secret)))
  }

  /**
   * What restoring would change. Throws `needs-secret`, `wrong-secret`, `not-found`, `unreadable`. @returns null: it does not
   * prove who made it, and the user does not trust it.
   */
  async preview(id: string, secret?: string): Promise<RestorePreview | null> {
    const { ports, vault } = this.#deps
    return this.#sources.using(id, async (source) => {
      const snapshot = await openSnapshot(ports, source, this.#keys(secret))
      return (await this.#trust.ask(id, snapshot)) ? previewOf(snapshot, vault) : null
    })
  }

  /** Makes a snapshot of the present state first: restoring that one undoes this. */
  restore(id: string, how: 'beside' | 'instead', secret?: string): Promise<Restored> {
    const { ports, vault, jobs, onRecordsChanged } = this.#deps
    return jobs.run('restore', (reportProgress) =>
      this.#sources.using(id, async (source) => {
        const snapshot = await openSnapshot(ports, source, this.#keys(secret))
        if (!this.#trust.isTrusted(id, snapshot)) throw new LuwteError('not-allowed', 'an unproven backup')
        const undo = await this.#make('before-restore', () => undefined)
        this.#sources.keep(undo)
        try {
          return { ...(await restoreFrom(snapshot, { ...ports, vault }, how, reportProgress)), undo }
        } finally {
          onRecordsChanged()
          this.changed()
        }
      }),
    )
  }

  /** The vault is gone: copies what is missing of it from this snapshot. Throws `not-allowed` where the vault is there. */
  rebuild(id: string): Promise<void> {
    const { ports, vault, jobs, onRecordsChanged } = this.#deps
    return jobs.run('restore', (reportProgress) =>
      this.#sources.using(id, async (source) => {
        await rebuildVault(ports, source.vault, vault, reportProgress)
        onRecordsChanged()
      }),
    )
  }

  /**
   * Takes what a damaged file held from the newest snapshot that has it: in a sealed vault, of those that prove who made them.
   * Waits until no other job is running. Throws `locked`, BackupFolderMissing. @returns null: no snapshot has it.
   */
  async recover(shard: { device: string; key: ShardKey }): Promise<Recovered | null> {
    const { ports, vault, jobs, onRecordsChanged } = this.#deps
    if (vault.lock === 'locked') throw new LuwteError('locked')
    if (await this.#folder.isMissing()) throw new BackupFolderMissing()
    await jobs.ended()
    return jobs.run('restore', async () => {
      const recovered = await recoverShard({ ...ports, vault }, await this.#stored(), shard)
      if (recovered && recovered.count > 0) onRecordsChanged()
      return recovered
    })
  }

  /** Moves the existing snapshots to the new folder: all are copied and verified before any is removed. null: none chosen. */
  async chooseFolder(): Promise<Backups | null> {
    const { ports, settings, vault, jobs } = this.#deps
    const root = await ports.dialogs.chooseFolder(backupDialogTitles[settings.language].folder)
    if (root === null) return null
    if (
      isWithin(root, vault.folder, ports.system.platform) ||
      (await readVaultFileState(ports.files, root)).is === 'there'
    )
      throw new LuwteError('wrong-folder')
    if (root === this.#folder.path && !(await this.#folder.isMissing())) return this.list()
    await jobs.run('backup', async (reportProgress) => {
      await moveBackups({ ...this.#deps, folder: this.#folder }, root, this.#sources.inUse, reportProgress)
      this.#faults.passed()
    })
    return this.#announce()
  }

  /** See SnapshotSources.chooseOther. */
  async chooseOther(): Promise<string | null> {
    const id = await this.#sources.chooseOther()
    if (id !== null) this.#trust.forget(id)
    return id
  }

  /** Makes a snapshot now and removes all others. */
  async eraseOld(): Promise<Backups> {
    await this.#deps.jobs.run('backup', async (reportProgress) => {
      const id = await this.#make('asked', reportProgress)
      await (await this.#folder.storeToWrite()).removeAllBut(id)
    })
    return this.#announce()
  }

  dispose(): void {
    this.#schedule.dispose()
  }

  async #makeIfChanged(): Promise<boolean> {
    const snapshots = await this.#folder.storeToRead().catch(() => null)
    const { ports, vault } = this.#deps
    const keyFiles = keyFilesOf(ports.digest, vault)
    // While it is locked that is not known.
    const isTrusted = (manifest: Manifest) =>
      vault.lock !== 'open' || isManifestProven(ports.cipher, vault.sealing, manifest)
    if (await snapshots?.isUpToDate(vault.folder, keyFiles, isTrusted).catch(() => false)) return true
    return this.#deps.jobs
      .run('backup', (reportProgress) => this.#make('changes', reportProgress))
      .then(
        () => true,
        () => false,
      )
  }

  /** The outcome is announced to every window that shows the list. */
  async #make(why: Snapshot['why'], reportProgress: ReportProgress): Promise<string> {
    try {
      const snapshots = await this.#folder.storeToWrite()
      const id = await makeSnapshot(this.#deps, snapshots, { why, inUse: this.#sources.inUse, reportProgress })
      this.#faults.passed()
      return id
    } catch (fault) {
      this.#faults.add(fault)
      throw fault
    } finally {
      await this.#announce()
    }
  }

  async #announce(): Promise<Backups> {
    const backups = await this.list()
    this.#deps.onChange(backups)
    return backups
  }

  async #newest(): Promise<number | null> {
    const own = await this.#folder.storeToRead().catch(() => null)
    const [newest] = (await own?.listOwn().catch(() => [])) ?? []
    return newest ? Date.parse(newest.manifest.madeAt) : null
  }

  async #stored(): Promise<StoredSnapshot[]> {
    return (await (await this.#folder.storeToRead())?.list()) ?? []
  }

  #keys(secret: string | undefined): SnapshotKeys {
    const { vault } = this.#deps
    return { dataKeys: vault.dataKeys, seal: vault.sealing, secret }
  }
}
