import { eraAfter, snapshotsToKeep } from '@shared/features/data/snapshotRetention'
import { instant } from '@shared/kernel/time'
import { LuwteError } from '@shared/kernel/errors'
import type { ReportProgress } from '@main/kernel/jobRunner'
import type { Clock, Digest, Files } from '@main/ports'
import { FORMAT } from '../crypto/envelope'
import { copyIntoSnapshot, isIntact, type SnapshotCopy, writeVerified } from './copyFiles'
import { type KeyFileBytes, withoutKeyFiles, writeKeyFiles } from './snapshotKeyFiles'
import { vaultFiles } from './vaultFiles'
import { decodeManifest, encodeManifest, MANIFEST_FILE, type Manifest } from './manifest'
import { parseObject } from '../json'
import { VAULT_FILE } from '../layout'

/** Far more than the list of a vault of many years; a larger one was put there to fill the memory. */
const MAX_MANIFEST_BYTES = 50_000_000

/** The folder in a snapshot that holds the copy of the vault. */
export const VAULT_FOLDER = 'vault'

/** A snapshot on disk. */
export interface StoredSnapshot {
  /** The name of its folder: `madeAt` with `-` for `:` and `.`. */
  id: string
  folder: string
  manifest: Manifest
}

/** The copy of the vault in a snapshot that is being made. */
export interface NewCopy {
  folder: string
  madeAt: string
  files: Manifest['files']
  /** The manifest of the snapshot before it. */
  before: Manifest | null
}

interface MakeOptions extends Pick<SnapshotCopy, 'freeze' | 'reportProgress'> {
  vaultFolder: string
  why: Manifest['why']
  keyFiles: KeyFileBytes
  /** Counts the records in the copy. */
  count: (copy: NewCopy) => Promise<Manifest['counts']>
  /** Adds the proof of who made it. */
  prove: (manifest: Manifest) => Manifest
}

const ID = /^\d{4}-\d{2}-\d{2}T[\dZ-]{6,40}$/
/** A snapshot that is not complete yet, or that is being removed, and by which computer. */
const PART = /^\..+\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.part$/
/** The same, of before their names said by which one. */
const OLD_PART = /^\..+Z(?:-\d+)?(?:\.gone)?\.part$/

/** The ids under which this computer writes and has written. */
export interface WriterIds {
  current: string
  former: readonly string[]
}

/**
 * The snapshots of one vault in one folder. Only a complete snapshot has the name of a snapshot. Several computers may make
 * theirs in one folder: all are listed, and each thins out and clears away its own only.
 */
export class SnapshotStore {
  readonly #deps: { files: Files; digest: Digest; clock: Clock }
  readonly #vault: string
  readonly #writer: WriterIds
  readonly folder: string

  /** @param root the folder for backups, perhaps of several vaults. @param vault the id of this one. */
  constructor(
    deps: { files: Files; digest: Digest; clock: Clock },
    root: string,
    { vault, writer }: { vault: string; writer: WriterIds },
  ) {
    this.#deps = deps
    this.#vault = vault
    this.#writer = writer
    this.folder = `${root}/${vault}`
  }

  folderOf(id: string): string {
    return `${this.folder}/${id}`
  }

  /** The newest first. One without a readable manifest of this vault is left out. */
  async list(): Promise<StoredSnapshot[]> {
    const found: StoredSnapshot[] = []
    for (const id of (await this.#deps.files.list(this.folder)).filter((name) => ID.test(name))) {
      const folder = this.folderOf(id)
      const manifest = await readManifest(this.#deps, folder)
      if (manifest?.vault === this.#vault) found.push({ id, folder, manifest })
    }
    return found.sort((one, other) => other.manifest.order - one.manifest.order || (one.id < other.id ? 1 : -1))
  }

  /** Those that this computer made, the newest first. */
  async listOwn(): Promise<StoredSnapshot[]> {
    return (await this.list()).filter(({ manifest: { device } }) => device === undefined || this.#isOwn(device))
  }

  #isOwn(device: string): boolean {
    return device === this.#writer.current || this.#writer.former.includes(device)
  }

  /**
   * Does the newest snapshot of this computer hold exactly the files that are in the vault now?
   * @param isTrusted false: anybody may have written this manifest.
   */
  async isUpToDate(
    vaultFolder: string,
    keyFiles: KeyFileBytes,
    isTrusted: (manifest: Manifest) => boolean = () => true,
  ): Promise<boolean> {
    const newest = (await this.listOwn()).find(({ manifest }) => isTrusted(manifest))
    if (!newest) return false
    // The list alone is no backup.
    for (const { path } of newest.manifest.files)
      if ((await this.#deps.files.kindOf(`${newest.folder}/${VAULT_FOLDER}/${path}`)) !== 'file') return false
    const known = new Map(newest.manifest.files.map(({ path, sha256 }) => [path, sha256]))
    const { batches, unread } = await vaultFiles(this.#deps.files, vaultFolder)
    const paths = withoutKeyFiles(batches, keyFiles).flat()
    if (unread.length > 0 || paths.length + keyFiles.size !== known.size) return false
    for (const [path, bytes] of keyFiles) if (known.get(path) !== this.#deps.digest.sha256(bytes)) return false
    for (const path of paths) {
      const sha256 = known.get(path)
      if (sha256 === undefined || !(await isIntact(this.#deps, `${vaultFolder}/${path}`, sha256))) return false
    }
    return true
  }

  /** Where it fails, what was written so far is removed. @returns the id, once the snapshot would survive a power cut. */
  async make({ vaultFolder, why, keyFiles, count, prove, freeze, reportProgress }: MakeOptions): Promise<string> {
    await this.sweep()
    const { clock, files } = this.#deps
    const newest = (await this.list())[0]
    const now = clock.now()
    const madeAt = instant(now)
    const order = Math.max(now, (newest?.manifest.order ?? 0) + 1)
    const before = (await this.listOwn())[0]?.manifest
    const era = eraAfter(before ? { madeAt: before.madeAt, era: before.era ?? 0 } : null, madeAt)
    return this.#complete(await this.#freeId(madeAt), async (part) => {
      const { batches, unread } = await vaultFiles(files, vaultFolder)
      const to = `${part}/${VAULT_FOLDER}`
      const target = { to, earlier: earlierCopy(newest), reportProgress }
      const wanted = withoutKeyFiles(batches, keyFiles)
      const copied = await copyIntoSnapshot(this.#deps, { from: vaultFolder, batches: wanted, freeze, ...target })
      await this.#checkStillThere(vaultFolder, copied.files)
      const all = [...copied.files, ...(await writeKeyFiles(this.#deps, to, keyFiles))]
      const manifest: Manifest = {
        ...{ app: 'luwte', format: FORMAT, vault: this.#vault, madeAt, order, era, why },
        device: this.#writer.current,
        files: all,
        unread: [...unread, ...copied.unread],
        counts: await count({ folder: to, madeAt, files: all, before: newest?.manifest ?? null }),
      }
      return encodeManifest(this.#deps.digest, prove(manifest))
    })
  }

  /** Copies a snapshot of the same vault from another folder, unchanged. */
  async copyFrom({ id, folder, manifest }: StoredSnapshot, reportProgress: ReportProgress): Promise<void> {
    const { files } = this.#deps
    const newest = (await this.list())[0]
    const bytes = await files.read(`${folder}/${MANIFEST_FILE}`)
    if (bytes === null) throw new LuwteError('unreadable', 'a snapshot was removed while it was copied')
    await this.#complete(id, async (part) => {
      await copyIntoSnapshot(this.#deps, {
        from: `${folder}/${VAULT_FOLDER}`,
        batches: manifest.files.map(({ path }) => [path]),
        to: `${part}/${VAULT_FOLDER}`,
        earlier: earlierCopy(newest),
        freeze: (task) => task(),
        reportProgress,
      })
      return bytes
    })
  }

  /** Removes the snapshots of this computer that are thinned out by now. @param except ids of those that are in use. */
  async prune(except: ReadonlySet<string>): Promise<void> {
    const all = (await this.listOwn()).map(({ id, manifest: { madeAt, era = 0 } }) => ({ id, madeAt, era }))
    const kept = snapshotsToKeep(all)
    for (const { id } of all.reverse()) if (!kept.has(id) && !except.has(id)) await this.remove(id)
  }

  /** Renamed first: when removing is interrupted, the rest does not look like a complete snapshot. */
  async remove(id: string): Promise<void> {
    const leftover = `${this.folder}/.${id}.gone.${this.#writer.current}.part`
    await this.#deps.files.removeFolder(leftover)
    await this.#deps.files.moveFolder(this.folderOf(id), leftover)
    await this.#deps.files.removeFolder(leftover)
  }

  /** Removes all but one, also those without a readable manifest. */
  async removeAllBut(id: string): Promise<void> {
    await this.sweep()
    for (const name of await this.#deps.files.list(this.folder))
      if (ID.test(name) && name !== id) await this.remove(name)
  }

  /** Removes what an interrupted `make` or `remove` of this computer left. Another one may be making its own just now. */
  async sweep(): Promise<void> {
    const { files } = this.#deps
    for (const name of await files.list(this.folder)) {
      const device = PART.exec(name)?.[1]
      const isLeft = device === undefined ? OLD_PART.test(name) : this.#isOwn(device)
      if (isLeft) await files.removeFolder(`${this.folder}/${name}`)
    }
  }

  /** @param fill writes all files into a folder and returns the manifest, which is written last. */
  async #complete(id: string, fill: (part: string) => Promise<Uint8Array>): Promise<string> {
    const { files } = this.#deps
    const part = `${this.folder}/.${id}.${this.#writer.current}.part`
    try {
      await writeVerified(this.#deps, `${part}/${MANIFEST_FILE}`, await fill(part))
      await files.moveFolder(part, this.folderOf(id))
      return id
    } catch (fault) {
      await files.removeFolder(part).catch(() => undefined)
      throw fault
    }
  }

  /** Where the disk was removed meanwhile, the vault looks like one with few files. */
  async #checkStillThere(vaultFolder: string, copied: Manifest['files']): Promise<void> {
    const vaultFile = copied.find(({ path }) => path === VAULT_FILE)
    if (!vaultFile || !(await isIntact(this.#deps, `${vaultFolder}/${VAULT_FILE}`, vaultFile.sha256)))
      throw new LuwteError('vault-missing')
  }

  /** Windows allows no colon in a name. */
  async #freeId(madeAt: string): Promise<string> {
    const stem = madeAt.replaceAll(/[:.]/g, '-')
    const taken = new Set(await this.#deps.files.list(this.folder))
    let free = stem
    for (let count = 2; taken.has(free); count += 1) free = `${stem}-${count}`
    return free
  }
}

const earlierCopy = (snapshot: StoredSnapshot | undefined): SnapshotCopy['earlier'] =>
  snapshot ? { folder: `${snapshot.folder}/${VAULT_FOLDER}`, files: snapshot.manifest.files } : null

/**
 * Under which id the computer wrote that made what lies in a folder of snapshots: a snapshot, or one that is not complete yet.
 * null: it is not known.
 */
export async function makerOfSnapshot(files: Files, folder: string): Promise<string | null> {
  const [, ofPart] = PART.exec(folder.slice(folder.lastIndexOf('/') + 1)) ?? []
  if (ofPart !== undefined) return ofPart
  try {
    const bytes = await files.read(`${folder}/${MANIFEST_FILE}`)
    const device = bytes && parseObject(bytes).device
    return typeof device === 'string' ? device : null
  } catch {
    return null
  }
}

/** null: there is none, or it cannot be read now. */
export async function readManifest(
  { files, digest }: { files: Files; digest: Digest },
  folder: string,
): Promise<Manifest | null> {
  try {
    const bytes = await files.read(`${folder}/${MANIFEST_FILE}`, MAX_MANIFEST_BYTES)
    return bytes === null ? null : decodeManifest(digest, bytes)
  } catch {
    return null
  }
}
