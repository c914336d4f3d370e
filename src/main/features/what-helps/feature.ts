import type { calls } from '@shared/features/what-helps/contract'
import { isSameHelp, isWhatHelps, type WhatHelps, type WhatHelpsBody } from '@shared/features/what-helps/whatHelps'
import { LuwteError } from '@shared/kernel/errors'
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

/** The list of what does somebody good. */
export function createWhatHelpsFeature(deps: Dependencies): Feature<keyof typeof calls> {
  const { events } = deps
  const helps = new Collection<WhatHelps>(deps, 'what-helps', isWhatHelps)

  /** Throws `not-found` for an id that is not there, or not any more. */
  async function save(id: string | null, body: WhatHelpsBody): Promise<WhatHelps> {
    if (id !== null && !(await helps.all()).some((one) => one.id === id)) throw new LuwteError('not-found')
    return helps.put(body, (one) => (id === null ? isSameHelp(one.what, body.what) : one.id === id))
  }

  return {
    services: {},
    handlers: {
      'whatHelps.list': () => helps.all(),
      'whatHelps.save': ({ id, ...body }) => events.afterChange(['what-helps'], save(id, body)),
      'whatHelps.remove': ({ id }) =>
        events.afterChange(
          ['what-helps'],
          helps.remove((one) => one.id === id),
        ),
      'whatHelps.restore': ({ id }) => events.afterChange(['what-helps'], helps.restore(id)),
    },
    dispose: () => undefined,
  }
}
