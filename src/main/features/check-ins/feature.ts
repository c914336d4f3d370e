import type { calls } from '@shared/features/check-ins/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { MomentAnswers } from '../moments/momentAnswers'
import { CheckInService } from './checkInService'
import { OwnChoicesService } from './ownChoicesService'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
  moments: Pick<MomentAnswers, 'answered'>
}

export function createCheckInsFeature(deps: Dependencies): Feature<keyof typeof calls, { checkIns: CheckInService }> {
  const { events } = deps
  const checkIns = new CheckInService(deps)
  const ownChoices = new OwnChoicesService(deps)
  return {
    services: { checkIns },
    handlers: {
      'checkIns.answer': (answer) => checkIns.answer(answer),
      'checkIns.recent': ({ days }) => checkIns.recent(days),
      'checkIns.read': ({ id }) => checkIns.read(id),
      'checkIns.change': ({ id, seen, answer }) => checkIns.change(id, seen, answer),
      'checkIns.remove': ({ id }) => checkIns.remove(id),
      'checkIns.restore': ({ id }) => checkIns.restore(id),
      'ownChoices.read': () => ownChoices.read(),
      'ownChoices.addWord': ({ text }) => events.afterChange(['word'], ownChoices.addWord(text)),
      'ownChoices.removeWord': ({ id }) => events.afterChange(['word'], ownChoices.removeWord(id)),
      'ownChoices.setSurrounding': ({ group, chip, hidden }) =>
        events.afterChange(['surrounding'], ownChoices.setSurrounding(group, chip, hidden)),
    },
    dispose: () => undefined,
  }
}
