import type { calls } from '@shared/features/conversations/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import { ConversationService } from './conversationService'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
}

export function createConversationsFeature(deps: Dependencies): Feature<keyof typeof calls> {
  const { events } = deps
  const conversations = new ConversationService(deps)
  return {
    services: {},
    handlers: {
      'conversations.list': () => conversations.list(),
      'conversations.keep': (given) => events.afterChange(['conversation'], conversations.keep(given)),
      'conversations.remove': ({ id }) => events.afterChange(['conversation'], conversations.remove(id)),
      'conversations.restore': ({ id }) => events.afterChange(['conversation'], conversations.restore(id)),
    },
    dispose: () => undefined,
  }
}
