import * as v from 'valibot'
import { type Id, IdSchema } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { LuwteError } from '@shared/kernel/errors'
import type { Files } from '@main/ports'
import { DamagedFile } from '@main/ports/faults'
import { parseObject, printObject } from '../json'
import { isRecord } from '../recordEdits'
import { type InboxKeys, isProvenItem, openFromInbox, proveItem, sealForInbox } from './inboxSealing'
import { listOwn, refuseLink } from '../folders'
import { INBOX_FOLDER, isDeviceFolder, MAX_DEVICES } from '../layout'

/** Three times what the largest possible check-in takes. */
const MAX_BYTES = 512 * 1024
/** In all folders: years of check-ins without unlocking. If there are more, somebody else put them there. */
const MAX_ITEMS = 5000

const ItemSchema = v.strictObject({
  app: v.literal('luwte'),
  format: v.literal(1),
  kind: v.literal('inbox'),
  vault: v.string(),
  device: v.string(),
  id: IdSchema,
  key: v.string(),
  box: v.string(),
  /** Of all other fields, with the key of the computer that put it here. The public key of the vault is known to anybody. */
  proof: v.string(),
})

interface InboxDeps {
  files: Files
  keys: InboxKeys
  /** The folder of the vault. */
  vault: () => string
  /** The folder in the user data for copies of what this computer puts in the inbox of the vault in use. */
  copies: () => string
  /** There are more items in the folder of a device than are looked at. */
  onTooMany: (device: string) => void
}

interface Found {
  id: Id
  path: string
  /** null: it is a copy in the user data. */
  device: string | null
}

/** A record from the inbox. `isOwn`: of this computer, which removes it from there. */
export interface OpenedItem {
  device: string
  record: VaultRecord
  isOwn: boolean
}

/**
 * The inbox of records: those added while the vault is locked, one file each in the vault. See DraftInbox for drafts. Anybody
 * who knows the public key could put a file here, so each is checked strictly before it is used. Anybody could take one away
 * too, so this computer keeps a copy of its own until they are in the vault.
 */
export class Inbox {
  readonly #deps: InboxDeps
  /** By path, the stamp of what turned out to be no item that the keys in memory open. */
  readonly #refused = new Map<string, string | null>()
  #refusedWith = ''

  constructor(deps: InboxDeps) {
    this.#deps = deps
  }

  /** Throws `bad-input` for a record that would be too large to be read again, `locked` where there is no public key yet. */
  async put(vault: string, device: string, record: VaultRecord): Promise<void> {
    const { files, keys } = this.#deps
    const head = { app: 'luwte', format: 1, kind: 'inbox', vault, device, id: record.id }
    const item = { ...head, ...sealForInbox(keys, head, record) }
    const bytes = printObject({ ...item, proof: proveItem(keys, item) })
    if (bytes.length > MAX_BYTES) throw new LuwteError('bad-input', 'too large for the inbox')
    const folder = `${this.#deps.vault()}/${device}`
    for (const path of [folder, `${folder}/${INBOX_FOLDER}`]) await refuseLink(files, path)
    try {
      await files.writeDurably(this.#copyOf(record.id), bytes)
      await files.writeDurably(this.#pathOf(device, record.id), bytes)
    } catch (fault) {
      // It may be there all the same, and what is told not to be kept is tried again under another id.
      await this.remove(device, record.id).catch(() => undefined)
      throw fault
    }
  }

  /** How many records wait in the folders of all devices. */
  async count(): Promise<number> {
    return new Set((await this.#list()).map(({ id }) => id)).size
  }

  /** The records that the keys in memory open. Each has the same id on whatever computer it is opened. */
  async open(): Promise<OpenedItem[]> {
    const opened = new Map<Id, OpenedItem>()
    this.#forgetRefused()
    for (const found of await this.#list()) {
      const item = opened.has(found.id) ? null : await this.#read(found).catch(() => null)
      if (item) opened.set(found.id, item)
    }
    return [...opened.values()]
  }

  /** Only for items of this device: other devices remove their own. */
  async remove(device: string, id: Id): Promise<void> {
    try {
      await this.#deps.files.remove(this.#pathOf(device, id))
    } finally {
      await this.#deps.files.remove(this.#copyOf(id))
    }
  }

  async #read(found: Found): Promise<OpenedItem | null> {
    const { files } = this.#deps
    const stamp = await files.stampOf(found.path)
    if (this.#refused.has(found.path) && this.#refused.get(found.path) === stamp) return null
    const bytes = await files.read(found.path, MAX_BYTES)
    const item = bytes && this.#openedIn(bytes, found)
    if (!item) this.#refused.set(found.path, stamp)
    return item
  }

  #openedIn(bytes: Uint8Array, found: Found): OpenedItem | null {
    try {
      return this.#decode(bytes, found)
    } catch (fault) {
      if (fault instanceof DamagedFile) return null
      throw fault
    }
  }

  #decode(bytes: Uint8Array, { device, id }: Found): OpenedItem | null {
    const { keys } = this.#deps
    const item = parseObject(bytes, 1)
    if (!v.is(ItemSchema, item) || item.id !== id) return null
    const { proof, ...proven } = item
    const isOwn = device === null
    if (!isOwn && (item.device !== device || !isProvenItem(keys, proven, proof))) return null
    const { key, box, ...head } = proven
    const record = openFromInbox(keys, head, { key, box })
    // A record with this vector replaces no other record. With a vector that an attacker chose, it could.
    const isNew = isRecord(record) && record.id === id && canonicalJson(record.seen) === canonicalJson({ [id]: 1 })
    return isNew ? { device: item.device, record, isOwn } : null
  }

  /** With other keys others open. */
  #forgetRefused(): void {
    const { dataKeys, inboxKeys, ownInboxKey } = this.#deps.keys.sealing
    const keys = JSON.stringify([dataKeys.ids, inboxKeys, ownInboxKey])
    if (keys !== this.#refusedWith) this.#refused.clear()
    this.#refusedWith = keys
  }

  /** Of this computer first: whatever else there is, those are looked at. */
  async #list(): Promise<Found[]> {
    const { copies, files, onTooMany, vault } = this.#deps
    const own = idsIn(await files.list(copies()).catch(() => []))
    const items: Found[] = own.map((id) => ({ id, path: this.#copyOf(id), device: null }))
    let left = MAX_ITEMS
    const devices = (await files.list(vault()).catch(() => [])).filter(isDeviceFolder)
    // Whose folder is not among them takes in itself what is in it: it has its copies.
    for (const device of devices.slice(0, MAX_DEVICES)) {
      const ids = await this.#idsOf(device)
      if (ids.length > left) onTooMany(device)
      items.push(...ids.slice(0, left).map((id) => ({ id, path: this.#pathOf(device, id), device })))
      left -= Math.min(ids.length, left)
    }
    return items
  }

  async #idsOf(device: string): Promise<Id[]> {
    const { files, vault } = this.#deps
    const folder = `${vault()}/${device}`
    const isOwn = await refuseLink(files, folder).then(
      () => true,
      () => false,
    )
    return idsIn(isOwn ? await listOwn(files, `${folder}/${INBOX_FOLDER}`).catch(() => []) : [])
  }

  #pathOf(device: string, id: Id): string {
    return `${this.#deps.vault()}/${device}/${INBOX_FOLDER}/${id}.json`
  }

  #copyOf(id: Id): string {
    return `${this.#deps.copies()}/${id}.json`
  }
}

const idsIn = (names: readonly string[]): Id[] =>
  names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((id) => v.is(IdSchema, id))
