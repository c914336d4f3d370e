import { localAt } from '@shared/features/moments/pause'
import { DEFAULT_LIFETIME_MINUTES, type MomentKind, type Rule, WEEKDAYS } from '@shared/features/moments/rhythm'
import type { NamedRhythm } from '@shared/features/moments/contract'

const SUNDAY = 7
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Random small letters and digits. */
export const randomText = (length: number): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(length)), (drawn) => LETTERS[drawn % LETTERS.length]).join('')

/** The rule a new rhythm begins with. */
function offered(kind: MomentKind, now: number, zone: string): Rule {
  if (kind !== 'write')
    return { by: 'times', times: [kind === 'check-in' ? '20:00' : '12:30'], weekdays: [...WEEKDAYS] }
  const today = localAt(now, zone).toPlainDate()
  return { by: 'weeks', every: 1, first: today.add({ days: SUNDAY - today.dayOfWeek }).toString(), time: '10:00' }
}

export const newRhythm = (kind: MomentKind, now: number, zone: string): NamedRhythm => ({
  id: crypto.randomUUID(),
  name: '',
  kind,
  opens: null,
  on: true,
  rule: offered(kind, now, zone),
  skip: [],
  lifetime: DEFAULT_LIFETIME_MINUTES,
})
