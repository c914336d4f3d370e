import type { VersionVector } from '../kernel/versionVectors'
import type { VaultRecord } from './record'

/** How many earlier versions of one record are kept. */
export const VERSIONS_KEPT = 20

/** A version that has seen another one has counted more changes than that one. No clock is asked. */
const changesIn = (seen: VersionVector): number => Object.values(seen).reduce((sum, count) => sum + count, 0)

/** Which earlier versions of one record are too many: all but the last ones. @param versions in the order of their writing. */
export function versionsToDrop(versions: readonly VaultRecord[]): Set<VaultRecord> {
  const inOrder = versions.toSorted((one, other) => changesIn(one.seen) - changesIn(other.seen))
  return new Set(inOrder.slice(0, Math.max(0, inOrder.length - VERSIONS_KEPT)))
}
