import type { Wording } from '../wording'
import type { today as nl } from '../nl/today'

export const today: Wording<typeof nl> = {
  title: '',
}
