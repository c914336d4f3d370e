import type { Wording } from '../wording'
import type { selfCare as nl } from '../nl/selfCare'

export const selfCare: Wording<typeof nl> = {
  title: 'What might do you good right now?',
  lead: 'Pick something small, or just look around. Nothing has to happen.',
  sections: {
    exercises: 'Step by step',
    write: 'To write',
    near: 'When you are beside someone',
    acts: 'Something small',
  },
  back: 'Back to the shelf',
  exercise: {
    good: 'Good to know',
    known: 'What is known about it',
    how: 'How would you like to do it?',
    walking: 'walking',
    seated: 'in a chair',
    seatedTitle: 'In a chair',
    length: 'How long?',
    minutes: '1 minute | {count} minutes',
    ownPace: 'in my own time',
    begin: 'Begin',
    pause: 'Pause',
    goOn: 'Carry on',
    paused: 'Holding still, for as long as you like.',
    stop: 'Stop',
    previous: 'Previous',
    next: 'Next',
    finish: 'Finish',
    groundInstead: 'Rather look around me',
    again: 'Once more',
    other: 'Something else',
    writeLine: 'Write a line',
    done: 'Done',
  },
  prompt: {
    fine: 'Doing it is good, and so is leaving it.',
    done: 'Done',
  },
}
