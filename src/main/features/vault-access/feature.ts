import type { calls } from '@shared/features/vault-access/contract'
import { DisposableStore } from '@main/kernel/disposables'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { JobRunner } from '@main/kernel/jobRunner'
import type { Notices } from '@main/kernel/notices'
import type { PendingTasks } from '@main/kernel/pendingTasks'
import type { Ports } from '@main/ports'
import { JsonDocument } from '@main/vault/jsonDocument'
import { SyncWatcher } from '@main/vault/sync/syncWatcher'
import type { Vault } from '@main/vault/vault'
import type { BackupService } from '../data/backups/backupService'
import type { DraftService } from '../drafts/draftService'
import type { SettingsService } from '../settings/settingsService'
import { tellUnlessUnderstood } from '../settings/understood'
import { AutoLock } from './autoLock'
import { KeyringKey } from './keyringKey'
import { RecoveryCodeService } from './recoveryCodeService'
import { VaultAccessService } from './vaultAccessService'

interface Dependencies {
  ports: Pick<Ports, 'clock' | 'random' | 'files' | 'dialogs' | 'paths' | 'keyring' | 'power' | 'windows'>
  vault: Vault
  settings: SettingsService
  notices: Notices
  drafts: DraftService
  backups: BackupService
  jobs: JobRunner
  tasks: PendingTasks
  events: EventBus
}

export interface VaultAccessServices {
  access: VaultAccessService
  autoLock: AutoLock
  /** Unlocks with the keyring where that is set, and finishes interrupted resealing. To be called before anything is read. */
  start(): Promise<void>
  /** To be called when a window was refused with `locked`: another computer may have sealed the vault. */
  checkLock(): void
}

export function createVaultAccessFeature({
  ports,
  vault,
  settings,
  notices,
  drafts,
  backups,
  jobs,
  tasks,
  events,
}: Dependencies): Feature<keyof typeof calls, VaultAccessServices> {
  const { inBackground } = tasks
  const recoveryCode = new RecoveryCodeService({ ...ports, settings })
  const access = new VaultAccessService({
    vault,
    drafts,
    backups,
    recoveryCode,
    keyringKey: new KeyringKey(new JsonDocument<object>(ports, ports.paths.userData, 'keyring.json'), ports.keyring),
    jobs,
    events,
  })
  const autoLock = new AutoLock({
    ...ports,
    vault,
    settings,
    jobs,
    answered: tasks.answered,
    async onLocked() {
      recoveryCode.forget()
      await drafts.forget()
      await access.announce()
    },
  })
  const watcher = new SyncWatcher({
    ...ports,
    vault,
    inBackground,
    isLookedAt: () => ports.windows.isOpen('main') || ports.windows.isOpen('check-in'),
    onUnwatchable: () => tellUnlessUnderstood({ code: 'not-watched' }, { settings, notices }),
    announcedLock: () => access.announcedLock,
    onOthers: async () => events.emit('computers.found'),
    onRecords() {
      void inBackground(access.emptyInbox())
      events.allRecordsChanged()
    },
    async onLockState() {
      // Another computer sealed the vault: from now on nothing is shown or written unencrypted here.
      if (vault.lock === 'locked') return autoLock.lock('behind')
      await access.settle()
      await access.announce()
      events.allRecordsChanged()
    },
  })
  const ends = new DisposableStore()
  ends.add(
    () => autoLock.dispose(),
    () => watcher.dispose(),
    vault.onBack(() => void inBackground(watcher.begin())),
    events.on('settings.changed', () => autoLock.settingsChanged()),
    events.on('vault.changed', () => {
      autoLock.active()
      void inBackground(watcher.begin())
    }),
    events.on('vault.opened', () => {
      events.allRecordsChanged()
      void inBackground(access.settle())
    }),
  )

  return {
    services: {
      access,
      autoLock,
      async start() {
        if (vault.lock === 'locked') await access.unlockByKeyring().catch(() => false)
        else void inBackground(access.settle())
        autoLock.active()
        void inBackground(watcher.begin())
      },
      checkLock() {
        if (vault.lock === 'locked' && access.announcedLock !== 'locked') void inBackground(watcher.look())
      },
    },
    handlers: {
      'vault.state': () => access.state(),
      'vault.unlock': ({ secret }) => access.unlock(secret),
      // Not awaited: it waits for the calls of the windows, and this is one.
      'vault.lock': () => void autoLock.lock('front'),
      'vault.active': () => {
        autoLock.active()
        if (vault.lock !== 'locked') events.emit('user.active')
      },
      'vault.newCode': () => recoveryCode.create(),
      'vault.shownCode': () => recoveryCode.shown,
      'vault.saveCode': () => recoveryCode.save(),
      'vault.seal': (secrets) => access.seal(secrets),
      'vault.unseal': ({ secret }) => access.unseal(secret),
      'vault.changePassphrase': ({ secret, passphrase }) => access.changePassphrase(secret, passphrase),
      'vault.replaceCode': ({ secret, groups }) => access.replaceRecoveryCode(secret, groups),
      'vault.rotate': ({ secret, ...newSecrets }) => access.rotate(secret, newSecrets),
      'vault.setKeyring': ({ on, secret }) => access.setKeyring(on, secret),
      'vault.join': ({ secret }) => access.join(secret),
    },
    dispose: () => ends.dispose(),
  }
}
