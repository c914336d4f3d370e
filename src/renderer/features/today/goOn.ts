import { computed, onMounted, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { CallOutput } from '@shared/ipc/contract'
import { client } from '@/kernel/client'
import { useAppStore } from '@/kernel/appStore'
import { useWhen } from '@/ui/when'
import { chapterTitle } from '../guides/guideContent'
import { useReadingStore } from '../guides/readingPlace'

const ENTRY_DRAFT = 'entry:'

/** Links to where the user stopped reading and to the newest entry that was begun and not saved, each only if there is one. */
export function useGoOn(now: () => number) {
  const { t } = useI18n()
  const app = useAppStore()
  const places = useReadingStore()
  const when = useWhen()

  const reading = shallowRef<{ to: string; title: string } | null>(null)
  watch(
    () => [places.lastRead, app.language] as const,
    async ([place, language]) => {
      if (!place) return
      const title = await chapterTitle(place.guide, place.chapter, language)
      reading.value = title === null ? null : { to: `/guides/${place.guide}/${place.chapter}`, title }
    },
    { immediate: true },
  )

  const draft = shallowRef<CallOutput<'drafts.list'>[number] | null>(null)
  onMounted(async () => {
    void places.load()
    // Not reported when it fails: nobody asked for it, and the journal reports the same.
    const reply = await client.call('drafts.list')
    if (reply.ok) draft.value = reply.value.find(({ key }) => key.startsWith(ENTRY_DRAFT)) ?? null
  })

  return computed(() => [
    ...(reading.value ? [{ to: reading.value.to, text: t('today.goOn.reading', { title: reading.value.title }) }] : []),
    ...(draft.value
      ? [
          {
            to: `/journal/write/${draft.value.key.slice(ENTRY_DRAFT.length)}`,
            text: t('today.goOn.writing', { when: when.pastDay(Date.parse(draft.value.changedAt), now()) }),
          },
        ]
      : []),
  ])
}
