import * as v from 'valibot'
import { Mutex } from '@main/kernel/mutex'
import type { Id } from '@shared/kernel/ids'
import type { VaultRecord } from '@shared/records/record'
import type { JsonDocument } from '../jsonDocument'
import { isRecord } from '../recordEdits'

const ItemsSchema = v.object({ records: v.array(v.unknown()) })

/**
 * Records that were added while the vault was locked and this computer had no key to trust: it was plain here until somebody
 * sealed it. They are in the user data, plain as all that was written here so far, until the vault is unlocked. See Inbox.
 */
export class WaitingRecords {
  readonly #document: JsonDocument<object>
  readonly #mutex = new Mutex()

  constructor(document: JsonDocument<object>) {
    this.#document = document
  }

  put(record: VaultRecord): Promise<void> {
    return this.#mutex.run(async () => this.#write([...(await this.all()), record]))
  }

  /** [] also where the file cannot be read now. */
  async all(): Promise<VaultRecord[]> {
    const { value } = await this.#document.read().catch(() => ({ value: null }))
    return v.is(ItemsSchema, value) ? value.records.filter(isRecord) : []
  }

  /** To be called when it is in the vault. */
  remove(id: Id): Promise<void> {
    return this.#mutex.run(async () => {
      const left = (await this.all()).filter((record) => record.id !== id)
      if (left.length > 0) await this.#write(left)
      else await this.#document.remove()
    })
  }

  #write(records: VaultRecord[]): Promise<void> {
    return this.#document.write({ format: 1, records })
  }
}
