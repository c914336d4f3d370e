import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { DraftKey, EntryDraft } from '@shared/features/drafts/drafts'
import { canonicalJson } from '@shared/kernel/canonicalJson'
import type { Id } from '@shared/kernel/ids'
import type { LivedTime } from '@shared/kernel/time'
import type { Reply } from '@shared/kernel/errors'
import type { Entry } from '@shared/features/journal/entry'
import { hasPicture, hasSamePictures } from '@shared/features/journal/pictures'
import type { OpenEntry } from '@shared/features/journal/contract'
import type { VersionVector } from '@shared/kernel/versionVectors'
import { client } from '@/kernel/client'
import { command, request, useRemote } from '@/kernel/remote'

export interface UnsavedDraft {
  key: DraftKey
  draft: EntryDraft
}

/** `hasDraft`: there is a change of it that was not saved. */
export type ReadEntry = OpenEntry & { hasDraft: boolean }

async function readDrafts(): Promise<Reply<UnsavedDraft[]>> {
  const listed = await client.call('drafts.list')
  if (!listed.ok) return listed
  const keys = listed.value.map(({ key }) => key).filter((key) => key.startsWith('entry:'))
  const drafts = await Promise.all(keys.map(async (key) => ({ key, read: await client.call('drafts.read', { key }) })))
  return {
    ok: true,
    value: drafts.flatMap(({ key, read }) =>
      read.ok && read.value?.kind === 'entry' && (read.value.text.trim() !== '' || hasPicture(read.value))
        ? [{ key, draft: read.value }]
        : [],
    ),
  }
}

/** Says a draft something else than the entry it belongs to? */
export const changes = ({ text, at, feelings, pictures }: EntryDraft, entry: Entry): boolean =>
  text !== entry.text ||
  (pictures !== undefined && !hasSamePictures({ pictures }, entry)) ||
  (at !== undefined && at !== entry.at) ||
  (feelings !== undefined && canonicalJson(feelings) !== canonicalJson(entry.feelings ?? []))

/** Entries to read and change, the bin, and drafts that were not saved. The list itself is in journalStore.ts. */
export const useEntriesStore = defineStore('entries', () => {
  const bin = useRemote(() => client.call('entries.bin'), { kinds: ['entry'] })
  const drafts = useRemote(readDrafts, { kinds: ['entry'] })

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
    /** null until it was read. */
    bin: bin.value,
    drafts: computed(() => drafts.value.value ?? []),
    loadDrafts: drafts.load,
    loadBin: bin.refresh,
    read,
    /** Those used before, the most used first. */
    tags: async () => (await request('entries.tags')) ?? [],
    /** What it was before; null when that could not be read. */
    versions: (id: Id) => request('entries.versions', { id }),
    /** Saves another version of it over what was read. @returns as it was stored; null when it was not. */
    saveVersion: (id: Id, seen: VersionVector, { text, at, pictures = [] }: Pick<Entry, 'text' | 'at' | 'pictures'>) =>
      request('entries.save', { id, seen, text, at, pictures }),
    setTime: (id: Id, at: LivedTime) => command('entries.setTime', { id, at }),
    remove: (id: Id) => command('entries.remove', { id }),
    restore: (id: Id) => command('entries.restore', { id }),
    erase: (id: Id) => command('entries.erase', { id }),
  }
})
