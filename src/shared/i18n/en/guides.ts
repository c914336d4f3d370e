import type { Wording } from '../wording'
import type { guides as nl } from '../nl/guides'

export const guides: Wording<typeof nl> = {
  title: '',
}
