import type { Wording } from '../wording'
import type { firstRun as nl } from '../nl/firstRun'

export const firstRun: Wording<typeof nl> = {
  notNow: 'Not now',
  language: {
    title: 'English or Nederlands?',
    text: 'Luwte speaks both. Je kunt het ook in het Nederlands lezen. You can change it later, in Settings.',
    choices: { nl: 'Nederlands', en: 'English' },
  },
  country: {
    title: 'Which country are you in?',
    text: 'Your computer doesn’t make that clear. Once you choose, Help now shows the numbers for that country.',
    other: 'Another country',
  },
  staysHere: {
    title: 'This stays here, on your computer',
    text: 'Luwte has no account and never goes online. What you write is kept in ordinary files on this computer. Anyone who can reach those files can read them.',
    open: 'Choose who can read it',
  },
  forWhom: {
    title: 'Who are you here for?',
    text: 'Luwte then puts what suits you first. You can still find everything.',
    label: 'Who it’s for',
    choices: {
      self: 'For myself',
      beside: 'For someone close to me',
      looking: 'Just looking around',
      none: 'I’d rather not say',
    },
  },
  light: {
    title: 'Would you like the screen dark in the evening?',
    text: 'Dark is often easier on the eyes. Luwte can turn dark by itself, from eight in the evening until seven in the morning.',
    choices: { hours: 'Yes, in the evening', night: 'Always dark', day: 'Always light' },
  },
  whoReads: {
    title: 'Who can read this?',
    text: 'What you wrote is in an ordinary file. Could someone else get to it? With a passphrase, Luwte encrypts everything you write, and you can lock it.',
    open: 'Read what a passphrase does',
  },
  atLogin: {
    title: 'Would you like Luwte to start when you log in?',
    text: 'A moment only comes while Luwte is running. No window opens: Luwte waits in the background.',
    yes: 'Yes, start by itself',
    done: 'From now on Luwte starts when you log in.',
  },
  starting: {
    beside: {
      title: 'If you’re worried about someone',
      links: {
        phrases: 'Phrases to borrow',
        place: 'Beside someone',
        guide: 'When someone goes quiet',
        questions: 'Questions people often ask',
      },
    },
    looking: {
      title: 'To look around',
      links: { guides: 'The guides', care: 'An exercise', before: 'I used Luwte before' },
    },
  },
  settings: {
    title: 'Who you’re here for',
    lead: 'This decides the order of the places on the left, and what Today offers.',
    again: 'Ask the first questions again',
    againDone: 'They come back on Today, one by one, after a check-in.',
  },
  before: {
    link: 'I used Luwte before',
    back: 'Back to This computer',
    title: 'You used Luwte before',
    lead: 'Here you can bring back what you wrote earlier.',
    folder: {
      title: 'I have the folder of my journal',
      lead: 'It may be on a USB stick, on another disk, or in a shared folder. A sealed journal is fine too.',
      choose: 'Choose the folder of your journal',
      none: 'There is no Luwte journal here',
      noneText:
        'Nothing was changed. The right folder is the one that has vault.json in it. This may be a backup or an export: you choose those below.',
      other: 'Choose another folder',
    },
    backup: {
      title: 'I have a backup',
      lead: 'First you see what is in it. Then you choose whether Luwte restores it.',
      choose: 'Choose the backup',
    },
    taken: { title: 'I have an export from Luwte' },
  },
}
