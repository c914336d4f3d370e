import { computed } from 'vue'
import { dayPartAt } from '@shared/features/invitations/invitationsFor'
import { hourAt } from '@shared/kernel/time'
import { useAppStore } from '@/kernel/appStore'
import { isElsewhere } from '../invitations/invitationContent'
import { useNow } from '@/ui/when'

/** A function that puts what can be done where one sits or lies first in the night, and leaves the order alone by day. */
export function useNightOrder() {
  const app = useAppStore()
  const now = useNow()
  const isNight = computed(() => dayPartAt(hourAt(now.value, app.zone)) === 'night')
  return <Item extends { id: string }>(items: readonly Item[]): Item[] =>
    isNight.value
      ? [...items.filter(({ id }) => !isElsewhere(id)), ...items.filter(({ id }) => isElsewhere(id))]
      : [...items]
}
