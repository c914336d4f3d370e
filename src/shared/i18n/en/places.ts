import type { Wording } from '../wording'
import type { places as nl } from '../nl/places'

export const places: Wording<typeof nl> = {
  label: 'Places',
  today: 'Today',
  journal: 'Journal',
  care: 'Self-care',
  beside: 'Beside someone',
  guides: 'Guides',
  back: 'Looking back',
  settings: 'Settings',
  sos: 'Help now',
}
