import type { calls } from '@shared/features/drafts/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Cipher, Clock, Files, Paths } from '@main/ports'
import { DraftInbox } from '@main/vault/inbox/draftInbox'
import { sealedObject } from '@main/vault/crypto/sealedObject'
import { JsonDocument } from '@main/vault/jsonDocument'
import type { Vault } from '@main/vault/vault'
import { discardDraft } from './discardDraft'
import { DraftService } from './draftService'

interface Dependencies {
  vault: Vault
  events: EventBus
  clock: Clock
  cipher: Cipher
  files: Files
  paths: Pick<Paths, 'userData'>
}

export function createDraftsFeature({
  vault,
  events,
  clock,
  cipher,
  files,
  paths,
}: Dependencies): Feature<keyof typeof calls, { drafts: DraftService }> {
  const ports = { files, clock }
  const drafts = new DraftService({
    document: new JsonDocument<object>(ports, paths.userData, 'drafts.json', sealedObject(vault.sealing, 'drafts')),
    inbox: new DraftInbox(new JsonDocument<object>(ports, paths.userData, 'drafts-locked.json'), {
      cipher,
      sealing: vault.sealing,
    }),
    clock,
    isLocked: () => vault.lock === 'locked',
    sections: vault.sections,
  })
  return {
    services: { drafts },
    handlers: {
      'drafts.read': ({ key }) => drafts.read(key),
      'drafts.write': ({ key, draft, isAside }) => drafts.write(key, draft, isAside),
      'drafts.earlier': ({ key }) => drafts.earlier(key),
      'drafts.clear': ({ key }) => drafts.clear(key),
      'drafts.discard': async ({ key, draft }) => ({
        binned: await discardDraft({ vault, clock, events, drafts }, key, draft),
      }),
      'drafts.list': () => drafts.list(),
    },
    dispose: () => undefined,
  }
}
