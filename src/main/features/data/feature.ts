import type { calls } from '@shared/features/data/contract'
import { DisposableStore } from '@main/kernel/disposables'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { JobRunner } from '@main/kernel/jobRunner'
import type { Notices } from '@main/kernel/notices'
import type { RunInBackground } from '@main/kernel/pendingTasks'
import type { Ports } from '@main/ports'
import type { SealingDeps } from '@main/vault/crypto/sealing'
import type { Vault } from '@main/vault/vault'
import type { DraftService } from '../drafts/draftService'
import type { SettingsService } from '../settings/settingsService'
import type { AutoLock } from '../vault-access/autoLock'
import type { VaultAccessService } from '../vault-access/vaultAccessService'
import type { createBackupsFeature } from './backups/feature'
import { ComputerService } from './computerService'
import { isConfirmed } from './confirmation'
import { EraseService } from './erase/eraseService'
import { ExportService } from './export/exportService'
import { batchDigest } from './import/batchDigest'
import { DiaryImportService } from './import/diaryImportService'
import { ImportService } from './import/importService'
import { RelocateService } from './relocate/relocateService'
import { reportLessDurable } from './lessDurable'
import { UnprovenService } from './unproven/unprovenService'

interface Dependencies {
  ports: SealingDeps & Pick<Ports, 'archives' | 'dialogs' | 'launchers' | 'messageBox' | 'paths' | 'shell' | 'system'>
  vault: Vault
  settings: SettingsService
  drafts: DraftService
  backups: ReturnType<typeof createBackupsFeature>
  access: VaultAccessService
  autoLock: Pick<AutoLock, 'unlocking'>
  jobs: JobRunner
  notices: Notices
  events: EventBus
  inBackground: RunInBackground
  /** After this, nothing is written any more. Resolves when running writes have ended. */
  stopWriting: () => Promise<void>
}

export function createDataFeature({
  ports,
  vault,
  settings,
  drafts,
  backups: { services, ...backupsFeature },
  access,
  autoLock,
  jobs,
  notices,
  events,
  inBackground,
  stopWriting,
}: Dependencies): Feature<keyof typeof calls> {
  const { backups } = services
  const onRecordsChanged = () => events.allRecordsChanged()
  const forgetKeyring = () => access.forgetKeyring()
  const deps = { ports, vault, settings, drafts, backups, access, jobs, inBackground, onRecordsChanged, stopWriting }
  const computers = new ComputerService({ ...ports, ...deps })
  const exporting = new ExportService(deps)
  const importing = new ImportService(deps)
  vault.registerDigest(batchDigest)
  const diaries = new DiaryImportService(deps)
  const relocating = new RelocateService(deps)
  const unproven = new UnprovenService(deps)
  const erasing = new EraseService({ ...deps, forgetKeyring })
  const ends = new DisposableStore()
  ends.add(
    events.on('computers.found', () => void inBackground(computers.introduce())),
    events.on('user.active', () => void inBackground(unproven.used())),
    reportLessDurable({ ports, vault, settings, notices }),
  )

  return {
    services: {},
    handlers: {
      ...backupsFeature.handlers,
      'backups.rebuild': ({ id }) => relocating.rebuild(id),
      'computers.list': () => computers.list(),
      'computers.rename': ({ name }) => computers.rename(name),
      async 'computers.takeOver'({ device }) {
        return (await isConfirmed({ ...deps, ...ports }, 'takeOver')) ? computers.takeOver(device) : null
      },
      'unproven.list': () => unproven.list(),
      'unproven.look': ({ device }) => unproven.look(device),
      'unproven.takeIn': ({ device }) => unproven.takeIn(device),
      'unproven.undoTakeIn': () => unproven.undoTakeIn(),
      'unproven.throwAway': ({ device }) => unproven.throwAway(device),
      'unproven.bringBack': ({ id }) => unproven.bringBack(id),
      'data.export': () => exporting.export(),
      'data.stopExport': () => exporting.stop(),
      'data.chooseImport': () => importing.choose(),
      'data.import': () => importing.import(),
      'diaries.choose': ({ what }) => diaries.choose(what),
      'diaries.import': () => diaries.import(),
      'diaries.stop': () => diaries.stop(),
      'diaries.batches': () => diaries.batches(),
      'diaries.undo': ({ id }) => diaries.undo(id),
      'data.chooseVaultFolder': () => relocating.choose(),
      'data.relocate': ({ secret }) => autoLock.unlocking(() => relocating.relocate(secret)),
      'data.usage': () => erasing.usage(),
      'data.showFolder': ({ which }) => erasing.showFolder(which),
      'data.erase': ({ typed }) => erasing.eraseEverything(typed),
    },
    dispose: async () => {
      await ends.dispose()
      await backupsFeature.dispose()
    },
  }
}
