import type { Wording } from '../wording'
import type { problems as nl } from '../nl/problems'

export const problems: Wording<typeof nl> = {
  error: {
    'bad-input': 'Luwte could not take this in. What you wrote is still here. Change something and try again.',
    'not-allowed': 'That cannot be done from this window. Nothing has changed.',
    'not-found': 'This is no longer here. Perhaps it was removed somewhere else. Everything else is safe.',
    'vault-missing':
      'The folder with your data is not there right now. Nothing was overwritten, and what you wrote is kept as a draft. Connect the disk or put the folder back, then try again.',
    locked:
      'Your journal is locked, so this could not be done. Nothing is lost. Open it with your passphrase, then try again.',
    'wrong-secret': 'This passphrase or code does not fit. Nothing has changed. Take your time and try again.',
    'too-many-keys':
      'It has not opened yet. Your writing is still there. There are more keys with this journal than Luwte tries at once. Perhaps somebody else put them there. If you are sure of your passphrase, type it again, a few times if need be. Each time, Luwte tries the next keys. You can use your recovery code too.',
    'wrong-groups':
      'These two groups are not the ones in the code. Nothing has changed. Look at your paper again and type them once more.',
    busy: 'Luwte is in the middle of something that has to finish first. Nothing is lost. Try again in a minute.',
    'needs-secret':
      'This backup is sealed with a different passphrase. Nothing has changed. Type the passphrase from that time.',
    'wrong-folder':
      'This folder will not do for this. Nothing has changed. Choose an empty folder, outside the folder with your data.',
    'newer-format':
      'Your data was saved by a newer Luwte. You can read it, but not change it. Update Luwte to go on writing.',
    unreadable: 'A file could not be read. Luwte leaves it exactly as it is. Try again in a little while.',
    'disk-full':
      'The disk is full, so this has not been saved yet. What you saved before is safe. Make some room and try again.',
    'not-writable':
      'Luwte may not write here, so this has not been saved yet. What you saved before is safe. See whether you may write in that folder.',
    unexpected: 'Something went wrong. What you saved before is safe. Try once more, or restart Luwte.',
  },
  backup: {
    'disk-full': 'the disk is full',
    'not-writable': 'Luwte may not write there',
    unreadable: 'something could not be read',
    missing: 'the folder is not there right now',
  },
  notice: {
    title: 'Good to know',
    toData: 'To keeping and restoring',
    toUnproven: 'Look at what is waiting',
    dismiss: 'Understood',
    'damaged-set-aside':
      'A file with your data was damaged: {file}. Luwte set it aside as {aside} and wrote nothing over it. Everything else is still here.',
    'damaged-recovered':
      'A file with your data was damaged: {file}. Luwte set it aside as {aside}, and took back what your backup of {when} had of it. Anything saved in that file later is not there. Something you erased later may be back.',
    'not-arrived':
      'This file cannot be read right now: {file}. It may still be on its way from another computer. Luwte leaves it alone and will look again later.',
    'conflict-unread':
      'Your sync program made this file when something was written in two places: {file}. Luwte cannot read it and leaves it alone. It may hold words that are nowhere else, so please do not throw it away. It is part of your backups.',
    'newer-format':
      'The file {file} comes from a newer Luwte. This Luwte cannot use it, and leaves it as it is. Update Luwte here to see and change everything again.',
    'vault-missing':
      'The folder with your data is not there right now: {folder}. Luwte makes no new one and writes nothing. Connect the disk or put the folder back.',
    'other-vault':
      "A different journal is in your journal's folder now, or somebody changed a file there: {folder}. Luwte reads and writes nothing in it. If this was not your doing, see who else can reach that folder, and restore your data from a backup.",
    unproven:
      'In the folder of another computer there are files that were not sealed with your key. Luwte keeps them apart, and leaves them as they are. If that computer is yours, open Luwte there once with your passphrase.',
    'too-many-files':
      'There are more files in the folder {folder} of your journal than Luwte looks at. A program or a person may have put them there. Luwte leaves them all as they are. If something of yours is missing, move what is not yours to another place. If you are not sure, throw nothing away.',
    'older-file':
      'The file {file} is older than what Luwte read here before. Perhaps an old copy was put back. Luwte erased nothing. If you miss something, look in your backups.',
    'other-key':
      'The file {file} is sealed with a different key. Luwte leaves it alone. The key may still be on its way from your other computer. If you chose another passphrase there, type it in Settings.',
    'backup-failed':
      'The last backup did not work: {why}. What you wrote is safely kept. Look in Settings at where your backups are made.',
    'changed-key-file':
      "A key file in your journal's folder has been changed. Luwte goes by its own copy, so your journal still opens. If this was not your doing, see who else can reach that folder.",
    'keyring-renewed':
      'The keyring of this system no longer had the key to your journal. Luwte has stored it there again. Next time your journal opens without typing, as before.',
    'keyring-lost':
      'The keyring of this system no longer has the key to your journal, and storing it again did not work. Nothing is lost. Luwte asks for your passphrase here again. If you want to use the keyring again, switch it on in Settings.',
    'clock-behind':
      'The clock of this computer says {date}. That cannot be right. What you write now gets that date, and moments come at the wrong time. Please set the clock. What was there already does not change.',
    'other-host':
      'Luwte is open on {host} too, with the same folder. If both write, something may be lost. Close Luwte there or here. What was saved until now is still there.',
    'settings-mended':
      'Some of your settings made no sense and are back to how they began: {fields}. The old file is kept as {aside}.',
    'less-durable':
      'If the power fails suddenly, the last thing you saved may be lost from this disk: {folder}. The disk cannot promise more. Everything you saved is there. If you want more certainty, move the folder to a disk of this computer.',
    'not-watched':
      'This computer cannot tell Luwte when something has arrived from your other computer. So Luwte looks for itself, every minute, while a window is open. Nothing is lost.',
  },
}
