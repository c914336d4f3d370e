import { useI18n } from 'vue-i18n'
import { type OccurrenceId, rhythmOf } from '@shared/features/moments/rhythm'
import type { Snooze } from '@shared/features/moments/snooze'
import { useMomentsStore } from './momentStore'
import { useRhythmsStore } from './rhythmStore'
import { useToasts } from '@/kernel/toasts'

/** For how long a moment is put off: a while, or for the rest of its day. */
export type Snoozing = Snooze | 'not-today'

/** @returns puts a moment off, and says whether that was done; if not, the user has been told. */
export function useSnoozing(): (occurrence: OccurrenceId, how: Snoozing) => Promise<boolean> {
  const { t } = useI18n()
  const moments = useMomentsStore()
  const rhythms = useRhythmsStore()
  const toasts = useToasts()

  return async (occurrence, how) => {
    if (how !== 'not-today') return moments.snooze(occurrence, how)
    const before = rhythms.here.find(({ id }) => id === rhythmOf(occurrence))
    const isDone = await moments.notToday(occurrence)
    if (isDone && before)
      toasts.offer(t('moments.later.notTodaySaid'), { label: t('common.undo'), run: () => rhythms.save(before) })
    return isDone
  }
}
