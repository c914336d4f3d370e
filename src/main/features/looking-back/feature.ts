import type { calls } from '@shared/features/looking-back/contract'
import type { Feature } from '@main/kernel/feature'
import type { Clock, Dialogs, Files } from '@main/ports'
import type { Vault } from '@main/vault/vault'
import { LookingBackService } from './lookingBackService'
import { saveChart } from './saveChart'

interface Dependencies {
  vault: Vault
  clock: Clock
  dialogs: Dialogs
  files: Files
}

export function createLookingBackFeature(deps: Dependencies): Feature<keyof typeof calls> {
  const lookingBack = new LookingBackService(deps)
  return {
    services: {},
    handlers: {
      'lookingBack.year': ({ year }) => lookingBack.year(year),
      'lookingBack.range': (range) => lookingBack.range(range),
      'lookingBack.isWorthwhile': () => lookingBack.isWorthwhile(),
      'lookingBack.passages': (range) => lookingBack.passages(range),
      'lookingBack.read': ({ ids }) => lookingBack.read(ids),
      'lookingBack.booklet': (range) => lookingBack.booklet(range),
      'lookingBack.saveChart': (chart) => saveChart(deps, chart),
    },
    dispose: () => undefined,
  }
}
