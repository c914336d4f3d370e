import type { helperLoad as nl } from '../nl/helperLoad'

export const helperLoad: typeof nl = {
  back: 'Beside someone',
  done: 'Save',
  stop: 'Cancel',
  kept: 'Saved. Look after yourself too.',
  earlier: 'Earlier',
  earlierEmpty: 'What you save will be here. It stays on this computer.',
  remove: (day) => `Remove: ${day}`,
  removed: 'That was removed.',
  nothing: 'nothing filled in',
  limitLabel: 'My limit',
  limitKeep: 'Save',
  limitKept: 'Your limit is saved.',
  limitGone: 'Your limit was removed.',
  balance: 'About balance, and stopping without guilt',
  toLoad: 'What are you carrying?',
  lookedBack: {
    title: 'How heavy it was for me',
    lead: 'What you noted around a visit or a conversation. Luwte adds nothing up.',
    show: 'Show',
    day: 'Day',
  },
}
