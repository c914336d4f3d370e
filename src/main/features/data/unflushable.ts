import type { Notices } from '@main/kernel/notices'
import type { Dispose, Ports } from '@main/ports'
import { isWithin } from '@main/vault/folders'
import type { Vault } from '@main/vault/vault'
import type { SettingsService } from '../settings/settingsService'
import { tellUnlessUnderstood } from '../settings/understood'
import { backupRoot } from './backups/backupFolder'

interface Dependencies {
  ports: Pick<Ports, 'files' | 'paths' | 'system'>
  vault: Pick<Vault, 'folder'>
  settings: SettingsService
  notices: Notices
}

/** Tells once of each folder of Luwte that it lies on a disk which cannot flush. Exports and the like are not told. */
export function tellOfUnflushable({ ports, vault, settings, notices }: Dependencies): Dispose {
  return ports.files.onUnflushable((written) => {
    // Outermost first: what lies in the user data is told of once.
    const folders = [ports.paths.userData, vault.folder, backupRoot(settings, ports.paths)]
    const folder = folders.find((one) => isWithin(written, one, ports.system.platform))
    if (folder !== undefined) tellUnlessUnderstood({ code: 'less-durable', folder }, { settings, notices })
  })
}
