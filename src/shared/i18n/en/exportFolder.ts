import type { Wording } from '../wording'
import type { exportFolder as nl } from '../nl/exportFolder'

export const exportFolder: Wording<typeof nl> = {
  choose: {
    backups: { folder: 'Choose a folder for your backups', other: 'Choose the folder of a backup' },
    export: 'Where should the folder with your data go?',
    import: 'Choose the folder of an export',
    vault: 'Choose a folder for your data',
  },
  readme: {
    title: 'Your data from Luwte',
    made: 'Made on',
    reads:
      'You can read everything in this folder without Luwte. The texts open in any text editor, the table opens in a spreadsheet.',
    open: 'Anyone who can open this folder can read all of it, even if your data is sealed in Luwte. Keep the folder somewhere you trust, and delete it once you no longer need it.',
    where: 'What is where',
    files: {
      journal: 'Your journal. Each text is a file of its own, named after its day and time.',
      otherVersion:
        'Where a name ends in ‘(other version)’, that text was changed on two computers at the same time. Both are here.',
      checkIns: 'Your check-ins, as a table. If your spreadsheet asks for the separator: it’s the comma.',
      plan: 'My plan.',
      phrases: 'Your own phrases, and the ones you marked with a heart.',
      bookmarks: 'Your bookmarks in the guides, with your notes.',
      pictures: 'The pictures of your texts. Below each text is which ones belong to it.',
      bin: 'What is in the bin, laid out the same way.',
      whole:
        'All of it once more in one file, with what has no place above: words of your own, names of moments, where you were in a guide. This is the file that Luwte can import again.',
    },
    unknown: 'What this Luwte doesn’t know',
    unknownLead:
      'A newer Luwte wrote this, or someone changed it by hand. It’s only in `luwte.json`, as it is. How many, by kind:',
    left: 'What isn’t here',
    leftOut: 'Earlier versions of your texts, drafts you didn’t save, your settings, and what you deleted for good.',
    unread: 'What couldn’t be read',
    unreadLead: 'What these files hold isn’t in this folder. Nothing about them has changed in Luwte.',
  },
  markdown: {
    ownPhrases: 'My own phrases',
    favourites: 'Phrases from the guides',
    swaps: 'Something else to say',
    insteadOf: 'Instead of:',
    rather: 'Try:',
    plan: 'My plan',
    phrases: 'My phrases',
    bookmarks: 'Bookmarks in the guides',
    chapter: 'chapter',
  },
  columns: {
    date: 'date',
    time: 'time',
    zone: 'time zone',
    answer: 'answer',
    feelings: 'feelings',
    pleasantness: 'pleasantness (-4 to 4)',
    energy: 'energy (-4 to 4)',
    bodyWhere: 'where in the body',
    bodyHow: 'what it was like there',
    with: 'with whom',
    where: 'where',
    doing: 'doing',
    note: 'note',
    version: 'version',
  },
  answer: { felt: 'felt', 'dont-know': 'I don’t know', nothing: 'I feel nothing' },
  otherVersion: 'other version',
}
