import type { Wording } from '../wording'
import type { backups as nl } from '../nl/backups'

export const backups: Wording<typeof nl> = {
  backups: {
    title: 'Backups',
    lead: 'Luwte copies your journal by itself, so that you lose nothing when something breaks.',
    last: 'The latest is from {when}.',
    none: 'There is no backup yet.',
    noneWhy: 'The first one comes by itself, a few minutes after you save something. You can also make one now.',
    make: 'Make one now',
    made: 'The backup has been made.',
    folder: 'The backups are in this folder',
    sameDisk: 'Another disk or a USB stick is safest: then they outlive a broken computer as well.',
    choose: 'Choose another folder',
    chosen: 'Your backups are now in {folder}.',
    fault: {
      title: 'The latest backup did not work',
      'disk-full':
        'The disk with the backups is full. Your journal itself is safe, and so are earlier backups. Make some room, or choose another folder.',
      'not-writable':
        'Luwte may not write in this folder. Your journal itself is safe. See whether you may write there, or choose another folder.',
      unreadable:
        'Part of your journal could not be read. Luwte leaves it exactly as it is. Earlier backups are still there. Try again in a little while.',
      missing:
        'The folder for the backups is not there right now. Your journal itself is safe. Connect the disk, or choose another folder.',
      again: 'Try again',
    },
  },
  snapshots: {
    title: 'Anything you want back?',
    lead: 'These are the copies of your journal. Looking changes nothing.',
    empty: 'Your backups will be listed here.',
    age: {
      today: 'Today',
      week: 'The past week',
      month: 'The past month',
      earlier: 'Longer ago',
    },
    why: {
      changes: 'made by itself',
      asked: 'made by you',
      'before-restore': 'just before putting back',
      'before-import': 'just before bringing in',
      'before-moving': 'just before moving',
      'before-taking-over': 'just before taking over',
    },
    otherKey: 'sealed with another passphrase',
    look: 'Look',
    lookAt: 'See what would come back from {when}',
    test: 'Test',
    testThis: 'Test the backup of {when}',
    testing: 'Luwte is reading the whole copy.',
    good: 'This backup is good. Everything in it can be read: {holds}.',
    damaged:
      'One file in this backup cannot be read. The rest can: {holds}. | {count} files in this backup cannot be read. The rest can: {holds}.',
    damagedNext: 'Your journal itself is a separate thing. Make a new backup now, and leave this one be.',
    fromBefore:
      'Backups from before you sealed it still lie open. If you would rather they did not, erase the older ones.',
    other: 'Choose a backup from another place',
    eraseOld: 'Erase the older backups',
    erase: {
      title: 'Erase the older backups?',
      text: 'Luwte first makes a new one of how it is now. After that all the others go. What was only in those will not come back.',
      yes: 'Erase the older ones',
      no: 'Leave them',
      done: 'Only the backup of now is left.',
    },
  },
  restore: {
    title: 'Do you want this back?',
    when: 'This is your journal as it was: {when}. Nothing changes yet.',
    elsewhere: 'This is a backup from another place. Nothing changes yet.',
    reading: 'Luwte is looking at what is in it.',
    declined: 'Nothing was opened, and nothing was put back.',
    unread: 'This backup could not be opened just now. Your journal is as it was.',
    nothing: 'Everything is still exactly as it was then. There is nothing to put back.',
    same: '{count} thing stayed the same. | {count} things stayed the same.',
    gone: '{count} thing is no longer there | {count} things are no longer there',
    different: '{count} thing is different now | {count} things are different now',
    newer: '{count} thing was added since | {count} things were added since',
    more: 'and {count} more',
    how: {
      title: 'How would you like it back?',
      beside: 'Only what is missing',
      besideText: 'What is gone comes back. Where a text is different now, both versions stay side by side.',
      instead: 'Everything as it was then',
      insteadText: 'What is gone comes back. What is different becomes as it was.',
      insteadBin: 'What was added since goes to the bin. It is not gone.',
    },
    first: 'Luwte first makes a copy of how it is now, so you can always return to that.',
    go: 'Put it back',
    done: {
      title: 'It is back',
      none: 'There was nothing left to put back.',
      returned: '{count} thing came back. | {count} things came back.',
      besides:
        'For {count} thing, the version of then is beside it. | For {count} things, the version of then is beside it.',
      changed: '{count} thing is as it was then. | {count} things are as they were then.',
      binned: '{count} thing is in the bin. | {count} things are in the bin.',
      toast: 'It has been put back.',
      undo: 'Undo: make it as it was just now',
      undone: 'Everything is as it was just now.',
      journal: 'To your journal',
    },
  },
}
