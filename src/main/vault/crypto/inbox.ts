import * as v from 'valibot'
import { type Id, IdSchema } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { LuwteError } from '@shared/kernel/errors'
import type { Cipher, Files } from '@main/ports'
import { canonicalBytes, parseObject, printObject } from '../json'
import { fromBase64, toBase64 } from './dataKeys'
import { isRecord } from '../recordEdits'
import { inboxPrivateKey } from './keyProofs'
import type { Sealing } from './sealing'
import { INBOX_FOLDER, isDeviceFolder } from '../layout'

/** The largest check-in there can be takes a third of this. */
const MAX_BYTES = 512 * 1024
/** In one folder: years of check-ins without unlocking once. More than that was put there by somebody else. */
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
})

/**
 * Records made while the vault was locked: one file each, sealed to the vault's public key, so that not even Luwte reads them
 * until it is unlocked. Anybody who knows that key could put a file here, so each is checked strictly before it is used.
 */
export class Inbox {
  readonly #deps: { files: Files; cipher: Cipher }
  readonly #vault: () => string
  readonly #sealing: Sealing

  constructor(deps: { files: Files; cipher: Cipher }, vault: () => string, sealing: Sealing) {
    this.#deps = deps
    this.#vault = vault
    this.#sealing = sealing
  }

  /** Throws `bad-input` for a record that would be too large to be read again, `locked` where there is no public key yet. */
  async put(vault: string, device: string, record: VaultRecord): Promise<void> {
    const { inbox } = this.#sealing
    if (!inbox) throw new LuwteError('locked', 'the key files have not arrived yet')
    const head = { app: 'luwte', format: 1, kind: 'inbox', vault, device, id: record.id, key: inbox.key }
    const box = this.#deps.cipher.sealTo(inbox.publicKey, printObject(record), canonicalBytes(head))
    const bytes = printObject({ ...head, box: toBase64(box) })
    if (bytes.length > MAX_BYTES) throw new LuwteError('bad-input', 'too large for the inbox')
    await this.#deps.files.writeDurably(this.#path(device, record.id), bytes)
  }

  /** How many records wait in the folders of all devices. */
  async count(): Promise<number> {
    return (await this.#list()).length
  }

  /** The records that the keys in memory open. Each is the same record on whatever computer it is taken out. */
  async open(): Promise<{ device: string; record: VaultRecord }[]> {
    const opened: { device: string; record: VaultRecord }[] = []
    for (const { device, id } of await this.#list()) {
      const record = await this.#read(device, id).catch(() => null)
      if (record) opened.push({ device, record })
    }
    return opened
  }

  /** Only to be called for this device: others remove their own. */
  remove(device: string, id: Id): Promise<void> {
    return this.#deps.files.remove(this.#path(device, id))
  }

  async #read(device: string, id: Id): Promise<VaultRecord | null> {
    const bytes = await this.#deps.files.read(this.#path(device, id))
    if (!bytes || bytes.length > MAX_BYTES) return null
    const item = parseObject(bytes)
    if (!v.is(ItemSchema, item) || item.device !== device || item.id !== id || !this.#sealing.ring.has(item.key))
      return null
    const { box, ...head } = item
    const { cipher } = this.#deps
    const plain = cipher.openWith(
      inboxPrivateKey(cipher, this.#sealing.ring.key(item.key)),
      fromBase64(box),
      canonicalBytes(head),
    )
    const record: unknown = plain && parseObject(plain)
    // Such a vector replaces no other record, which one chosen by an attacker could.
    const isNew = isRecord(record) && record.id === id && canonicalJson(record.seen) === canonicalJson({ [id]: 1 })
    return isNew ? record : null
  }

  async #list(): Promise<{ device: string; id: Id }[]> {
    const { files } = this.#deps
    const items: { device: string; id: Id }[] = []
    for (const device of (await files.list(this.#vault()).catch(() => [])).filter(isDeviceFolder))
      items.push(...(await this.#idsOf(device)).slice(0, MAX_ITEMS).map((id) => ({ device, id })))
    return items
  }

  async #idsOf(device: string): Promise<Id[]> {
    const names = await this.#deps.files.list(`${this.#vault()}/${device}/${INBOX_FOLDER}`).catch(() => [])
    const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
    return ids.filter((id) => v.is(IdSchema, id))
  }

  #path(device: string, id: Id): string {
    return `${this.#vault()}/${device}/${INBOX_FOLDER}/${id}.json`
  }
}
