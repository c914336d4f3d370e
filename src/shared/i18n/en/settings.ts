import type { Wording } from '../wording'
import type { settings as nl } from '../nl/settings'

export const settings: Wording<typeof nl> = {
  title: '',
}
