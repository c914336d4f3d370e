import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { type DraftKey, noteDraftKey, noteWith } from '@shared/features/drafts/drafts'
import type { Bookmark } from '@shared/features/guides/reading'
import type { Reply } from '@shared/kernel/errors'
import { client } from '@/kernel/client'
import { useAutosave } from '@/kernel/draft'
import { command, request, useRemote } from '@/kernel/remote'
import { useToasts } from '@/kernel/toasts'

/** A section of a guide, by the ids of its guide, chapter and section. */
export interface GuideSection {
  guide: string
  chapter: string
  section: string
}

/** `was`: the saved note that is being changed. */
interface UnsavedNote {
  place: GuideSection
  note: string
  was: string
}

const placeOf = ({ guide, chapter, section }: GuideSection): GuideSection => ({ guide, chapter, section })

/** Bookmarks and their notes. A note that is being typed is held here until it is on disk, whichever page shows it. */
export const useBookmarksStore = defineStore('bookmarks', () => {
  // Not reported when it fails: whoever opens a chapter only wants to read.
  const bookmarks = useRemote(readBookmarks, { kinds: ['bookmark'], failsSilently: true })
  const all = computed(() => bookmarks.value.value ?? [])
  const unsaved = ref(new Map<DraftKey, UnsavedNote>())
  /** Notes whose draft was read or written here, so that it is not read again. */
  const knownDrafts = new Set<DraftKey>()

  // Registered before the autosave: once a note is saved, main drops its draft, so the draft has to be sent first.
  useEventListener(window, 'pagehide', () => {
    for (const [key, typed] of unsaved.value) void writeDraft(key, typed)
  })
  const autosave = useAutosave((_changed: true) => saveNotes())

  const at = (place: GuideSection): Bookmark | undefined =>
    all.value.find((bookmark) => noteDraftKey(bookmark) === noteDraftKey(place))
  const noteOf = (bookmark: Bookmark): string => unsaved.value.get(noteDraftKey(bookmark))?.note ?? bookmark.note

  /** Bookmarks, after their notes that could not be saved earlier were taken over from their drafts. */
  async function readBookmarks(): Promise<Reply<Bookmark[]>> {
    const reply = await client.call('bookmarks.list')
    if (!reply.ok) return reply
    const listed = await client.call('drafts.list')
    const drafts = new Set(listed.ok ? listed.value.map(({ key }) => key) : [])
    await Promise.all(reply.value.filter((bookmark) => drafts.has(noteDraftKey(bookmark))).map(takeOverDraft))
    return reply
  }

  async function takeOverDraft(bookmark: Bookmark): Promise<void> {
    const key = noteDraftKey(bookmark)
    if (knownDrafts.has(key)) return
    const draft = await client.call('drafts.read', { key })
    if (!draft.ok || draft.value?.kind !== 'bookmark' || knownDrafts.has(key)) return
    knownDrafts.add(key)
    writeNote(bookmark, noteWith(noteOf(bookmark), draft.value), bookmark.note)
  }

  /** Without a note, one that was saved before stays. */
  async function set(place: GuideSection, note?: string): Promise<boolean> {
    const saved = await request('bookmarks.set', { ...placeOf(place), ...(note === undefined ? {} : { note }) })
    if (saved) bookmarks.patch((known) => [...known.filter(({ id }) => id !== saved.id), saved])
    return saved !== null
  }

  /** @returns whether the section has a bookmark now; if not, that has been reported. */
  async function add(place: GuideSection): Promise<boolean> {
    if (!bookmarks.isLoaded.value) await bookmarks.load()
    return at(place) !== undefined || set(place)
  }

  /** @returns whether it was removed; if not, that has been reported. */
  async function remove(bookmark: Bookmark): Promise<boolean> {
    await saveNotes()
    // A note that is not on disk would not come back with an undo.
    if (unsaved.value.has(noteDraftKey(bookmark))) return false
    const isRemoved = await command('bookmarks.remove', { id: bookmark.id })
    if (isRemoved) bookmarks.patch((known) => known.filter(({ id }) => id !== bookmark.id))
    return isRemoved
  }

  async function restore(bookmark: Bookmark): Promise<void> {
    if (await command('bookmarks.restore', { id: bookmark.id })) await bookmarks.refresh()
  }

  /** @returns whether all of them are on disk. What could not be saved is a draft, and is tried again later. */
  async function saveNotes(): Promise<boolean> {
    await Promise.all([...unsaved.value].map(([key, typed]) => saveNote(key, typed)))
    return unsaved.value.size === 0
  }

  async function saveNote(key: DraftKey, typed: UnsavedNote): Promise<void> {
    if (!(await set(typed.place, typed.note))) return writeDraft(key, typed)
    const now = unsaved.value.get(key)
    if (now?.note === typed.note) unsaved.value.delete(key)
    else if (now) now.was = typed.note
  }

  async function writeDraft(key: DraftKey, { note, was }: UnsavedNote): Promise<void> {
    knownDrafts.add(key)
    await command('drafts.write', { key, draft: { kind: 'bookmark', note, was } })
  }

  function writeNote(place: GuideSection, note: string, saved = at(place)?.note ?? ''): void {
    const was = unsaved.value.get(noteDraftKey(place))?.was ?? saved
    unsaved.value.set(noteDraftKey(place), { place: placeOf(place), note, was })
    autosave.save(true)
  }

  return {
    all,
    isLoaded: bookmarks.isLoaded,
    load: bookmarks.load,
    at,
    add,
    remove,
    restore,
    noteOf,
    writeNote,
    saveNotes,
    isNoteSaved: (bookmark: Bookmark): boolean => !unsaved.value.has(noteDraftKey(bookmark)),
  }
})

/** Adds and removes bookmarks with a message about it, and a way back. */
export function useBookmarkActions() {
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

  async function toggle(place: GuideSection): Promise<void> {
    const known = bookmarks.at(place)
    if (known) await remove(known)
    else if (await bookmarks.add(place)) toasts.say(t('guides.bookmarks.marked'))
  }

  return { remove, toggle }
}
