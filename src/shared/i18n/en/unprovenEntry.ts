import type { Wording } from '../wording'
import type { unprovenEntry as nl } from '../nl/unprovenEntry'

export const unprovenEntry: Wording<typeof nl> = {
  origin: (computer, day) => `[Added from ${computer} on ${day}. Luwte cannot be sure that you wrote this.]`,
  stranger: 'a computer that Luwte does not know',
  wrongDate: '[The date that came with it cannot be right.]',
  checkIn: 'Check-in',
}
