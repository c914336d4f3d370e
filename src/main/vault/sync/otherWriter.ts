import type { Digest } from '@main/ports'
import type { Envelope } from '../crypto/envelope'
import type { DeviceFolders } from '../deviceFolders'
import type { FolderList } from '../folderList'
import { shardKeyOfFile, type ShardKey } from '../layout'
import type { ProblemReporter } from '../problemReporter'
import { isRecord, missingItems, withItems } from '../recordEdits'
import type { ShardCache } from '../shardCache'
import type { ConflictCopies } from './conflictCopies'
import { itemsOfConflict } from './conflictRecords'
import type { Device } from './device'
import type { RevisionsSeen } from './revisionsSeen'

interface Deps {
  digest: Digest
  /** The folder of the vault. */
  vault: () => string
  device: Device
  list: FolderList
  shards: ShardCache<Envelope>
  seen: RevisionsSeen
  conflicts: ConflictCopies
  problems: ProblemReporter
  rewriteOwn: DeviceFolders['rewriteOwn']
}

/** Conflict copies give this computer a new id no more often. */
const MAX_FORMER_IDS = 50

/** Another computer that writes under the id of this one. */
export class OtherWriter {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Is there a sign that another computer writes under this id too? */
  async isSuspected(): Promise<boolean> {
    await this.#deps.list.listFiles(this.#deps.device.id)
    return (
      (await this.#deps.shards.someChanged(this.#isOwnPath)) ||
      this.#deps.conflicts.showOtherWriter(this.#deps.device.id)
    )
  }

  /**
   * Does another computer write under this id too? A profile was copied, with the id of its machine. Then this computer goes on
   * under a new id, with what it saved and no file holds any more: a sync tool may have put the other file in its place.
   * @param isIncluded which own files to look at, by path.
   */
  async leave(isIncluded: (path: string) => boolean = this.#isOwnPath): Promise<void> {
    const own = this.#ownFolder
    const device = this.#deps.device.id
    const changed = await this.#deps.shards.changedElsewhere(isIncluded)
    if (changed.length === 0 && !(await this.#deps.conflicts.showOtherWriter(device))) return
    // Whoever makes a copy of each file that this computer writes could drive it from one id to the next for ever.
    const isOfCopiesOnly = changed.every(({ path }) => shardKeyOfFile(path.slice(own.length)) === null)
    if (isOfCopiesOnly && this.#deps.device.formerIds.length >= MAX_FORMER_IDS)
      return this.#deps.problems.report({ code: 'too-many-files', folder: device })
    changed.push(...(await this.#deps.shards.changedElsewhere(this.#isOwnPath)))
    await this.#deps.device.renew()
    for (const { path, was, now } of changed) {
      const name = path.slice(own.length)
      const key = shardKeyOfFile(name)
      await this.#deps.seen.note(`${device}/${name}`, now.revision)
      if (!key) continue
      const lost = await this.#lostIn(key, was?.records ?? [], now.records)
      if (lost.length > 0)
        await this.#deps.rewriteOwn(key, now.vault, (records) => withItems(records, lost, key.kind === 'past'))
    }
  }

  /** What of both states of a file that two computers wrote would not be seen any more by the one that lies there now. */
  async #lostIn(key: ShardKey, was: readonly unknown[], now: readonly unknown[]): Promise<unknown[]> {
    const [here, there] = [was.filter(isRecord), now.filter(isRecord)]
    const formers = key.kind === 'month' ? await this.#deps.conflicts.formers(key.month) : []
    const copies = [...here, ...there]
    const both = [...was, ...now].flatMap((item) => itemsOfConflict(this.#deps.digest, [item], { copies, formers }))
    return missingItems(both, now, there)
  }

  /** With a slash at its end. */
  get #ownFolder(): string {
    return `${this.#deps.vault()}/${this.#deps.device.id}/`
  }

  readonly #isOwnPath = (path: string): boolean => path.startsWith(this.#ownFolder)
}
