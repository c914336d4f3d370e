import type { Digest } from '@main/ports'
import { encodeKeyFile } from '../crypto/keyFile'
import { KEYS_FOLDER } from '../layout'
import type { Vault } from '../vault'
import { type CopyDeps, writeVerified } from './copyFiles'
import type { SnapshotFile } from './manifest'

/**
 * The key files that this computer keeps copies of, by their paths in the vault. A snapshot gets these: what lies in the folder
 * under their names, or is missing there, anybody may have put or taken away.
 */
export type KeyFileBytes = ReadonlyMap<string, Uint8Array>

/** In a vault that is not sealed none is needed to read it. */
export function keyFilesOf(digest: Digest, vault: Vault): KeyFileBytes {
  const files = vault.lock === 'plain' ? [] : vault.sealing.copiedKeyFiles
  return new Map(files.map((file) => [`${KEYS_FOLDER}/${file.id}.json`, encodeKeyFile(digest, file)]))
}

/**
 * Paths of a vault without those of these key files. Also without their tombstones: a key file is retired only once this computer
 * has removed its copy.
 */
export function withoutKeyFiles(batches: readonly string[][], keyFiles: KeyFileBytes): string[][] {
  const isLeftOut = (path: string) => keyFiles.has(path.replace(/\.retired\.json$/, '.json'))
  return batches.map((batch) => batch.filter((path) => !isLeftOut(path)))
}

/** @param to the copy of the vault in a snapshot. */
export async function writeKeyFiles(deps: CopyDeps, to: string, keyFiles: KeyFileBytes): Promise<SnapshotFile[]> {
  const written: SnapshotFile[] = []
  for (const [path, bytes] of keyFiles)
    written.push({ path, bytes: bytes.length, sha256: await writeVerified(deps, `${to}/${path}`, bytes) })
  return written
}
