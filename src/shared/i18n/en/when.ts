import type { Wording } from '../wording'
import type { when as nl } from '../nl/when'

export const when: Wording<typeof nl> = {
  around: '{day} around {time}',
  part: {
    today: { night: 'tonight', morning: 'this morning', afternoon: 'this afternoon', evening: 'this evening' },
    tomorrow: {
      night: 'tomorrow night',
      morning: 'tomorrow morning',
      afternoon: 'tomorrow afternoon',
      evening: 'tomorrow evening',
    },
    weekday: {
      night: '{weekday} night',
      morning: '{weekday} morning',
      afternoon: '{weekday} afternoon',
      evening: '{weekday} evening',
    },
  },
  today: 'today',
  tomorrow: 'tomorrow',
  earlierNight: 'in the night',
  yesterday: 'yesterday',
  quarter: {
    full: '{hour}',
    past: 'a quarter past {hour}',
    half: 'half past {hour}',
    to: 'a quarter to {next}',
  },
  hour: {
    h1: 'one',
    h2: 'two',
    h3: 'three',
    h4: 'four',
    h5: 'five',
    h6: 'six',
    h7: 'seven',
    h8: 'eight',
    h9: 'nine',
    h10: 'ten',
    h11: 'eleven',
    h12: 'twelve',
  },
}
