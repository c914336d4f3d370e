import { computed, shallowRef } from 'vue'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import type { Draft } from '@shared/features/drafts/drafts'
import type { Entry } from '@shared/features/journal/entry'
import { type DoctorPage, emptyPage } from '@shared/features/looking-back/doctorPage'
import { client } from '@/kernel/client'
import { useAutosave } from '@/kernel/draft'
import { command } from '@/kernel/remote'
import { useRange, useRecords } from './lookingBackData'

const key = 'page:doctor'

/** The page for a doctor, kept as a draft while it is made: leaving loses nothing, and the printed page reads it there. */
export function useDoctorPage() {
  /** null until it was read. */
  const page = shallowRef<DoctorPage | null>(null)
  const autosave = useAutosave((draft: Draft) => command('drafts.write', { key, draft }))

  void client.call('drafts.read', { key }).then((reply) => {
    if (reply.ok && reply.value?.kind === 'page') {
      const { kind: _kind, ...kept } = reply.value
      page.value = kept
    } else page.value = emptyPage()
  })

  return {
    page,
    change(part: Partial<DoctorPage>): void {
      if (!page.value) return
      page.value = { ...page.value, ...part }
      autosave.save({ kind: 'page', ...page.value })
    },
    /** @returns whether all of it is on disk; if not, that has been reported. */
    async keep(): Promise<boolean> {
      await autosave.flush()
      return autosave.isSaved.value
    },
    /** Nothing is on it any more. @returns what was. */
    async clear(): Promise<DoctorPage | null> {
      const before = page.value
      autosave.drop()
      page.value = emptyPage()
      await client.call('drafts.clear', { key })
      return before
    },
  }
}

export type Passage = CheckIn | Entry

/** What stands on the page. */
export function usePageContent(page: () => DoctorPage | null) {
  const records = useRecords(() => page()?.chosen ?? [])
  const range = useRange(() => (page()?.parts.length ? (page()?.range ?? null) : null))
  const summary = computed(() => (page()?.parts.length && page()?.range ? range.value.value : null))
  const chosen = computed(() => new Set(page()?.chosen))
  /** Something that is in the bin is not on it. */
  const passages = computed((): Passage[] => (records.value.value ?? []).filter(({ id }) => chosen.value.has(id)))
  return {
    summary,
    passages,
    isReady: computed(
      () => page() !== null && records.isLoaded.value && (!page()?.parts.length || summary.value !== null),
    ),
  }
}
