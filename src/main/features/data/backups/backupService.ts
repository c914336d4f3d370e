import type { Backups, BackupTest, Snapshot, Restored, RestorePreview } from '@shared/features/data/contract'
import { LuwteError } from '@shared/kernel/errors'
import type { Ports } from '@main/ports'
import type { StoredSnapshot } from '@main/vault/snapshots/snapshotStore'
import type { Vault } from '@main/vault/vault'
import { readVaultFileState } from '@main/vault/vaultFile'
import { makeSnapshot, removeMoved, shapeOf, takeOverAll } from '@main/vault/snapshots/makeSnapshot'
import { type BackupFault, BackupFolder, faultOf } from './backupFolder'
import { BackupSchedule } from '@main/vault/snapshots/snapshotSchedule'
import { snapshotTexts } from '@main/vault/snapshots/snapshotTexts'
import { isWithin } from '@main/vault/folders'
import type { Notices } from '@main/kernel/notices'
import { type Opening, openSnapshot, type SnapshotSource, sourceAt, testOf } from '@main/vault/snapshots/openSnapshot'
import { rebuildVault } from '@main/vault/snapshots/rebuildVault'
import { previewOf, restoreFrom } from '@main/vault/snapshots/restoreSnapshot'
import type { SettingsService } from '@main/features/settings/settingsService'
import type { ReportProgress, JobRunner } from '@main/kernel/jobRunner'

interface Dependencies {
  ports: Ports
  vault: Vault
  settings: SettingsService
  notices: Notices
  work: JobRunner
  onChange: (backups: Backups) => void
  /** Records were brought back: every window looks again. */
  onRestored: () => void
}

/** How a generation that lies elsewhere is called, once it was chosen. */
const OTHER = 'other'

/** The generations of the vault: making, testing, looking into and restoring them. */
export class BackupService {
  readonly #deps: Dependencies
  readonly #place: BackupFolder
  readonly #schedule: BackupSchedule
  /** Why the last one did not come about. */
  #fault: BackupFault | null = null
  #other: SnapshotSource | null = null
  /** Generations that somebody looked into, or that undo something: they are not thinned out as long as Luwte runs. */
  readonly #inUse = new Set<string>()

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#place = new BackupFolder(deps)
    this.#schedule = new BackupSchedule({
      clock: deps.ports.clock,
      newest: () => this.#newest(),
      make: () => this.#makeIfChanged(),
    })
  }

  /** Something in the vault changed, or may have before Luwte began: a generation is due before long. */
  changed(): void {
    this.#schedule.changed()
  }

  /** Never rejects. */
  async list(): Promise<Backups> {
    const { vault } = this.#deps
    const kept = await this.#kept().catch(() => [])
    const isMissing = await this.#place.isMissing().catch(() => true)
    return {
      folder: this.#place.folder,
      snapshots: kept.map((one) => shapeOf(one, vault.lock === 'locked' ? null : vault.ring)),
      fault: isMissing ? 'missing' : this.#fault === 'missing' ? null : this.#fault,
    }
  }

  /** Never rejects for `changes`; the fault is told as a notice. Not to be called within other work: throws `busy`. */
  async make(why: Snapshot['why']): Promise<Backups> {
    try {
      await this.#deps.work.run('backup', (tell) => this.#make(why, tell))
    } catch (fault) {
      if (why !== 'changes') throw fault
    }
    return this.list()
  }

  async test(id: string, secret?: string): Promise<BackupTest> {
    return this.#using(id, async (source) => testOf(this.#deps.ports, source, this.#opening(secret)))
  }

  async preview(id: string, secret?: string): Promise<RestorePreview> {
    const { ports, vault } = this.#deps
    return this.#using(id, async (source) => previewOf(await openSnapshot(ports, source, this.#opening(secret)), vault))
  }

  /** As it is now is kept first: restoring that undoes it. */
  restore(id: string, how: 'beside' | 'instead', secret?: string): Promise<Restored> {
    const { ports, vault, work, onRestored } = this.#deps
    return work.run('restore', (tell) =>
      this.#using(id, async (source) => {
        const generation = await openSnapshot(ports, source, this.#opening(secret))
        const undo = await this.#make('before-restore', () => undefined)
        this.#inUse.add(undo)
        try {
          return { ...(await restoreFrom(generation, { ...ports, vault }, how, tell)), undo }
        } finally {
          onRestored()
          this.changed()
        }
      }),
    )
  }

  /** The vault is gone: what is not there any more is laid down from this generation. Throws `not-allowed` where it is. */
  rebuild(id: string): Promise<void> {
    const { ports, vault, work, onRestored } = this.#deps
    return work.run('restore', (tell) =>
      this.#using(id, async (source) => {
        await rebuildVault(ports, source.vault, vault, tell)
        onRestored()
      }),
    )
  }

  /** Those there are go along: copied and read back first, then taken away where they lay. */
  async chooseFolder(): Promise<Backups | null> {
    const { ports, settings, vault, work } = this.#deps
    const root = await ports.dialogs.chooseFolder(snapshotTexts[settings.language].choose.folder)
    if (root === null) return null
    if (
      isWithin(root, vault.folder, ports.desktop.platform) ||
      (await readVaultFileState(ports.files, root)).is === 'there'
    )
      throw new LuwteError('wrong-folder')
    if (root === this.#place.folder && !(await this.#place.isMissing())) return this.list()
    await work.run('backup', async (tell) => {
      const before = await this.#place.toRead()
      const after = await this.#place.toWriteIn(root)
      const moved = await takeOverAll(before, after, tell)
      if ((await after.list()).length === 0)
        await makeSnapshot(this.#deps, after, { why: 'asked', inUse: this.#inUse, tell })
      await settings.change({ backupFolder: root === ports.paths.backups ? null : root })
      this.#succeeded()
      await removeMoved(ports, before, moved)
    })
    return this.#told()
  }

  async chooseOther(): Promise<string | null> {
    const { ports, settings, vault } = this.#deps
    const folder = await ports.dialogs.chooseFolder(snapshotTexts[settings.language].choose.other)
    if (folder === null) return null
    if (isWithin(folder, vault.folder, ports.desktop.platform)) throw new LuwteError('wrong-folder')
    this.#other = await sourceAt(ports, folder)
    return OTHER
  }

  /** Makes one now and takes all others away. */
  async eraseOld(): Promise<Backups> {
    await this.#deps.work.run('backup', async (tell) => {
      const id = await this.#make('asked', tell)
      await (await this.#place.toWrite()).removeAllBut(id)
    })
    return this.#told()
  }

  dispose(): void {
    this.#schedule.dispose()
  }

  async #makeIfChanged(): Promise<'made' | 'no'> {
    const generations = await this.#place.toRead().catch(() => null)
    const isUpToDate = await generations?.isUpToDate(this.#deps.vault.folder).catch(() => false)
    if (isUpToDate) return 'made'
    return this.#deps.work
      .run('backup', (tell) => this.#make('changes', tell))
      .then(
        () => 'made',
        () => 'no',
      )
  }

  /** What comes of it is told, to whoever looks at the list too. */
  async #make(why: Snapshot['why'], tell: ReportProgress): Promise<string> {
    try {
      const id = await makeSnapshot(this.#deps, await this.#place.toWrite(), { why, inUse: this.#inUse, tell })
      this.#succeeded()
      return id
    } catch (fault) {
      this.#failed(faultOf(fault))
      throw fault
    } finally {
      await this.#told()
    }
  }

  #succeeded(): void {
    this.#fault = null
    this.#deps.notices.withdrawAll('backup-failed')
  }

  /** Told once, until it is another fault or has passed. */
  #failed(why: BackupFault | null): void {
    if (why === null || why === this.#fault) return
    this.#fault = why
    this.#deps.notices.withdrawAll('backup-failed')
    this.#deps.notices.add({ code: 'backup-failed', why })
  }

  async #told(): Promise<Backups> {
    const backups = await this.list()
    this.#deps.onChange(backups)
    return backups
  }

  async #newest(): Promise<number | null> {
    const [newest] = await this.#kept().catch(() => [])
    return newest ? Date.parse(newest.manifest.madeAt) : null
  }

  async #kept(): Promise<StoredSnapshot[]> {
    return (await (await this.#place.toRead())?.list()) ?? []
  }

  async #using<Value>(id: string, task: (source: SnapshotSource) => Promise<Value>): Promise<Value> {
    this.#inUse.add(id)
    return task(await this.#sourceOf(id))
  }

  async #sourceOf(id: string): Promise<SnapshotSource> {
    if (id === OTHER && this.#other) return this.#other
    const folder = (await this.#place.toRead())?.folderOf(id)
    if (id === OTHER || folder === undefined || (await this.#deps.ports.files.kindOf(folder)) !== 'folder')
      throw new LuwteError('not-found')
    return sourceAt(this.#deps.ports, folder)
  }

  #opening(secret: string | undefined): Opening {
    return { ring: this.#deps.vault.ring, secret }
  }
}
