import type { calls } from '@shared/features/guides/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { DraftService } from '../drafts/draftService'
import { BookmarkService } from './bookmarkService'
import { ReadingService } from './readingService'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
  drafts: DraftService
}

export function createGuidesFeature(deps: Dependencies): Feature<keyof typeof calls> {
  const { events } = deps
  const reading = new ReadingService(deps)
  const bookmarks = new BookmarkService(deps)
  return {
    services: {},
    handlers: {
      'reading.list': () => reading.list(),
      'reading.keep': (place) => events.afterChange(['reading'], reading.keep(place)),
      'bookmarks.list': () => bookmarks.list(),
      'bookmarks.set': ({ note, ...address }) => events.afterChange(['bookmark'], bookmarks.set(address, note)),
      'bookmarks.remove': ({ id }) => events.afterChange(['bookmark'], bookmarks.remove(id)),
      'bookmarks.restore': ({ id }) => events.afterChange(['bookmark'], bookmarks.restore(id)),
    },
    dispose: () => undefined,
  }
}
