import type { Wording } from '../wording'
import type { destinations as nl } from '../nl/destinations'

export const destinations: Wording<typeof nl> = {
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
  exercises: { title: 'Exercises', words: 'breathing breath relax calm down panic tension grounding mindfulness' },
  helps: { title: 'What helps me', words: 'list what does me good nice things' },
  energy: { title: 'What is possible today?', words: 'low energy tired exhausted plan rest' },
  mirror: { title: 'Do you recognise this?', words: 'neglect recognise childhood test mirror' },
  boundaries: { title: 'My boundaries', words: 'boundary limits saying no' },
  demands: { title: 'Ask less of yourself', words: 'perfectionism must should inner critic' },
  ask: { title: 'Ask for something small', words: 'asking for help lonely' },
  triggers: { title: 'What sets it off', words: 'trigger triggers early signs relapse' },
  script: { title: 'What do I say to the doctor?', words: 'doctor GP note appointment referral' },
  waiting: { title: 'While I wait', words: 'waiting list waiting for help' },
  parents: { title: 'For parents', words: 'child teenager toddler parenting parent row make up' },
  beside: {
    title: 'Beside someone',
    words: 'helping supporting carer caring for partner friend parent child loved one',
  },
  people: {
    title: 'People you’re there for',
    words: 'card keep in touch stay in touch nickname what I notice promised',
  },
  rehearse: {
    title: 'Rehearse a conversation',
    words:
      'practise practice talk role play try out how do I say it silent partner grief teenager colleague parent asking about suicide',
  },
  practise: {
    title: 'Find other words for hard sentences',
    words: 'practise practice phrases choose what to say instead',
  },
  conversation: {
    title: 'Prepare a conversation',
    words: 'talk talking difficult conversation first words how do I begin I-statement what do I say blame',
  },
  refused: { title: 'When someone doesn’t want help', words: 'refuses help says no won’t talk refusing' },
  professional: {
    title: 'Bringing up professional help',
    words: 'doctor GP therapist psychologist suggest help for someone',
  },
  ownLoad: {
    title: 'What are you carrying?',
    words: 'carer caregiver burnout exhausted limit boundaries stopping guilt balance heavy',
  },
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
}
