import { type ComputerRecord, isComputer } from '@shared/features/data/computers'
import { isCheckIn } from '@shared/features/check-ins/checkIn'
import { LuwteError } from '@shared/kernel/errors'
import type { Computer } from '@shared/features/data/contract'
import type { Clock, SystemInfo, Digest, Files } from '@main/ports'
import { Collection } from '@main/vault/collection'
import { surveyDevices } from '@main/vault/deviceSurvey'
import type { Vault } from '@main/vault/vault'
import type { BackupService } from './backups/backupService'
import type { JobRunner } from '@main/kernel/jobRunner'

interface Dependencies {
  files: Files
  digest: Digest
  clock: Clock
  vault: Vault
  system: Pick<SystemInfo, 'computerName'>
  backups: Pick<BackupService, 'make'>
  jobs: JobRunner
  onRecordsChanged: () => void
}

/** The computers that write in the vault: their names, and how many of their files are sealed. */
export class ComputerService {
  readonly #deps: Dependencies
  readonly #names: Collection<ComputerRecord>

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#names = new Collection(deps, 'computer', isComputer)
  }

  /** This computer first, then by their newest change. */
  async list(): Promise<Computer[]> {
    const { system, digest, files, vault } = this.#deps
    const names = new Map((await this.#names.all()).map(({ device, name }) => [device, name]))
    const found = await surveyDevices({ files, digest }, vault.folder, vault.sealing)
    const all = found.some(({ device }) => device === vault.deviceId)
      ? found
      : [...found, emptySurveyOf(vault.deviceId)]
    const isSealed = vault.lock !== 'plain'
    return all
      .filter(({ files: count, device }) => count > 0 || device === vault.deviceId)
      .map((one) => {
        const isThis = one.device === vault.deviceId
        return {
          ...one,
          isThis,
          name: names.get(one.device) ?? (isThis || this.#wasThis(one.device) ? system.computerName() : ''),
          plainFiles: isSealed ? one.plainFiles : 0,
        }
      })
      .sort(thisFirst)
  }

  async rename(name: string): Promise<Computer[]> {
    await this.#setName(name)
    return this.list()
  }

  /** Takes over the files of a computer that is gone, after making a snapshot. Throws `not-allowed` for this computer. */
  async takeOver(device: string): Promise<Computer[]> {
    const { backups, vault, jobs, onRecordsChanged } = this.#deps
    const gone = (await this.list()).find((one) => one.device === device)
    if (!gone) throw new LuwteError('not-found')
    if (gone.isThis) throw new LuwteError('not-allowed')
    await backups.make('before-taking-over')
    try {
      await jobs.run('taking-over', (reportProgress) => vault.takeOver(device, isCheckIn, reportProgress))
    } finally {
      onRecordsChanged()
    }
    return this.list()
  }

  /** Gives this computer its name from the system unless it has one, so that the list on other computers shows a name. */
  async introduce(): Promise<void> {
    const { system, vault } = this.#deps
    if (vault.lock === 'locked' || !(await vault.isAlwaysWhole())) return
    const isNamed = (await this.#names.all()).some(({ device }) => device === vault.deviceId)
    if (!isNamed) await this.#setName(system.computerName())
  }

  async #setName(name: string): Promise<void> {
    const { deviceId } = this.#deps.vault
    await this.#names.put({ device: deviceId, name }, ({ device }) => device === deviceId)
  }

  #wasThis(device: string): boolean {
    return this.#deps.vault.formerIds.includes(device)
  }
}

/** A computer has no folder before its first save. */
const emptySurveyOf = (device: string) => ({ device, files: 0, plainFiles: 0, oldKeyFiles: 0, changedAt: null })

function thisFirst(one: Computer, other: Computer): number {
  if (one.isThis !== other.isThis) return one.isThis ? -1 : 1
  return (one.changedAt ?? '') < (other.changedAt ?? '') ? 1 : -1
}
