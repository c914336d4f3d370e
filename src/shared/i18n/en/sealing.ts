import type { Wording } from '../wording'
import type { sealing as nl } from '../nl/sealing'

export const sealing: Wording<typeof nl> = {
  about: {
    title: 'Seal with a passphrase',
    lead: 'Right now, anyone who opens Luwte here can read everything. Sealing means encrypting: Luwte makes everything you write unreadable, and only your passphrase or recovery code makes it readable again.',
    helps: 'A passphrase helps when someone',
    helping: {
      away: 'opens Luwte while you’re away;',
      files: 'looks through your files, or through a shared folder;',
      theft: 'takes the computer or the disk.',
    },
    lost: 'You get a recovery code as well. If you lose both, nobody can open your journal again.',
    begin: 'Choose a passphrase',
    leave: 'Not now',
    change: 'What will be different?',
    changing: {
      close: 'When you close the window, your journal locks. You can switch that off later.',
      start: 'Anyone who opens Luwte sees a lock and needs your passphrase. Help now and check-ins work without it.',
      last: 'Nothing changes until the last step is done. You can stop at any time before that.',
    },
    helpsNot: 'What does it not help against?',
    notHelping: {
      screen: 'Anyone can read an open screen. Anyone who knows your passphrase can open everything.',
      admin: 'Anyone who manages this computer can watch while your journal is open.',
      keys: 'A program that records your keys sees your passphrase.',
      copies: 'Old backups, and copies that you made yourself, stay readable.',
      ssd: 'A disk (SSD) can keep pieces of old text for a while. Luwte can’t delete those.',
    },
  },
  after: {
    lead: 'What is different now:',
    changes: {
      close: 'When you close the window, your journal locks. You can switch that off below.',
      start: 'When Luwte starts, it asks for your passphrase.',
      help: 'Help now works while it’s locked. So does checking in.',
      backups: 'Backups from before sealing can still be read. You can delete them under Backup and export.',
    },
    lock: (keys: string) => `You can lock it yourself at any time: with ${keys}, or the padlock on the left.`,
    read: 'OK',
  },
}
