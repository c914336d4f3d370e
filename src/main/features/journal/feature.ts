import type { calls } from '@shared/features/journal/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { DraftService } from '../drafts/draftService'
import type { MomentAnswers } from '../moments/momentAnswers'
import { EntryService } from './entryService'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
  drafts: Pick<DraftService, 'clear'>
  moments: Pick<MomentAnswers, 'answered'>
}

export function createJournalFeature(deps: Dependencies): Feature<keyof typeof calls> {
  const entries = new EntryService(deps)
  return {
    services: {},
    handlers: {
      'entries.list': ({ before, atLeast }) => entries.list(before, atLeast),
      'entries.bin': () => entries.bin(),
      'entries.read': ({ id }) => entries.read(id),
      'entries.save': ({ id, seen, ...body }) => entries.save(id, seen, body),
      'entries.find': ({ query, most }) => entries.find(query, most),
      'entries.remove': ({ id }) => entries.remove(id),
      'entries.restore': ({ id }) => entries.restore(id),
      'entries.erase': ({ id }) => entries.erase(id),
    },
    dispose: () => undefined,
  }
}
