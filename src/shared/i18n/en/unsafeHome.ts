import type { Wording } from '../wording'
import type { unsafeHome as nl } from '../nl/unsafeHome'

export const unsafeHome: Wording<typeof nl> = {
  title: 'When home is not safe',
  lead: 'For when somebody at home frightens you, controls you or hurts you. Luwte then stands out less. It does not make your home safe: there are people for that.',
  help: {
    title: 'Talk to somebody who knows about this',
    more: 'More help, also without speaking',
  },
  switch: 'Unsafe home',
  notice: 'Another name or a new lock can be noticed. You know best whether this is a good moment.',
  off: 'When you switch this on, these change at once:',
  on: 'These are on now. You can change each of them by itself.',
  effects: {
    name: (name: string) =>
      `Outside this window Luwte is called ‘${name}’: in titles, beside the clock and in notifications.`,
    notOwnName: 'Outside this window Luwte is called Luwte again.',
    notification: 'A notification only says that something is ready.',
    lock: 'When you go to another program, or close the window, your journal locks.',
    noLock: 'Your journal no longer locks when you go to another program.',
    plain: 'You have no passphrase yet. So nothing locks, and whoever opens Luwte can read everything.',
    hide: (keys: string) => `${keys} closes all windows at once.`,
    noHide: 'There is no key that closes all windows.',
    exit: 'F2, or the button at the top right, shows an empty page at once. F2 brings you back.',
    noExit: 'The button for an empty page is off.',
  },
  change: {
    name: 'Choose another name',
    lock: 'Choose when it locks',
    plain: 'Choose a passphrase',
    hide: 'Choose other keys',
  },
  exitSwitch: 'An empty page with F2',
  back: 'When you switch it off, everything is as it was before. What you changed yourself meanwhile stays.',
  cannot: {
    title: 'What this cannot do',
    lines: [
      'A program that watches the screen or records keys sees what you do. If you do not trust this computer, use another one, such as in a library.',
      'Whoever knows your passphrase, or administers this computer, can still get in. Whoever uses the same account sees Luwte too.',
      'A photo or a picture taken of your screen stays.',
      'That a program is on the computer can still be found: in folders, in lists of programs, and among what was used last.',
      'Copies that exist already, such as in a shared folder or a backup, do not go away.',
      'If your plan is shown in Help now, it can be read without the passphrase.',
      'Nothing is kept of the empty page.',
    ],
  },
  exit: { button: 'Leave', label: 'Show an empty page at once' },
  cover: {
    names: { luwte: 'Notes', notes: 'Notes', planner: 'Planner', reading: 'Reading list' },
    field: 'Text',
    back: 'Back',
  },
}
