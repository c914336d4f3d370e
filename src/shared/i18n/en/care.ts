import type { Wording } from '../wording'
import type { care as nl } from '../nl/care'

export const care: Wording<typeof nl> = {
  title: '',
}
