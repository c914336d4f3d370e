import type { calls } from '@shared/features/people/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { RhythmService } from '../moments/rhythmService'
import { ContactService } from './contactService'
import { PeopleService } from './peopleService'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
  rhythms: Pick<RhythmService, 'endUnwanted'>
}

export function createPeopleFeature(deps: Dependencies): Feature<keyof typeof calls> {
  const { events, rhythms } = deps
  const contacts = new ContactService(deps)
  const people = new PeopleService({ ...deps, contacts })

  /** Before it is answered nothing reminds any more of somebody of whom nothing is to be brought up. */
  async function andEndUnwanted<Value>(change: Promise<Value>): Promise<Value> {
    const value = await change
    await rhythms.endUnwanted()
    return value
  }

  return {
    services: {},
    handlers: {
      'people.list': () => people.list(),
      'people.add': (person) => events.afterChange(['person'], people.add(person)),
      'people.change': ({ id, change }) =>
        change.do === 'change'
          ? events.afterChange(['person', 'rhythm'], andEndUnwanted(people.change(id, change)))
          : events.afterChange(['person'], people.change(id, change)),
      'people.remove': async ({ id }) => ({
        contacts: await events.afterChange(['person', 'contact', 'rhythm'], andEndUnwanted(people.remove(id))),
      }),
      'people.restore': ({ id, contacts: theirs }) =>
        events.afterChange(['person', 'contact'], people.restore(id, theirs)),
      'people.contacts': ({ person }) => contacts.of(person),
      'people.addContact': ({ person, what }) => events.afterChange(['contact'], contacts.add(person, what)),
      'people.removeContact': ({ id }) => events.afterChange(['contact'], contacts.remove(id)),
      'people.restoreContact': ({ id }) => events.afterChange(['contact'], contacts.restore(id)),
    },
    dispose: () => undefined,
  }
}
