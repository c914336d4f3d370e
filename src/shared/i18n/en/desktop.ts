import type { Wording } from '../wording'
import type { desktop as nl } from '../nl/desktop'

export const desktop: Wording<typeof nl> = {
  tray: {
    tipPlanned: (when) => `Luwte – next moment ${when}`,
    tipWaiting: 'Luwte – a moment is waiting',
    tipPaused: (when) => `Luwte – paused until ${when}`,
    tipResting: 'Luwte',
    nextMoment: (when) => `Next moment: ${when}`,
    waiting: 'A moment is waiting',
    noMoments: 'No moments planned',
    paused: (when) => `Paused until ${when}`,
    resume: 'Carry on',
    lastCheckIn: (when) => `Last check-in: ${when}`,
    checkIn: 'Check in now',
    write: 'Write',
    helpNow: 'Help now',
    open: 'Open Luwte',
    quit: 'Quit',
  },
  notification: {
    title: 'Luwte',
    body: 'A small moment, if you like.',
  },
  noTray: {
    title: 'Luwte stays nearby',
    text: 'This desktop shows no icons next to the clock. So when you close the window, it is minimised instead. To quit, press Ctrl+Q.',
    understood: 'Understood',
  },
  cannotStart: {
    title: 'Luwte cannot start',
    text: 'The folder with the settings cannot be read. Nothing was changed and nothing is lost. See whether you may read and write in this folder, then start Luwte again:',
  },
  when: {
    today: (time) => `today at ${time}`,
    tomorrow: (time) => `tomorrow at ${time}`,
    onDay: (day, time) => `${day} at ${time}`,
  },
}
