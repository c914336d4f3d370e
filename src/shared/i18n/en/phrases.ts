import type { Wording } from '../wording'
import type { phrases as nl } from '../nl/phrases'

export const phrases: Wording<typeof nl> = {
  title: 'Phrases to borrow',
  lead: 'What words are you looking for? Change a phrase until it’s yours.',
  situations: 'Situations',
  find: 'Search the phrases',
  none: 'Nothing with these words. A shorter one sometimes helps.',
  mine: 'My phrases',
  mineEmpty: 'Phrases you mark with a heart appear here. You can also write your own.',
  practise: 'Find other words for hard sentences',
  all: 'All phrases',
  add: 'Write your own phrase',
  change: 'Change ‘{text}’',
  remove: 'Remove: ‘{text}’',
  removed: 'The phrase has been removed.',
  favourite: 'In my phrases: ‘{text}’',
  makeMine: 'Add to my phrases',
  isMine: 'In my phrases',
  ratherNot: 'Instead of',
  rather: 'Try this',
  whyItStings: 'Why it can sting',
  readChapter: 'Read the chapter',
  readQuestions: 'To the questions',
}
