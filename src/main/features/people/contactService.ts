import type { ContactWhat, ShownContact } from '@shared/features/people/contact'
import { isContact } from '@shared/features/people/peopleRecords'
import { LuwteError } from '@shared/kernel/errors'
import type { Id } from '@shared/kernel/ids'
import { epochOf, instant } from '@shared/kernel/time'
import { mergedVector } from '@shared/records/merging'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import { sectionsOfMonth } from '@main/vault/sections/sectionAccess'

/** A card shows so many; whoever wants all of them has the export. */
const MOST = 40
/** So many months with something in them are read for a card: what was longer ago is in the export. */
const MONTHS_READ = 24

/** Small contacts with the people the user is beside. */
export class ContactService {
  readonly #deps: { vault: Vault; clock: Clock }

  constructor(deps: { vault: Vault; clock: Clock }) {
    this.#deps = deps
  }

  /** The last ones, the newest first. */
  async of(person: Id): Promise<ShownContact[]> {
    return (await this.#found(person, { most: MOST, months: MONTHS_READ })).slice(0, MOST)
  }

  /** The ids of all of them. */
  async idsOf(person: Id): Promise<Id[]> {
    return (await this.#found(person, { most: Infinity, months: Infinity })).map(({ id }) => id)
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

  /** The newest first. Only months are read in which something of Beside someone was noted, and no more than it takes. */
  async #found(person: Id, { most, months }: { most: number; months: number }): Promise<ShownContact[]> {
    const view = await this.#deps.vault.look()
    const found: ShownContact[] = []
    let read = 0
    for await (const [month, { open, locked }] of view.digests(sectionsOfMonth)) {
      if (found.length >= most || read >= months) break
      if (![...open, ...locked].includes('beside')) continue
      read += 1
      for (const { current } of await view.month(month))
        if (isContact(current) && current.deleted === undefined && current.person === person)
          found.push({ id: current.id, at: current.at, what: current.what })
    }
    return found.sort((one, other) => epochOf(other.at) - epochOf(one.at))
  }

  /** Throws `not-found` where it is gone, or something else. */
  async #change(id: Id, change: { deleted: string | undefined }): Promise<void> {
    const found = await this.#deps.vault.find(id)
    if (!found || !isContact(found.current)) throw new LuwteError('not-found', 'contact')
    await this.#deps.vault.edit(id, mergedVector(found), change)
  }
}
