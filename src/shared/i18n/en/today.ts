import type { Wording } from '../wording'
import type { today as nl } from '../nl/today'

export const today: Wording<typeof nl> = {
  greeting: {
    night: 'It is night. How are things?',
    morning: 'Good morning. How are things?',
    afternoon: 'Good afternoon. How are things?',
    evening: 'Good evening. How are things?',
  },
  lead: 'A few seconds will do. Nothing is required.',
  day: {
    label: 'What you’ve said',
    today: 'Today you said',
    now: 'now',
    yesterday: 'Yesterday',
    show: 'Show yesterday too',
    hide: 'Hide yesterday',
  },
  moment: {
    title: 'The next moment',
    none: 'Nothing is planned just now.',
    off: 'Luwte won’t get in touch by itself for now.',
    choose: 'Choose a moment',
    waiting: {
      'check-in': 'A moment is waiting. You can answer it above.',
      write: 'A moment to write is waiting.',
      practice: 'A moment for yourself is waiting.',
    },
    begin: { write: 'Write', practice: 'Begin' },
    held: {
      locked: 'A moment will come once the screen is unlocked.',
      away: 'A moment will come once you are back.',
      'do-not-disturb': 'A moment will come once ‘do not disturb’ is off.',
      'full-screen': 'A moment will come once the screen is free again.',
    },
    paused: 'Pausing until {when}',
    pausedOpen: 'Pausing until you carry on',
    pause: 'pause a while',
    pauseLabel: 'Pause for how long?',
    pauses: { hour: 'an hour', tomorrow: 'until tomorrow', open: 'until I carry on' },
    date: 'until a date',
    until: 'Until which day?',
    untilHint: 'At six that morning Luwte carries on.',
    untilDone: 'Pause',
    noDate: 'Choose a day after today.',
    keep: 'never mind',
    resume: 'carry on',
  },
  goOn: {
    title: 'Where you left off',
    reading: 'Reading: {title}',
    writing: 'Writing: a draft from {when}',
  },
}
