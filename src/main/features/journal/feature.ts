import type { calls } from '@shared/features/journal/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { RunInBackground } from '@main/kernel/pendingTasks'
import type { Clock, Files, Paths } from '@main/ports'
import { JsonDocument } from '@main/vault/jsonDocument'
import type { Vault } from '@main/vault/vault'
import type { DraftService } from '../drafts/draftService'
import type { MomentAnswers } from '../moments/momentAnswers'
import { Bin } from './bin'
import { earlierTags } from './earlierTags'
import { EntryService } from './entryService'
import { journalDigest } from './journalDigest'
import { JournalList } from './journalList'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
  files: Files
  paths: Pick<Paths, 'userData'>
  drafts: Pick<DraftService, 'clear' | 'list'>
  moments: Pick<MomentAnswers, 'answered'>
  inBackground: RunInBackground
}

export function createJournalFeature(deps: Dependencies): Feature<keyof typeof calls> {
  deps.vault.registerDigest(journalDigest)
  const entries = new EntryService(deps)
  const list = new JournalList(deps)
  const document = new JsonDocument<object>(deps, deps.paths.userData, 'days-of-use.json')
  const bin = new Bin({ ...deps, document })
  const stopListening = deps.events.on('user.active', () => void deps.inBackground(bin.used()))
  return {
    services: {},
    handlers: {
      'entries.months': ({ filter, arrivals, few }) => list.months(filter, arrivals, few),
      'entries.month': ({ month, filter, few }) => list.month(month, filter, few),
      'entries.onThisDay': ({ today }) => list.onThisDay(today),
      'entries.bin': () => entries.bin(),
      'entries.read': ({ id }) => entries.read(id),
      'entries.save': ({ id, seen, ...body }) => entries.save(id, seen, body),
      'entries.setTime': ({ id, at }) => entries.setTime(id, at),
      'entries.versions': ({ id }) => entries.versions(id),
      'entries.tags': () => earlierTags(deps.vault),
      'entries.remove': ({ id }) => entries.remove(id),
      'entries.restore': ({ id }) => entries.restore(id),
      'entries.erase': ({ id }) => entries.erase(id),
    },
    dispose: stopListening,
  }
}
