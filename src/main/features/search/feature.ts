import type { calls } from '@shared/features/search/contract'
import { DisposableStore } from '@main/kernel/disposables'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Cipher, Clock, Digest, Files, Paths, TextIndexes } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import { JournalIndexing } from './journalIndexing'
import { SearchService } from './searchService'
import { SegmentStore } from './segmentStore'

interface Dependencies {
  vault: Vault
  files: Files
  cipher: Cipher
  digest: Digest
  clock: Clock
  events: EventBus
  textIndexes: TextIndexes
  paths: Pick<Paths, 'userData'>
}

export function createSearchFeature(deps: Dependencies): Feature<keyof typeof calls, { search: SearchService }> {
  const { events, paths, vault } = deps
  const store = new SegmentStore({
    ...deps,
    keys: () => vault.dataKeys,
    isSealed: () => vault.sealing.isOn(),
    folder: `${paths.userData}/cache/search`,
  })
  const indexing = new JournalIndexing({ ...deps, store })
  vault.registerDigest(indexing.digest)
  const search = new SearchService({ vault, indexing })
  const ends = new DisposableStore()
  ends.add(
    () => indexing.release(),
    events.on('records.changed', () => {
      indexing.changed()
      search.changed()
    }),
    events.on('vault.changed', ({ lock }) => {
      // Nothing that was read with the key stays.
      search.changed()
      if (lock === 'locked') indexing.release()
    }),
  )
  return {
    services: { search },
    handlers: {
      'search.open': ({ isOpen }) => (isOpen ? indexing.open() : indexing.close()),
      'search.ownRecords': () => search.ownRecords(),
      'search.words': (question) => indexing.words(question),
      'search.records': ({ query, days, most }) => search.records(query, most, days),
    },
    dispose: () => ends.dispose(),
  }
}
