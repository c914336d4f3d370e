import type { Wording } from '../wording'
import type { unprovenEntry as nl } from '../nl/unprovenEntry'

export const unprovenEntry: Wording<typeof nl> = {
  origin: (computer, day) => `[Added from ${computer} on ${day}. Luwte can’t be sure that you wrote this.]`,
  stranger: 'a computer that Luwte doesn’t know',
  wrongDate: '[The date that came with it can’t be right.]',
  checkIn: 'Check-in',
}
