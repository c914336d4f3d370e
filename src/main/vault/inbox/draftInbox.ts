import * as v from 'valibot'
import { Mutex } from '@main/kernel/mutex'
import { isObject } from '../json'
import type { JsonDocument } from '../jsonDocument'
import { type InboxItem, type InboxKeys, openFromInbox, sealForInbox } from './inboxSealing'

const ItemsSchema = v.object({
  boxes: v.record(v.string(), v.object({ key: v.string(), box: v.string() })),
  plain: v.optional(v.record(v.string(), v.custom<object>(isObject)), {}),
})
/** `plain`: drafts that cannot be sealed yet, see `put`. */
type Items = v.InferOutput<typeof ItemsSchema>

/** The inbox of drafts: those typed while the vault is locked, in one file of the user data. See Inbox for records. */
export class DraftInbox {
  readonly #document: JsonDocument<object>
  readonly #keys: InboxKeys
  readonly #mutex = new Mutex()

  constructor(document: JsonDocument<object>, keys: InboxKeys) {
    this.#document = document
    this.#keys = keys
  }

  /**
   * Replaces an earlier draft of this name. Where the vault was plain on this computer until somebody sealed it, there is no
   * key yet that this computer can trust: then the draft is stored plain, as all is that was written here so far. Throws
   * `locked` where there is neither.
   */
  put(name: string, draft: object): Promise<void> {
    return this.#mutex.run(async () => {
      const { inbox, sealedElsewhere } = this.#keys.sealing
      const { boxes, plain } = without(await this.#items(), name)
      if (inbox === null && sealedElsewhere.length > 0)
        return this.#write({ boxes, plain: { ...plain, [name]: draft } })
      await this.#write({ boxes: { ...boxes, [name]: sealForInbox(this.#keys, headOf(name), draft) }, plain })
    })
  }

  remove(name: string): Promise<void> {
    return this.#mutex.run(async () => {
      const items = await this.#items()
      if (Object.hasOwn(items.boxes, name) || Object.hasOwn(items.plain, name)) await this.#write(without(items, name))
    })
  }

  async isEmpty(): Promise<boolean> {
    const { boxes, plain } = await this.#items()
    return Object.keys({ ...boxes, ...plain }).length === 0
  }

  /**
   * Hands over the drafts that the keys in memory open, then removes them. The others stay: their key may come, and what was
   * typed is never thrown away because it cannot be read. No draft is put in meanwhile.
   * @param save resolves once the drafts are saved elsewhere.
   */
  empty(save: (opened: Record<string, unknown>) => Promise<void>): Promise<void> {
    return this.#mutex.run(async () => {
      const { boxes, plain } = await this.#items()
      const items = Object.entries(boxes)
      const opened = new Map(items.map(([name, item]) => [name, this.#open(name, item)]))
      await save({ ...plain, ...Object.fromEntries([...opened].filter(([, draft]) => draft !== null)) })
      const left = items.filter(([name]) => opened.get(name) === null)
      if (left.length > 0) await this.#write({ boxes: Object.fromEntries(left), plain: {} })
      else await this.#document.remove()
    })
  }

  /** null: it cannot be opened. */
  #open(name: string, item: InboxItem): object | null {
    try {
      return openFromInbox(this.#keys, headOf(name), item)
    } catch {
      return null
    }
  }

  async #items(): Promise<Items> {
    const { value } = await this.#document.read()
    const parsed = v.safeParse(ItemsSchema, value)
    return parsed.success ? parsed.output : { boxes: {}, plain: {} }
  }

  #write({ boxes, plain }: Items): Promise<void> {
    return this.#document.write({ format: 1, boxes, ...(Object.keys(plain).length > 0 ? { plain } : {}) })
  }
}

function without({ boxes, plain }: Items, name: string): Items {
  const others = <Value>(all: Record<string, Value>) =>
    Object.fromEntries(Object.entries(all).filter(([known]) => known !== name))
  return { boxes: others(boxes), plain: others(plain) }
}

const headOf = (name: string) => ({ app: 'luwte', format: 1, kind: 'draft', name })
