/** The kinds of records that lie in the month in which they were made. */
export const KINDS_OF_MONTHS = ['entry', 'check-in'] as const
/** Those that lie with what is of all times. */
export const KINDS_OF_ALL_TIMES = [
  'word',
  'surrounding',
  'reading',
  'rhythm',
  'bookmark',
  'own-phrase',
  'favourite',
  'plan',
  'plan-order',
  'computer',
  'taken-over',
] as const
