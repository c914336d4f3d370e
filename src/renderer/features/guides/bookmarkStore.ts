import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { type DraftKey, noteDraftKey, noteWith } from '@shared/features/drafts/drafts'
import type { Bookmark } from '@shared/features/guides/reading'
import { client } from '@/kernel/client'
import { useToasts } from '@/kernel/toasts'

/** The time between a key in a note and the note being on its way to disk. */
const QUIET_MS = 400

export interface Spot {
  guide: string
  chapter: string
  section: string
}

/** `was`: the note it is typed over. */
interface UnkeptNote {
  spot: Spot
  note: string
  was: string
}

const keyOf = noteDraftKey
const spotOf = ({ guide, chapter, section }: Spot): Spot => ({ guide, chapter, section })

/** The sections somebody marked, with their notes. What is typed in a note stays here until it is on disk. */
export const useBookmarksStore = defineStore('bookmarks', () => {
  const kept = shallowRef<Bookmark[]>([])
  const isLoaded = ref(false)
  /** Notes that are not on disk yet, by their spot. */
  const unkept = ref(new Map<DraftKey, UnkeptNote>())
  /** Whose drafts were taken over or written here: what they hold is known. */
  const drafted = new Set<DraftKey>()
  const toasts = useToasts()
  let planned: number | undefined

  /** Without a message when it fails: whoever opens a chapter only wants to read. @returns whether they are there. */
  async function load(): Promise<boolean> {
    const reply = await client.call('bookmarks.list')
    if (!reply.ok) return false
    kept.value = reply.value
    isLoaded.value = true
    await takeDrafts()
    return true
  }

  /** Notes that could not be kept, an hour or days ago: they stand where they were typed, and are kept if that goes now. */
  async function takeDrafts(): Promise<void> {
    const listed = await client.call('drafts.list')
    const waiting = new Set(listed.ok ? listed.value.map(({ key }) => key) : [])
    await Promise.all(kept.value.filter((bookmark) => waiting.has(keyOf(bookmark))).map(takeDraft))
  }

  async function takeDraft(bookmark: Bookmark): Promise<void> {
    const key = keyOf(bookmark)
    if (drafted.has(key)) return
    const draft = await client.call('drafts.read', { key })
    if (!draft.ok || draft.value?.kind !== 'bookmark' || drafted.has(key)) return
    drafted.add(key)
    writeNote(bookmark, noteWith(noteOf(bookmark), draft.value))
  }

  const noteOf = (bookmark: Bookmark): string => unkept.value.get(keyOf(bookmark))?.note ?? bookmark.note
  const at = (spot: Spot): Bookmark | undefined => kept.value.find((bookmark) => keyOf(bookmark) === keyOf(spot))

  /** Without a note, the one that stands there already stays. */
  async function set(spot: Spot, note?: string): Promise<boolean> {
    const reply = await client.call('bookmarks.set', { ...spotOf(spot), ...(note === undefined ? {} : { note }) })
    if (reply.ok) kept.value = [...kept.value.filter(({ id }) => id !== reply.value.id), reply.value]
    else toasts.problem(reply.error)
    return reply.ok
  }

  /** Nothing happens to a section that is marked. @returns whether it is marked now. */
  async function mark(spot: Spot): Promise<boolean> {
    if (!isLoaded.value) await load()
    return at(spot) !== undefined || set(spot)
  }

  /** @returns whether it was removed; if not, the user has been told. */
  async function remove(bookmark: Bookmark): Promise<boolean> {
    await keepNotes()
    // A note that is not on disk would not come back with an undo.
    if (unkept.value.has(keyOf(bookmark))) return false
    const reply = await client.call('bookmarks.remove', { id: bookmark.id })
    if (reply.ok) kept.value = kept.value.filter(({ id }) => id !== bookmark.id)
    else toasts.problem(reply.error)
    return reply.ok
  }

  async function restore(bookmark: Bookmark): Promise<void> {
    const reply = await client.call('bookmarks.restore', { id: bookmark.id })
    if (reply.ok) await load()
    else toasts.problem(reply.error)
  }

  /** What could not be kept is a draft, and waits for the next key or for the window to go. */
  async function keepNotes(): Promise<void> {
    window.clearTimeout(planned)
    planned = undefined
    await Promise.all([...unkept.value].map(([key, typed]) => keepNote(key, typed)))
  }

  async function keepNote(key: DraftKey, typed: UnkeptNote): Promise<void> {
    if (!(await set(typed.spot, typed.note))) return keepDraft(key, typed)
    const now = unkept.value.get(key)
    if (now?.note === typed.note) unkept.value.delete(key)
    else if (now) now.was = typed.note
  }

  async function keepDraft(key: DraftKey, { note, was }: UnkeptNote): Promise<void> {
    drafted.add(key)
    const reply = await client.call('drafts.write', { key, draft: { kind: 'bookmark', note, was } })
    if (!reply.ok) toasts.problem(reply.error)
  }

  /** Nobody will be here to hear whether they were kept. What is kept takes its draft away. */
  function leave(): void {
    for (const [key, typed] of unkept.value) void keepDraft(key, typed)
    void keepNotes()
  }

  function writeNote(spot: Spot, note: string): void {
    const was = unkept.value.get(keyOf(spot))?.was ?? at(spot)?.note ?? ''
    unkept.value.set(keyOf(spot), { spot: spotOf(spot), note, was })
    planned ??= window.setTimeout(() => void keepNotes(), QUIET_MS)
  }

  // Closing a window takes nothing apart first: what is still on its way to disk is sent now.
  window.addEventListener('pagehide', leave)
  client.on('records.changed', ({ kinds }) => {
    if (isLoaded.value && kinds.includes('bookmark')) void load()
  })

  return {
    all: computed(() => kept.value),
    isLoaded,
    load,
    mark,
    remove,
    restore,
    writeNote,
    keepNotes,
    at,
    noteOf,
    /** Is what was typed for it on disk? */
    isNoteKept: (bookmark: Bookmark): boolean => !unkept.value.has(keyOf(bookmark)),
  }
})
