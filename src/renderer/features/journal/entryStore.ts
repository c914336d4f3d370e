import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { CheckIn } from '@shared/features/check-ins/checkIn'
import type { DraftKey, EntryDraft } from '@shared/features/drafts/drafts'
import type { Id, Month } from '@shared/kernel/ids'
import type { LivedTime } from '@shared/kernel/time'
import type { Reply } from '@shared/kernel/errors'
import type { Entry } from '@shared/features/journal/entry'
import type { EntrySummary, OpenEntry } from '@shared/features/journal/contract'
import { client } from '@/kernel/client'
import { command, type Remote, report, request, useRemote } from '@/kernel/remote'

/** How many entries and check-ins are shown at first, and how many more each time. */
const PAGE = 40
/** The most that main gives in one call. */
const MAX_PER_CALL = 500

/** `next`: the month before which there are older entries; null when there are none. */
interface EntryPages {
  entries: EntrySummary[]
  checkIns: CheckIn[]
  next: Month | null
}

export interface UnsavedDraft {
  key: DraftKey
  draft: EntryDraft
}

/** `hasDraft`: there is a change of it that was not saved. */
export type ReadEntry = OpenEntry & { hasDraft: boolean }

async function readPages(before: Month | null, wanted: number): Promise<Reply<EntryPages>> {
  const entries: EntrySummary[] = []
  const checkIns: CheckIn[] = []
  let next = before
  do {
    const atLeast = Math.min(MAX_PER_CALL, wanted - entries.length - checkIns.length)
    const reply = await client.call('entries.list', { before: next, atLeast })
    if (!reply.ok) return reply
    entries.push(...reply.value.entries)
    checkIns.push(...reply.value.checkIns)
    next = reply.value.next
  } while (next !== null && entries.length + checkIns.length < wanted)
  return { ok: true, value: { entries, checkIns, next } }
}

async function readDrafts(): Promise<Reply<UnsavedDraft[]>> {
  const listed = await client.call('drafts.list')
  if (!listed.ok) return listed
  const keys = listed.value.map(({ key }) => key).filter((key) => key.startsWith('entry:'))
  const drafts = await Promise.all(keys.map(async (key) => ({ key, read: await client.call('drafts.read', { key }) })))
  return {
    ok: true,
    value: drafts.flatMap(({ key, read }) =>
      read.ok && read.value?.kind === 'entry' && read.value.text.trim() !== '' ? [{ key, draft: read.value }] : [],
    ),
  }
}

/** Says a draft something else than the entry it belongs to? */
export const changes = ({ text, at }: EntryDraft, entry: Entry): boolean =>
  text !== entry.text || (at !== undefined && at !== entry.at)

/** The journal as it is listed: entries, the bin, and drafts that were not saved. */
export const useEntriesStore = defineStore('entries', () => {
  const pages: Remote<EntryPages> = useRemote(
    () => readPages(null, Math.max(PAGE, entries.value.length + checkIns.value.length)),
    { kinds: ['entry', 'check-in'] },
  )
  const bin = useRemote(() => client.call('entries.bin'), { kinds: ['entry'] })
  const drafts = useRemote(readDrafts, { kinds: ['entry'] })
  const entries = computed((): EntrySummary[] => pages.value.value?.entries ?? [])
  const checkIns = computed((): CheckIn[] => pages.value.value?.checkIns ?? [])

  async function loadEarlier(): Promise<void> {
    const shown = pages.value.value
    if (!shown || shown.next === null) return
    const earlier = await readPages(shown.next, PAGE)
    if (!earlier.ok) return report(earlier.error)
    // The list may have been read again meanwhile; then that one is newer.
    if (pages.value.value === shown)
      pages.set({
        entries: [...shown.entries, ...earlier.value.entries],
        checkIns: [...shown.checkIns, ...earlier.value.checkIns],
        next: earlier.value.next,
      })
  }

  /** @returns null when it could not be read, which has been reported. */
  async function read(id: Id): Promise<ReadEntry | null> {
    const [open, draft] = await Promise.all([
      request('entries.read', { id }),
      client.call('drafts.read', { key: `entry:${id}` }),
    ])
    if (!open) return null
    const hasDraft = draft.ok && draft.value?.kind === 'entry' && changes(draft.value, open.entry)
    return { ...open, hasDraft }
  }

  return {
    entries,
    checkIns,
    /** null until it was read. */
    bin: bin.value,
    drafts: computed(() => drafts.value.value ?? []),
    next: computed(() => pages.value.value?.next ?? null),
    isLoaded: pages.isLoaded,
    /** Reads everything, the entries as far back as they are shown. */
    load: () => Promise.all([pages.load(), bin.load(), drafts.load()]),
    loadBin: bin.refresh,
    loadEarlier,
    read,
    setTime: (id: Id, at: LivedTime) => command('entries.setTime', { id, at }),
    remove: (id: Id) => command('entries.remove', { id }),
    restore: (id: Id) => command('entries.restore', { id }),
    erase: (id: Id) => command('entries.erase', { id }),
  }
})
