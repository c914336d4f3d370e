import type { Wording } from '../wording'
import type { problems as nl } from '../nl/problems'

export const problems: Wording<typeof nl> = {
  error: {
    'bad-input': {
      what: 'Luwte couldn’t process this.',
      safe: 'What you wrote is still here.',
      next: 'Check what you filled in, make it shorter if need be, and try again.',
    },
    'not-allowed': {
      what: 'This can’t be done from this window.',
      safe: 'Nothing has changed.',
      next: 'Open the main window and try there.',
    },
    'not-found': {
      what: 'This is no longer here. It may have been removed somewhere else.',
      safe: 'Everything else is safe.',
      next: 'Look in the bin or in your backups.',
    },
    'vault-missing': {
      what: 'The folder with your data isn’t there right now.',
      safe: 'Nothing was overwritten, and what you wrote is kept as a draft.',
      next: 'Connect the disk or put the folder back, then try again.',
    },
    locked: {
      what: 'Your journal is locked, so this couldn’t be done.',
      safe: 'Nothing is lost.',
      next: 'Open it with your passphrase, then try again.',
    },
    'section-locked': {
      what: 'This part of Luwte has a lock of its own, and it’s closed.',
      safe: 'Nothing is lost.',
      next: 'Open it with the passphrase of this part, then try again.',
    },
    'wrong-secret': {
      what: 'This passphrase or code doesn’t fit.',
      safe: 'Nothing has changed.',
      next: 'Take your time and try again.',
    },
    'too-many-keys': {
      what: 'It hasn’t opened yet. There are more keys with this journal than Luwte tries at once. Someone else may have put them there.',
      safe: 'Your writing is still there.',
      next: 'If you’re sure of your passphrase, type it again, a few times if need be. Each time, Luwte tries the next keys. You can use your recovery code too.',
    },
    'wrong-groups': {
      what: 'These two groups aren’t the ones in the code.',
      safe: 'Nothing has changed.',
      next: 'Look at your paper again and type them once more.',
    },
    busy: {
      what: 'Luwte is in the middle of something that has to finish first.',
      safe: 'Nothing is lost.',
      next: 'Try again in a minute.',
    },
    'needs-secret': {
      what: 'This backup is sealed with a different passphrase.',
      safe: 'Nothing has changed.',
      next: 'Type the old passphrase.',
    },
    'wrong-folder': {
      what: 'This folder can’t be used for this.',
      safe: 'Nothing has changed.',
      next: 'Choose an empty folder, outside the folder with your data.',
    },
    'newer-format': {
      what: 'Your data was saved by a newer Luwte.',
      safe: 'Nothing is lost. You can read everything, but not change it here.',
      next: 'Update Luwte to go on writing.',
    },
    unreadable: {
      what: 'A file couldn’t be read.',
      safe: 'Luwte leaves it exactly as it is.',
      next: 'Try again in a little while.',
    },
    'disk-full': {
      what: 'The disk is full, so this hasn’t been saved yet.',
      safe: 'What you saved before is safe.',
      next: 'Make some room and try again.',
    },
    'not-writable': {
      what: 'Luwte doesn’t have permission to save here, so this hasn’t been saved yet.',
      safe: 'What you saved before is safe.',
      next: 'Choose another folder or change its permissions.',
    },
    unexpected: {
      what: 'Something went wrong.',
      safe: 'What you saved before is safe.',
      next: 'Try once more, or restart Luwte.',
    },
  },
  notice: {
    'damaged-set-aside': {
      what: 'A file with your data was damaged: {file}.',
      safe: 'Luwte set it aside as {aside} and wrote nothing over it. Everything else is still here.',
      next: 'If something is missing, look in your backups.',
    },
    'damaged-recovered': {
      what: 'A file with your data was damaged: {file}. Luwte set it aside as {aside}.',
      safe: 'What your backup of {when} had of it is back.',
      next: 'Anything saved in that file later isn’t there. Something you deleted later may be back. Check whether anything is missing.',
    },
    'not-arrived': {
      what: 'This file can’t be read right now: {file}. It may still be on its way from another computer.',
      safe: 'Luwte leaves it alone.',
      next: 'You don’t have to do anything: Luwte will look again later.',
    },
    'conflict-unread': {
      what: 'Your sync program made this file when something was written in two places: {file}. Luwte can’t read it.',
      safe: 'Luwte leaves it alone, and it’s part of your backups.',
      next: 'It may hold words that are nowhere else, so please don’t delete it.',
    },
    'newer-format': {
      what: 'The file {file} comes from a newer Luwte. This Luwte can’t use it.',
      safe: 'Luwte leaves it as it is.',
      next: 'Update Luwte here to see and change everything again.',
    },
    'vault-missing': {
      what: 'The folder with your data isn’t there right now: {folder}.',
      safe: 'Luwte makes no new one and writes nothing.',
      next: 'Connect the disk or put the folder back.',
    },
    'other-vault': {
      what: 'A different journal is in your journal’s folder now, or someone changed a file there: {folder}.',
      safe: 'Luwte reads and writes nothing in it.',
      next: 'If this wasn’t you, see who else can reach that folder, and restore your data from a backup.',
    },
    unproven: {
      what: 'In the folder of another computer there are files that weren’t sealed with your key.',
      safe: 'Luwte keeps them apart, and leaves them as they are.',
      next: 'If that computer is yours, open Luwte there once with your passphrase.',
    },
    'too-many-files': {
      what: 'There are more files in the folder {folder} of your journal than Luwte looks at. A program or a person may have put them there.',
      safe: 'Luwte leaves them all as they are.',
      next: 'If something of yours is missing, move what isn’t yours to another place. If you’re not sure, delete nothing.',
    },
    'older-file': {
      what: 'The file {file} is older than what Luwte read here before. An old copy may have been put back.',
      safe: 'Luwte has deleted nothing.',
      next: 'If something is missing, look in your backups.',
    },
    'other-key': {
      what: 'The file {file} is sealed with a different key.',
      safe: 'Luwte leaves it alone. The key may still be on its way from your other computer.',
      next: 'If you chose another passphrase there, type it in Settings.',
    },
    'backup-failed': {
      what: 'The last backup didn’t work: {why}.',
      safe: 'What you wrote is safely saved.',
      next: 'Look in Settings, under Backup and export.',
    },
    'changed-key-file': {
      what: 'A key file in your journal’s folder has been changed.',
      safe: 'Luwte goes by its own copy, so your journal still opens.',
      next: 'If this wasn’t you, see who else can reach that folder.',
    },
    'keyring-renewed': {
      what: 'The keyring of this system no longer had the key to your journal.',
      safe: 'Luwte has stored it there again.',
      next: 'You don’t have to do anything: next time your journal opens without typing, as before.',
    },
    'keyring-lost': {
      what: 'The keyring of this system no longer has the key to your journal, and storing it again didn’t work.',
      safe: 'Nothing is lost. Luwte asks for your passphrase here again.',
      next: 'If you want to use the keyring again, switch it on in Settings.',
    },
    'clock-behind': {
      what: 'The clock of this computer says {date}. That can’t be right. What you write now gets that date, and moments come at the wrong time.',
      safe: 'What was there already doesn’t change.',
      next: 'Please set the clock.',
    },
    'other-host': {
      what: 'Luwte is open on {host} too, with the same folder. If both write, something may be lost.',
      safe: 'What was saved until now is still there.',
      next: 'Close Luwte there or here.',
    },
    'settings-mended': {
      what: 'Some of your settings made no sense and are back to how they began: {fields}.',
      safe: 'The old file is kept as {aside}.',
      next: 'Check in Settings that everything is as you want it.',
    },
    'less-durable': {
      what: 'If the power fails suddenly, the last thing you saved may be lost from this disk: {folder}. The disk can’t promise more.',
      safe: 'Everything you saved is there.',
      next: 'If you want more certainty, move the folder to a disk of this computer.',
    },
    'not-watched': {
      what: 'This computer can’t tell Luwte when something has arrived from your other computer.',
      safe: 'Nothing is lost.',
      next: 'You don’t have to do anything: Luwte looks for itself, every minute, while a window is open.',
    },
  },
  backup: {
    'disk-full': 'the disk is full',
    'not-writable': 'Luwte doesn’t have permission to save there',
    unreadable: 'something couldn’t be read',
    missing: 'the folder isn’t there right now',
  },
  notices: {
    title: 'Good to know',
    dismiss: 'OK',
    toData: 'To Backup and export',
    toUnproven: 'Look at what is waiting',
  },
}
