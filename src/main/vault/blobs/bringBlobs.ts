import { blobIdsIn } from '@shared/kernel/blobRef'
import { LuwteError } from '@shared/kernel/errors'
import type { VaultRecord } from '@shared/records/record'
import type { Vault } from '../vault'

/** Where blobs can be had that are not in the vault: a snapshot, another vault, an export. */
export interface BlobSource {
  readBlob(id: string): AsyncIterable<Uint8Array>
}

/**
 * Brings along what records from elsewhere refer to, before they come in themselves. What the source lacks, or has damaged, is
 * left out: the words come all the same.
 */
export async function bringBlobs(vault: Vault, source: BlobSource, records: readonly VaultRecord[]): Promise<void> {
  for (const id of new Set(records.flatMap(blobIdsIn)))
    await vault
      .transaction((tx) => tx.putBlobAs(id, source.readBlob(id)))
      .catch((fault: unknown) => {
        if (!(fault instanceof LuwteError && ['not-found', 'unreadable', 'newer-format'].includes(fault.code)))
          throw fault
      })
}
