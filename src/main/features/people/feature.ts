import type { calls } from '@shared/features/people/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import { PeopleService } from './peopleService'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
}

export function createPeopleFeature(deps: Dependencies): Feature<keyof typeof calls> {
  const { events } = deps
  const people = new PeopleService(deps)
  return {
    services: {},
    handlers: {
      'people.list': () => people.list(),
      'people.add': (person) => events.afterChange(['person'], people.add(person)),
      'people.change': ({ id, change }) => events.afterChange(['person'], people.change(id, change)),
      'people.remove': ({ id }) => events.afterChange(['person'], people.remove(id)),
      'people.restore': ({ id }) => events.afterChange(['person'], people.restore(id)),
    },
    dispose: () => undefined,
  }
}
