import type { LockState } from '@shared/features/vault-access/locking'
import type { VaultState } from '@shared/features/vault-access/contract'
import { KINDS } from '@shared/records/registry'
import type { Broadcast } from '../ipc/broadcast'
import type { Ports } from '../ports'
import { SyncWatcher } from '../vault/sync/syncWatcher'
import { BackupService } from '../features/data/backups/backupService'
import { ComputerService } from '../features/data/computerService'
import type { DraftService } from '../features/drafts/draftService'
import { KeyringKey } from '../features/vault-access/keyringKey'
import { DataService } from '../features/data/dataService'
import { AutoLock } from '../features/vault-access/autoLock'
import type { Notices } from '../kernel/notices'
import type { SettingsService } from '../features/settings/settingsService'
import { VaultAccessService } from '../features/vault-access/vaultAccessService'
import { JobRunner } from '../kernel/jobRunner'
import { JsonDocument } from '../vault/jsonDocument'
import type { Vault } from '../vault/vault'
import { isDeviceFolder } from '../vault/layout'

interface Context {
  ports: Ports
  vault: Vault
  settings: SettingsService
  drafts: DraftService
  notices: Notices
  broadcast: Broadcast
  quietly: (work: Promise<unknown>) => Promise<void>
  /** Every call that a window made has been answered. */
  answered: () => Promise<void>
  /** The vault was opened or locked: what is told of it outside the windows is another now. */
  onLockState: () => Promise<void>
  /** From then on nobody writes anything any more. */
  stopWriting: () => Promise<void>
}

/** Puts together what keeps the vault: seals, locks, backups, other computers, and leaving with it. */
export function wireVault({ ports, vault, settings, drafts, notices, broadcast, quietly, ...context }: Context) {
  let toldLock: LockState = vault.lock

  /** Much may be another now: by a restore, an import, another computer. */
  function tellRecords(): void {
    broadcast('records.changed', { kinds: [...KINDS] })
    backups.changed()
  }

  function tell(state: VaultState): void {
    toldLock = state.lock
    broadcast('vault.changed', state)
  }

  const work = new JobRunner((progress) => broadcast('job.changed', progress))
  const backups = new BackupService({
    ports,
    vault,
    settings,
    notices,
    work,
    onChange: (list) => broadcast('backups.changed', list),
    onRestored: tellRecords,
  })
  const keptKey = new KeyringKey(new JsonDocument<object>(ports, ports.paths.userData, 'keyring.json'), ports.keyring)
  const vaultKeys = new VaultAccessService({
    ...ports,
    vault,
    drafts,
    settings,
    backups,
    keptKey,
    work,
    async onChange(state) {
      const wasLocked = toldLock === 'locked'
      tell(state)
      locking.active()
      void quietly(arriving.begin())
      if (!wasLocked || state.lock === 'locked') return
      tellRecords()
      await context.onLockState()
      void quietly(vaultKeys.settle())
    },
  })
  const locking = new AutoLock({
    ...ports,
    vault,
    settings,
    work,
    answered: context.answered,
    async onLocked() {
      vaultKeys.forget()
      await drafts.forget()
      tell(await vaultKeys.state())
      await context.onLockState()
    },
  })
  const arriving = new SyncWatcher({
    files: ports.files,
    vault,
    quietly,
    toldLock: () => toldLock,
    onOthers: () => computers.introduce(),
    onRecords() {
      void quietly(vaultKeys.emptyInbox())
      tellRecords()
    },
    async onLockState() {
      // Sealed elsewhere: from now on nothing here is shown or written in the open.
      if (vault.lock === 'locked') return locking.lock('behind')
      await vaultKeys.settle()
      tell(await vaultKeys.state())
      tellRecords()
      await context.onLockState()
    },
  })
  vault.whenBack(() => void quietly(arriving.begin()))
  const computers = new ComputerService({ ...ports, vault, backups, work, onTakenOver: tellRecords })
  const leaving = new DataService({
    ports,
    vault,
    settings,
    backups,
    work,
    onTakenIn: tellRecords,
    stopWriting: context.stopWriting,
  })

  return {
    services: { vaultKeys, locking, computers, backups, leaving },
    /** A window was told so that knew it open: another computer sealed it. */
    foundLocked(): void {
      if (vault.lock === 'locked' && toldLock !== 'locked') void quietly(arriving.look())
    },
    /** What the keyring opens, and what an earlier end of Luwte cut short. Before anything is read. */
    async begin(): Promise<void> {
      if (vault.lock === 'locked') await vaultKeys.unlockByKeyring().catch(() => false)
      else void quietly(vaultKeys.settle())
      toldLock = vault.lock
      locking.active()
      // What came since it last ran is looked at some minutes after the start; in an empty vault there is nothing to keep.
      if ((await ports.files.list(vault.folder).catch(() => [])).some(isDeviceFolder)) backups.changed()
      void quietly(arriving.begin())
    },
    async close(): Promise<void> {
      arriving.dispose()
      locking.dispose()
      backups.dispose()
      await locking.ended()
      await work.ended()
      await vault.close()
    },
  }
}
