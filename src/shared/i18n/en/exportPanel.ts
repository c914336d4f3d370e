import type { exportPanel as nl } from '../nl/exportPanel'

/** While everything is exported, and after an import. Read on that page, not at the start. */
export const exportPanel: typeof nl = {
  stop: 'Stop',
  stopping: 'Stopping …',
  stopped: 'Stopped. Nothing of it is in that folder, and nothing in Luwte has changed.',
  importUndone: 'Everything is as it was just before the import.',
}
