import type { Log } from '@main/ports'
import type { ReportProgress } from '@main/kernel/jobRunner'
import type { SettingsService } from '@main/features/settings/settingsService'
import type { SealingDeps } from '@main/vault/crypto/sealing'
import { copySnapshots, makeSnapshot, removeCopied } from '@main/vault/snapshots/makeSnapshot'
import type { Vault } from '@main/vault/vault'
import type { BackupFolder } from './backupFolder'

interface Dependencies {
  ports: SealingDeps & { log: Log; paths: { backups: string } }
  vault: Vault
  settings: SettingsService
  folder: BackupFolder
}

/**
 * Moves the snapshots of this computer to another folder: all are copied and verified before any is removed. Where there is none,
 * one is made.
 * @param inUse see makeSnapshot.
 */
export async function moveBackups(
  { folder, ...deps }: Dependencies,
  root: string,
  inUse: ReadonlySet<string>,
  reportProgress: ReportProgress,
): Promise<void> {
  const before = await folder.storeToRead()
  const after = await folder.storeToWriteIn(root)
  const copied = await copySnapshots(before, after, reportProgress)
  if ((await after.listOwn()).length === 0) await makeSnapshot(deps, after, { why: 'asked', inUse, reportProgress })
  await deps.settings.change({ backupFolder: root === deps.ports.paths.backups ? null : root })
  await removeCopied(deps.ports, before, copied)
}
