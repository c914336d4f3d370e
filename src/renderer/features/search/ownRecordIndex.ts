import { onBeforeUnmount, shallowRef, watch } from 'vue'
import type { Language } from '@shared/features/settings/settings'
import { client } from '@/kernel/client'
import { contentIndex } from './contentIndex'
import { ownFindables, type OwnTexts } from './ownRecords'
import type { SearchIndex } from './searchIndex'
import { useAppStore } from '@/kernel/appStore'

const KINDS = ['phrase', 'bookmark', 'plan']

/** An index of what somebody wrote outside their journal. It is there while the box is open, and gone with it. */
export function useOwnRecordIndex() {
  const app = useAppStore()
  const words = shallowRef<OwnTexts | null>(null)
  const index = shallowRef<SearchIndex | null>(null)

  // Without a message when it fails: whoever opens the phrases, the bookmarks or the plan is told.
  async function read(): Promise<void> {
    const [phrases, bookmarks, plan] = await Promise.all([
      client.call('phrases.read'),
      client.call('bookmarks.list'),
      client.call('plan.read'),
    ])
    words.value = {
      phrases: phrases.ok ? phrases.value.own : [],
      bookmarks: bookmarks.ok ? bookmarks.value : [],
      plan: plan.ok ? plan.value.parts : [],
    }
  }

  async function build(known: OwnTexts, language: Language): Promise<SearchIndex> {
    const all = await contentIndex.use(language)
    return all.beside(await ownFindables(known, all, language))
  }

  watch([words, () => app.language] as const, async ([known, language]) => {
    const built = known && (await build(known, language).catch(() => null))
    if (words.value === known && app.language === language) index.value = built
  })

  void read()
  const stop = client.on('records.changed', ({ kinds }) => {
    if (KINDS.some((kind) => kinds.includes(kind))) void read()
  })
  onBeforeUnmount(stop)

  return index
}
