import { computed, type ComputedRef, ref } from 'vue'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import { type Offer, offersFor } from '@shared/features/check-ins/suggestions'
import { hourAt } from '@shared/kernel/time'
import { isHardFeeling } from '@/ui/content'
import { useAppStore } from '@/kernel/appStore'

/** Which offer is shown after which check-in. Kept while Luwte is open, so that "not now" is not asked twice. */
const turned = ref({ after: '', index: 0, isAway: false })

/** One thing that may fit after a check-in, or, without one, that may fit anybody. */
export function useInvitation(checkIn: () => CheckIn | null, now: () => number) {
  const app = useAppStore()
  const after = computed(() => checkIn()?.id ?? 'nothing')
  const state = computed(() =>
    turned.value.after === after.value ? turned.value : { after: after.value, index: 0, isAway: false },
  )
  const offers = computed(() => offersFor(checkIn(), { hour: hourAt(now(), app.zone), isHard: isHardFeeling }))
  const offer: ComputedRef<Offer | null> = computed(() =>
    state.value.isAway ? null : (offers.value[state.value.index % offers.value.length] ?? null),
  )

  return {
    offer,
    other: () => (turned.value = { ...state.value, index: state.value.index + 1 }),
    notNow: () => (turned.value = { ...state.value, isAway: true }),
  }
}

export function routeOfOffer(offer: Offer): string {
  if (offer.kind === 'help-now') return '/help-now'
  return `/care/${offer.kind}/${offer.id}`
}
