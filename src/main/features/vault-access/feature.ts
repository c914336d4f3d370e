import type { calls } from '@shared/features/vault-access/contract'
import { DisposableStore } from '@main/kernel/disposables'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { JobRunner } from '@main/kernel/jobRunner'
import type { PendingTasks } from '@main/kernel/pendingTasks'
import type { Ports } from '@main/ports'
import { JsonDocument } from '@main/vault/jsonDocument'
import { SyncWatcher } from '@main/vault/sync/syncWatcher'
import type { Vault } from '@main/vault/vault'
import type { BackupService } from '../data/backups/backupService'
import type { DraftService } from '../drafts/draftService'
import type { SettingsService } from '../settings/settingsService'
import { AutoLock } from './autoLock'
import { KeyringKey } from './keyringKey'
import { LockAnnouncer } from './lockAnnouncer'
import { RecoveryCodeService } from './recoveryCodeService'
import { VaultAccessService } from './vaultAccessService'

interface Dependencies {
  ports: Pick<Ports, 'clock' | 'random' | 'files' | 'dialogs' | 'paths' | 'keyring' | 'power' | 'windows'>
  vault: Vault
  settings: SettingsService
  drafts: DraftService
  backups: BackupService
  jobs: JobRunner
  tasks: PendingTasks
  events: EventBus
}

export interface VaultAccessServices {
  access: VaultAccessService
  autoLock: AutoLock
  /** Opens the vault where the keyring can, and finishes what an earlier end cut short. Before anything is read. */
  start(): Promise<void>
  /** A window that took the vault for open was refused: another computer may have sealed it. */
  checkLock(): void
}

export function createVaultAccessFeature({
  ports,
  vault,
  settings,
  drafts,
  backups,
  jobs,
  tasks,
  events,
}: Dependencies): Feature<keyof typeof calls, VaultAccessServices> {
  const { inBackground } = tasks
  const announcer = new LockAnnouncer(vault.lock, events)
  const recoveryCode = new RecoveryCodeService({ ...ports, settings })
  const access = new VaultAccessService({
    vault,
    drafts,
    backups,
    recoveryCode,
    keyringKey: new KeyringKey(new JsonDocument<object>(ports, ports.paths.userData, 'keyring.json'), ports.keyring),
    jobs,
    onChange: async (state) => announcer.announce(state),
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
      announcer.announce(await access.state())
    },
  })
  const watcher = new SyncWatcher({
    files: ports.files,
    vault,
    inBackground,
    announcedLock: () => announcer.announced,
    onOthers: async () => events.emit('computers.found'),
    onRecords() {
      void inBackground(access.emptyInbox())
      events.allRecordsChanged()
    },
    async onLockState() {
      // Sealed on another computer: from now on nothing here is shown or written unencrypted.
      if (vault.lock === 'locked') return autoLock.lock('behind')
      await access.settle()
      announcer.announce(await access.state())
      events.allRecordsChanged()
    },
  })
  vault.whenBack(() => void inBackground(watcher.begin()))

  const ends = new DisposableStore()
  ends.add(
    () => autoLock.dispose(),
    () => watcher.dispose(),
    events.on('settings.changed', () => autoLock.chosenAnew()),
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
        if (vault.lock === 'locked' && announcer.announced !== 'locked') void inBackground(watcher.look())
      },
    },
    handlers: {
      'vault.state': () => access.state(),
      'vault.unlock': ({ secret }) => access.unlock(secret),
      // Not awaited: it waits for the calls of the windows, and this is one.
      'vault.lock': () => void autoLock.lock('front'),
      'vault.active': () => autoLock.active(),
      'vault.newCode': () => recoveryCode.create(),
      'vault.shownCode': () => recoveryCode.shown,
      'vault.saveCode': () => recoveryCode.save(),
      'vault.seal': (secrets) => access.seal(secrets),
      'vault.unseal': ({ secret }) => access.unseal(secret),
      'vault.changePassphrase': ({ secret, passphrase }) => access.changePassphrase(secret, passphrase),
      'vault.replaceCode': ({ secret, groups }) => access.replaceRecoveryCode(secret, groups),
      'vault.rotate': ({ secret, ...anew }) => access.rotate(secret, anew),
      'vault.setKeyring': ({ on, secret }) => access.setKeyring(on, secret),
      'vault.join': ({ secret }) => access.join(secret),
    },
    dispose: () => ends.dispose(),
  }
}
