import type { Month } from '@shared/kernel/ids'
import { isTakenOver } from '@shared/features/data/computers'
import type { VaultRecord } from '@shared/records/record'
import type { Clock, Digest, Files } from '../ports'
import { freeQuarantineName } from './quarantine'
import { ConflictCopies } from './sync/conflictCopies'
import type { Device } from './sync/device'
import { OtherWriter } from './sync/otherWriter'
import { durableAdapter, Shard } from './shard'
import { type Envelope, envelopeCodec, FORMAT } from './crypto/envelope'
import { DamagedFile, NewerFormat, UnprovenFile, WrongKey } from '../ports/faults'
import type { Seal } from './crypto/dataKeys'
import type { RevisionsSeen } from './sync/revisionsSeen'
import { FileProblems } from './fileProblems'
import { FolderList } from './folderList'
import type { ProblemReporter } from './problemReporter'
import { fileNameOf, isDeviceFolder, type Partition, type ShardKey, shardKeyOf, shardKeyOfFile } from './layout'
import { isRecord, missingItems } from './recordEdits'
import { SHARD_MEMORY_BYTES, ShardCache } from './shardCache'
import { instant } from '@shared/kernel/time'

/** The content of one partition in the files of all devices. */
export interface Gathered {
  copies: VaultRecord[]
  /** All items in this device's own file, also those that are no records. */
  own: readonly unknown[]
  /** This device's own file is damaged. */
  isOwnDamaged: boolean
  /** Items that only conflict copies of sync tools hold: to be taken into the own file. */
  untaken: unknown[]
  /** All files could be read. */
  isComplete: boolean
  /** The files that were read, conflict copies left out: see FileStates. */
  files: Map<string, readonly [revision: number, stamp: string]>
}

export interface FoldersDeps {
  files: Files
  digest: Digest
  clock: Clock
  /** How many bytes of shards stay in memory; not given: SHARD_MEMORY_BYTES. */
  shardMemory?: number
}

interface FoldersParts {
  device: Device
  seal: Seal
  seen: RevisionsSeen
  problems: ProblemReporter
  onForget: () => void
}

/** The folders of all devices in the vault. All are read; only that of this device is written. */
export class DeviceFolders {
  readonly #deps: FoldersDeps
  readonly #vault: () => string
  readonly #device: Device
  readonly #seal: Seal
  readonly #seen: RevisionsSeen
  readonly #problems: ProblemReporter
  readonly #unread: FileProblems
  readonly #shards: ShardCache<Envelope>
  readonly #list: FolderList
  readonly #otherWriter: OtherWriter
  readonly #onForget: () => void
  readonly conflicts: ConflictCopies

  /** @param onForget files are read again from now on. */
  constructor(deps: FoldersDeps, vault: () => string, { device, seal, seen, problems, onForget }: FoldersParts) {
    this.#deps = deps
    this.#vault = vault
    this.#device = device
    this.#seal = seal
    this.#seen = seen
    this.#problems = problems
    this.#onForget = onForget
    this.#unread = new FileProblems(problems, seal)
    this.#shards = new ShardCache(deps.shardMemory ?? SHARD_MEMORY_BYTES)
    const read = (...at: Parameters<DeviceFolders['read']>) => this.#shard(...at).read()
    this.conflicts = new ConflictCopies({ digest: deps.digest, problems, read })
    const onListed = this.conflicts.note.bind(this.conflicts)
    this.#list = new FolderList({ files: deps.files, vault, device, seen, problems, onListed })
    this.#otherWriter = new OtherWriter({
      ...{ digest: deps.digest, vault, device, seen, problems },
      ...{ list: this.#list, shards: this.#shards, conflicts: this.conflicts },
      rewriteOwn: (...at) => this.rewriteOwn(...at),
    })
  }

  months(devices: ReadonlySet<string>): Promise<Month[]> {
    return this.#list.months(devices)
  }

  /** See FolderList. */
  listDevices(): Promise<ReadonlySet<string>> {
    return this.#list.devices()
  }

  /** All files that may hold records of a month, conflict copies too: their paths in the vault. As of the last listing. */
  filesOf(month: Month, devices: ReadonlySet<string>): string[] {
    return this.#list.filesOf(month, devices)
  }

  newestOwnMonth(): Promise<Month | null> {
    return this.#list.newestOwnMonth()
  }

  /**
   * Reads one partition of all devices. Never rejects for a file that cannot be read: that is reported as a problem.
   * @param devices see listDevices. @param without a device that is left out.
   */
  async gather(partition: Partition, devices: ReadonlySet<string>, without: string | null = null): Promise<Gathered> {
    const key = shardKeyOf(partition)
    const gathered: Gathered = {
      ...{ copies: [], own: [], untaken: [], files: new Map() },
      ...{ isOwnDamaged: false, isComplete: true },
    }
    // A fault of the own file is handled below.
    await this.#readOwn(key).catch(() => undefined)
    for (const device of this.#list.withOwn(devices)) {
      if (device === without) continue
      try {
        const envelope = await this.#readSeen(device, key)
        const records = envelope?.records ?? []
        const stamp = envelope && this.#shard(device, key).stampOf(envelope)
        if (stamp) gathered.files.set(`${device}/${fileNameOf(key)}`, [envelope.revision, stamp])
        this.#unread.hasPassed(device, key)
        gathered.copies.push(...records.filter(isRecord))
        if (device === this.#device.id) gathered.own = records
      } catch (fault) {
        gathered.isComplete = false
        if (device === this.#device.id && isUnusable(fault)) gathered.isOwnDamaged = true
        else this.#unread.report(device, key, fault)
      }
    }
    const conflicting = await this.conflicts.items(key, gathered.copies, without)
    gathered.untaken = missingItems(conflicting, gathered.own, gathered.copies)
    gathered.copies.push(...conflicting.filter(isRecord))
    return gathered
  }

  /**
   * Makes sure that this device can write its own file, under a new device id if necessary. To be awaited before a version
   * vector is computed. A file that could not be read is never written over.
   */
  async prepareOwn(key: ShardKey): Promise<void> {
    // A link in the place of the own folder would lead what is written to somewhere else.
    if (!(await this.#list.isFolder(this.#device.id))) await this.#device.renew()
    const file = `${this.#vault()}/${this.#device.id}/${fileNameOf(key)}`
    await this.leaveIfShared((path) => path === file)
    try {
      await this.#readOwn(key)
      const { revision = 0 } = (await this.#shard(this.#device.id, key).read()) ?? {}
      // Somebody planted it: from there nothing could be counted on.
      if (revision >= MAX_REVISION) await this.#device.renew()
    } catch (fault) {
      if (isUnusable(fault)) return this.#quarantineOwn(key)
      this.#unread.report(this.#device.id, key, fault)
      await this.#device.renew()
    }
  }

  /** See OtherWriter. */
  mayBeShared(): Promise<boolean> {
    return this.#otherWriter.isSuspected()
  }

  /** See OtherWriter. @param isIncluded which own files to look at, by path. */
  leaveIfShared(isIncluded?: (path: string) => boolean): Promise<void> {
    return this.#otherWriter.leave(isIncluded)
  }

  /** Looks at every file that was here before, so that one that is gone is reported even if nobody asks for its month. */
  async reportMissing(): Promise<void> {
    for (const file of await this.#seen.names()) {
      const [device = '', name = ''] = file.split('/')
      const key = shardKeyOfFile(name)
      const path = `${this.#vault()}/${file}`
      if (!key || !isDeviceFolder(device)) continue
      // With something else in the place of its folder it is not even asked for.
      if (!(await this.#list.isFolder(device))) this.#problems.report({ code: 'older-file', file })
      else if ((await this.#deps.files.kindOf(path).catch(() => 'file')) === null)
        await (device === this.#device.id ? this.#readOwn(key) : this.#readSeen(device, key)).catch(() => undefined)
    }
  }

  reportIfDamaged(partition: Partition, { isOwnDamaged }: Gathered): void {
    if (isOwnDamaged) this.#unread.report(this.#device.id, shardKeyOf(partition), null)
  }

  readOwn(key: ShardKey): Promise<readonly unknown[]> {
    return this.read(this.#device.id, key)
  }

  /** All items in one file of any device, also those that are no records. @param name not given: that of the shard. */
  async read(device: string, key: ShardKey, name?: string): Promise<readonly unknown[]> {
    const envelope = await this.#shard(device, key, name).read()
    this.#shards.trim((path) => this.#isCurrent(path))
    return envelope?.records ?? []
  }

  /** Changes the items of an own file. @param vault the id of the vault. */
  async rewriteOwn(key: ShardKey, vault: string, next: (records: readonly unknown[]) => unknown[]): Promise<void> {
    const device = this.#device.id
    await this.#shard(device, key).change(
      (now) => {
        const envelope = now ?? { app: 'luwte', format: FORMAT, vault, device, ...key, revision: 0, records: [] }
        return { ...envelope, revision: nextRevision(envelope.revision), records: next(envelope.records) }
      },
      (written, before) => ({
        ...written,
        revision: nextRevision(written.revision),
        records: [...(before?.records ?? [])],
      }),
    )
    await this.#readSeen(device, key)
  }

  /**
   * Rewrites a file of this computer, sealed or plain as the vault is now. A damaged file goes into quarantine; one that cannot
   * be read yet stays as it is.
   * @param name that of the shard, or of a conflict copy of it.
   */
  async rewrite(device: string, key: ShardKey, name: string): Promise<void> {
    const shard = this.#shard(device, key, name)
    const isConflict = name !== fileNameOf(key)
    const envelope = await shard.read().catch((fault: unknown) => {
      if (isUnusable(fault)) return 'damaged'
      // This is reported when the file is read.
      if (fault instanceof WrongKey || fault instanceof NewerFormat) return null
      throw fault
    })
    if (envelope === 'damaged')
      await (device === this.#device.id && !isConflict ? this.#quarantineOwn(key) : this.#quarantine(device, key, name))
    if (!envelope || envelope === 'damaged') return
    // Before its revision becomes another one: from then on it would not be seen that it is an older file.
    if (!isConflict) await (device === this.#device.id ? this.#readOwn(key) : this.#readSeen(device, key))
    await shard.change((now) => ({ ...envelope, ...now, revision: nextRevision(envelope.revision) }))
    if (!isConflict) await this.#readSeen(device, key)
  }

  /** Removes leftovers of interrupted writes, only in the own folder: other devices may be writing in theirs. */
  async sweepOwn(): Promise<void> {
    if (await this.#list.isFolder(this.#device.id)) await this.#deps.files.sweep(`${this.#vault()}/${this.#device.id}`)
  }

  async forgetOthers(): Promise<void> {
    this.#onForget()
    await this.#shards.forget((path) => !path.startsWith(`${this.#vault()}/${this.#device.id}/`))
  }

  /** To be called after Luwte itself removed these files of a device. */
  async forgetDevice(device: string, gone: readonly { name: string }[]): Promise<void> {
    this.#list.forget(device)
    this.conflicts.forget(device)
    this.#unread.forgetDevice(device)
    await this.forgetOthers()
    for (const { name } of gone) await this.#seen.note(`${device}/${name}`, 0)
  }

  async forgetAll(): Promise<void> {
    this.#onForget()
    this.#list.forget()
    this.conflicts.forget()
    this.#unread.forget()
    // The shards themselves stay: a save may be running in one, and a second shard of its file would not know of it.
    await this.#shards.forget()
  }

  /**
   * Reads an own file. If it is older than what was written last, somebody put an old copy back. The revision numbers used since
   * are not in it, so this device gets a new id.
   */
  async #readOwn(key: ShardKey): Promise<void> {
    const device = this.#device.id
    const envelope = await this.#shard(device, key).read()
    const isOlder = await this.#seen.isOlder(`${device}/${fileNameOf(key)}`, envelope?.revision ?? 0)
    if (isOlder) await this.#device.renew()
    await this.#readSeen(device, key)
  }

  /** Reads a file, and reports it where a later revision of it was seen before. */
  async #readSeen(device: string, key: ShardKey): Promise<Envelope | null> {
    const file = `${device}/${fileNameOf(key)}`
    const envelope = await this.#shard(device, key).read()
    const isOlder = await this.#seen.isOlder(file, envelope?.revision ?? 0)
    const isExplained = isOlder && (await this.#isExplained(device, key, envelope))
    if (isOlder && !isExplained) this.#problems.report({ code: 'older-file', file })
    // What explains it may be taken away later.
    if (!isExplained || !envelope) await this.#seen.note(file, envelope?.revision ?? 0)
    this.#shards.trim((path) => this.#isCurrent(path))
    return envelope
  }

  /** A file is older than before, or gone. Is what was seen before in a conflict copy, or was it taken over? */
  async #isExplained(device: string, key: ShardKey, envelope: Envelope | null): Promise<boolean> {
    if (!envelope) return this.#wasTakenOver(device)
    const file = `${device}/${fileNameOf(key)}`
    await this.#list.listFiles(device)
    return !(await this.#seen.isOlder(file, await this.conflicts.newestRevision(device, key)))
  }

  /** Did another computer take over the files of this device? Then they are gone for a reason. */
  async #wasTakenOver(device: string): Promise<boolean> {
    for (const other of this.#list.withOwn(await this.listDevices())) {
      const always = await this.#shard(other, { kind: 'always' })
        .read()
        .catch(() => null)
      const records = (always?.records ?? []).filter(isRecord).filter(isTakenOver)
      if (records.some((record) => record.device === device)) return true
    }
    return false
  }

  /** Is it a file that this computer writes now, `always` or this month? Those stay in memory. */
  #isCurrent(path: string): boolean {
    const own = `${this.#vault()}/${this.#device.id}`
    const month = instant(this.#deps.clock.now()).slice(0, 'YYYY-MM'.length)
    return [{ kind: 'always' } as const, { kind: 'month', month } as const].some(
      (key) => path === `${own}/${fileNameOf(key)}`,
    )
  }

  /** Nobody looks at the vault: only what is written to now stays in memory. */
  rest(): void {
    this.#shards.trim((path) => this.#isCurrent(path), 0)
  }

  /** What is in memory now. */
  get held(): { shards: number; bytes: number } {
    return this.#shards.held
  }

  #shard(device: string, key: ShardKey, name = fileNameOf(key)): Shard<Envelope> {
    // By the full path: the vault may be moved while a save is running in the old folder.
    const path = `${this.#vault()}/${device}/${name}`
    return this.#shards.at(path, () => {
      const codec = envelopeCodec(this.#deps.digest, this.#seal, device, key, name)
      return new Shard(durableAdapter(this.#deps.files, path, codec))
    })
  }

  /**
   * Puts a damaged own file into quarantine. The revision numbers used in it are lost, so this device gets a new id. That is done
   * first: after a power cut in between, the old id must not be without its file.
   */
  async #quarantineOwn(key: ShardKey): Promise<void> {
    const device = this.#device.id
    await this.#device.renew()
    await this.#quarantine(device, key)
  }

  async #quarantine(device: string, key: ShardKey, name = fileNameOf(key)): Promise<void> {
    const folder = `${this.#vault()}/${device}`
    try {
      const quarantined = await freeQuarantineName(this.#deps, folder, name)
      await this.#deps.files.setAside(`${folder}/${name}`, `${folder}/${quarantined}`)
      // Luwte itself removed it, so it must not be reported as older.
      await this.#seen.note(`${device}/${name}`, 0)
      this.#problems.report({ code: 'damaged-set-aside', file: `${device}/${name}`, aside: `${device}/${quarantined}` })
    } catch (fault) {
      this.#unread.report(device, key, fault)
    }
  }
}

const MAX_REVISION = Number.MAX_SAFE_INTEGER
const nextRevision = (revision: number): number => Math.min(revision + 1, MAX_REVISION)

/** A file of one's own that is not what this computer wrote. */
const isUnusable = (fault: unknown): boolean => fault instanceof DamagedFile || fault instanceof UnprovenFile
