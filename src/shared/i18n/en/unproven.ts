import type { Wording } from '../wording'
import type { unproven as nl } from '../nl/unproven'

export const unproven: Wording<typeof nl> = {
  title: 'Waiting for your choice',
  lead: 'There is something in the folder of your journal that isn’t sealed with your key. Anyone who can reach that folder could have put it there. So Luwte keeps it apart. Nothing happens to it until you choose.',
  none: 'Nothing is waiting. Everything you see is sealed with your key.',
  looking: 'Luwte is looking at what is waiting …',
  failed: 'Luwte couldn’t look at what is waiting just now. Nothing has changed.',
  computer: {
    stranger: 'A computer that Luwte doesn’t know',
    nameless: 'A computer of yours, without a name',
  },
  why: {
    stranger:
      'Luwte has never seen anything from this computer that was sealed with your key. If it’s a computer of yours, open Luwte there with your passphrase. Everything then falls into place by itself. If you don’t know it, someone else may have put this here. See who else can reach that folder.',
    behind:
      'Luwte does know this computer. But this hasn’t been sealed there yet, or only with an earlier key. Open Luwte there with your passphrase. Then there is nothing to do here.',
    unreadable:
      'Luwte can read none of this. It’s damaged, too large, from a newer Luwte, or sealed with another key. If it’s from a computer of yours, open Luwte there with your passphrase.',
  },
  span: '{contents}, from {from} to {to}.',
  day: '{contents}, from {from}.',
  noDay: '{contents}.',
  empty: 'There are no entries or check-ins in it.',
  unreadable: '{count} file can’t be read. | {count} files can’t be read.',
  cut: 'There is more. Luwte doesn’t read all of it at once.',
  here: '{count} of these is in your journal already. | {count} of these are in your journal already.',
  look: 'See what it says',
  hide: 'Hide what it says',
  texts: {
    title: 'Not certain that this is yours',
    lead: 'These are the words in those files. Luwte doesn’t know whether you wrote them. They aren’t in your journal.',
    cut: 'This is longer. It begins like this.',
    more: 'There is {count} more. | There are {count} more.',
    none: 'There is nothing that Luwte can show.',
  },
  takeIn: {
    go: 'Add as text',
    what: 'If you add it, each piece becomes a new entry in your journal, with the date that came with it. At the top it says where it came from. Luwte doesn’t add other things, such as lines for your plan or a phone number.',
    done: 'There is {count} more entry in your journal now. | There are {count} more entries in your journal now.',
    nothing: 'All of it was in your journal already.',
    undone: 'What you added is now in the bin.',
  },
  throwAway: {
    go: 'Remove …',
    done: 'It has been removed. For thirty days you can put it back below.',
  },
  thrownAway: {
    title: 'Removed',
    lead: 'After thirty days it’s gone for good.',
    when: 'Removed: {when}.',
    back: 'Put back',
    backOf: 'Put back: {name}',
    done: 'It’s back among what is waiting.',
    left: 'Some of it couldn’t go back, because something with the same name is there again. That hasn’t been overwritten.',
  },
}
