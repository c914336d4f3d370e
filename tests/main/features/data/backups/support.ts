import type { Backups, RestorePreview } from '@shared/features/data/contract'
import type { Notice } from '@shared/kernel/notice'
import type { VaultRecord } from '@shared/records/record'
import { type MergedRecord, mergedVector } from '@shared/records/merging'
import { instant } from '@shared/kernel/time'
import { BackupService } from '@main/features/data/backups/backupService'
import { Notices } from '@main/kernel/notices'
import { SettingsService } from '@main/features/settings/settingsService'
import { surroundingsNow } from '@main/features/settings/surroundings'
import { JobRunner } from '@main/kernel/jobRunner'
import { JsonDocument } from '@main/vault/jsonDocument'
import { Vault } from '@main/vault/vault'
import { settle } from '../../../support/house'
import { type FakeDialogs, type FakePorts, fakePorts } from '../../../support/ports'

/** A vault with its backups, in memory unless other ports are given. */
export class Keeper {
  readonly ports: FakePorts
  readonly vault: Vault
  readonly notices: Notices
  readonly work: JobRunner
  readonly settings: SettingsService
  readonly backups: BackupService
  /** What the windows heard of the backups. */
  readonly heard: Backups[] = []
  timesRestored = 0

  private constructor(ports: FakePorts, vault: Vault, notices: Notices, settings: SettingsService) {
    this.ports = ports
    this.vault = vault
    this.notices = notices
    this.settings = settings
    this.work = new JobRunner(() => undefined)
    this.backups = new BackupService({
      ports,
      vault,
      settings,
      notices,
      jobs: this.work,
      onChange: (backups) => void this.heard.push(backups),
      onRecordsChanged: () => void (this.timesRestored += 1),
    })
  }

  static async open(ports = fakePorts()): Promise<Keeper> {
    const notices = new Notices(() => undefined)
    const onNotice = (notice: Notice) => notices.add(notice)
    const document = new JsonDocument<object>(ports, ports.paths.userData, 'settings.json')
    const settings = await SettingsService.open({ document, surroundings: () => surroundingsNow(ports), onNotice })
    const vault = await Vault.open({ ...ports, machineId: () => ports.system.machineId(), onNotice })
    return new Keeper(ports, vault, notices, settings)
  }

  get dialogs(): FakeDialogs {
    return this.ports.dialogs as FakeDialogs
  }

  /** What restoring would change; the user trusts every backup. */
  async preview(id: string): Promise<RestorePreview> {
    const preview = await this.backups.preview(id)
    if (!preview) throw new Error('nobody was asked')
    return preview
  }

  write(text: string): Promise<VaultRecord> {
    this.ports.clock.jump(1000)
    return this.vault.add('entry', { text })
  }

  async change(id: string, fields: Record<string, unknown>): Promise<void> {
    this.ports.clock.jump(1000)
    const found = await this.vault.find(id)
    if (found) await this.vault.edit(id, mergedVector(found), fields)
  }

  bin(id: string): Promise<void> {
    return this.change(id, { deleted: instant(this.ports.clock.now()) })
  }

  /** A generation a minute later than whatever came before. @returns its id. */
  async make(): Promise<string> {
    this.ports.clock.jump(60_000)
    return this.newestOf(await this.backups.make('asked'))
  }

  newestOf({ snapshots }: Backups): string {
    const newest = snapshots[0]
    if (!newest) throw new Error('There is no generation')
    return newest.id
  }

  async ids(): Promise<string[]> {
    return (await this.backups.list()).snapshots.map(({ id }) => id)
  }

  /** Everything that is not in the bin, over all places. */
  async visible(): Promise<MergedRecord[]> {
    const months = await this.vault.months()
    const records = [...(await Promise.all(months.map((month) => this.vault.month(month)))), await this.vault.always()]
    return records.flat().filter(({ current }) => current.deleted === undefined)
  }

  async texts(): Promise<unknown[]> {
    return (await this.visible()).map(({ current }) => current.text).sort()
  }

  /** Lets hours pass, with all that comes of it. */
  async pass(milliseconds: number): Promise<void> {
    await settle()
    await this.ports.clock.pass(milliseconds, settle)
  }

  /** Paths in the folder for backups, as they lie there. */
  stored(root = this.ports.paths.backups): string[] {
    return [...this.ports.files.contents.keys()].filter((path) => path.startsWith(`${root}/`))
  }

  /** Another byte where one was. */
  flip(path: string, at: number): void {
    const bytes = Uint8Array.from(this.ports.files.contents.get(path) ?? [])
    bytes[at] = (bytes[at] ?? 0) ^ 1
    this.ports.files.contents.set(path, bytes)
  }
}
