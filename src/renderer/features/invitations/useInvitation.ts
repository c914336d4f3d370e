import { computed, ref, watch } from 'vue'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import { invitationsFor, type Offer, offeredAfter } from '@shared/features/invitations/invitationsFor'
import { clockTimeOf, dayAt, hourAt } from '@shared/kernel/time'
import { useAppStore } from '@/kernel/appStore'
import { allFeelings } from '@/ui/content'
import { useCheckInsStore } from '../check-ins/checkInStore'
import { useWhatHelpsStore } from '../what-helps/whatHelpsStore'
import { allInvitations } from './invitationContent'
import { useInvitationsStore } from './invitationStore'

interface Shown {
  /** The check-in as it was answered last, or the day of an invitation without one. */
  after: string
  index: number
  isDismissed: boolean
  /** The invitation before it; null: none in this run of Luwte. */
  last: string | null
  /** What stood on the list of what helps when it was first shown: what is added there moves nothing under one's hands. */
  liked: ReadonlySet<string>
}
/** What is shown now. Kept until the app ends, so that nobody has to say "not now" twice. */
const shown = ref<Shown | null>(null)
/** The invitation that is on the screen, or was the last one there. */
const seen = ref<string | null>(null)

/**
 * One invitation at a time after a check-in, or without one, with the ways to see another or to dismiss it.
 * @param now milliseconds since 1970.
 */
export function useInvitation(checkIn: () => CheckIn | null, now: () => number) {
  const app = useAppStore()
  const away = useInvitationsStore()
  const helps = useWhatHelpsStore()
  const checkIns = useCheckInsStore()
  void away.load()
  void helps.load()

  const after = computed(() => {
    const current = checkIn()
    // Changed to a hard word, it begins anew: Help now comes first.
    return current ? `${current.id} ${current.changedAt}` : dayAt(now(), app.zone)
  })
  watch(
    () => [after.value, away.isLoaded && helps.isLoaded] as const,
    ([to, isLoaded]) => {
      if (!isLoaded || shown.value?.after === to) return
      const liked = new Set(helps.all.flatMap(({ what }) => ('of' in what ? [what.of] : [])))
      shown.value = { after: to, index: 0, isDismissed: false, last: seen.value, liked }
    },
    { immediate: true },
  )

  const offers = computed<Offer[]>(() => {
    if (shown.value?.after !== after.value) return []
    const known = { feelings: allFeelings, away: new Set(away.away), liked: shown.value.liked }
    const current = checkIn()
    const earlier = checkIns.recent
      .filter(({ id }) => current && id < current.id)
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .map((one) => ({ checkIn: one, hour: Number(clockTimeOf(one.at).slice(0, 2)), seed: one.id }))
    return invitationsFor(allInvitations, {
      ...known,
      checkIn: current,
      hour: hourAt(now(), app.zone),
      last: shown.value.last ?? offeredAfter(allInvitations, earlier, known),
      seed: after.value,
    })
  })
  const offer = computed(() =>
    shown.value?.isDismissed ? null : (offers.value[(shown.value?.index ?? 0) % offers.value.length] ?? null),
  )
  watch(
    offer,
    (current) => {
      if (current) seen.value = current.invitation.id
    },
    { immediate: true },
  )

  function change(by: Partial<Shown>): void {
    if (shown.value) shown.value = { ...shown.value, ...by }
  }
  return {
    offer,
    hasOther: computed(() => offers.value.length > 1),
    other: () => change({ index: (shown.value?.index ?? 0) + 1 }),
    notNow: () => change({ isDismissed: true }),
  }
}
