import type { Wording } from '../wording'
import type { phrases as nl } from '../nl/phrases'

export const phrases: Wording<typeof nl> = {
  title: 'What words are you looking for?',
  lead: 'Sentences to borrow. Change them until they are yours.',
  situations: 'Situations',
  find: 'Search the phrases',
  none: 'Nothing with these words. A shorter one sometimes helps.',
  mine: 'My phrases',
  mineEmpty: 'Phrases you give a heart appear here. You can write one of your own, too.',
  all: 'All phrases',
  add: 'A phrase of your own',
  change: 'Change ‘{text}’',
  remove: 'Throw away: ‘{text}’',
  removed: 'The phrase is gone.',
  favourite: 'Among my phrases: ‘{text}’',
  makeMine: 'Add to my phrases',
  isMine: 'Is among my phrases',
  ratherNot: 'Better not',
  rather: 'Better this way',
  whyItStings: 'Why the first one stings',
  readChapter: 'Read the chapter',
  readQuestions: 'To the questions',
}
