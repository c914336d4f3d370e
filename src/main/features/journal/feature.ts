import type { calls } from '@shared/features/journal/contract'
import { PictureRefused } from '@shared/features/journal/pictureFile/bytes'
import type { calls as pictureCalls } from '@shared/features/journal/picturesContract'
import { LuwteError } from '@shared/kernel/errors'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { RunInBackground } from '@main/kernel/pendingTasks'
import type { Clock, Dialogs, Files, Paths } from '@main/ports'
import { JsonDocument } from '@main/vault/jsonDocument'
import type { Vault } from '@main/vault/vault'
import type { DraftService } from '../drafts/draftService'
import type { MomentAnswers } from '../moments/momentAnswers'
import type { SearchService } from '../search/searchService'
import { Bin } from './bin'
import { ChosenPictures } from './chosenPictures'
import { earlierTags } from './earlierTags'
import { EntryService } from './entryService'
import { journalDigest } from './journalDigest'
import { JournalList } from './journalList'
import { OwnLists } from './ownLists'
import { PictureService } from './pictureService'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
  files: Files
  dialogs: Pick<Dialogs, 'chooseFiles'>
  paths: Pick<Paths, 'userData'>
  drafts: Pick<DraftService, 'blobs' | 'clear' | 'list' | 'onCleared'>
  moments: Pick<MomentAnswers, 'answered'>
  search: Pick<SearchService, 'places'>
  inBackground: RunInBackground
}

export function createJournalFeature(
  deps: Dependencies,
): Feature<keyof typeof calls | keyof typeof pictureCalls, { pictures: PictureService }> {
  deps.vault.registerDigest(journalDigest)
  const pictures = new PictureService(deps)
  const chosen = new ChosenPictures(deps)
  const entries = new EntryService({ ...deps, pictures })
  const list = new JournalList(deps)
  const own = new OwnLists(deps)
  const document = new JsonDocument<object>(deps, deps.paths.userData, 'days-of-use.json')
  const bin = new Bin({ ...deps, document, pictures })
  const stopReleasing = deps.drafts.onCleared((key) => pictures.release(key))
  const stopListening = deps.events.on('user.active', () => void deps.inBackground(bin.used()))
  return {
    services: { pictures },
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
      'keptFilters.list': () => own.filters(),
      'keptFilters.save': (kept) => own.keepFilter(kept),
      'keptFilters.remove': ({ id }) => own.remove('kept-filter', id),
      'keptFilters.restore': ({ id }) => own.restore('kept-filter', id),
      'ownPrompts.list': () => own.prompts(),
      'ownPrompts.save': (prompt) => own.keepPrompt(prompt),
      'ownPrompts.remove': ({ id }) => own.remove('own-prompt', id),
      'ownPrompts.restore': ({ id }) => own.restore('own-prompt', id),
      'entries.remove': ({ id }) => entries.remove(id),
      'entries.restore': ({ id }) => entries.restore(id),
      'entries.erase': ({ id }) => entries.erase(id),
      'pictures.add': ({ draft, bytes, small }) => pictures.store(bytes, small, draft).catch(refused),
      'pictures.read': ({ blob }) => pictures.read(blob),
      'pictures.choose': (words) => chosen.choose(words),
      'pictures.chosen': ({ index }) => chosen.read(index),
    },
    dispose() {
      stopListening()
      stopReleasing()
    },
  }
}

/** A window has asked `cleanPicture` itself, and said why. */
function refused(fault: unknown): never {
  throw fault instanceof PictureRefused ? new LuwteError('bad-input', fault.why) : fault
}
