import type { VaultRecord } from '@shared/records/record'
import type { MergedRecord } from '@shared/records/merging'
import type { JobProgress } from '@shared/kernel/jobProgress'
import { BackupService } from '@main/features/data/backups/backupService'
import { closableFiles } from '@main/features/data/erase/closableFiles'
import { EraseService } from '@main/features/data/erase/eraseService'
import { ExportService } from '@main/features/data/export/exportService'
import { batchDigest } from '@main/features/data/import/batchDigest'
import { DiaryImportService } from '@main/features/data/import/diaryImportService'
import { ImportService } from '@main/features/data/import/importService'
import { RelocateService } from '@main/features/data/relocate/relocateService'
import { Notices } from '@main/kernel/notices'
import { SettingsService } from '@main/features/settings/settingsService'
import { surroundingsNow } from '@main/features/settings/surroundings'
import { JobRunner } from '@main/kernel/jobRunner'
import { PendingTasks } from '@main/kernel/pendingTasks'
import { JsonDocument } from '@main/vault/jsonDocument'
import { Vault } from '@main/vault/vault'
import { type FakePorts, fakePorts } from './ports'

/** One computer with what it takes to leave it. Begun anew on the same ports, it is Luwte started once more. */
export async function dataServices(ports: FakePorts = fakePorts()) {
  const { files, stopWriting } = closableFiles(ports.files)
  const closable = { ...ports, files }
  const notices = new Notices(() => undefined)
  const document = new JsonDocument<object>(closable, ports.paths.userData, 'settings.json')
  const onNotice = notices.add.bind(notices)
  const settings = await SettingsService.open({ document, surroundings: () => surroundingsNow(ports), onNotice })
  const vault = await Vault.open({
    ...closable,
    paths: { userData: ports.paths.userData, vault: settings.current.vaultFolder ?? ports.paths.vault },
    machineId: () => ports.system.machineId(),
    onNotice,
  })
  vault.registerDigest(batchDigest)
  const progress: (JobProgress | null)[] = []
  const work = new JobRunner((one) => progress.push(one))
  const backups = new BackupService({
    ...{ ports: closable, vault, settings, notices, jobs: work },
    onChange: () => undefined,
    onRecordsChanged: () => undefined,
  })
  let takenIn = 0
  const onRecordsChanged = () => void (takenIn += 1)
  const { inBackground } = new PendingTasks(ports.log)
  const forgetKeyring = () => Promise.resolve()
  const shared = { ports: closable, vault, settings, backups, jobs: work }
  const deps = { ...shared, inBackground, forgetKeyring, onRecordsChanged, stopWriting }
  // Nobody typed anything, and nobody is shown how the vault is locked.
  const [drafts, access] = [
    { list: async () => [], blobs: async () => [] },
    { vaultReplaced: async () => undefined as never },
  ]
  return {
    ...{ ports, files: ports.files, closable, vault, settings, backups, work, notices, progress },
    exporting: new ExportService(deps),
    importing: new ImportService(deps),
    diaries: new DiaryImportService(deps),
    relocating: new RelocateService({ ...deps, drafts, access }),
    erasing: new EraseService(deps),
    takenIn: () => takenIn,
  }
}
export type DataServices = Awaited<ReturnType<typeof dataServices>>

/** The next box of the system that asks for a folder gives this one. */
export const choosing = (ports: FakePorts, folder: string | null): void => {
  ports.dialogs.folder = folder
}

export const textAt = ({ files }: FakePorts, path: string): string => new TextDecoder().decode(files.contents.get(path))

export const put = ({ files }: FakePorts, path: string, text: string): void =>
  void files.contents.set(path, new TextEncoder().encode(text))

/** Paths within a folder. */
export const pathsIn = ({ files }: FakePorts, folder: string): string[] =>
  [...files.contents.keys()]
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1))
    .sort()

/** Every file in these folders, with what it holds. */
export const stateOf = ({ files }: FakePorts, ...folders: string[]): Map<string, string> =>
  new Map(
    [...files.contents]
      .filter(([path]) => folders.some((folder) => path.startsWith(`${folder}/`)))
      .map(([path, bytes]) => [path, Buffer.from(bytes).toString('hex')]),
  )

/** All that can be seen in a vault, bin included, by id: each version once. */
export async function seenIn(vault: Vault): Promise<Map<string, VaultRecord[]>> {
  const all: MergedRecord[] = await vault.always()
  for (const month of await vault.months()) all.push(...(await vault.month(month)))
  return new Map(all.map(({ current, siblings }) => [current.id, [current, ...siblings]]))
}

export const checkInBody = (note: string, more: Record<string, unknown> = {}) => ({
  ...{ answer: 'felt', feelings: [], around: { with: [], where: [], doing: [] }, note },
  ...more,
})
