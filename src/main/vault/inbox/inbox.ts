import * as v from 'valibot'
import { type Id, IdSchema } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { LuwteError } from '@shared/kernel/errors'
import type { Files } from '@main/ports'
import { parseObject, printObject } from '../json'
import { isRecord } from '../recordEdits'
import { type InboxKeys, isProvenItem, openFromInbox, proveItem, sealForInbox } from './inboxSealing'
import { listOwn, refuseLink } from '../folders'
import { INBOX_FOLDER, isDeviceFolder } from '../layout'

/** Three times what the largest possible check-in takes. */
const MAX_BYTES = 512 * 1024
/** In one folder: years of check-ins without unlocking. If there are more, somebody else put them there. */
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

/**
 * The inbox of records: those added while the vault is locked, one file each in the vault. See DraftInbox for drafts. Anybody
 * who knows the public key could put a file here, so each is checked strictly before it is used.
 */
export class Inbox {
  readonly #files: Files
  readonly #vault: () => string
  readonly #keys: InboxKeys

  constructor(files: Files, vault: () => string, keys: InboxKeys) {
    this.#files = files
    this.#vault = vault
    this.#keys = keys
  }

  /** Throws `bad-input` for a record that would be too large to be read again, `locked` where there is no public key yet. */
  async put(vault: string, device: string, record: VaultRecord): Promise<void> {
    const head = { app: 'luwte', format: 1, kind: 'inbox', vault, device, id: record.id }
    const item = { ...head, ...sealForInbox(this.#keys, head, record) }
    const bytes = printObject({ ...item, proof: proveItem(this.#keys, item) })
    if (bytes.length > MAX_BYTES) throw new LuwteError('bad-input', 'too large for the inbox')
    const path = this.#path(device, record.id)
    for (const folder of [device, `${device}/${INBOX_FOLDER}`])
      await refuseLink(this.#files, `${this.#vault()}/${folder}`)
    try {
      await this.#files.writeDurably(path, bytes)
    } catch (fault) {
      // It may be there all the same, and what is told not to be kept is tried again under another id.
      await this.#files.remove(path).catch(() => undefined)
      throw fault
    }
  }

  /** How many records wait in the folders of all devices. */
  async count(): Promise<number> {
    return (await this.#list()).length
  }

  /** The records that the keys in memory open. Each has the same id on whatever computer it is opened. */
  async open(): Promise<{ device: string; record: VaultRecord }[]> {
    const opened: { device: string; record: VaultRecord }[] = []
    for (const { device, id } of await this.#list()) {
      const record = await this.#read(device, id).catch(() => null)
      if (record) opened.push({ device, record })
    }
    return opened
  }

  /** Only for items of this device: other devices remove their own. */
  remove(device: string, id: Id): Promise<void> {
    return this.#files.remove(this.#path(device, id))
  }

  async #read(device: string, id: Id): Promise<VaultRecord | null> {
    const bytes = await this.#files.read(this.#path(device, id), MAX_BYTES)
    if (!bytes) return null
    const item = parseObject(bytes, 1)
    if (!v.is(ItemSchema, item) || item.device !== device || item.id !== id) return null
    const { proof, ...proven } = item
    if (!isProvenItem(this.#keys, proven, proof)) return null
    const { key, box, ...head } = proven
    const record = openFromInbox(this.#keys, head, { key, box })
    // A record with this vector replaces no other record. With a vector that an attacker chose, it could.
    const isNew = isRecord(record) && record.id === id && canonicalJson(record.seen) === canonicalJson({ [id]: 1 })
    return isNew ? record : null
  }

  async #list(): Promise<{ device: string; id: Id }[]> {
    const items: { device: string; id: Id }[] = []
    for (const device of (await this.#files.list(this.#vault()).catch(() => [])).filter(isDeviceFolder))
      items.push(...(await this.#idsOf(device)).slice(0, MAX_ITEMS).map((id) => ({ device, id })))
    return items
  }

  async #idsOf(device: string): Promise<Id[]> {
    const folder = `${this.#vault()}/${device}`
    const isOwn = await refuseLink(this.#files, folder).then(
      () => true,
      () => false,
    )
    const names = isOwn ? await listOwn(this.#files, `${folder}/${INBOX_FOLDER}`).catch(() => []) : []
    const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
    return ids.filter((id) => v.is(IdSchema, id))
  }

  #path(device: string, id: Id): string {
    return `${this.#vault()}/${device}/${INBOX_FOLDER}/${id}.json`
  }
}
