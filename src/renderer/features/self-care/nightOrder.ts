import { computed } from 'vue'
import { hourAt } from '@shared/kernel/time'
import { useAppStore } from '@/kernel/appStore'
import { useNow } from '@/ui/when'

/** For these somebody gets up, or writes to somebody. By content id. */
const ELSEWHERE: ReadonlySet<string> = new Set(['ex.hands', 'ex.walk', 'care.water', 'care.one-message', 'care.less'])

/** A function that puts what can be done where one sits or lies first in the night, and leaves the order alone by day. */
export function useNightOrder() {
  const app = useAppStore()
  const now = useNow()
  const isNight = computed(() => {
    const hour = hourAt(now.value, app.zone)
    return hour >= 22 || hour < 6
  })
  return <Item extends { id: string }>(items: readonly Item[]): Item[] =>
    isNight.value
      ? [...items.filter(({ id }) => !ELSEWHERE.has(id)), ...items.filter(({ id }) => ELSEWHERE.has(id))]
      : [...items]
}
