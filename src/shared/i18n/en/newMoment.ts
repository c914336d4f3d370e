import type { Wording } from '../wording'
import type { newMoment as nl } from '../nl/newMoment'

export const newMoment: Wording<typeof nl> = {
  titles: {
    'check-in': 'When may Luwte ask how it is?',
    write: 'When may Luwte ask you to write?',
    practice: 'When may Luwte offer something for yourself?',
  },
  lead: 'Nothing is switched on until you choose Done.',
  when: 'When',
  choices: {
    tomorrow: 'Tomorrow evening',
    everyEvening: 'Every evening',
    everySunday: 'Every Sunday',
    other: 'Something else …',
  },
  done: 'Done',
  leave: 'Never mind',
  made: 'That is ready.',
  madeQuiet: 'It is ready, but nothing will come this way. Have another look at the times.',
}
