import type { Wording } from '../wording'
import type { checkIn as nl } from '../nl/checkIn'

export const checkIn: Wording<typeof nl> = {
  title: '',
}
