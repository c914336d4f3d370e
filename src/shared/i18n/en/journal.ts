import type { Wording } from '../wording'
import type { journal as nl } from '../nl/journal'

export const journal: Wording<typeof nl> = {
  title: '',
}
