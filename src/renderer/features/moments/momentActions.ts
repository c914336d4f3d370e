import { useI18n } from 'vue-i18n'
import { type OccurrenceId, rhythmOf } from '@shared/features/moments/rhythm'
import type { Snooze } from '@shared/features/moments/snooze'
import type { NamedRhythm } from '@shared/features/moments/contract'
import { useToasts } from '@/kernel/toasts'
import { useMomentsStore } from './momentStore'
import { useRhythmsStore } from './rhythmStore'
import { useRuleTexts } from './ruleTexts'

/** How long a moment is put off: for a while, or for the rest of its day. */
export type Snoozing = Snooze | 'not-today'

/** @returns a function that puts a moment off, and returns whether that was done; if not, it has been reported. */
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

/** @returns a function that removes a rhythm and offers to undo it, and returns whether it was removed. */
export function useRhythmRemoval(): (rhythm: NamedRhythm) => Promise<boolean> {
  const { t } = useI18n()
  const rhythms = useRhythmsStore()
  const { title } = useRuleTexts()
  const toasts = useToasts()

  return async (rhythm) => {
    const isRemoved = await rhythms.remove(rhythm.id)
    if (isRemoved)
      toasts.offer(t('moments.list.removed', { title: title(rhythm) }), {
        label: t('common.undo'),
        run: () => rhythms.save(rhythm),
      })
    return isRemoved
  }
}
