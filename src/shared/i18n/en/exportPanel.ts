import type { exportPanel as nl } from '../nl/exportPanel'

/** While everything is exported. Read on that page, not at the start. */
export const exportPanel: typeof nl = {
  stop: 'Stop',
  stopping: 'Stopping …',
  stopped: 'Stopped. Nothing of it is in that folder, and nothing in Luwte has changed.',
}
