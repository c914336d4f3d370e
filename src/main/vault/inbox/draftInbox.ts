import * as v from 'valibot'
import { Mutex } from '@main/kernel/mutex'
import type { JsonDocument } from '../jsonDocument'
import { type InboxItem, type InboxKeys, openFromInbox, sealForInbox } from './inboxSealing'

const ItemsSchema = v.object({ boxes: v.record(v.string(), v.object({ key: v.string(), box: v.string() })) })

/** The inbox of drafts: those typed while the vault is locked, in one file of the user data. See Inbox for records. */
export class DraftInbox {
  readonly #document: JsonDocument<object>
  readonly #keys: InboxKeys
  readonly #mutex = new Mutex()

  constructor(document: JsonDocument<object>, keys: InboxKeys) {
    this.#document = document
    this.#keys = keys
  }

  /** Replaces an earlier draft of this name. Throws `locked` where there is no public key yet. */
  put(name: string, draft: object): Promise<void> {
    return this.#mutex.run(async () => {
      const item = sealForInbox(this.#keys, headOf(name), draft)
      await this.#write({ ...(await this.#items()), [name]: item })
    })
  }

  remove(name: string): Promise<void> {
    return this.#mutex.run(async () => {
      const items = await this.#items()
      if (!Object.hasOwn(items, name)) return
      await this.#write(Object.fromEntries(Object.entries(items).filter(([known]) => known !== name)))
    })
  }

  /**
   * Hands over the drafts that the keys in memory open, then removes them. The others stay until their key is there. No
   * draft is put in meanwhile.
   * @param save resolves once the drafts are saved elsewhere.
   */
  empty(save: (opened: Record<string, unknown>) => Promise<void>): Promise<void> {
    return this.#mutex.run(async () => {
      const items = Object.entries(await this.#items())
      const opened = items.map(([name, item]) => [name, openFromInbox(this.#keys, headOf(name), item)] as const)
      await save(Object.fromEntries(opened.filter(([, draft]) => draft !== null)))
      const left = items.filter(([, { key }]) => !this.#keys.sealing.dataKeys.has(key))
      if (left.length > 0) await this.#write(Object.fromEntries(left))
      else await this.#document.remove()
    })
  }

  async #items(): Promise<Record<string, InboxItem>> {
    const { value } = await this.#document.read()
    return v.is(ItemsSchema, value) ? value.boxes : {}
  }

  #write(boxes: Record<string, InboxItem>): Promise<void> {
    return this.#document.write({ format: 1, boxes })
  }
}

const headOf = (name: string) => ({ app: 'luwte', format: 1, kind: 'draft', name })
