import { Temporal } from 'temporal-polyfill'
import { MAX_RHYTHMS, type Rule } from '@shared/features/moments/rhythm'
import type { NamedRhythm } from '@shared/features/moments/contract'
import type { Id } from '@shared/kernel/ids'
import { dayAt } from '@shared/kernel/time'
import { useAppStore } from '@/kernel/appStore'
import { useRhythmsStore } from '../moments/rhythmStore'
import { newRhythm } from '../moments/settings/newRhythm'

/** How often a moment for somebody comes, in short. The settings of moments have the rest. */
export const TOUCHES = ['week', 'twoWeeks', 'fourWeeks', 'once'] as const
export type Touch = (typeof TOUCHES)[number]

const AT = '17:00'
const WEEKS = { week: 1, twoWeeks: 2, fourWeeks: 4 } as const
/** Such a moment waits for the rest of the day. */
const LIFETIME_MINUTES = 720

/** @param now milliseconds since 1970. The first one comes a week from now. */
export function ruleOf(touch: Touch, now: number, zone: string): Rule {
  const first = Temporal.PlainDate.from(dayAt(now, zone)).add({ weeks: 1 }).toString()
  return touch === 'once'
    ? { by: 'date', date: first, time: AT }
    : { by: 'weeks', every: WEEKS[touch], first, time: AT }
}

/** The rhythms of this computer about one person. */
export function useRhythmsAbout(person: Id) {
  const app = useAppStore()
  const rhythms = useRhythmsStore()
  return {
    rhythms,
    all: (): NamedRhythm[] => rhythms.here.filter(({ about }) => about === person),
    isFull: (): boolean => rhythms.here.length >= MAX_RHYTHMS,
    make: (touch: Touch): Promise<boolean> =>
      rhythms.save({
        ...newRhythm('contact', ruleOf(touch, Date.now(), app.zone)),
        lifetime: LIFETIME_MINUTES,
        about: person,
      }),
    /** Undoes their end. @returns whether all of them are there again. */
    async bringBack(ended: readonly NamedRhythm[]): Promise<boolean> {
      for (const rhythm of ended) if (!(await rhythms.save(rhythm))) return false
      return true
    },
  }
}
