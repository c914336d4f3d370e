import type { Wording } from '../wording'
import type { desktopSettings as nl } from '../nl/desktopSettings'
import { appName } from './appName'

export const desktopSettings: Wording<typeof nl> = {
  title: 'This computer',
  lead: 'How Luwte starts, which keys open it, and where you find it again.',
  summary: {
    login: 'Luwte starts by itself when you log in.',
    byHand: 'Luwte starts when you start it.',
    noTray: 'There is no icon next to the clock here.',
  },
  start: {
    title: 'Starting Luwte',
    login: 'By itself, when I log in',
    loginHint: 'No window opens then. Luwte waits in the background.',
    loginNotHere:
      'Luwte can’t arrange to start by itself here. Your computer’s own settings often can, under programs that start when you log in.',
    menu: 'From the menu of programs',
    menuHint: 'A right click there can also take you straight to a check-in, to writing or to help.',
    menuNotHere: 'Luwte can’t add itself to the menu of programs here. You can still start it the way you just did.',
  },
  name: {
    title: 'Name and icon',
    lead: 'What Luwte is called when others look. The name appears next to the clock, above the windows, in notifications and in the menu of programs.',
    label: 'Name',
    names: appName,
    notHidden: 'What the name doesn’t hide:',
    folders: 'The folders and files of Luwte keep their own name.',
    process: 'The list of running programs shows what the program is really called.',
    words: 'Inside the windows the words are the same as ever.',
    former: 'Some panels show the former name until you close this window and open it again.',
  },
  shortcuts: {
    title: 'Shortcuts',
    lead: 'These open Luwte even while you’re doing something else on the computer. They are off until you choose one.',
    how: 'Go to a field and press the keys together, such as Ctrl\u00a0+\u00a0Alt\u00a0+\u00a0L. Backspace removes them. Escape leaves them as they are.',
    action: {
      'check-in': 'Check in',
      write: 'Write',
      'help-now': 'Help now',
      pause: 'Pause, or resume',
      hide: 'Hide and lock',
    },
    none: 'none',
    clear: 'Remove the keys for ‘{action}’',
    taken: 'Another program has these keys already. Choose different ones and they will work.',
    used: 'You already use these keys for ‘{action}’. Choose different ones.',
    few: 'Add one more key, such as Ctrl\u00a0+\u00a0Alt. Other programs use these keys themselves.',
    unknown: 'Luwte can’t use this key. Choose a letter, a digit or a function key.',
    unavailable:
      'On this desktop (Wayland) a program can’t choose shortcuts itself. The settings of the desktop often can. Assign a key there to the command that starts Luwte. Add --check-in, --write, --help-now or --pause to it.',
    keys: {
      Control: 'Ctrl',
      Alt: 'Alt',
      Shift: 'Shift',
      Super: 'Super',
      Command: 'Cmd',
      Space: 'space',
      Up: 'up',
      Down: 'down',
      Left: 'left',
      Right: 'right',
    },
  },
  tray: {
    title: 'Icon next to the clock, and quitting',
    here: 'Luwte has an icon next to the clock. When you close the window, you find Luwte there.',
    notHere: 'There is no icon on this desktop. Start Luwte again, and the window comes back.',
    closing: 'When you close the window and there are moments still to come:',
    choices: { ask: 'Ask me then', stay: 'Stay in the background', quit: 'Quit completely' },
    closingHint: 'With no moments planned, Luwte simply quits when you close the window.',
    quit: 'Quit Luwte',
    quitHint: 'What you typed is kept. While Luwte isn’t running, no moments come.',
  },
}
