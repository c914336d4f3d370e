import * as v from 'valibot'
import { LuwteError } from '@shared/kernel/errors'
import type { Cipher } from '@main/ports'
import type { JsonDocument } from '../jsonDocument'
import { canonicalBytes, parseObject, printObject } from '../json'
import { fromBase64, toBase64 } from './dataKeys'
import { inboxPrivateKey } from './keyProofs'
import type { Sealing } from './sealing'
import { Mutex } from '@main/kernel/mutex'

const BoxesSchema = v.object({ boxes: v.record(v.string(), v.object({ key: v.string(), box: v.string() })) })
type Boxes = v.InferOutput<typeof BoxesSchema>['boxes']

/** Drafts typed while the vault is locked, each sealed to its public key: not even Luwte reads them before it is unlocked. */
export class DraftInbox {
  readonly #document: JsonDocument<object>
  readonly #cipher: Cipher
  readonly #sealing: Pick<Sealing, 'inbox' | 'ring'>
  readonly #mutex = new Mutex()

  constructor(document: JsonDocument<object>, cipher: Cipher, sealing: Pick<Sealing, 'inbox' | 'ring'>) {
    this.#document = document
    this.#cipher = cipher
    this.#sealing = sealing
  }

  put(name: string, value: object): Promise<void> {
    return this.#mutex.run(async () => {
      const { inbox } = this.#sealing
      if (!inbox) throw new LuwteError('locked', 'the key files have not arrived yet')
      const box = toBase64(this.#cipher.sealTo(inbox.publicKey, printObject(value), headBytes(name, inbox.key)))
      await this.#write({ ...(await this.#boxes()), [name]: { key: inbox.key, box } })
    })
  }

  drop(name: string): Promise<void> {
    return this.#mutex.run(async () => {
      const boxes = await this.#boxes()
      if (!Object.hasOwn(boxes, name)) return
      await this.#write(Object.fromEntries(Object.entries(boxes).filter(([known]) => known !== name)))
    })
  }

  /**
   * Hands over the drafts that the keys in memory open, then removes them. The others stay until their key is there. No
   * draft is put in meanwhile.
   * @param save resolves once the drafts are saved elsewhere.
   */
  takeOut(save: (opened: Record<string, unknown>) => Promise<void>): Promise<void> {
    return this.#mutex.run(async () => {
      const boxes = Object.entries(await this.#boxes())
      await save(Object.fromEntries(boxes.flatMap(([name, box]) => this.#open(name, box))))
      const left = boxes.filter(([, { key }]) => !this.#sealing.ring.has(key))
      if (left.length > 0) await this.#write(Object.fromEntries(left))
      else await this.#document.remove()
    })
  }

  #open(name: string, { key, box }: Boxes[string]): [string, unknown][] {
    if (!this.#sealing.ring.has(key)) return []
    const privateKey = inboxPrivateKey(this.#cipher, this.#sealing.ring.key(key))
    const plain = this.#cipher.openWith(privateKey, fromBase64(box), headBytes(name, key))
    return plain ? [[name, parseObject(plain)]] : []
  }

  async #boxes(): Promise<Boxes> {
    const { value } = await this.#document.read()
    return v.is(BoxesSchema, value) ? value.boxes : {}
  }

  #write(boxes: Boxes): Promise<void> {
    return this.#document.write({ format: 1, boxes })
  }
}

const headBytes = (name: string, key: string): Uint8Array =>
  canonicalBytes({ app: 'luwte', format: 1, kind: 'draft', name, key })
