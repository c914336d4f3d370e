import { useIntersectionObserver } from '@vueuse/core'
import { computed, nextTick, type Ref, shallowReactive, shallowRef, watch } from 'vue'
import { onBeforeRouteLeave, useRouter } from 'vue-router'
import type { JournalMonths } from '@shared/features/journal/contract'
import { type LivedMonth, livedMonthOf, yearOfMonth } from '@shared/features/journal/journalFilter'
import type { LocalDate } from '@shared/kernel/time'
import { useJournalStore } from './journalStore'

/** So far outside the window a month is read already, or kept; and the months of a year are listed. */
const NEAR_MONTH = '800px 0px'
const NEAR_YEAR = '2400px 0px'
/** How high a line is about, in pixels, until months were measured. */
const LINE = 74
const HEADING = 60
const GAP = 32
/** Screens from which one comes back to the same place. */
const isWithin = (path: string): boolean => path.startsWith('/journal/') || path.startsWith('/check-ins/')

export interface JournalYear {
  year: string
  months: JournalMonths['months']
  /** Its months are listed. */
  isNear: boolean
  /** How high it is or may be, in pixels. */
  room: number
}

/** Which months of the list are in sight, where somebody is in it, and the ways to another place. */
export function useJournalScroll(list: Readonly<Ref<HTMLElement | null>>) {
  const journal = useJournalStore()
  const router = useRouter()
  const yearSections = shallowRef<HTMLElement[]>([])
  const monthSections = shallowRef<HTMLElement[]>([])
  const nearYears = shallowReactive(new Set<string>())
  const heights = shallowReactive(new Map<LivedMonth, number>())
  const scroller = computed(() => list.value?.closest('main') ?? null)
  const coming = journal.place

  const years = computed((): JournalYear[] => {
    const found = new Map<string, JournalMonths['months']>()
    for (const one of journal.overview?.months ?? [])
      found.set(yearOfMonth(one.month), [...(found.get(yearOfMonth(one.month)) ?? []), one])
    return [...found].map(([year, months], index) => ({
      ...{ year, months, isNear: index === 0 || nearYears.has(year) },
      room: months.reduce((sum, { month, count }) => sum + room(month, count) + GAP, -GAP),
    }))
  })

  /** How high a month is or may be, in pixels. @param count of lines in it. */
  function room(month: LivedMonth, count: number): number {
    return heights.get(month) ?? HEADING + count * LINE
  }

  const sectionsOf = (name: 'year' | 'month' | 'day' | 'item') => [
    ...(list.value?.querySelectorAll<HTMLElement>(`[data-${name}]`) ?? []),
  ]
  const found = (name: 'month' | 'day' | 'item', value: unknown) =>
    sectionsOf(name).find(({ dataset }) => dataset[name] === value) ?? null

  watch(
    [list, years],
    () => {
      yearSections.value = sectionsOf('year')
      monthSections.value = sectionsOf('month')
    },
    { immediate: true, flush: 'post' },
  )

  useIntersectionObserver(
    yearSections,
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const { year = '' } = (target as HTMLElement).dataset
        if (isIntersecting) nearYears.add(year)
        else if (!target.contains(document.activeElement)) nearYears.delete(year)
      }
    },
    { root: scroller, rootMargin: NEAR_YEAR },
  )
  useIntersectionObserver(
    monthSections,
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const { month = '' } = (target as HTMLElement).dataset
        if (isIntersecting) void journal.want(month)
        // What has the focus stays, or the keyboard would begin at the top again.
        else if (journal.pages.has(month) && !target.contains(document.activeElement)) {
          heights.set(month, boundingClientRect.height)
          journal.drop(month)
        }
      }
    },
    { root: scroller, rootMargin: NEAR_MONTH },
  )

  /** Puts an element so far below the top of the window. */
  function align(element: HTMLElement, top: number): void {
    if (scroller.value) scroller.value.scrollTop += element.getBoundingClientRect().top - top
  }

  /** Where what is shown begins: a little below the top of the scrolling screen. */
  const begin = () => (scroller.value?.getBoundingClientRect().top ?? 0) + 24

  /** The section of a month, also of a year out of sight. */
  async function monthSection(month: LivedMonth): Promise<HTMLElement | null> {
    nearYears.add(yearOfMonth(month))
    await nextTick()
    return found('month', month)
  }

  async function goToMonth(month: LivedMonth): Promise<void> {
    const section = await monthSection(month)
    if (!section) return
    align(section, begin())
    section.querySelector('h3')?.focus({ preventScroll: true })
    await journal.want(month)
  }

  async function goToDay(date: LocalDate): Promise<void> {
    const month = livedMonthOf(date)
    await goToMonth(month)
    await until(() => found('day', date) !== null)
    const day = found('day', date)
    if (!day) return
    align(day, begin())
    await frame()
    align(day, begin())
    day.querySelector('a')?.focus({ preventScroll: true })
  }

  /** To be called once the months are there. */
  async function comeBack(): Promise<void> {
    if (!coming) return
    if (!journal.overview?.months.some(({ month }) => month === coming.month)) await journal.whole()
    const section = await monthSection(coming.month)
    if (section) align(section, coming.top)
    await journal.want(coming.month)
    await nextTick()
    const item = coming.ids.map((id) => found('item', id)).find((one) => one !== null)
    if (!item) return
    align(item, coming.top)
    await frame()
    // Days out of sight were as high as they may be; now those around it are as high as they are.
    align(item, coming.top)
    item.querySelector('a')?.focus({ preventScroll: true })
  }

  onBeforeRouteLeave((to) => {
    const item = found('item', to.params.id)
    const items = sectionsOf('item')
    const at = item ? items.indexOf(item) : -1
    const month = item?.closest<HTMLElement>('[data-month]')?.dataset.month
    if (!item || month === undefined) journal.place = isWithin(to.path) ? journal.place : null
    else {
      const ids = [items[at], items[at + 1], items[at - 1]].flatMap((one) => one?.dataset.item ?? [])
      journal.place = { month, ids, top: item.getBoundingClientRect().top }
    }
    const stop = router.afterEach(({ path }) => {
      if (isWithin(path)) return
      if (path !== '/journal') journal.place = null
      stop()
    })
  })

  return {
    years,
    goToMonth,
    goToDay,
    comeBack,
    /** The month that somebody comes back to. */
    comesTo: coming?.month ?? null,
    room,
  }
}

/** Waits for frames until it is so, for about two seconds at most. */
async function until(isSo: () => boolean): Promise<void> {
  for (let frames = 0; frames < 120 && !isSo(); frames += 1) await frame()
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
