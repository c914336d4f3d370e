import { computed, type ComputedRef, ref } from 'vue'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import { type Offer, offersFor } from '@shared/features/check-ins/suggestions'
import { hourAt } from '@shared/kernel/time'
import { isHardFeeling } from '@/ui/content'
import { useAppStore } from '@/kernel/appStore'

/** Which offer is shown after which check-in. Kept until the app ends, so that nobody has to say "not now" twice. */
const shown = ref({ after: '', index: 0, isAway: false })

/**
 * One suggestion at a time after a check-in, or without one, with the ways to see another or to dismiss it.
 * @param now milliseconds since 1970.
 */
export function useInvitation(checkIn: () => CheckIn | null, now: () => number) {
  const app = useAppStore()
  const after = computed(() => checkIn()?.id ?? 'nothing')
  const state = computed(() =>
    shown.value.after === after.value ? shown.value : { after: after.value, index: 0, isAway: false },
  )
  const offers = computed(() => offersFor(checkIn(), { hour: hourAt(now(), app.zone), isHard: isHardFeeling }))
  const offer: ComputedRef<Offer | null> = computed(() =>
    state.value.isAway ? null : (offers.value[state.value.index % offers.value.length] ?? null),
  )

  return {
    offer,
    other: () => (shown.value = { ...state.value, index: state.value.index + 1 }),
    notNow: () => (shown.value = { ...state.value, isAway: true }),
  }
}

export function routeOfOffer(offer: Offer): string {
  if (offer.kind === 'help-now') return '/help-now'
  return `/care/${offer.kind}/${offer.id}`
}
