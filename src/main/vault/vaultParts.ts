import type { Clock, Files, Random } from '../ports'
import type { BlobReferences } from './blobs/blobReferences'
import type { BlobStore } from './blobs/blobStore'
import type { Sealing } from './crypto/sealing'
import type { UnsealedCopy } from './crypto/unsealedCopy'
import type { DeviceFolders } from './deviceFolders'
import type { MonthDigests } from './digests/monthDigests'
import type { Inbox } from './inbox/inbox'
import type { WaitingRecords } from './inbox/waitingRecords'
import type { Device } from './sync/device'
import type { SectionKeys } from './sections/sectionKeys'
import type { RevisionsSeen } from './sync/revisionsSeen'
import type { TakeOver } from './sync/takeOver'

/** The parts of an open vault that a transaction works with. `folder`, `userData`: paths. */
export interface VaultParts {
  deps: ConstructorParameters<typeof TakeOver>[0] & { clock: Clock; random: Random; files: Files }
  folder: () => string
  userData: string
  device: Device
  folders: DeviceFolders
  inbox: Inbox
  waiting: WaitingRecords
  sealing: Sealing
  unsealedCopy: UnsealedCopy
  blobs: BlobStore
  blobReferences: BlobReferences
  seen: RevisionsSeen
  digests: MonthDigests
  sections: SectionKeys
}

/** What a record of a kind holds; kind, id, times and version vector are added. */
export type NewBody = Record<string, unknown>
