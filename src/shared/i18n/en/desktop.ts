import type { Wording } from '../wording'
import type { desktop as nl } from '../nl/desktop'
import { appName } from './appName'

export const desktop: Wording<typeof nl> = {
  appName,
  state: {
    next: (when) => ({ item: `Next moment: ${when}`, tip: `next moment ${when}` }),
    unforeseen: { item: 'The next moment comes unannounced', tip: 'a moment comes unannounced' },
    waiting: { item: 'A moment is waiting', tip: 'a moment is waiting' },
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
    pauses: { hour: 'For an hour', tomorrow: 'Until tomorrow', open: 'Until I carry on' },
    pauseUntilDate: 'Until a date …',
    resume: 'Carry on',
    lock: 'Lock',
    open: (name) => `Open ${name}`,
    quit: 'Quit',
  },
  notification: {
    own: {
      'check-in': 'A small moment, if you like.',
      write: 'A moment to write, if you like.',
      practice: 'A small moment for yourself, if you like.',
      thin: 'Does Luwte ask too often? It can ask less.',
    },
    neutral: {
      'check-in': 'Something is ready.',
      write: 'Something is ready.',
      practice: 'Something is ready.',
      thin: 'A question is ready.',
    },
    later: 'Later',
    notToday: 'Not today',
  },
  noTray: (name) => ({
    title: `This window will close. Should ${name} go on showing moments?`,
    text: `This desktop shows no icon next to the clock. ${name} can still stay in the background. Start ${name} again to open its window. You can change your choice later, under Settings.`,
    stay: 'Stay in the background',
    quit: 'Quit altogether',
  }),
  /** The page with the recovery code, kept as a file. */
  recoveryPage: {
    dialog: 'Where would you like to keep the recovery code?',
    file: 'recovery code',
    text: (code: string, date: string) =>
      [
        'Recovery code',
        '',
        `    ${code}`,
        '',
        `Made on ${date}.`,
        '',
        'This code opens your journal when the passphrase has slipped your mind.',
        'Type it on the opening screen, where the passphrase goes.',
        'You can make a new one at any time; then this one stops working.',
        '',
        'Whoever holds this code can read your journal. Keep it where nobody',
        'else looks, and not on this computer.',
        '',
      ].join('\n'),
  },
  commandLine: {
    unclear: (flag) =>
      `This was not understood: ${flag}. A pause is written as --pause, --pause=30m, --pause=2h, --pause=1d or --pause=off.`,
    watched: (flag) => `${flag} would let another program look in, so Luwte does not start with it.`,
  },
  cannotStart: {
    title: 'Luwte cannot start',
    text: 'The folder with the settings cannot be read. Nothing was changed and nothing is lost. See whether you may read and write in this folder, then start Luwte again:',
  },
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
