import type { calls } from '@shared/features/phrases/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import { PhraseService } from './phraseService'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
}

export function createPhrasesFeature(deps: Dependencies): Feature<keyof typeof calls> {
  const { events } = deps
  const phrases = new PhraseService(deps)
  return {
    services: {},
    handlers: {
      'phrases.read': () => phrases.read(),
      'phrases.setFavourite': ({ phrase, on }) => events.afterChange(['favourite'], phrases.setFavourite(phrase, on)),
      'phrases.keepOwn': ({ id, text }) => events.afterChange(['own-phrase'], phrases.keepOwn(id, text)),
      'phrases.removeOwn': ({ id }) => events.afterChange(['own-phrase'], phrases.removeOwn(id)),
      'phrases.restoreOwn': ({ id }) => events.afterChange(['own-phrase'], phrases.restoreOwn(id)),
    },
    dispose: () => undefined,
  }
}
