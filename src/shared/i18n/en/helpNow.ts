import type { Wording } from '../wording'
import type { helpNow as nl } from '../nl/helpNow'

export const helpNow: Wording<typeof nl> = {
  title: '',
}
