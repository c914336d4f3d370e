import type { Wording } from '../wording'
import type { unproven as nl } from '../nl/unproven'

export const unproven: Wording<typeof nl> = {
  title: 'Waiting for you',
  lead: 'There is something in the folder of your journal that is not sealed with your key. Anyone who can reach that folder could have put it there. So Luwte keeps it apart. Nothing happens to it until you choose.',
  none: 'Nothing is waiting. Everything you see is sealed with your key.',
  looking: 'Luwte is looking at what is waiting …',
  failed: 'Luwte could not look at what is waiting just now. Nothing has changed.',
  computer: {
    stranger: 'A computer that Luwte does not know',
    nameless: 'A computer of yours, without a name',
  },
  why: {
    stranger:
      'Luwte has never seen anything from this computer that was sealed with your key. If it is a computer of yours, open Luwte there with your passphrase. Everything then falls into place by itself. If you do not know it, somebody else may have put this here. See who else can reach that folder.',
    behind:
      'Luwte does know this computer. But this has not been sealed there yet, or only with an earlier key. Open Luwte there with your passphrase. Then there is nothing to do here.',
    unreadable:
      'Luwte can read none of this. It is damaged, too large, from a newer Luwte, or sealed with another key. If it is from a computer of yours, open Luwte there with your passphrase.',
  },
  span: '{contents}, from {from} to {to}.',
  day: '{contents}, from {from}.',
  noDay: '{contents}.',
  empty: 'There are no entries or check-ins in it.',
  unreadable: '{count} file cannot be read. | {count} files cannot be read.',
  cut: 'There is more. Luwte does not read all of it at once.',
  here: '{count} of these is in your journal already. | {count} of these are in your journal already.',
  look: 'See what it says',
  hide: 'Hide what it says',
  texts: {
    title: 'Not proven to be yours',
    lead: 'These are the words in those files. Luwte does not know whether you wrote them. They are not in your journal.',
    cut: 'This is longer. It begins like this.',
    more: 'There is {count} more. | There are {count} more.',
    none: 'There is nothing that Luwte can show.',
  },
  takeIn: {
    go: 'Add it as text',
    what: 'If you add it, each piece becomes a new entry in your journal, with the date that came with it. At the top it says where it came from. Luwte does not add other things, such as lines for your plan or a phone number.',
    done: 'There is {count} more entry in your journal now. | There are {count} more entries in your journal now.',
    nothing: 'All of it was in your journal already.',
    undone: 'What you added is now in the bin.',
  },
  throwAway: {
    go: 'Throw this away …',
    done: 'It has been thrown away. For thirty days you can bring it back below.',
  },
  thrownAway: {
    title: 'Thrown away',
    lead: 'After thirty days it is gone for good.',
    when: 'Thrown away: {when}.',
    back: 'Bring it back',
    backOf: 'Bring it back: {name}',
    done: 'It is back among what is waiting.',
    left: 'Some of it could not go back, because something with the same name is there again. That has not been overwritten.',
  },
}
