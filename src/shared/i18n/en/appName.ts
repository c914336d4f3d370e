import type { Wording } from '../wording'
import type { appName as nl } from '../nl/appName'

export const appName: Wording<typeof nl> = {
  luwte: 'Luwte',
  notes: 'Notes',
  planner: 'Planner',
  reading: 'Reading list',
}
