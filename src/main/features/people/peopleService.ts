import { isPerson } from '@shared/features/people/peopleRecords'
import { type Person, type PersonBody, personFrom } from '@shared/features/people/person'
import { changedFields, type PersonChange } from '@shared/features/people/personChange'
import type { Id } from '@shared/kernel/ids'
import { LuwteError } from '@shared/kernel/errors'
import { Mutex } from '@main/kernel/mutex'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'
import type { ContactService } from './contactService'

interface Dependencies {
  vault: Vault
  clock: Clock
  contacts: ContactService
}

/** The people that the user is beside, each in a record of its own. */
export class PeopleService {
  readonly #deps: Dependencies
  readonly #people: Collection<Person>
  /** One change after another: each starts from what the one before made of a list. */
  readonly #changes = new Mutex()

  constructor(deps: Dependencies) {
    this.#deps = deps
    this.#people = new Collection(deps, 'person', isPerson)
  }

  async list(): Promise<Person[]> {
    const byId = new Map<string, [Person, ...Person[]]>()
    for (const version of await this.#people.versions()) {
      const others = byId.get(version.id)
      if (others) others.push(version)
      else byId.set(version.id, [version])
    }
    return [...byId.values()].map((versions) => personFrom(versions))
  }

  add({
    nickname,
    bond,
    distance,
  }: Pick<PersonBody, 'nickname'> & {
    bond: Person['bond'] | null
    distance: Person['distance'] | null
  }): Promise<Person> {
    const empty = { noticed: [], good: [], notGood: [], asked: [], promised: [] }
    const body = { nickname, bond: bond ?? undefined, distance: distance ?? undefined, ...empty }
    return this.#people.put(body, () => false)
  }

  /** Throws `not-found`. */
  change(id: Id, change: PersonChange): Promise<Person> {
    return this.#changes.run(async () => {
      const person = (await this.list()).find((one) => one.id === id)
      if (!person) throw new LuwteError('not-found', 'person')
      // What other versions say is written with it, since the edit has seen them all.
      const { noticed, good, notGood, asked, promised, ideasAway, changed } = person
      const whole = { noticed, good, notGood, asked, promised, ideasAway, changed }
      return this.#people.put({ ...whole, ...changedFields(person, change) }, (one) => one.id === id)
    })
  }

  /** With their contacts, of which the ids are returned. */
  async remove(id: Id): Promise<Id[]> {
    const { contacts } = this.#deps
    await this.#people.remove((person) => person.id === id)
    const theirs = await contacts.idsOf(id)
    for (const contact of theirs) await contacts.remove(contact)
    return theirs
  }

  /** Undoes `remove`. */
  async restore(id: Id, contacts: readonly Id[]): Promise<Person> {
    const person = await this.#people.restore(id)
    for (const contact of contacts) await this.#deps.contacts.restore(contact)
    return person
  }
}
