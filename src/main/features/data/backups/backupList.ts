import { type ComputerRecord, isComputer } from '@shared/features/data/computers'
import type { Snapshot } from '@shared/features/data/contract'
import type { Cipher, Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import { isManifestProven } from '@main/vault/snapshots/manifestProof'
import { totalOf, unsealCounts } from '@main/vault/snapshots/recordCounts'
import type { StoredSnapshot } from '@main/vault/snapshots/snapshotStore'
import type { Vault } from '@main/vault/vault'

interface Dependencies {
  ports: { cipher: Cipher; clock: Clock }
  vault: Vault
}

/** Snapshots as they are shown: what is in them, and which computer made each. */
export class BackupList {
  readonly #deps: Dependencies
  readonly #names: Collection<ComputerRecord>

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#names = new Collection({ ...deps.ports, vault: deps.vault }, 'computer', isComputer)
  }

  /** While the vault is locked no counts are shown, not even unsealed ones, and no makers. Never rejects. */
  async describe(stored: readonly StoredSnapshot[]): Promise<Snapshot[]> {
    const { vault } = this.#deps
    const hasOthers = stored.some(({ manifest: { device } }) => device !== undefined && !this.#isThis(device))
    const names = hasOthers && vault.lock !== 'locked' ? await this.#namesByDevice() : new Map<string, string>()
    return stored.map(({ id, manifest }) => {
      const { madeAt, why, files } = manifest
      const counts = vault.lock === 'locked' ? null : unsealCounts(vault.dataKeys, manifest)
      const total = counts && totalOf(counts)
      return {
        ...{ id, madeAt, why, files: files.length },
        bytes: files.reduce((sum, file) => sum + file.bytes, 0),
        entries: total?.entries ?? null,
        checkIns: total?.checkIns ?? null,
        maker: this.#makerOf(manifest, names),
      }
    })
  }

  #makerOf(manifest: StoredSnapshot['manifest'], names: ReadonlyMap<string, string>): Snapshot['maker'] {
    const { ports, vault } = this.#deps
    const { device } = manifest
    const isKnown = vault.lock === 'plain' || isManifestProven(ports.cipher, vault.sealing, manifest)
    if (device === undefined || !isKnown) return null
    return { isThis: this.#isThis(device), name: names.get(device) ?? '' }
  }

  async #namesByDevice(): Promise<Map<string, string>> {
    const computers = await this.#names.all().catch(() => [])
    return new Map(computers.map(({ device, name }) => [device, name]))
  }

  #isThis(device: string): boolean {
    const { vault } = this.#deps
    return device === vault.deviceId || vault.formerIds.includes(device)
  }
}
