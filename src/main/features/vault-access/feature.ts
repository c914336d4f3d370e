import type { calls } from '@shared/features/vault-access/contract'
import type { LockState } from '@shared/features/vault-access/locking'
import { inTime } from '@shared/kernel/timeLimit'
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
import { addUnlessDismissed } from '../settings/dismissedNotices'
import { AutoLock } from './autoLock'
import { KeyringKey } from './keyringKey'
import { RecoveryCodeService } from './recoveryCodeService'
import { VaultAccessService } from './vaultAccessService'

/** A start waits so long for the keyring to unlock the vault. */
const KEYRING_AT_START_MS = 1500

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
  const keyringKey = new KeyringKey(
    new JsonDocument<object>(ports, ports.paths.userData, 'keyring.json'),
    ports.keyring,
  )
  const recoveryCode = new RecoveryCodeService({ ...ports, settings })
  const access = new VaultAccessService({
    vault,
    drafts,
    backups,
    recoveryCode,
    keyringKey,
    jobs,
    events,
    onNotice: notices.add.bind(notices),
  })
  const autoLock = new AutoLock({
    ...ports,
    vault,
    settings,
    jobs,
    callsEnded: tasks.callsEnded,
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
    onUnwatchable: () => addUnlessDismissed({ code: 'not-watched' }, { settings, notices }),
    announcedLock: () => access.announcedLock,
    onOthers: async () => events.emit('computers.found'),
    onRecords() {
      void inBackground(access.emptyInbox())
      events.allRecordsChanged()
    },
    onReplaced: () => autoLock.lock('behind'),
    async onLockState() {
      // Another computer sealed the vault: from now on nothing is shown or written unencrypted here.
      if (vault.lock === 'locked') return autoLock.lock('behind')
      await access.settle()
      await access.announce()
      events.allRecordsChanged()
    },
  })
  let wasPlain = vault.lock === 'plain'
  /** Whoever seals the vault wants it locked when nobody looks at it. It can be switched off afterwards. */
  function sealedNow(lock: LockState): void {
    if (wasPlain && lock !== 'plain')
      void inBackground(settings.change(({ lockWhen }) => ({ lockWhen: { ...lockWhen, windowClose: true } })))
    wasPlain = lock === 'plain'
  }
  const ends = new DisposableStore()
  ends.add(
    () => autoLock.dispose(),
    () => watcher.dispose(),
    () => keyringKey.dispose(),
    vault.onBack(() => void inBackground(watcher.begin())),
    events.on('settings.changed', () => autoLock.settingsChanged()),
    events.on('vault.changed', ({ lock }) => {
      sealedNow(lock)
      autoLock.vaultChanged()
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
        void inBackground(access.lookForKeyring())
        if (vault.lock === 'locked') {
          const opening = autoLock.unlocking((mayOpen) => access.unlockByKeyring(mayOpen))
          // It goes on when the start does: the lock screen is shown until the keyring has answered.
          await inTime(ports.clock, KEYRING_AT_START_MS, opening).catch(() => undefined)
        } else void inBackground(access.settle())
        autoLock.vaultChanged()
        void inBackground(watcher.begin())
      },
      checkLock() {
        if (vault.lock === 'locked' && access.announcedLock !== 'locked') void inBackground(watcher.look())
      },
    },
    handlers: {
      async 'vault.state'() {
        await access.lookForKeyring()
        return access.state()
      },
      'vault.unlock': ({ secret }) => autoLock.unlocking((mayOpen) => access.unlock(secret, mayOpen)),
      'vault.disown': () => access.disown(),
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
