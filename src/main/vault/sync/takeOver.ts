import { makeId, monthOfId, RANDOM_BYTES_PER_ID } from '@shared/kernel/ids'
import { isTakenOver } from '@shared/features/data/computers'
import type { VaultRecord } from '@shared/records/record'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { instant, livedTime } from '@shared/kernel/time'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock, Digest, Files, Random } from '@main/ports'
import type { Device } from './device'
import type { DeviceFolders } from '../deviceFolders'
import { type Envelope, envelopeCodec } from '../crypto/envelope'
import { NewerFormat, WrongKey } from '@main/ports/faults'
import type { BlobStore } from '../blobs/blobStore'
import type { Inbox } from '../crypto/inbox'
import type { Seal } from '../crypto/dataKeys'
import { type Partition, shardKeyOf } from '../partitions'
import { bears, isCopyOf, isCovered, isErased, isRecord, newRecord, withRevision } from '../recordEdits'
import {
  BLOBS_FOLDER,
  deviceEntries,
  entriesOf,
  ENTRY_RULES,
  fileNameOf,
  type FoundEntry,
  INBOX_FOLDER,
  type ShardKey,
} from '../layout'

/** What lies in one file of the computer that is gone, or would lie there. */
interface Found {
  shelf: ShardKey
  records: readonly unknown[]
}

interface FoundFile extends Found {
  name: string
  /** Of the bytes it was read from. */
  digest: string
}

interface Deps {
  files: Files
  digest: Digest
  clock: Clock
  random: Random
}

interface House {
  folder: () => string
  device: Device
  seal: Seal
  folders: DeviceFolders
  inbox: Inbox
  blobs: BlobStore
  erase: (place: Partition, vault: string, tombstone: VaultRecord) => Promise<void>
}

interface How {
  isWelcome: (record: VaultRecord) => boolean
  tell: (done: number, total: number) => void
}

/**
 * Goes on with the part of a computer that is gone. Its files are taken away only once all that is in them lies on disk in
 * files of others: cut short, nothing is lost, and doing it again ends it.
 */
export class TakeOver {
  readonly #deps: Deps
  readonly #house: House

  constructor(deps: Deps, house: House) {
    this.#deps = deps
    this.#house = house
  }

  /** To be called where nothing else is written meanwhile. */
  async run(vault: string, device: string, { isWelcome, tell }: How): Promise<void> {
    const { folders, inbox } = this.#house
    // What counts is what lies on disk now.
    await folders.forgetOthers()
    const files = await this.#readAll(device)
    const waiting = (await inbox.open()).filter((item) => item.device === device).map(({ record }) => record)
    const taken = waiting
      .filter(isWelcome)
      .map((record) => ({ shelf: shardKeyOf(monthOfId(record.id)), records: [record] }))
    for (const [index, found] of [...files, ...taken].entries()) {
      tell(index, files.length + taken.length)
      await this.#take(vault, device, found)
    }
    const blobs = await this.#takeBlobs(device)
    await this.#say(vault, device)
    for (const { id } of waiting) await inbox.remove(device, id)
    await this.#removeAll(device, files, blobs)
    await folders.forgetDevice(device, files)
  }

  /** Earlier versions last: which records were erased is known by then. */
  async #readAll(device: string): Promise<FoundFile[]> {
    const found: FoundFile[] = []
    for (const { entry } of entriesOf(await this.#entries(device), 'shard')) {
      const file = await this.#read(device, fileNameOf(entry.key), entry.key)
      if (file) found.push(file)
    }
    return found.sort((one, other) => Number(one.shelf.kind === 'past') - Number(other.shelf.kind === 'past'))
  }

  async #read(device: string, name: string, shelf: ShardKey): Promise<FoundFile | null> {
    const { digest, files } = this.#deps
    const bytes = await files.read(`${this.#pathOf(device)}/${name}`)
    if (!bytes) return null
    try {
      const envelope = envelopeCodec(digest, this.#house.seal, device, shelf).decode(bytes)
      if (hasMore(envelope)) throw new NewerFormat('a file with fields that are not known')
      return { name, shelf, records: envelope.records, digest: digest.sha256(bytes) }
    } catch (fault) {
      throw fault instanceof WrongKey ? new LuwteError('unreadable', 'sealed with another key') : fault
    }
  }

  /** What no other device has is written here, and what is here once more, so that it lies on disk for certain. */
  async #take(vault: string, device: string, { shelf, records }: Found): Promise<void> {
    const { erase, folders } = this.#house
    await folders.prepareOwn(shelf)
    const place = shelf.kind === 'always' ? shelf.kind : shelf.month
    const { copies } = await folders.gather(place, await folders.listDevices(), device)
    const own = await folders.readOwn(shelf)
    const isPast = shelf.kind === 'past'
    // Earlier versions are older than what is shown: only erasing takes them away.
    const found = missing(records, own, isPast ? copies.filter(isErased) : copies)
    const isTombstone = (record: unknown): record is VaultRecord => isRecord(record) && isErased(record)
    for (const tombstone of found.filter(isTombstone)) await erase(place, vault, tombstone)
    const rest = found.filter((record) => !isTombstone(record))
    if (own.length + rest.length === 0) return
    const laidDown = (all: unknown[], record: unknown) =>
      !isPast && isRecord(record) ? withRevision(all, record) : [...all, record]
    await folders.rewriteOwn(shelf, vault, (now) => rest.reduce<unknown[]>(laidDown, [...now]))
  }

  /** Written here as everything is now, and proven on the way: one that is damaged stays where it is, and all the rest too. */
  async #takeBlobs(device: string): Promise<FoundEntry[]> {
    const { blobs } = this.#house
    const found = entriesOf(await this.#entries(device), 'blob')
    for (const { entry } of found) await blobs.putAs(entry.id, blobs.readAt(device, entry.id))
    return found
  }

  /** So that on no computer it looks as if somebody had taken the files away, or put older ones back. */
  async #say(vault: string, device: string): Promise<void> {
    const { device: here, folders } = this.#house
    const { clock, random } = this.#deps
    const shelf = shardKeyOf('always')
    await folders.prepareOwn(shelf)
    const { copies } = await folders.gather('always', await folders.listDevices(), device)
    if (copies.filter(isTakenOver).some((record) => record.device === device)) return
    const now = clock.now()
    const record = newRecord({
      ...{ kind: 'taken-over', device, id: makeId(now, random.bytes(RANDOM_BYTES_PER_ID)) },
      ...{ at: livedTime(now, clock.zone()), seen: { [here.id]: 1 }, changedAt: instant(now) },
    })
    await folders.rewriteOwn(shelf, vault, (records) => [...records, record])
  }

  /** The files of records last: as long as one is there, the computer is among the others and can be taken over. */
  async #removeAll(device: string, found: readonly FoundFile[], blobs: readonly FoundEntry[]): Promise<void> {
    const { files } = this.#deps
    const folder = this.#pathOf(device)
    for (const { path } of blobs) await files.remove(`${this.#house.folder()}/${path}`)
    for (const name of [BLOBS_FOLDER, INBOX_FOLDER]) await this.#removeIfEmpty(`${folder}/${name}`)
    // Under a former id of this computer it is a copy that is still read.
    if (!this.#house.device.formerIds.includes(device))
      for (const { path, entry } of await this.#entries(device))
        if (ENTRY_RULES[entry.kind].takeOver === 'removed') await files.remove(`${this.#house.folder()}/${path}`)
    for (const { name, digest } of found) {
      const bytes = await files.read(`${folder}/${name}`)
      // It came anew meanwhile: that computer is still in use.
      if (bytes && this.#deps.digest.sha256(bytes) !== digest) throw new LuwteError('busy', 'still written elsewhere')
      await files.remove(`${folder}/${name}`)
    }
    await this.#removeIfEmpty(folder)
  }

  /** What Luwte did not write stays, and its folder with it. One that does not go does no harm. */
  async #removeIfEmpty(folder: string): Promise<void> {
    const { files } = this.#deps
    if ((await files.kindOf(folder)) !== 'folder' || (await files.list(folder)).length > 0) return
    await files.removeFolder(folder).catch(() => undefined)
  }

  #entries(device: string): Promise<FoundEntry[]> {
    return deviceEntries(this.#deps.files, this.#house.folder(), device)
  }

  #pathOf(device: string): string {
    return `${this.#house.folder()}/${device}`
  }
}

/** What another Luwte kept beside the records cannot be laid beside those here. */
function hasMore(envelope: Envelope): boolean {
  const { app: _, format, vault, device, kind, month, revision, records, ...more } = envelope
  return Object.keys(more).length > 0
}

/** Of these, what is not here yet, nor older than one that covers it. What is no record goes by its text. */
function missing(records: readonly unknown[], own: readonly unknown[], covering: readonly VaultRecord[]): unknown[] {
  const here = new Set(own.map(canonicalJson))
  const erased = covering.filter(isErased)
  const isKnown = (record: unknown) =>
    isRecord(record)
      ? isCovered(record, covering.filter(isCopyOf(record.id)))
      : erased.some(({ id }) => bears(id)(record))
  return records.filter((record) => !here.has(canonicalJson(record)) && !isKnown(record))
}
