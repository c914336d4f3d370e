import { blobIdsIn } from '@shared/kernel/blobRef'
import { LuwteError } from '@shared/kernel/errors'
import type { Files } from '@main/ports'
import type { Inbox } from '../inbox/inbox'
import type { DeviceFolders } from '../deviceFolders'
import { entriesOf, vaultEntries } from '../layout'

interface Searched {
  files: Files
  vault: string
  folders: DeviceFolders
  inbox: Inbox
}

/**
 * The ids of all blobs that records refer to: those of every device, former versions and the inbox included. Throws
 * `unreadable` where not every record can be read, or where a file is in quarantine: then not all references are known.
 */
export async function referencedBlobs({ files, vault, folders, inbox }: Searched): Promise<Set<string>> {
  const found = await vaultEntries(files, vault)
  if (entriesOf(found, 'quarantined').length > 0) throw new LuwteError('unreadable', 'records in quarantine')
  const referenced = new Set<string>()
  const add = (record: unknown) => blobIdsIn(record).forEach((id) => referenced.add(id))
  for (const { path, entry } of entriesOf(found, 'shard', 'conflict-copy'))
    (await folders.read(entry.device, entry.key, path.slice(entry.device.length + 1))).forEach(add)
  const waiting = await inbox.open()
  if (waiting.length < (await inbox.count())) throw new LuwteError('unreadable', 'an inbox that cannot be read')
  for (const { record } of waiting) add(record)
  return referenced
}
