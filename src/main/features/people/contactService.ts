import type { ContactWhat, ShownContact } from '@shared/features/people/contact'
import { isContact } from '@shared/features/people/peopleRecords'
import { LuwteError } from '@shared/kernel/errors'
import type { Id } from '@shared/kernel/ids'
import { epochOf, instant } from '@shared/kernel/time'
import { mergedVector } from '@shared/records/merging'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import { contactDigest } from './contactDigest'

/** A card shows so many; whoever wants all of them has the export. */
const MOST = 40

/** Small contacts with the people the user is beside. */
export class ContactService {
  readonly #deps: { vault: Vault; clock: Clock }

  constructor(deps: { vault: Vault; clock: Clock }) {
    this.#deps = deps
  }

  /** The last ones, the newest first. */
  async of(person: Id, most = MOST): Promise<ShownContact[]> {
    const found: ShownContact[] = []
    for await (const [, contacts] of (await this.#deps.vault.look()).digests(contactDigest)) {
      if (found.length >= most) break
      found.push(
        ...contacts.filter((contact) => contact.person === person).map(({ id, at, what }) => ({ id, at, what })),
      )
    }
    return found.sort((one, other) => epochOf(other.at) - epochOf(one.at)).slice(0, most)
  }

  async add(person: Id, what: ContactWhat): Promise<ShownContact> {
    const record = await this.#deps.vault.add('contact', { person, what })
    return { id: record.id, at: record.at, what }
  }

  /** Puts one into the bin. */
  remove(id: Id): Promise<void> {
    return this.#change(id, { deleted: instant(this.#deps.clock.now()) })
  }

  /** Undoes `remove`. */
  restore(id: Id): Promise<void> {
    return this.#change(id, { deleted: undefined })
  }

  /** Throws `not-found` where it is gone, or something else. */
  async #change(id: Id, change: { deleted: string | undefined }): Promise<void> {
    const found = await this.#deps.vault.find(id)
    if (!found || !isContact(found.current)) throw new LuwteError('not-found', 'contact')
    await this.#deps.vault.edit(id, mergedVector(found), change)
  }
}
