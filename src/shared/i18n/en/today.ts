import type { Wording } from '../wording'
import type { today as nl } from '../nl/today'

export const today: Wording<typeof nl> = {
  greeting: {
    night: 'It’s late. How are things?',
    morning: 'Good morning. How are things?',
    afternoon: 'Good afternoon. How are things?',
    evening: 'Good evening. How are things?',
  },
  lead: 'A few seconds will do. Nothing is required.',
  day: {
    label: 'What you put down',
    today: 'Today',
    now: 'now',
    yesterday: 'Yesterday',
    show: 'Show yesterday too',
    hide: 'Hide yesterday',
  },
  moment: {
    title: 'The next moment',
    none: 'Nothing is planned just now.',
    off: 'Luwte won’t ask anything for now.',
    choose: 'Choose a moment',
    waiting: {
      'check-in': 'Luwte has a question for you. You can answer it above.',
      write: 'It’s time to write, if you like.',
      practice: 'It’s time for something for yourself, if you like.',
      contact: 'Something small is ready in Beside someone, if you like.',
    },
    begin: { write: 'Write', practice: 'Begin', contact: 'See' },
    held: {
      locked: 'A moment will come once the screen is unlocked.',
      away: 'A moment will come once you’re back.',
      'do-not-disturb': 'A moment will come once ‘do not disturb’ is off.',
      'full-screen': 'A moment will come once the screen is free again.',
    },
    paused: 'Paused until {when}',
    pausedOpen: 'Paused until you resume',
    pause: 'Pause',
    pauseLabel: 'Pause for how long?',
    pauses: { hour: 'An hour', tomorrow: 'Until tomorrow', open: 'Until I resume' },
    date: 'Until a date',
    until: 'Until which day?',
    untilHint: 'Luwte resumes at six that morning.',
    untilDone: 'Pause',
    noDate: 'Choose a day after today.',
    keep: 'Cancel',
    resume: 'Resume',
  },
  goOn: {
    title: 'Where you left off',
    reading: 'Reading: {title}',
    writing: 'Writing: a draft from {when}',
  },
}
