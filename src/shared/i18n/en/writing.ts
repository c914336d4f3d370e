import type { Wording } from '../wording'
import type { writing as nl } from '../nl/writing'

export const writing: Wording<typeof nl> = {
  when: {
    now: 'Now',
    change: 'change the date or time',
    title: 'When was this?',
    date: 'Date',
    time: 'Time',
    noDate: 'Choose a day.',
    noTime: 'Choose a time.',
    future: 'That’s in the future. Choose now or earlier.',
    cancel: 'Cancel',
    save: 'Change the time',
    moved: (day: string, time: string) => `This entry is now on ${day} at ${time}.`,
  },
}
