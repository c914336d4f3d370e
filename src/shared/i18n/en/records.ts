import type { Wording } from '../wording'
import type { records as nl } from '../nl/records'

export const records: Wording<typeof nl> = {
  entry: { label: 'Entry' },
  'check-in': { label: 'Check-in' },
  plan: { label: 'From my plan' },
  'plan-order': { label: 'Order of my plan' },
  'own-phrase': { label: 'Your own phrase' },
  favourite: { label: 'Phrase with a heart' },
  conversation: { label: 'Conversation' },
  'helper-load': { label: 'What you carry' },
  'helper-limit': { label: 'Limit for myself' },
  bookmark: { label: 'Bookmark' },
  reading: { label: 'Place in a guide' },
  word: { label: 'Your own word' },
  surrounding: { label: 'Something going on around you' },
  'own-prompt': { label: 'Your own question to write from' },
  'kept-filter': { label: 'Saved choice' },
  rhythm: { label: 'Name of a moment' },
  person: { label: 'Someone I’m there for' },
  contact: { label: 'A small contact' },
  computer: { label: 'Name of a computer' },
  'taken-over': { label: 'A computer that was taken over' },
  'section-lock': { label: 'The own lock of Beside someone' },
  'locked-month': { label: 'Something behind a lock of its own' },
  'locked-always': { label: 'Something behind a lock of its own' },
  other: { label: 'Something else' },
}
