import { snapshotsToKeep } from '@shared/features/data/snapshotRetention'
import { instant } from '@shared/kernel/time'
import { LuwteError } from '@shared/kernel/errors'
import type { Clock, Digest, Files } from '@main/ports'
import { FORMAT } from '../crypto/envelope'
import { type Copying, copyVault, isWhole } from './copyFiles'
import { vaultFiles } from './vaultFiles'
import { decodeManifest, encodeManifest, MANIFEST_FILE, type Manifest } from './manifest'
import { VAULT_FILE } from '../layout'

/** Where the vault lies within a generation. */
export const VAULT_WITHIN = 'vault'

/** A generation and where it lies. */
export interface StoredSnapshot {
  id: string
  folder: string
  manifest: Manifest
}

/** The vault folder of a generation that is being made. */
export interface Copy {
  folder: string
  madeAt: string
  files: Manifest['files']
  /** What the generation before it says of itself. */
  before: Manifest | null
}

interface Making extends Pick<Copying, 'still' | 'tell'> {
  vaultFolder: string
  why: Manifest['why']
  /** How much there is in the copy. */
  counts: (copy: Copy) => Promise<Manifest['counts']>
}

const ID = /^\d{4}-\d{2}-\d{2}T[\dZ-]{6,40}$/
/** Not whole yet, or not whole any more. */
const PART = /^\..+\.part$/

/** The generations of one vault in one folder. Each has its name only from when it is whole until it goes. */
export class SnapshotStore {
  readonly #deps: { files: Files; digest: Digest; clock: Clock }
  readonly #vault: string
  readonly folder: string

  /** @param root the folder for backups, of whatever vaults. @param vault its id. */
  constructor(deps: { files: Files; digest: Digest; clock: Clock }, root: string, vault: string) {
    this.#deps = deps
    this.#vault = vault
    this.folder = `${root}/${vault}`
  }

  folderOf(id: string): string {
    return `${this.folder}/${id}`
  }

  /** In the order in which they were made, the newest first. One that does not say what it holds is left out. */
  async list(): Promise<StoredSnapshot[]> {
    const kept: StoredSnapshot[] = []
    for (const id of (await this.#deps.files.list(this.folder)).filter((name) => ID.test(name))) {
      const folder = this.folderOf(id)
      const manifest = await readManifest(this.#deps, folder)
      if (manifest?.vault === this.#vault) kept.push({ id, folder, manifest })
    }
    return kept.sort((one, other) => other.manifest.order - one.manifest.order || (one.id < other.id ? 1 : -1))
  }

  /** Does the newest one hold all that the vault does now, and nothing else? */
  async isUpToDate(vaultFolder: string): Promise<boolean> {
    const newest = (await this.list())[0]
    if (!newest) return false
    const known = new Map(newest.manifest.files.map(({ path, sha256 }) => [path, sha256]))
    const { batches, unread } = await vaultFiles(this.#deps.files, vaultFolder)
    const paths = batches.flat()
    if (unread.length > 0 || paths.length !== known.size) return false
    for (const path of paths) {
      const sha256 = known.get(path)
      if (sha256 === undefined || !(await isWhole(this.#deps, `${vaultFolder}/${path}`, sha256))) return false
    }
    return true
  }

  /** @returns its id, when it would survive a power cut. What failed leaves nothing behind but room, if it can. */
  async make({ vaultFolder, why, counts, still, tell }: Making): Promise<string> {
    await this.sweep()
    const { clock, files } = this.#deps
    const newest = (await this.list())[0]
    const now = clock.now()
    const madeAt = instant(now)
    const order = Math.max(now, (newest?.manifest.order ?? 0) + 1)
    return this.#whole(await this.#freeId(madeAt), async (part) => {
      const { batches, unread } = await vaultFiles(files, vaultFolder)
      const to = `${part}/${VAULT_WITHIN}`
      const earlier = newest ? { folder: `${newest.folder}/${VAULT_WITHIN}`, files: newest.manifest.files } : null
      const copied = await copyVault(this.#deps, { from: vaultFolder, batches, to, earlier, still, tell })
      await this.#checkStillThere(vaultFolder, copied.files)
      return encodeManifest(this.#deps.digest, {
        ...{ app: 'luwte', format: FORMAT, vault: this.#vault, madeAt, order, why },
        files: copied.files,
        unread: [...unread, ...copied.unread],
        counts: await counts({ folder: to, madeAt, files: copied.files, before: newest?.manifest ?? null }),
      })
    })
  }

  /** Copies one of the same vault that lies elsewhere, as it is. */
  async takeOver({ id, folder, manifest }: StoredSnapshot, tell: Copying['tell']): Promise<void> {
    const { files } = this.#deps
    const newest = (await this.list())[0]
    const bytes = await files.read(`${folder}/${MANIFEST_FILE}`)
    if (bytes === null) throw new LuwteError('unreadable', 'a generation went while it was copied')
    await this.#whole(id, async (part) => {
      await copyVault(this.#deps, {
        from: `${folder}/${VAULT_WITHIN}`,
        batches: manifest.files.map(({ path }) => [path]),
        to: `${part}/${VAULT_WITHIN}`,
        earlier: newest ? { folder: `${newest.folder}/${VAULT_WITHIN}`, files: newest.manifest.files } : null,
        still: (task) => task(),
        tell,
      })
      return bytes
    })
  }

  /** Takes away those that need not stay. @param except those that are in use. */
  async prune(except: ReadonlySet<string>): Promise<void> {
    const all = (await this.list()).map(({ id, manifest }) => ({ id, madeAt: manifest.madeAt }))
    const stays = snapshotsToKeep(all)
    for (const { id } of all.reverse()) if (!stays.has(id) && !except.has(id)) await this.remove(id)
  }

  /** Under a name that counts no more first: cut short, it is not taken for whole. */
  async remove(id: string): Promise<void> {
    const gone = `${this.folder}/.${id}.gone.part`
    await this.#deps.files.removeFolder(gone)
    await this.#deps.files.moveFolder(this.folderOf(id), gone)
    await this.#deps.files.removeFolder(gone)
  }

  /** Takes away all but one, also those that do not say what they hold. */
  async removeAllBut(id: string): Promise<void> {
    await this.sweep()
    for (const name of await this.#deps.files.list(this.folder))
      if (ID.test(name) && name !== id) await this.remove(name)
  }

  /** What a making or a taking away that was cut short left. */
  async sweep(): Promise<void> {
    const { files } = this.#deps
    for (const name of await files.list(this.folder))
      if (PART.test(name)) await files.removeFolder(`${this.folder}/${name}`)
  }

  /** @param fill lays everything in a folder and gives the manifest, which goes in last. */
  async #whole(id: string, fill: (part: string) => Promise<Uint8Array>): Promise<string> {
    const { digest, files } = this.#deps
    const part = `${this.folder}/.${id}.part`
    try {
      const manifest = await fill(part)
      await files.writeDurably(`${part}/${MANIFEST_FILE}`, manifest)
      if (!(await isWhole(this.#deps, `${part}/${MANIFEST_FILE}`, digest.sha256(manifest))))
        throw new LuwteError('not-writable', 'a manifest is not what was written')
      await files.moveFolder(part, this.folderOf(id))
      return id
    } catch (fault) {
      await files.removeFolder(part).catch(() => undefined)
      throw fault
    }
  }

  /** A disk that is taken out meanwhile looks like a vault with little in it. */
  async #checkStillThere(vaultFolder: string, copied: Manifest['files']): Promise<void> {
    const mark = copied.find(({ path }) => path === VAULT_FILE)
    if (!mark || !(await isWhole(this.#deps, `${vaultFolder}/${VAULT_FILE}`, mark.sha256)))
      throw new LuwteError('vault-missing')
  }

  /** Windows takes no colon in a name. */
  async #freeId(madeAt: string): Promise<string> {
    const stem = madeAt.replaceAll(/[:.]/g, '-')
    const taken = new Set(await this.#deps.files.list(this.folder))
    let free = stem
    for (let count = 2; taken.has(free); count += 1) free = `${stem}-${count}`
    return free
  }
}

/** null: there is none that can be read now. */
export async function readManifest(
  { files, digest }: { files: Files; digest: Digest },
  folder: string,
): Promise<Manifest | null> {
  try {
    const bytes = await files.read(`${folder}/${MANIFEST_FILE}`)
    return bytes === null ? null : decodeManifest(digest, bytes)
  } catch {
    return null
  }
}
