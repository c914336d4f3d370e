import type { Wording } from '../wording'
import type { records as nl } from '../nl/records'

export const records: Wording<typeof nl> = {
  entry: { label: 'Entry' },
  'check-in': { label: 'Check-in' },
  plan: { label: 'From my plan' },
  'plan-order': { label: 'Order of my plan' },
  'own-phrase': { label: 'A phrase of yours' },
  favourite: { label: 'Favourite phrase' },
  bookmark: { label: 'Bookmark' },
  reading: { label: 'Reading place' },
  word: { label: 'A word of yours' },
  surrounding: { label: 'Something around it' },
  rhythm: { label: 'Name of a moment' },
  computer: { label: 'Name of a computer' },
  'taken-over': { label: 'A computer that was taken over' },
  other: { label: 'Something else' },
}
