import { EventBus } from '@main/kernel/eventBus'
import type { Vault } from '@main/vault/vault'
import { JournalIndexing } from '@main/features/search/journalIndexing'
import { SearchService } from '@main/features/search/searchService'
import { SegmentStore } from '@main/features/search/segmentStore'
import type { FakePorts } from './ports'

/** The search of a vault without the rest of Luwte. */
export function searching({ vault, ports }: { vault: Vault; ports: FakePorts }) {
  const store = new SegmentStore({
    ...ports,
    keys: () => vault.dataKeys,
    isSealed: () => vault.sealing.isOn(),
    folder: `${ports.paths.userData}/cache/search`,
  })
  const indexing = new JournalIndexing({ ...ports, vault, events: new EventBus(), store })
  vault.registerDigest(indexing.digest)
  return { indexing, search: new SearchService({ vault, indexing }) }
}
