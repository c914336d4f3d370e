import type { Notices } from '@main/kernel/notices'
import type { Dispose, Ports } from '@main/ports'
import { isWithin } from '@main/vault/folders'
import type { Vault } from '@main/vault/vault'
import type { SettingsService } from '../settings/settingsService'
import { addUnlessDismissed } from '../settings/dismissedNotices'
import { backupRoot } from './backups/backupFolder'

interface Dependencies {
  ports: Pick<Ports, 'files' | 'paths' | 'system'>
  vault: Pick<Vault, 'folder'>
  settings: SettingsService
  notices: Notices
}

/** Adds a notice for each folder of Luwte that lies on a disk which cannot flush. Folders of exports and the like get none. */
export function reportLessDurable({ ports, vault, settings, notices }: Dependencies): Dispose {
  return ports.files.onUnflushable((written) => {
    // Outermost first: one notice for what lies in the user data.
    const folders = [ports.paths.userData, vault.folder, backupRoot(settings, ports.paths)]
    const folder = folders.find((one) => isWithin(written, one, ports.system.platform))
    if (folder !== undefined) addUnlessDismissed({ code: 'less-durable', folder }, { settings, notices })
  })
}
