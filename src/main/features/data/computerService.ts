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
  work: JobRunner
  onTakenOver: () => void
}

/** Which computers write in the vault, what they are called, and how their files lie. */
export class ComputerService {
  readonly #deps: Dependencies
  readonly #names: Collection<ComputerRecord>

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#names = new Collection(deps, 'computer', isComputer)
  }

  /** This one first, then by their newest change. */
  async list(): Promise<Computer[]> {
    const { system, digest, files, vault } = this.#deps
    const names = new Map((await this.#names.all()).map(({ device, name }) => [device, name]))
    const found = await surveyDevices({ files, digest }, vault.folder, vault.sealing)
    const all = found.some(({ device }) => device === vault.deviceId) ? found : [...found, nothingOf(vault.deviceId)]
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

  async name(name: string): Promise<Computer[]> {
    await this.#setName(name)
    return this.list()
  }

  /**
   * This computer goes on with the part of one that is gone. As it is now is kept first. Throws `not-allowed` for this one
   * itself.
   */
  async takeOver(device: string): Promise<Computer[]> {
    const { backups, vault, work, onTakenOver } = this.#deps
    const gone = (await this.list()).find((one) => one.device === device)
    if (!gone) throw new LuwteError('not-found')
    if (gone.isThis) throw new LuwteError('not-allowed')
    await backups.make('before-taking-over')
    try {
      await work.run('taking-over', (tell) => vault.takeOver(device, isCheckIn, tell))
    } finally {
      onTakenOver()
    }
    return this.list()
  }

  /** So that others see a name where they would see none. Once there is more than one computer. */
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

/** Before its first save a computer has no folder. */
const nothingOf = (device: string) => ({ device, files: 0, plainFiles: 0, oldKeyFiles: 0, changedAt: null })

function thisFirst(one: Computer, other: Computer): number {
  if (one.isThis !== other.isThis) return one.isThis ? -1 : 1
  return (one.changedAt ?? '') < (other.changedAt ?? '') ? 1 : -1
}
