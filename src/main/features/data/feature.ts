import type { calls } from '@shared/features/data/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { JobRunner } from '@main/kernel/jobRunner'
import type { InBackground } from '@main/kernel/pendingTasks'
import type { Ports } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { DraftService } from '../drafts/draftService'
import type { SettingsService } from '../settings/settingsService'
import type { VaultAccessService } from '../vault-access/vaultAccessService'
import type { createBackupsFeature } from './backups/feature'
import { ComputerService } from './computerService'
import { DataService } from './dataService'

interface Dependencies {
  ports: Ports
  vault: Vault
  settings: SettingsService
  drafts: DraftService
  backups: ReturnType<typeof createBackupsFeature>
  access: VaultAccessService
  jobs: JobRunner
  events: EventBus
  inBackground: InBackground
  /** From then on nothing is written any more. Resolves when what was being written is written. */
  stopWriting: () => Promise<void>
}

export function createDataFeature({
  ports,
  vault,
  settings,
  drafts,
  backups: { services, ...backupsFeature },
  access,
  jobs,
  events,
  inBackground,
  stopWriting,
}: Dependencies): Feature<keyof typeof calls> {
  const { backups } = services
  const computers = new ComputerService({
    ...ports,
    vault,
    backups,
    work: jobs,
    onTakenOver: () => events.allRecordsChanged(),
  })
  const data = new DataService({
    ports,
    vault,
    settings,
    backups,
    work: jobs,
    onTakenIn: () => events.allRecordsChanged(),
    stopWriting,
  })
  const stopListening = events.on('computers.found', () => void inBackground(computers.introduce()))

  return {
    services: {},
    handlers: {
      ...backupsFeature.handlers,
      'backups.rebuild': async ({ id }) => {
        await backups.rebuild(id)
        return access.moved()
      },
      'computers.list': () => computers.list(),
      'computers.rename': ({ name }) => computers.name(name),
      'computers.takeOver': ({ device }) => computers.takeOver(device),
      'data.export': () => data.export(),
      'data.chooseImport': () => data.chooseImport(),
      'data.import': () => data.import(),
      'data.chooseVaultFolder': () => data.chooseVaultFolder(),
      'data.relocate': async ({ secret }) => {
        // Another vault has other keys: the drafts are read while the keys of this one are in memory.
        await drafts.list().catch(() => [])
        await data.moveVault(secret)
        return access.moved()
      },
      'data.usage': () => data.holdings(),
      'data.showFolder': async ({ which }) =>
        ports.shell.showFolder(which === 'vault' ? vault.folder : (await backups.list()).folder),
      'data.erase': async ({ typed }) => {
        const left = await data.deleteEverything(typed)
        // Nothing starts Luwte at log-in any more. The window that asked still has to show what is left.
        for (const kind of ['login', 'menu'] as const) await ports.launchers.turnOff(kind).catch(() => undefined)
        return left
      },
    },
    dispose: async () => {
      stopListening()
      await backupsFeature.dispose()
    },
  }
}
