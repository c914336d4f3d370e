import { makeId, monthOfId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import { isTakenOver } from '@shared/features/data/computers'
import type { VaultRecord } from '@shared/records/record'
import { instant, livedTime } from '@shared/kernel/time'
import { LuwteError } from '@shared/kernel/errors'
import type { ReportProgress } from '@main/kernel/jobRunner'
import type { Clock, Digest, Files, Random } from '@main/ports'
import type { Device } from './device'
import type { DeviceFolders } from '../deviceFolders'
import { type Envelope, envelopeCodec } from '../crypto/envelope'
import { NewerFormat, WrongKey } from '@main/ports/faults'
import type { BlobStore } from '../blobs/blobStore'
import type { Inbox } from '../inbox/inbox'
import type { Seal } from '../crypto/dataKeys'
import {
  BLOBS_FOLDER,
  deviceEntries,
  entriesOf,
  ENTRY_RULES,
  type FoundEntry,
  INBOX_FOLDER,
  type Partition,
  type ShardKey,
  shardKeyOf,
} from '../layout'
import { isErased, isRecord, missingItems, newRecord, withItems } from '../recordEdits'

/** The content of one shard of the computer that is gone, or a record in its inbox. */
interface Found {
  shard: ShardKey
  records: readonly unknown[]
}

interface FoundFile extends Found {
  name: string
  /** SHA-256 of the file as it was read. */
  digest: string
}

interface Deps {
  files: Files
  digest: Digest
  clock: Clock
  random: Random
}

interface VaultAccess {
  folder: () => string
  device: Device
  seal: Seal
  folders: DeviceFolders
  inbox: Inbox
  blobs: BlobStore
  erase: (partition: Partition, vault: string, tombstone: VaultRecord) => Promise<void>
}

interface Options {
  isAcceptable: (record: VaultRecord) => boolean
  reportProgress: ReportProgress
}

/**
 * Takes over the files of a computer that is gone: their records are written into the files of this one. They are removed
 * only once all their content is on disk in files of others. Interrupted, nothing is lost, and running it again completes it.
 */
export class TakeOver {
  readonly #deps: Deps
  readonly #vault: VaultAccess

  constructor(deps: Deps, vault: VaultAccess) {
    this.#deps = deps
    this.#vault = vault
  }

  /** Only within a transaction. @param vault its id. @param device the computer that is gone. */
  async run(vault: string, device: string, { isAcceptable, reportProgress }: Options): Promise<void> {
    const { folders, inbox } = this.#vault
    // The files are read again: what was read before may be old.
    await folders.forgetOthers()
    const files = await this.#readAll(device)
    const waiting = (await inbox.open()).filter((item) => item.device === device).map(({ record }) => record)
    const imported = waiting
      .filter(isAcceptable)
      .map((record) => ({ shard: shardKeyOf(monthOfId(record.id)), records: [record] }))
    for (const [index, found] of [...files, ...imported].entries()) {
      reportProgress(index, files.length + imported.length)
      await this.#copy(vault, device, found)
    }
    const blobs = await this.#copyBlobs(device)
    await this.#record(vault, device)
    for (const { id } of waiting) await inbox.remove(device, id)
    await this.#removeAll(device, files, blobs)
    await folders.forgetDevice(device, files)
  }

  /** Past shards last: by then it is known which records were erased. */
  async #readAll(device: string): Promise<FoundFile[]> {
    const found: FoundFile[] = []
    for (const { path, entry } of entriesOf(await this.#entries(device), 'shard', 'conflict-copy')) {
      const file = await this.#read(device, path.slice(device.length + 1), entry.key)
      if (file) found.push(file)
    }
    return found.sort((one, other) => Number(one.shard.kind === 'past') - Number(other.shard.kind === 'past'))
  }

  async #read(device: string, name: string, shard: ShardKey): Promise<FoundFile | null> {
    const { digest, files } = this.#deps
    const bytes = await files.read(`${this.#pathOf(device)}/${name}`)
    if (!bytes) return null
    try {
      const envelope = envelopeCodec(digest, this.#vault.seal, device, shard, name).decode(bytes)
      if (hasUnknownFields(envelope)) throw new NewerFormat('a file with fields that are not known')
      return { name, shard, records: envelope.records, digest: digest.sha256(bytes) }
    } catch (fault) {
      throw fault instanceof WrongKey ? new LuwteError('unreadable', 'sealed with another key') : fault
    }
  }

  /** Copies what no other device has. The own shard is written even if nothing is new, so that it is on disk for certain. */
  async #copy(vault: string, device: string, { shard, records }: Found): Promise<void> {
    const { erase, folders } = this.#vault
    await folders.prepareOwn(shard)
    const partition = shard.kind === 'always' ? shard.kind : shard.month
    const { copies } = await folders.gather(partition, await folders.listDevices(), device)
    const own = await folders.readOwn(shard)
    const isPast = shard.kind === 'past'
    // Former versions are always older than a present copy. Only a tombstone makes them superfluous.
    const found = missingItems(records, own, isPast ? copies.filter(isErased) : copies)
    const isTombstone = (record: unknown): record is VaultRecord => isRecord(record) && isErased(record)
    for (const tombstone of found.filter(isTombstone)) await erase(partition, vault, tombstone)
    const rest = found.filter((record) => !isTombstone(record))
    if (own.length + rest.length === 0) return
    await folders.rewriteOwn(shard, vault, (now) => withItems(now, rest, isPast))
  }

  /** Copies all blobs, sealed or plain as the vault is now. Their content is verified: if one is damaged, this throws. */
  async #copyBlobs(device: string): Promise<FoundEntry[]> {
    const { blobs } = this.#vault
    const found = entriesOf(await this.#entries(device), 'blob')
    for (const { entry } of found) await blobs.putAs(entry.id, blobs.readAt(device, entry.id))
    return found
  }

  /** Records the takeover, so that no computer reports the files as missing or as older than before. */
  async #record(vault: string, device: string): Promise<void> {
    const { device: here, folders } = this.#vault
    const { clock, random } = this.#deps
    const shard = shardKeyOf('always')
    await folders.prepareOwn(shard)
    const { copies } = await folders.gather('always', await folders.listDevices(), device)
    if (copies.filter(isTakenOver).some((record) => record.device === device)) return
    const now = clock.now()
    const record = newRecord({
      ...{ kind: 'taken-over', device, id: makeId(now, random.bytes(RANDOM_BYTES_PER_ID)) },
      ...{ at: livedTime(now, clock.zone()), seen: { [here.id]: 1 }, changedAt: instant(now) },
    })
    await folders.rewriteOwn(shard, vault, (records) => [...records, record])
  }

  /** Shards last: as long as one is there, the computer is listed, and the takeover can be completed. */
  async #removeAll(device: string, found: readonly FoundFile[], blobs: readonly FoundEntry[]): Promise<void> {
    const { files } = this.#deps
    const folder = this.#pathOf(device)
    for (const { path } of blobs) await files.remove(`${this.#vault.folder()}/${path}`)
    for (const name of [BLOBS_FOLDER, INBOX_FOLDER]) await this.#removeIfEmpty(`${folder}/${name}`)
    // The unsealed copy under a former id of this computer is still read.
    if (!this.#vault.device.formerIds.includes(device))
      for (const { path, entry } of await this.#entries(device))
        if (ENTRY_RULES[entry.kind].takeOver === 'removed') await files.remove(`${this.#vault.folder()}/${path}`)
    for (const { name, digest } of found) {
      const bytes = await files.read(`${folder}/${name}`)
      // The file changed meanwhile: that computer is still in use.
      if (bytes && this.#deps.digest.sha256(bytes) !== digest) throw new LuwteError('busy', 'still written elsewhere')
      await files.remove(`${folder}/${name}`)
    }
    await this.#removeIfEmpty(folder)
  }

  /** A folder with files of others stays. A folder that cannot be removed does no harm. */
  async #removeIfEmpty(folder: string): Promise<void> {
    const { files } = this.#deps
    if ((await files.kindOf(folder)) !== 'folder' || (await files.list(folder)).length > 0) return
    await files.removeFolder(folder).catch(() => undefined)
  }

  #entries(device: string): Promise<FoundEntry[]> {
    return deviceEntries(this.#deps.files, this.#vault.folder(), device)
  }

  #pathOf(device: string): string {
    return `${this.#vault.folder()}/${device}`
  }
}

/** Fields that another version of Luwte added cannot be merged with those of the own file. */
function hasUnknownFields(envelope: Envelope): boolean {
  const { app: _, format, vault, device, kind, month, revision, records, ...more } = envelope
  return Object.keys(more).length > 0
}
