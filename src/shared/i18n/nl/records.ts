import type { RecordKind } from '@shared/records/registry'

/** What one record of each kind is called; `other`: one of a kind that this Luwte does not know. */
export const records = {
  entry: { label: 'Tekst' },
  'check-in': { label: 'Check-in' },
  plan: { label: 'Uit mijn plan' },
  'plan-order': { label: 'Volgorde van mijn plan' },
  'own-phrase': { label: 'Eigen zin' },
  favourite: { label: 'Zin met een hartje' },
  conversation: { label: 'Gesprek' },
  'helper-load': { label: 'Wat jij draagt' },
  'helper-limit': { label: 'Grens voor mezelf' },
  bookmark: { label: 'Bladwijzer' },
  reading: { label: 'Plek in een gids' },
  word: { label: 'Eigen woord' },
  surrounding: { label: 'Waar en met wie' },
  'own-prompt': { label: 'Eigen vraag om te schrijven' },
  'kept-filter': { label: 'Bewaarde keuze' },
  rhythm: { label: 'Naam van een moment' },
  person: { label: 'Iemand voor wie ik er ben' },
  contact: { label: 'Een klein contact' },
  computer: { label: 'Naam van een computer' },
  'taken-over': { label: 'Een overgenomen computer' },
  'section-lock': { label: 'Eigen slot van Naast iemand' },
  'locked-month': { label: 'Iets achter een eigen slot' },
  'locked-always': { label: 'Iets achter een eigen slot' },
  other: { label: 'Iets anders' },
} satisfies Record<RecordKind | 'other', { label: string }>
