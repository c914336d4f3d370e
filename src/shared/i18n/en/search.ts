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
  destinations: {
    helpNow: {
      title: 'Help now',
      words: 'sos emergency crisis helpline hotline phone number call chat 112 999 911 988',
    },
    checkIn: { title: 'Check in', words: 'check-in feeling mood how are you how is it' },
    write: { title: 'Write', words: 'journal diary new entry note' },
    today: { title: 'Today', words: 'start home' },
    journal: { title: 'Journal', words: 'diary read back what I wrote entries' },
    bin: { title: 'Bin', words: 'deleted thrown away restore erase trash' },
    care: { title: 'Self-care', words: 'exercises calm rest prompts' },
    plan: { title: 'My plan', words: 'safety plan when it gets hard' },
    guides: { title: 'Guides', words: 'read book chapters contents' },
    phrases: {
      title: 'Phrases to borrow',
      words: 'sentences what can I say what to say tonight favourites my phrases cards',
    },
    questions: { title: 'Questions and answers', words: 'faq frequently asked explanation' },
    bookmarks: { title: 'Bookmarks', words: 'saved marked notes' },
    sources: { title: 'Sources', words: 'who made this research disclaimer report a mistake' },
    back: {
      title: 'Looking back',
      words:
        'chart charts graph how was it how did it go overview statistics count year calendar days in colour color pattern',
    },
    pageForDoctor: {
      title: 'A page for my doctor or therapist',
      words:
        'gp general practitioner physician counsellor counselor psychologist appointment take along show print report',
    },
    pause: { title: 'Pause for an hour', words: 'quiet do not disturb break mute' },
    goOn: { title: 'Resume after the pause', words: 'pause stop resume' },
    moments: { title: 'Moments', words: 'reminders notifications rhythm times quiet hours when' },
    desktop: { title: 'This computer', words: 'tray icon shortcuts start name launch' },
    vault: {
      title: 'Seal with a passphrase',
      words: 'passphrase password recovery code encrypt secret privacy security key',
    },
    lock: { title: 'Lock', words: 'close hide shut private' },
    settings: { title: 'Settings', words: 'preferences options' },
    switchLanguage: { title: 'Lees in het Nederlands', words: 'language dutch taal' },
    look: { title: 'Light, dark and text size', words: 'night day theme contrast font size colour color appearance' },
    country: { title: 'Country for help', words: 'united kingdom ireland states canada abroad' },
    data: {
      title: 'Backup and export',
      words: 'keeping take along where your data is kept files folder storage backup export import move restore',
    },
    computers: { title: 'Writing on two computers', words: 'sync syncthing nextcloud share laptop' },
    deleteAll: { title: 'Delete everything', words: 'remove erase wipe account leave' },
    unsafeHome: {
      title: 'Drawing less attention',
      words:
        'when home isn’t safe unsafe violence abuse afraid control partner reads along watching hide hidden secret disguise quick exit escape',
    },
    about: { title: 'About Luwte', words: 'version licences parts sources privacy statement who made this' },
    keys: { title: 'Keys in Luwte', words: 'shortcuts keyboard' },
  },
}
