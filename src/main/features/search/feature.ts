import type { calls } from '@shared/features/search/contract'
import type { Feature } from '@main/kernel/feature'
import type { Vault } from '@main/vault/vault'
import { SearchService } from './searchService'

export function createSearchFeature({ vault }: { vault: Vault }): Feature<keyof typeof calls> {
  const search = new SearchService(vault)
  return {
    services: {},
    handlers: { 'search.ownRecords': () => search.ownRecords() },
    dispose: () => undefined,
  }
}
