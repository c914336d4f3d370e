import type { calls } from '@shared/features/invitations/contract'
import { type InvitationAway, isInvitationAway } from '@shared/features/invitations/invitationAway'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import { Collection } from '@main/vault/collection'
import type { Vault } from '@main/vault/vault'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
}

/** The invitations that somebody does not want again. Which one is offered when, the windows work out. */
export function createInvitationsFeature(deps: Dependencies): Feature<keyof typeof calls> {
  const { events } = deps
  const away = new Collection<InvitationAway>(deps, 'invitation-away', isInvitationAway)
  // Two computers may have put the same one away.
  const ids = async () => [...new Set((await away.all()).map(({ invitation }) => invitation))]
  return {
    services: {},
    handlers: {
      'invitations.away': ids,
      async 'invitations.putAway'({ invitation }) {
        await events.afterChange(
          ['invitation-away'],
          away.put({ invitation }, (one) => one.invitation === invitation),
        )
        return ids()
      },
      async 'invitations.bringBack'({ invitation }) {
        await events.afterChange(
          ['invitation-away'],
          away.remove((one) => one.invitation === invitation),
        )
        return ids()
      },
    },
    dispose: () => undefined,
  }
}
