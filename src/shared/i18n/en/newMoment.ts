import type { Wording } from '../wording'
import type { newMoment as nl } from '../nl/newMoment'

export const newMoment: Wording<typeof nl> = {
  titles: {
    'check-in': 'When should Luwte ask how things are?',
    write: 'When should Luwte ask you to write?',
    practice: 'When would you like a moment for yourself?',
  },
  lead: 'Nothing changes until you choose Done.',
  when: 'When',
  choices: {
    tomorrow: 'Tomorrow evening',
    everyEvening: 'Every evening',
    everySunday: 'Every Sunday',
    other: 'Another time …',
  },
  done: 'Done',
  leave: 'Cancel',
  made: 'That’s set.',
  madeQuiet: 'It’s set, but nothing will come at these times. You may want to check them.',
}
