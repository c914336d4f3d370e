import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { DraftKey, EntryDraft } from '@shared/features/drafts/drafts'
import type { Id, Month } from '@shared/kernel/ids'
import type { EntrySummary } from '@shared/features/journal/contract'
import { client } from '@/kernel/client'
import { useToasts } from '@/kernel/toasts'

/** How many entries one look back shows at least, and the most that one call gives. */
const A_LOOK = 40
const MOST = 500

export interface KeptDraft {
  key: DraftKey
  draft: EntryDraft
}

/** The journal as it is listed: what was written, what lies in the bin, what was begun and not saved. */
export const useEntriesStore = defineStore('entries', () => {
  const entries = shallowRef<EntrySummary[]>([])
  const bin = shallowRef<EntrySummary[]>([])
  const kept = shallowRef<KeptDraft[]>([])
  /** The month before which older entries lie; null when everything is shown. */
  const next = ref<Month | null>(null)
  const isLoaded = ref(false)
  const toasts = useToasts()
  let turn = 0

  async function readFrom(before: Month | null, wanted: number): Promise<void> {
    turn += 1
    const mine = turn
    const found = before === null ? [] : [...entries.value]
    const enough = found.length + wanted
    let from = before
    do {
      const atLeast = Math.min(MOST, enough - found.length)
      const reply = await client.call('entries.list', { before: from, atLeast })
      if (mine !== turn) return
      if (!reply.ok) return void toasts.problem(reply.error)
      found.push(...reply.value.entries)
      from = reply.value.next
    } while (from !== null && found.length < enough)
    entries.value = found
    next.value = from
    isLoaded.value = true
  }

  async function loadBin(): Promise<void> {
    const reply = await client.call('entries.bin')
    if (reply.ok) bin.value = reply.value
    else toasts.problem(reply.error)
  }

  async function loadKept(): Promise<void> {
    const reply = await client.call('drafts.list')
    if (!reply.ok) return void toasts.problem(reply.error)
    const keys = reply.value.map(({ key }) => key).filter((key) => key.startsWith('entry:'))
    const drafts = await Promise.all(
      keys.map(async (key) => ({ key, read: await client.call('drafts.read', { key }) })),
    )
    kept.value = drafts.flatMap(({ key, read }) =>
      read.ok && read.value?.kind === 'entry' && read.value.text.trim() !== '' ? [{ key, draft: read.value }] : [],
    )
  }

  /** Reads everything again, as far back as it was shown. */
  async function load(): Promise<void> {
    await Promise.all([readFrom(null, Math.max(A_LOOK, entries.value.length)), loadBin(), loadKept()])
  }

  async function loadEarlier(): Promise<void> {
    if (next.value !== null) await readFrom(next.value, A_LOOK)
  }

  /** Tells of what went wrong. @returns whether it was done. */
  async function change(call: 'entries.remove' | 'entries.restore' | 'entries.erase', id: Id): Promise<boolean> {
    const reply = await client.call(call, { id })
    if (!reply.ok) toasts.problem(reply.error)
    return reply.ok
  }

  client.on('records.changed', ({ kinds }) => {
    if (isLoaded.value && kinds.includes('entry')) void load()
  })

  return {
    entries,
    bin,
    kept,
    next,
    isLoaded,
    load,
    loadBin,
    loadEarlier,
    remove: (id: Id) => change('entries.remove', id),
    restore: (id: Id) => change('entries.restore', id),
    erase: (id: Id) => change('entries.erase', id),
  }
})
