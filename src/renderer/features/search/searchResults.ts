import { until } from '@vueuse/core'
import { computed, shallowRef, watch } from 'vue'
import { dayAt } from '@shared/kernel/time'
import { wordsOf } from '@shared/features/search/folding'
import { helplinesFor } from '@shared/features/help-now/helplines'
import { allHelplines } from '../help-now/allHelplines'
import { afterPaint } from '@/kernel/afterPaint'
import { useAppStore } from '@/kernel/appStore'
import { useVaultStore } from '@/kernel/vaultStore'
import {
  type DestinationName,
  destinationsIn,
  destinationsNamed,
  isReachable,
  FALLBACKS,
  SUGGESTED,
} from './destinations'
import { resultGroups, type ResultGroup, plainLine, withHelpFirst } from './resultGroups'
import { helplineId } from './contentSources'
import { contentIndex } from './contentIndex'
import type { SearchItem } from './searchItem'
import type { Hit } from './searchIndex'
import { dayQuestionOf } from './dayWords'
import { useJournalResults } from './journalResults'
import { useNumbersToCall } from './numbersToCall'
import { useOwnRecordIndex } from './ownRecords'
import type { Danger } from './synonyms'

interface Answer {
  query: string
  hits: Hit[]
  danger: Danger | null
  /** Luwte itself does not know a word of it, or somebody asks for their own days. */
  isGuess: boolean
}

/** Everything that fits what is typed, in groups. */
export function useSearchResults(query: () => string) {
  const app = useAppStore()
  const vault = useVaultStore()
  const daysIn = (asked: string) =>
    dayQuestionOf(asked, app.language, { today: dayAt(Date.now(), app.zone), monthFirst: app.country === 'US' })
  const journal = useJournalResults(query, daysIn)
  const own = useOwnRecordIndex()
  const numbersToCall = useNumbersToCall()
  /** null until the texts are there. */
  const answer = shallowRef<Answer | null>(null)
  /** Nothing to look for: of what was answered, which may be a moment behind what is typed. */
  const isEmpty = computed(() => wordsOf(answer.value?.query ?? '').length === 0)

  const allDestinations = computed(() => destinationsIn(app.language))
  const isUseful = ({ id }: { id: string }) =>
    isReachable(id, { pause: app.settings.pause, isSealed: vault.isSealed, now: Date.now() })
  const destinations = (names: readonly DestinationName[]) =>
    destinationsNamed(names, allDestinations.value).filter(isUseful).map(plainLine)

  /** Help now shows the lines of one country; the others would lead nowhere. */
  const helplinesHere = computed(
    () => new Set(helplinesFor(app.country, allHelplines, app.settings.countryPart).map(({ id }) => helplineId(id))),
  )
  const isHere = (item: SearchItem) =>
    (item.group !== 'destinations' || isUseful(item)) &&
    (item.group !== 'helplines' || helplinesHere.value.has(item.id))

  /** A key is on the screen before it is looked for: who types fast waits for no search, and those in between are left out. */
  async function look(asked: string): Promise<void> {
    if (wordsOf(asked).length === 0) answer.value = { query: asked, hits: [], danger: null, isGuess: false }
    await afterPaint()
    if (asked !== query()) return
    const index = await contentIndex.use(app.language).catch(() => null)
    if (asked !== query()) return
    const hits = index?.find(asked).filter(({ item }) => isHere(item)) ?? []
    const ownHits = own.value?.findAll(asked) ?? []
    answer.value = {
      query: asked,
      hits: [...hits, ...ownHits],
      danger: index?.dangerOf(asked) ?? null,
      isGuess: daysIn(asked) !== null || (index?.isGuess(asked) ?? false),
    }
  }
  let looking = Promise.resolve()
  watch([query, () => app.language, own] as const, ([asked]) => (looking = look(asked)), { immediate: true })

  /** Resolves once what is shown fits what is typed, and nothing that comes later takes its first place. */
  async function answered(): Promise<void> {
    if (answer.value?.query === query()) {
      if (answer.value.isGuess) await until(journal.isSettled).toBe(true)
      return
    }
    const last = looking
    await last
    if (last !== looking || answer.value?.isGuess) await answered()
  }

  /** Whoever says that they want to die finds people, and nothing that was written for others. */
  const saysToDie = computed(() => answer.value?.danger?.kind === 'danger' && answer.value.danger.isSaid)

  const inLuwte = computed((): ResultGroup[] => {
    const found = answer.value ? resultGroups(answer.value.hits) : []
    const danger = answer.value?.danger
    if (!danger) return found
    const numbers = numbersToCall(danger.kind)
    return saysToDie.value
      ? withHelpFirst([], numbers, destinations(['helpNow', 'plan']))
      : withHelpFirst(found, numbers, destinations(['helpNow']))
  })
  /** Both have answered and neither found anything. */
  const isNothing = computed(
    () =>
      !isEmpty.value &&
      answer.value?.query === query() &&
      journal.isSettled.value &&
      journal.progress.value === null &&
      inLuwte.value.length + journal.lines.value.length === 0,
  )

  const groups = computed((): ResultGroup[] => {
    if (isEmpty.value) return [{ name: 'suggested', lines: destinations(SUGGESTED) }]
    if (isNothing.value) return [{ name: 'fallbacks', lines: destinations(FALLBACKS) }]
    const inJournal: ResultGroup[] =
      journal.lines.value.length > 0 ? [{ name: 'entries', lines: journal.lines.value }] : []
    const found = inLuwte.value
    if (saysToDie.value) return found
    const own = [...found.filter(({ name }) => name === 'own'), ...inJournal]
    const others = found.filter(({ name }) => name !== 'own')
    // What somebody wrote is never below what only looks like it. Else the best place stays where it is, so that Enter opens
    // the same thing before the journal has answered and after.
    const first = answer.value?.danger || !answer.value?.isGuess ? found.slice(0, 1) : []
    return [...new Set([...first, ...own, ...others])]
  })

  return { groups, isEmpty, isNothing, isSettled: journal.isSettled, progress: journal.progress, answered }
}
