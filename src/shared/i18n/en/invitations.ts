import type { Wording } from '../wording'
import type { invitations as nl } from '../nl/invitations'

export const invitations: Wording<typeof nl> = {
  title: 'Perhaps something for now',
  sentence: 'A sentence for yourself',
  begin: 'Have a look',
  openHelpNow: 'Open Help now',
  other: 'Show something else',
  notNow: 'Not now',
  why: 'Why this?',
  because: {
    hard: 'You chose a heavy word: then Help now comes first, and after it only what asks little.',
    liked: 'It is on your own list of what helps.',
    word: (word) => `You chose ‘${word}’.`,
    mood: {
      'dont-know': 'You said you don’t know.',
      nothing: 'You said you feel nothing.',
      'unpleasant-high': 'It was unpleasant, with a fair amount of energy.',
      'unpleasant-low': 'It was unpleasant, with little energy.',
      pleasant: 'It was pleasant.',
      middle: 'It was somewhere in between.',
      any: 'This suits almost any time.',
    },
    part: {
      night: 'It is night.',
      morning: 'It is morning.',
      afternoon: 'It is afternoon.',
      evening: 'It is evening.',
    },
  },
  putAway: 'Don’t show this again',
  isAway: 'This one won’t come by again. You can bring it back under ‘What helps me’.',
  keep: 'Add to what helps me',
  kept: 'It’s on your list of what helps.',
  aways: {
    title: 'What you didn’t want to see again',
    bringBack: 'Show again',
    bringBackThis: (line) => `Show again: ${line}`,
    back: 'This may come by again.',
  },
}
