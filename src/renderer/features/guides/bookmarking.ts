import { useI18n } from 'vue-i18n'
import type { Bookmark } from '@shared/features/guides/reading'
import { useToasts } from '@/kernel/toasts'
import { type Spot, useBookmarksStore } from './bookmarkStore'

/** Setting bookmarks and taking them away, each with a word about it. */
export function useBookmarking() {
  const { t } = useI18n()
  const bookmarks = useBookmarksStore()
  const toasts = useToasts()

  async function remove(bookmark: Bookmark): Promise<void> {
    if (!(await bookmarks.remove(bookmark))) return
    toasts.offer(t('guides.bookmarks.removed'), {
      label: t('common.undo'),
      run: () => bookmarks.restore(bookmark),
    })
  }

  async function toggle(spot: Spot): Promise<void> {
    const known = bookmarks.at(spot)
    if (known) await remove(known)
    else if (await bookmarks.mark(spot)) toasts.say(t('guides.bookmarks.marked'))
  }

  return { remove, toggle }
}
