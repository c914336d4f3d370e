/** The guide for whoever is beside somebody. */
export const BESIDE_GUIDE = 'help'

/** Its chapters that tell what is done in the place Beside someone, in reading order. */
export const BESIDE_CHAPTERS = [
  'help.intro',
  'help.presence',
  'help.safety',
  'help.silence',
  'help.nopep',
  'help.demands',
  'help.refuse',
] as const
