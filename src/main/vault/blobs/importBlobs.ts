import { blobIdsIn } from '@shared/kernel/blobRef'
import { LuwteError } from '@shared/kernel/errors'
import type { VaultRecord } from '@shared/records/record'
import type { Vault } from '../vault'

/** A source of blobs outside the vault: a snapshot, another vault, an export. */
export interface BlobSource {
  readBlob(id: string): AsyncIterable<Uint8Array>
}

/**
 * Copies the blobs of records that are imported, before the records. A blob that the source lacks, or that is damaged, is left
 * out: the records are imported all the same.
 */
export const importBlobs = (vault: Vault, source: BlobSource, records: readonly VaultRecord[]): Promise<void> =>
  importBlobsNamed(vault, source, records.flatMap(blobIdsIn))

/** As `importBlobs`, by their ids. */
export async function importBlobsNamed(vault: Vault, source: BlobSource, ids: readonly string[]): Promise<void> {
  for (const id of new Set(ids))
    await vault
      .transaction((tx) => tx.putBlobAs(id, source.readBlob(id)))
      .catch((fault: unknown) => {
        if (!(fault instanceof LuwteError && ['not-found', 'unreadable', 'newer-format'].includes(fault.code)))
          throw fault
      })
}
