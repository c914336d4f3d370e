import { DisposableStore } from '@main/kernel/disposables'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { JobRunner } from '@main/kernel/jobRunner'
import type { Notices } from '@main/kernel/notices'
import type { RunInBackground } from '@main/kernel/pendingTasks'
import { JsonDocument } from '@main/vault/jsonDocument'
import type { Ports } from '@main/ports'
import { isDeviceFolder } from '@main/vault/layout'
import type { Vault } from '@main/vault/vault'
import type { SettingsService } from '@main/features/settings/settingsService'
import { isConfirmed } from '../confirmation'
import { BackupService } from './backupService'
import { DamageRecovery } from './damageRecovery'

interface Dependencies {
  ports: ConstructorParameters<typeof BackupService>[0]['ports'] & Pick<Ports, 'messageBox'>
  vault: Vault
  settings: SettingsService
  notices: Notices
  jobs: JobRunner
  events: EventBus
  inBackground: RunInBackground
}

type Name =
  | 'backups.list'
  | 'backups.make'
  | 'backups.test'
  | 'backups.preview'
  | 'backups.restore'
  | 'backups.chooseFolder'
  | 'backups.chooseOther'
  | 'backups.eraseOld'

export interface BackupServices {
  backups: BackupService
  /**
   * Changes since Luwte last ran are backed up some minutes after the start. An empty vault is not backed up. What damaged
   * files held is taken back from the newest backup that has it.
   */
  start(): Promise<void>
}

/** All calls of backups except rebuilding a missing vault, which the data feature does. */
export function createBackupsFeature({
  ports,
  vault,
  settings,
  notices,
  jobs,
  events,
  inBackground,
}: Dependencies): Feature<Name, BackupServices> {
  const backups = new BackupService({
    ports,
    vault,
    settings,
    notices,
    jobs,
    onChange: (list) => events.emit('backups.changed', list),
    onRecordsChanged: () => events.allRecordsChanged(),
  })
  const document = new JsonDocument<object>(ports, ports.paths.userData, 'damaged.json')
  const recovery = new DamageRecovery({ backups, notices, document })
  const ends = new DisposableStore()
  ends.add(
    () => backups.dispose(),
    events.on('records.changed', () => backups.changed()),
    events.on('vault.opened', () => void inBackground(recovery.resume())),
    events.on('backups.changed', () => void inBackground(recovery.resume())),
  )
  return {
    services: {
      backups,
      async start() {
        ends.add(notices.onEach((notice) => void inBackground(recovery.add(notice))))
        void inBackground(recovery.resume())
        const names = await ports.files.list(vault.folder).catch(() => [])
        if (names.some(isDeviceFolder)) backups.changed()
      },
    },
    handlers: {
      'backups.list': () => backups.list(),
      'backups.make': () => backups.make('asked'),
      'backups.test': ({ id, secret }) => backups.test(id, secret),
      'backups.preview': ({ id, secret }) => backups.preview(id, secret),
      'backups.restore': ({ id, how, secret }) => backups.restore(id, how, secret),
      'backups.chooseFolder': () => backups.chooseFolder(),
      'backups.chooseOther': () => backups.chooseOther(),
      async 'backups.eraseOld'() {
        return (await isConfirmed({ ...ports, settings, vault }, 'oldBackups')) ? backups.eraseOld() : null
      },
    },
    dispose: () => ends.dispose(),
  }
}
