import type { Instant } from '@shared/kernel/time'
import { type Codec, type Envelope, envelopeCodec } from '../crypto/envelope'
import { fileNameOf, type ShardKey } from '../layout'
import type { Cipher } from '@main/ports'
import type { Vault } from '../vault'
import type { CopyDeps } from './copyFiles'
import { isManifestProven } from './manifestProof'
import { type StoredSnapshot, VAULT_FOLDER } from './snapshotStore'

export interface Recovered {
  /** When the snapshot was made. */
  madeAt: Instant
  /** How many items of it were missing. */
  count: number
}

/**
 * Takes what a damaged file of records held from the newest snapshot that has it whole. Nothing newer that is in the vault is
 * replaced. Throws `locked`.
 * @param snapshots the newest first; in a sealed vault only those count that prove who made them.
 * @returns null: none of them has it, or none can be opened with the keys in memory.
 */
export async function recoverShard(
  { files, digest, cipher, vault }: CopyDeps & { cipher: Cipher; vault: Vault },
  snapshots: readonly StoredSnapshot[],
  { device, key }: { device: string; key: ShardKey },
): Promise<Recovered | null> {
  const path = `${device}/${fileNameOf(key)}`
  const codec = envelopeCodec(digest, vault.sealing, device, key)
  for (const { folder, manifest } of snapshots) {
    // Whoever wrote it chose its time, and which of the earlier files it holds.
    if (vault.lock !== 'plain' && !isManifestProven(cipher, vault.sealing, manifest)) continue
    const known = manifest.files.find((file) => file.path === path)
    const bytes = known && (await files.read(`${folder}/${VAULT_FOLDER}/${path}`).catch(() => null))
    if (!bytes || digest.sha256(bytes) !== known.sha256) continue
    const items = itemsIn(bytes, codec)
    if (items) return { madeAt: manifest.madeAt, count: await vault.takeIn(key, items) }
  }
  return null
}

/** null: damaged, or sealed with a key that is not in memory. An older snapshot may do. */
function itemsIn(bytes: Uint8Array, codec: Codec<Envelope>): readonly unknown[] | null {
  try {
    return codec.decode(bytes).records
  } catch {
    return null
  }
}
