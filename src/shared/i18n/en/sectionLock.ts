import type { sectionLock as dutch } from '../nl/sectionLock'

export const sectionLock: typeof dutch = {
  title: 'A lock of its own for Beside someone',
  none: {
    lead: 'Do you share this computer? Beside someone can have a lock of its own. The rest of Luwte stays open as it is.',
    behind: 'What goes behind the lock',
    what: {
      people: 'your cards about people, and what you write on them;',
      contacts: 'the small contacts you have with them;',
      talks: 'conversations you prepare;',
      load: 'how heavy it is for you.',
    },
    closes:
      'It closes when you close the window, when the computer sleeps, or after five minutes without a key or a click.',
    code: 'You get a recovery code as well. If you lose both the code and your passphrase, nobody can open this part again.',
    limits: 'What does the lock not do?',
    limit: {
      seen: 'Anyone can see that there is a lock, and how many notes are behind it.',
      backups: 'Backups from before today stay readable. You can delete those in Backup and export.',
      journal: 'What you write in your journal isn’t behind it.',
      admin: 'Whoever manages this computer can see what you see while it is open.',
    },
    begin: 'Choose a passphrase',
    set: 'Put the lock on',
    leave: 'Not now',
  },
  code: {
    title: 'Keep this recovery code',
    lead: 'The lock is on. If you forget your passphrase, this code opens it too. Luwte shows it only once.',
    where: 'Write it down, and put it where you will find it and somebody else won’t.',
    done: 'I’ve kept it',
  },
  locked: {
    title: 'Beside someone is locked',
    lead: 'This part has a passphrase of its own.',
    label: 'Passphrase or recovery code',
    open: 'Open',
    opening: 'Opening …',
    wrong: 'That passphrase or code doesn’t fit. Take your time and try again.',
    meanwhile: 'You can read phrases without it.',
    practise: 'Phrases',
    help: 'Help now',
  },
  open: {
    lead: 'It has a lock of its own. Right now it is open.',
    close: 'Lock it',
    change: 'Choose another passphrase',
    changed: 'The new passphrase counts from now on.',
    end: 'Take the lock off',
    endHint: 'What was behind it can then be read again by anyone who opens Luwte.',
    now: 'Your passphrase now',
    save: 'Save',
    cancel: 'Cancel',
    ended: 'The lock is off.',
    back: 'Back to Beside someone',
  },
  notRestored: 'Beside someone is locked. What is in there isn’t shown here and won’t be brought back.',
}
