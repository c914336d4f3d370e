import type { Wording } from '../wording'
import type { computers as nl } from '../nl/computers'

export const computers: Wording<typeof nl> = {
  title: 'Writing on two computers',
  lead: 'You can, when both computers share the same folder. Luwte itself makes no connection.',
  how: {
    title: 'How it works',
    text: 'Your journal is a folder with files. A sync program keeps that folder the same on both computers. Syncthing and Nextcloud can do that.',
  },
  here: {
    title: 'First, on this computer',
    share: 'Set up a folder that Syncthing or Nextcloud shares with the other computer.',
    move: 'Choose that folder below. If there is something in it already, Luwte makes a folder of its own inside.',
    wait: 'Wait until the sync program has finished.',
  },
  there: {
    title: 'Then, on the other computer',
    install: 'Install Luwte there too, and the same sync program.',
    wait: 'Wait until the whole folder has arrived.',
    choose: 'Open this page in Luwte there, and choose the same folder.',
    goIn: 'Luwte finds the journal and goes on with it. If it’s sealed, Luwte asks for the passphrase.',
  },
  chooseHere: 'Choose a folder',
  expect: {
    title: 'What to expect',
    both: 'If you change one text on both computers, both versions stay until you join them. No word is ever lost.',
    late: 'What you write there shows up here once the file has arrived. That can take a while.',
    erased: 'What you delete here is deleted there too.',
    own: 'Settings, drafts and backups stay with each computer.',
  },
  others: {
    title: 'Who else can read it',
    open: 'Your journal isn’t sealed. If the sync service belongs to someone else, such as your work or a company, they can read all of it.',
    sealed:
      'Your journal is sealed. A sync service only sees how many files there are, how large they are and when they change.',
    link: 'Seal your journal',
    linkSealed: 'See your passphrase and lock',
  },
  list: {
    title: 'Computers with this journal',
    one: 'So far only this computer writes in it.',
    this: 'this computer',
    changed: 'Last saved something {when}.',
    never: 'Nothing saved yet.',
    nameless: 'A computer without a name',
    plainFiles: 'Anyone can still read {count} file here. | Anyone can still read {count} files here.',
    oldKeyFiles: '{count} file here still has an old key. | {count} files here still have an old key.',
    next: 'Open Luwte on that computer once, with your passphrase. That puts it right.',
    nextHere: 'Luwte puts this right while it’s open.',
    name: 'What do you call this computer?',
    rename: 'Change the name',
    named: 'This computer is now called {name}.',
  },
  takeOver: {
    open: 'This computer is gone …',
    title: 'Is that computer gone for good?',
    what: 'What you wrote there is added to the files of this computer. After that, the files of that computer are removed. No word is lost.',
    first: 'Luwte makes a backup just before.',
    not: 'If you still use that computer, open Luwte there instead. Then there is nothing to do here.',
    go: 'Take over its part',
    leave: 'Cancel',
    done: 'What you wrote on that computer is now with this one.',
  },
}
