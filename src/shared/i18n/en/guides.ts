import type { Wording } from '../wording'
import type { guides as nl } from '../nl/guides'

export const guides: Wording<typeof nl> = {
  title: 'What would you like to read?',
  lead: 'Read at your own pace. Your place is kept when you stop.',
  minutes: '{count} minute | {count} minutes',
  place: '{chapter} of {all}',
  continueReading: 'Continue reading',
  continueAt: 'You had got as far as ‘{section}’.',
  contents: 'Contents',
  inThisChapter: 'In this chapter',
  stoppedHere: 'This is where you left off.',
  toStart: 'Back to the start',
  act: {
    offer: 'Rather do something straight away?',
    'check-in': 'Check in',
    exercise: 'Start: {title}',
    write: 'Write: {title}',
  },
  around: 'Other chapters',
  previous: 'Previous',
  next: 'Next',
  backToContents: 'Back to the contents',
  disclaimer: 'This guide gives information. It is neither care nor a diagnosis.',
  disclaimerHelp: 'Would you like to talk to someone now?',
}
