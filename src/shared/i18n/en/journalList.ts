import type { Wording } from '../wording'
import type { journalList as nl } from '../nl/journalList'

export const journalList: Wording<typeof nl> = {
  tools: 'Find your way in your journal',
  goTo: 'Go to a month',
  choose: 'Choose what you see',
  onThisDay: 'Earlier on this day',
  year: 'Year',
  month: 'Month',
  days: (month: string) => `Days in ${month}`,
  weekday: 'Day of the week',
  show: 'Show this month',
  kind: 'What would you like to see?',
  all: 'Everything',
  entries: 'Entries',
  checkIns: 'Check-ins',
  prompt: 'Written from the question',
  anyPrompt: 'Any question, or none',
  feeling: 'With the feeling',
  anyFeeling: 'Any feeling, or none',
  shown: {
    entries: 'You only see your entries.',
    checkIns: 'You only see your check-ins.',
    prompt: (prompt: string) => `You only see what you wrote from “${prompt}”.`,
    feeling: (feeling: string) => `You only see check-ins with “${feeling}”.`,
  },
  showAll: 'Show everything',
  nothing: 'There is nothing here now that fits.',
  reading: 'Luwte is still looking at what came earlier. This takes a moment, the first time only.',
}
