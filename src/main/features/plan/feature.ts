import type { calls } from '@shared/features/plan/contract'
import type { EventBus } from '@main/kernel/eventBus'
import type { Feature } from '@main/kernel/feature'
import type { Clock } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import type { SettingsService } from '../settings/settingsService'
import { PlanService } from './planService'

interface Dependencies {
  vault: Vault
  clock: Clock
  events: EventBus
  settings: SettingsService
}

export function createPlanFeature(deps: Dependencies): Feature<keyof typeof calls> {
  const { events } = deps
  const plan = new PlanService(deps)
  return {
    services: {},
    handlers: {
      'plan.read': () => plan.read(),
      'plan.setPart': ({ part, lines, was }) => events.afterChange(['plan'], plan.setPart(part, lines, was)),
      'plan.setOrder': ({ order }) => events.afterChange(['plan-order'], plan.setOrder(order)),
      'plan.shown': () => plan.shown(),
      'plan.setShown': ({ on }) => plan.setShown(on),
    },
    dispose: () => undefined,
  }
}
