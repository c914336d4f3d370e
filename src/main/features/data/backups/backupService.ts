import type { Backups, BackupTest, Snapshot, Restored, RestorePreview } from '@shared/features/data/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Ports } from '@main/ports'
import type { ReportProgress, JobRunner } from '@main/kernel/jobRunner'
import type { Notices } from '@main/kernel/notices'
import type { SettingsService } from '@main/features/settings/settingsService'
import type { SealingDeps } from '@main/vault/crypto/sealing'
import { isWithin } from '@main/vault/folders'
import type { ShardKey } from '@main/vault/layout'
import { copySnapshots, describeSnapshot, makeSnapshot, removeCopied } from '@main/vault/snapshots/makeSnapshot'
import {
  findSnapshotSource,
  type OpenSnapshot,
  openSnapshot,
  type SnapshotKeys,
  type SnapshotSource,
  testSnapshot,
} from '@main/vault/snapshots/openSnapshot'
import { rebuildVault } from '@main/vault/snapshots/rebuildVault'
import { type Recovered, recoverShard } from '@main/vault/snapshots/recoverShard'
import { previewOf, restoreFrom } from '@main/vault/snapshots/restoreSnapshot'
import { SnapshotSchedule } from '@main/vault/snapshots/snapshotSchedule'
import type { StoredSnapshot } from '@main/vault/snapshots/snapshotStore'
import type { Vault } from '@main/vault/vault'
import { readVaultFileState } from '@main/vault/vaultFile'
import { backupDialogTitles } from '../dataTexts'
import { isConfirmed } from '../confirmation'
import { type BackupFault, BackupFolder, backupFaultOf, BackupFolderMissing } from './backupFolder'

interface Dependencies {
  ports: SealingDeps & Pick<Ports, 'dialogs' | 'log' | 'messageBox' | 'paths' | 'system'>
  vault: Vault
  settings: SettingsService
  notices: Notices
  jobs: JobRunner
  onChange: (backups: Backups) => void
  onRecordsChanged: () => void
}

/** The id of the snapshot that the user chose in another folder. */
const OTHER = 'other'

/** The snapshots of the vault: making, testing, previewing and restoring them. */
export class BackupService {
  readonly #deps: Dependencies
  readonly #folder: BackupFolder
  readonly #schedule: SnapshotSchedule
  /** Why the last snapshot could not be made; null: it was made. */
  #fault: BackupFault | null = null
  #other: SnapshotSource | null = null
  /** Snapshots that were previewed, or that undo a restore: they are not thinned out as long as Luwte runs. */
  readonly #inUse = new Set<string>()
  /** Snapshots that are not sealed though the vault is, of which the user said that they trust them. */
  readonly #trusted = new Set<string>()

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#folder = new BackupFolder(deps)
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
    const { vault } = this.#deps
    const stored = await this.#stored().catch(() => [])
    const isMissing = await this.#folder.isMissing().catch(() => true)
    return {
      folder: this.#folder.path,
      snapshots: stored.map((one) => describeSnapshot(one, vault.lock === 'locked' ? null : vault.dataKeys)),
      fault: isMissing ? 'missing' : this.#fault === 'missing' ? null : this.#fault,
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
    return this.#using(id, async (source) => testSnapshot(this.#deps.ports, source, this.#keys(secret)))
  }

  /**
   * What restoring would change. Throws `needs-secret`, `wrong-secret`, `not-found`, `unreadable`. @returns null: it is not
   * sealed though the vault is, and the user does not trust it.
   */
  async preview(id: string, secret?: string): Promise<RestorePreview | null> {
    const { ports, vault } = this.#deps
    return this.#using(id, async (source) => {
      const snapshot = await openSnapshot(ports, source, this.#keys(secret))
      if (!this.#isProven(id, snapshot)) {
        if (!(await isConfirmed({ ...this.#deps, ...ports }, 'plainBackup'))) return null
        this.#trusted.add(id)
      }
      return previewOf(snapshot, vault)
    })
  }

  /** Makes a snapshot of the present state first: restoring that one undoes this. */
  restore(id: string, how: 'beside' | 'instead', secret?: string): Promise<Restored> {
    const { ports, vault, jobs, onRecordsChanged } = this.#deps
    return jobs.run('restore', (reportProgress) =>
      this.#using(id, async (source) => {
        const snapshot = await openSnapshot(ports, source, this.#keys(secret))
        if (!this.#isProven(id, snapshot)) throw new LuwteError('not-allowed', 'a backup that is not sealed')
        const undo = await this.#make('before-restore', () => undefined)
        this.#inUse.add(undo)
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
      this.#using(id, async (source) => {
        await rebuildVault(ports, source.vault, vault, reportProgress)
        onRecordsChanged()
      }),
    )
  }

  /**
   * Takes what a damaged file held from the newest snapshot that has it. Waits until no other job is running. Throws `locked`,
   * BackupFolderMissing. @returns null: no snapshot has it.
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
      const before = await this.#folder.storeToRead()
      const after = await this.#folder.storeToWriteIn(root)
      const copied = await copySnapshots(before, after, reportProgress)
      if ((await after.listOwn()).length === 0)
        await makeSnapshot(this.#deps, after, { why: 'asked', inUse: this.#inUse, reportProgress })
      await settings.change({ backupFolder: root === ports.paths.backups ? null : root })
      this.#succeeded()
      await removeCopied(ports, before, copied)
    })
    return this.#announce()
  }

  /** @returns an id for the chosen snapshot in another folder; null: none was chosen. Throws `wrong-folder`, `newer-format`. */
  async chooseOther(): Promise<string | null> {
    const { ports, settings, vault } = this.#deps
    const folder = await ports.dialogs.chooseFolder(backupDialogTitles[settings.language].other)
    if (folder === null) return null
    if (isWithin(folder, vault.folder, ports.system.platform)) throw new LuwteError('wrong-folder')
    this.#other = await findSnapshotSource(ports, folder)
    this.#trusted.delete(OTHER)
    return OTHER
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
    if (await snapshots?.isUpToDate(this.#deps.vault.folder).catch(() => false)) return true
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
      const id = await makeSnapshot(this.#deps, snapshots, { why, inUse: this.#inUse, reportProgress })
      this.#succeeded()
      return id
    } catch (fault) {
      this.#failed(backupFaultOf(fault))
      throw fault
    } finally {
      await this.#announce()
    }
  }

  #succeeded(): void {
    this.#fault = null
    this.#deps.notices.withdrawAll('backup-failed')
  }

  /** One notice per fault, until it is another fault or has passed. */
  #failed(why: BackupFault | null): void {
    if (why === null || why === this.#fault) return
    this.#fault = why
    this.#deps.notices.withdrawAll('backup-failed')
    this.#deps.notices.add({ code: 'backup-failed', why })
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

  async #using<Value>(id: string, task: (source: SnapshotSource) => Promise<Value>): Promise<Value> {
    this.#inUse.add(id)
    return task(await this.#sourceOf(id))
  }

  async #sourceOf(id: string): Promise<SnapshotSource> {
    if (id === OTHER && this.#other) return this.#other
    const folder = (await this.#folder.storeToRead())?.folderOf(id)
    if (id === OTHER || folder === undefined || (await this.#deps.ports.files.kindOf(folder)) !== 'folder')
      throw new LuwteError('not-found')
    return findSnapshotSource(this.#deps.ports, folder)
  }

  /** What a sealed snapshot holds was written by somebody with its key; into any other, anybody can write. */
  #isProven(id: string, { reading }: OpenSnapshot): boolean {
    return this.#deps.vault.lock === 'plain' || reading.isSealed || this.#trusted.has(id)
  }

  #keys(secret: string | undefined): SnapshotKeys {
    return { dataKeys: this.#deps.vault.dataKeys, secret }
  }
}
