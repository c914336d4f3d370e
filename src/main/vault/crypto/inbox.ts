import * as v from 'valibot'
import { type Id, IdSchema } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { LuwteError } from '@shared/kernel/errors'
import type { Cipher, Files } from '@main/ports'
import { parseObject, printObject } from '../json'
import { fromBase64, toBase64 } from './dataKeys'
import { isRecord } from '../recordEdits'
import { inboxKey } from './keyProofs'
import type { Sealing } from './sealing'
import { INBOX_FOLDER, isDeviceFolder } from '../layout'

/** A check-in with the longest note there can be comes to a third of it. */
const MOST_BYTES = 512 * 1024
/** In one folder. Years of check-ins without ever unlocking; more was put there by somebody else. */
const MOST_ITEMS = 5000

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
 * What was taken in while the vault was locked: one file each, sealed to the vault's public key, so that not even Luwte
 * reads it until it is unlocked. Anybody who knows that key could lay something here: nothing of it counts before it fits.
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

  /** Throws `bad-input` for what would be too large to be taken out again. */
  async put(vault: string, device: string, record: VaultRecord): Promise<void> {
    const { inbox } = this.#sealing
    if (!inbox) throw new LuwteError('locked', 'no public key has arrived yet')
    const about = { app: 'luwte', format: 1, kind: 'inbox', vault, device, id: record.id, key: inbox.key }
    const box = this.#deps.cipher.sealTo(inbox.publicKey, printObject(record), aboutOf(about))
    const bytes = printObject({ ...about, box: toBase64(box) })
    if (bytes.length > MOST_BYTES) throw new LuwteError('bad-input', 'too large to be taken in while locked')
    await this.#deps.files.writeDurably(this.#path(device, record.id), bytes)
  }

  /** How many wait, over all devices. */
  async count(): Promise<number> {
    return (await this.#all()).length
  }

  /** What waits and can be opened. Each is the same record on whatever computer it is taken out. */
  async open(): Promise<{ device: string; record: VaultRecord }[]> {
    const opened: { device: string; record: VaultRecord }[] = []
    for (const { device, id } of await this.#all()) {
      const record = await this.#one(device, id).catch(() => null)
      if (record) opened.push({ device, record })
    }
    return opened
  }

  /** Only of this device: others take away their own. */
  remove(device: string, id: Id): Promise<void> {
    return this.#deps.files.remove(this.#path(device, id))
  }

  async #one(device: string, id: Id): Promise<VaultRecord | null> {
    const bytes = await this.#deps.files.read(this.#path(device, id))
    if (!bytes || bytes.length > MOST_BYTES) return null
    const item = parseObject(bytes)
    if (!v.is(ItemSchema, item) || item.device !== device || item.id !== id || !this.#sealing.ring.has(item.key))
      return null
    const { box, ...about } = item
    const { cipher } = this.#deps
    const plain = cipher.openWith(inboxKey(cipher, this.#sealing.ring.key(item.key)), fromBase64(box), aboutOf(about))
    const record: unknown = plain && parseObject(plain)
    // It takes the place of nothing: a vector of its own making could.
    const isNew = isRecord(record) && record.id === id && canonicalJson(record.seen) === canonicalJson({ [id]: 1 })
    return isNew ? record : null
  }

  async #all(): Promise<{ device: string; id: Id }[]> {
    const { files } = this.#deps
    const items: { device: string; id: Id }[] = []
    for (const device of (await files.list(this.#vault()).catch(() => [])).filter(isDeviceFolder))
      items.push(...(await this.#idsOf(device)).slice(0, MOST_ITEMS).map((id) => ({ device, id })))
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

const aboutOf = (about: object): Uint8Array => new TextEncoder().encode(canonicalJson(about))
