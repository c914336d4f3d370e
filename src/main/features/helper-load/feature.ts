import type { calls } from '@shared/features/helper-load/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import { HelperLoadService } from './helperLoadService'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
}

export function createHelperLoadFeature(deps: Dependencies): Feature<keyof typeof calls> {
  const { events } = deps
  const load = new HelperLoadService(deps)
  return {
    services: {},
    handlers: {
      'helperLoad.read': () => load.read(),
      'helperLoad.range': (range) => load.range(range),
      'helperLoad.add': (given) => events.afterChange(['helper-load'], load.add(given)),
      'helperLoad.remove': ({ id }) => events.afterChange(['helper-load'], load.remove(id)),
      'helperLoad.restore': ({ id }) => events.afterChange(['helper-load'], load.restore(id)),
      'helperLoad.setLimit': ({ text }) => events.afterChange(['helper-limit'], load.setLimit(text)),
    },
    dispose: () => undefined,
  }
}
