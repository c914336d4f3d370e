import type { Wording } from '../wording'
import type { writing as nl } from '../nl/writing'

export const writing: Wording<typeof nl> = {
  when: {
    now: 'Now',
    change: 'another date or time',
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
  find: {
    label: 'Find in this entry',
    next: 'Next',
    previous: 'Previous',
    close: 'Close',
    none: 'Not found',
    place: (at: number, count: string): string => (at === 0 ? `${count} times` : `${String(at)} of ${count}`),
  },
  editor: {
    'current match': 'found',
    'on line': 'on line',
    'Control character': 'Control character',
    'Selection deleted': 'Selection deleted',
    Completions: 'Earlier tags',
  },
  sheet: {
    alone: 'Only the page',
    all: 'Show everything again',
    count: 'Count the words',
    counted: (words: string, isOne: boolean): string => (isOne ? '1 word' : `${words} words`),
  },
}
