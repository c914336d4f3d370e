import type { Wording } from '../wording'
import type { desktop as nl } from '../nl/desktop'
import { appName } from './appName'

export const desktop: Wording<typeof nl> = {
  appName,
  state: {
    next: (when) => ({ item: `Next moment: ${when}`, tip: `next moment ${when}` }),
    unforeseen: { item: 'The next moment comes at a random time', tip: 'a moment comes at a random time' },
    waiting: { item: 'A question is ready', tip: 'a question is ready' },
    held: { item: 'A moment is on its way', tip: 'a moment is on its way' },
    paused: (when) => ({ item: `Paused until ${when}`, tip: `paused until ${when}` }),
    pausedOpen: { item: 'Paused', tip: 'paused' },
    nothing: 'No moments planned',
  },
  menu: {
    own: {
      lastCheckIn: (when) => `Last check-in: ${when}`,
      checkIn: 'Check in now',
      write: 'Write',
      helpNow: 'Help now',
    },
    neutral: {
      lastCheckIn: (when) => `Last: ${when}`,
      checkIn: 'Short',
      write: 'Long',
      helpNow: 'Help',
    },
  },
  tray: {
    answer: 'Open',
    later: 'Later',
    snooze: {
      'ten-minutes': 'In ten minutes',
      'half-hour': 'In half an hour',
      hour: 'In an hour',
      evening: 'This evening at eight',
    },
    notToday: 'Not today',
    pause: 'Pause',
    pauses: { hour: 'For an hour', tomorrow: 'Until tomorrow', open: 'Until I resume' },
    pauseUntilDate: 'Until a date …',
    resume: 'Resume',
    lock: 'Lock',
    open: (name) => `Open ${name}`,
    quit: 'Quit',
  },
  notification: {
    own: {
      'check-in': 'A small moment, if you like.',
      write: 'A moment to write, if you like.',
      practice: 'A small moment for yourself, if you like.',
      contact: 'Something small is ready, if you like.',
      askLess: 'Does Luwte ask too often? It can ask less.',
    },
    neutral: {
      'check-in': 'Something is ready.',
      write: 'Something is ready.',
      practice: 'Something is ready.',
      contact: 'Something is ready.',
      askLess: 'A question is ready.',
    },
    later: 'Later',
    notToday: 'Not today',
  },
  resting: (name) => ({
    title: `${name} now rests next to the clock`,
    body: 'Click there to go on, or to quit.',
  }),
  noTray: (name) => ({
    title: `This window will close. Should ${name} go on showing moments?`,
    text: `This desktop shows no icon next to the clock. ${name} can still stay in the background. Start ${name} again to open its window. You can change your choice later, under Settings.`,
    stay: 'Stay in the background',
    quit: 'Quit completely',
  }),
  /** Boxes of the system before something is destroyed. */
  confirmations: {
    everything: {
      title: 'Do you really want to delete everything in Luwte?',
      text: 'Your journal, your plan, your settings and the backups on this computer will be gone. This can’t be undone.',
      go: 'Delete everything',
      leave: 'Cancel',
    },
    oldBackups: {
      title: 'Do you want to delete the old backups?',
      text: 'Luwte makes a new one first. The old ones are then gone and won’t come back.',
      go: 'Delete for good',
      leave: 'Cancel',
    },
    takeOver: {
      title: 'Is that other computer really gone?',
      text: 'This computer takes over its files. If you do still use it, not everything there will count any more. Luwte makes a backup first.',
      go: 'Take over',
      leave: 'Cancel',
    },
    plainBackup: {
      title: 'Do you trust this backup?',
      text: 'Your journal is sealed, and this backup isn’t. It may be from before you sealed. But anyone who can reach the folder could also have changed something in it.',
      go: 'Trust this backup',
      leave: 'Cancel',
    },
    unprovenBackup: {
      title: 'Do you trust this backup?',
      text: 'Luwte can’t tell who made this backup. It may be from an older Luwte, or from before you chose a new key. But anyone who can reach the folder could also have changed something in it, or taken something out.',
      go: 'Trust this backup',
      leave: 'Cancel',
    },
    ofStranger: {
      title: 'Do you want to remove what is waiting here?',
      text: 'Luwte puts it aside for thirty days, in the folder of your journal. After that it’s gone for good. If you share the folder with another computer, it disappears there too.',
      go: 'Remove',
      leave: 'Cancel',
    },
    ofOwnComputer: {
      title: 'This came from a computer of yours. Do you really want to remove it?',
      text: 'If you open Luwte there with your passphrase, it will sort itself out. If you remove it here, it disappears there too. Luwte puts it aside for thirty days, in the folder of your journal. After that it’s gone for good.',
      go: 'Remove',
      leave: 'Cancel',
    },
  },
  /** The page with the recovery code, kept as a file. */
  recoveryPage: {
    dialog: 'Where would you like to keep the recovery code? Choose somewhere other than this computer.',
    file: 'recovery code',
    text: (code: string, date: string) =>
      [
        'Recovery code',
        '',
        `    ${code}`,
        '',
        `Made on ${date}.`,
        '',
        'This code opens your journal when you’ve forgotten the passphrase.',
        'Type it on the opening screen, where the passphrase goes.',
        'You can make a new one at any time; then this one stops working.',
        '',
        'Anyone who has this code can read your journal. Keep it where nobody',
        'else looks, and not on this computer.',
        '',
      ].join('\n'),
  },
  commandLine: {
    unclear: (flag) =>
      `Luwte didn’t understand this: ${flag}. Nothing has changed. A pause is written as --pause, --pause=30m, --pause=2h, --pause=1d or --pause=off.`,
    watched: (flag) =>
      `${flag} would let another program look in, so Luwte hasn’t started. Start Luwte without ${flag}.`,
  },
  cannotStart: {
    title: 'Luwte can’t start',
    text: 'The folder with the settings can’t be read. Nothing was changed and nothing is lost. Give yourself permission to read and write in this folder, then start Luwte again:',
    faults: {
      'not-writable': (folder: string) =>
        `Luwte doesn’t have permission to save in this folder:\n${folder}\n\nNothing was changed and nothing is lost. Give yourself permission to write in that folder, or choose another folder. Then start Luwte again.`,
      'other-owner': (folder: string) =>
        `This folder belongs to another user of this computer:\n${folder}\n\nNothing was changed and nothing is lost. Luwte may once have been started as administrator. Ask the administrator to put the folder back in your name. Then start Luwte again.`,
      full: (folder: string) =>
        `There is no room left on the disk with this folder:\n${folder}\n\nNothing was changed and nothing is lost. Make some room there, for example by emptying the bin. Then start Luwte again.`,
      'no-links': (folder: string) =>
        `The disk with this folder can’t keep links, which Luwte needs so that it runs only once:\n${folder}\n\nNothing was changed and nothing is lost. Put the folder on an ordinary disk of this computer. Your journal alone can be on such a disk: you choose that later in Settings.`,
      'too-long': (folder: string) =>
        `The name of the folder for temporary files is too long:\n${folder}\n\nNothing was changed and nothing is lost. Start Luwte with a shorter folder in TMPDIR, such as /tmp.`,
      'no-home': (user: string) =>
        `Luwte doesn’t know where your own folder is, and won’t put your journal just anywhere.\n\nNothing was changed. Set HOME to your own folder, then start Luwte again. User: ${user}`,
      unknown: (folder: string) =>
        `Luwte couldn’t get this folder for itself:\n${folder}\n\nNothing was changed and nothing is lost. Luwte may still be closing. Wait a moment and start it again. If that doesn’t help, restart the computer.`,
    },
  },
  /** Another computer uses the same user data. */
  otherHost: (host: string) => ({
    title: `Is Luwte still open on ${host}?`,
    text: `That computer uses the same folder. If both write, something may be lost. Close Luwte there first. If it’s closed there already, or that computer is off, it’s safe to go on here.`,
    go: 'Go on here',
    stop: 'Stop here',
  }),
  launcher: {
    comment: 'A quiet place on your own computer',
    neutralComment: 'On your own computer',
  },
  when: {
    today: (time) => `today at ${time}`,
    tomorrow: (time) => `tomorrow at ${time}`,
    onDay: (day, time) => `${day} at ${time}`,
  },
}
