import type { Wording } from '../wording'
import type { search as nl } from '../nl/search'

export const search: Wording<typeof nl> = {
  open: 'Find',
  title: 'Find anything in Luwte',
  field: 'What are you looking for?',
  list: 'Found',
  count: 'nothing found | {count} line found | {count} lines found',
  progress: 'Still reading your journal: {done} of {of} months.',
  nothing: 'There is nothing about this here. Another word may help.',
  groups: {
    now: 'Numbers to call',
    suggested: 'You may want one of these',
    fallbacks: 'You could go on here',
    destinations: 'Places and things to do',
    practices: 'Exercises and writing prompts',
    own: 'Your own words',
    guides: 'In the guides',
    phrases: 'Phrases to say',
    questions: 'Questions and answers',
    helplines: 'Helplines',
    entries: 'In your journal',
  },
  from: {
    exercise: 'step by step',
    write: 'for writing',
    care: 'something small',
    questions: 'Questions and answers',
    note: 'Your note',
    instead: 'Instead of: {instead}',
  },
  done: {
    paused: 'Luwte asks nothing until {time}.',
    goesOn: 'Moments will come again.',
  },
}
