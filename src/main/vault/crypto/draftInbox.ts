import * as v from 'valibot'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import { LuwteError } from '@shared/kernel/errors'
import type { Cipher } from '@main/ports'
import type { JsonDocument } from '../jsonDocument'
import { parseObject, printObject } from '../json'
import { fromBase64, toBase64 } from './dataKeys'
import { inboxKey } from './keyProofs'
import type { Sealing } from './sealing'
import { Mutex } from '@main/kernel/mutex'

const BoxesSchema = v.object({ boxes: v.record(v.string(), v.object({ key: v.string(), box: v.string() })) })
type Boxes = v.InferOutput<typeof BoxesSchema>['boxes']

/** What was typed while the vault is locked, each thing sealed to its public key: nobody reads it back before it is open. */
export class DraftInbox {
  readonly #document: JsonDocument<object>
  readonly #cipher: Cipher
  readonly #sealing: Pick<Sealing, 'inbox' | 'ring'>
  readonly #turns = new Mutex()

  constructor(document: JsonDocument<object>, cipher: Cipher, sealing: Pick<Sealing, 'inbox' | 'ring'>) {
    this.#document = document
    this.#cipher = cipher
    this.#sealing = sealing
  }

  put(name: string, value: object): Promise<void> {
    return this.#turns.run(async () => {
      const { inbox } = this.#sealing
      if (!inbox) throw new LuwteError('locked', 'no public key has arrived yet')
      const box = toBase64(this.#cipher.sealTo(inbox.publicKey, printObject(value), aboutOf(name, inbox.key)))
      await this.#write({ ...(await this.#boxes()), [name]: { key: inbox.key, box } })
    })
  }

  drop(name: string): Promise<void> {
    return this.#turns.run(async () => {
      const boxes = await this.#boxes()
      if (!Object.hasOwn(boxes, name)) return
      await this.#write(Object.fromEntries(Object.entries(boxes).filter(([known]) => known !== name)))
    })
  }

  /**
   * Takes out what can be opened with the keys at hand; what cannot waits for its key. Nothing else is put in meanwhile.
   * @param keep what it is taken away after.
   */
  takeOut(keep: (opened: Record<string, unknown>) => Promise<void>): Promise<void> {
    return this.#turns.run(async () => {
      const boxes = Object.entries(await this.#boxes())
      await keep(Object.fromEntries(boxes.flatMap(([name, box]) => this.#opened(name, box))))
      const left = boxes.filter(([, { key }]) => !this.#sealing.ring.has(key))
      if (left.length > 0) await this.#write(Object.fromEntries(left))
      else await this.#document.remove()
    })
  }

  #opened(name: string, { key, box }: Boxes[string]): [string, unknown][] {
    if (!this.#sealing.ring.has(key)) return []
    const privateKey = inboxKey(this.#cipher, this.#sealing.ring.key(key))
    const plain = this.#cipher.openWith(privateKey, fromBase64(box), aboutOf(name, key))
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

const aboutOf = (name: string, key: string): Uint8Array =>
  new TextEncoder().encode(canonicalJson({ app: 'luwte', format: 1, kind: 'draft', name, key }))
