import type { calls } from '@shared/features/search/contract'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import { SearchService } from './searchService'

export function createSearchFeature(deps: { vault: Vault; clock: Clock }): Feature<keyof typeof calls> {
  const search = new SearchService(deps)
  return {
    services: {},
    handlers: {
      'search.ownRecords': () => search.ownRecords(),
      'search.records': ({ query, days, most }) => search.records(query, most, days),
    },
    dispose: () => undefined,
  }
}
