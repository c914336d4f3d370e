import type { Wording } from '../wording'
import type { unsafeHome as nl } from '../nl/unsafeHome'

export const unsafeHome: Wording<typeof nl> = {
  title: 'Drawing less attention',
  lead: 'If there’s danger now, call the emergency number first. This is for when someone at home frightens you, controls you or hurts you. Luwte then draws less attention. It doesn’t make your home safe. Below is who can help you work out what to do.',
  help: {
    title: 'Talk to someone who knows about this',
    more: 'More help, also without speaking',
  },
  switch: 'Let Luwte draw less attention',
  notice: 'Someone may notice another name or a new lock. You know best whether this is a good moment.',
  off: 'When you switch this on, this changes right away:',
  on: 'This is on now. You can change each part by itself.',
  effects: {
    name: (name: string) =>
      `Outside this window Luwte is called ‘${name}’: in titles, next to the clock and in notifications.`,
    notOwnName: 'Outside this window Luwte goes by its own name again.',
    notification: 'A notification only says that something is ready.',
    lock: 'When you go to another program, or close the window, your journal locks.',
    noLock: 'Your journal no longer locks when you go to another program.',
    noLockOnClose: 'Your journal no longer locks when you close the window.',
    plain: 'You have no passphrase yet. So nothing locks, and anyone who opens Luwte can read everything.',
    hide: (keys: string) => `${keys} closes all of Luwte’s windows at once.`,
    noHide: 'There is no key that closes all of Luwte’s windows.',
    exit: 'F2, or the button at the top right, shows an empty page right away. F2 brings you back.',
    noExit: 'The button for an empty page is off.',
  },
  change: {
    name: 'Choose another name',
    lock: 'Choose when it locks',
    plain: 'Choose a passphrase',
    hide: 'Choose other keys',
  },
  exitSwitch: 'An empty page with F2',
  back: 'If you switch it off, everything goes back to how it was. What you changed yourself in the meantime stays.',
  cannot: {
    title: 'What this can’t do',
    lines: [
      'Leaving can be a dangerous moment. If you can, talk it over first with somebody who knows about this.',
      'A program that watches the screen or records keys sees what you do. If you don’t trust this computer, look for help on another one, such as in a library.',
      'Anyone who knows your passphrase, or manages this computer, can still get in. Anyone who uses the same account sees Luwte too.',
      'Someone who searches can still find Luwte, by its real name too: in folders, in lists of programs, and among what was used last.',
      'Anyone who opens Luwte sees the button for the empty page. A file also shows that this is on.',
      'Copies that exist already don’t go away: in a shared folder, in a backup, or as a photo of your screen.',
      'If your plan is shown in Help now, it can be read without the passphrase.',
      'Nothing you type on the empty page is kept. Anyone who clicks Back there is in Luwte again. Without a passphrase they can read everything.',
      'Your phone and your browser may remember who you called and which sites you looked at.',
    ],
  },
  exit: { button: 'Empty page', label: 'Show an empty page right away' },
  cover: {
    names: { luwte: 'Notes', notes: 'Notes', planner: 'Planner', reading: 'Reading list' },
    field: 'Text',
    back: 'Back',
  },
}
