import { blobIdsIn } from '@shared/kernel/blobRef'
import { LuwteError } from '@shared/kernel/errors'
import type { Files } from '@main/ports'
import type { Inbox } from '../inbox/inbox'
import type { DeviceFolders } from '../deviceFolders'
import { entriesOf, vaultEntries } from '../layout'

interface Dependencies {
  files: Files
  vault: () => string
  folders: DeviceFolders
  inbox: Inbox
}

interface KnownFile {
  stamp: string | null
  blobs: readonly string[]
}

/**
 * Which blobs records refer to: those of every device, former versions and the inbox included. What a file refers to is kept until
 * the file is another one, so that only the first look reads every record.
 */
export class BlobReferences {
  readonly #deps: Dependencies
  /** By the path of a file. */
  #known: ReadonlyMap<string, KnownFile> = new Map()

  constructor(deps: Dependencies) {
    this.#deps = deps
  }

  /** Throws `unreadable` where not every record can be read, or where a file is in quarantine: then not all are known. */
  async all(): Promise<Set<string>> {
    const { files, folders, inbox } = this.#deps
    const vault = this.#deps.vault()
    const found = await vaultEntries(files, vault)
    if (entriesOf(found, 'quarantined').length > 0) throw new LuwteError('unreadable', 'records in quarantine')
    const known = new Map<string, KnownFile>()
    for (const { path, entry } of entriesOf(found, 'shard', 'conflict-copy')) {
      const file = `${vault}/${path}`
      const stamp = await files.stampOf(file)
      const before = this.#known.get(file)
      const read = () => folders.read(entry.device, entry.key, path.slice(entry.device.length + 1))
      const isSame = stamp !== null && before?.stamp === stamp
      known.set(file, isSame ? before : { stamp, blobs: (await read()).flatMap(blobIdsIn) })
    }
    this.#known = known
    const waiting = await inbox.open()
    if (waiting.length < (await inbox.count())) throw new LuwteError('unreadable', 'an inbox that cannot be read')
    return new Set([
      ...[...known.values()].flatMap(({ blobs }) => blobs),
      ...waiting.flatMap(({ record }) => blobIdsIn(record)),
    ])
  }
}
