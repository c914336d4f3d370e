import type { calls } from '@shared/features/worksheets/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import { WorksheetService } from './worksheetService'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
}

export function createWorksheetsFeature(deps: Dependencies): Feature<keyof typeof calls> {
  const { events } = deps
  const worksheets = new WorksheetService(deps)
  return {
    services: {},
    handlers: {
      'worksheets.list': () => worksheets.list(),
      'worksheets.keep': (given) => events.afterChange(['worksheet'], worksheets.keep(given)),
      'worksheets.remove': ({ id }) => events.afterChange(['worksheet'], worksheets.remove(id)),
      'worksheets.restore': ({ id }) => events.afterChange(['worksheet'], worksheets.restore(id)),
    },
    dispose: () => undefined,
  }
}
