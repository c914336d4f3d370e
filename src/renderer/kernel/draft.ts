import { useEventListener, useTimeoutFn } from '@vueuse/core'
import { onScopeDispose, ref } from 'vue'
import type { Draft, DraftKey } from '@shared/features/drafts/drafts'
import type { Id } from '@shared/kernel/ids'
import { client } from './client'
import { command, request } from './remote'

/** The time between typing and writing to disk, in milliseconds. */
const DELAY_MS = 400
/** A long text is written when nobody typed for as long. */
const REST_MS = 1000
/** And, while somebody goes on typing without a pause, so many characters for each millisecond that passed. */
const CHARACTERS_A_MS = 250

/**
 * Writes what is being typed shortly after it changed, and again when the component or the window goes. What could not
 * be written is tried again with the next change.
 * A long text is written at rest, and more rarely the longer it is: writing five megabytes at each pause would keep a disk busy.
 * @param write `isLeaving`: the window is closing, and nobody waits for the answer. @returns whether it was written.
 */
export function useAutosave<Value>(
  write: (value: Value, isLeaving: boolean) => Promise<boolean>,
  lengthOf: (value: Value) => number = () => 0,
) {
  let latest: { value: Value } | null = null
  /** How often what was typed was dropped. */
  let drops = 0
  const isSaved = ref(true)
  const wait = ref(DELAY_MS)
  const timer = useTimeoutFn(() => void flush(), wait, { immediate: false })
  /** When it is written at the latest. */
  let due: number | null = null

  async function flush(isLeaving = false): Promise<void> {
    timer.stop()
    due = null
    if (!latest) return
    const writing = latest
    const before = drops
    latest = null
    const isWritten = await write(writing.value, isLeaving)
    if (isWritten) isSaved.value = latest === null
    // Unless it was typed on or dropped meanwhile, it waits for the next change.
    else if (drops === before) latest ??= writing
  }

  // A window that closes unmounts nothing: what is not written yet is sent now.
  useEventListener(window, 'pagehide', () => void flush(true))
  onScopeDispose(() => void flush(), true)

  return {
    /** False from a change until it is on disk. */
    isSaved,
    save(value: Value): void {
      latest = { value }
      isSaved.value = false
      const longest = lengthOf(value) / CHARACTERS_A_MS
      const isShort = longest <= DELAY_MS
      if (isShort && timer.isPending.value) return
      const now = performance.now()
      due ??= now + longest
      wait.value = isShort ? DELAY_MS : Math.max(0, Math.min(REST_MS, due - now))
      timer.start()
    },
    flush: () => flush(),
    /** What was typed is not wanted any more, also when a write was planned. */
    drop(): void {
      timer.stop()
      due = null
      latest = null
      drops += 1
      isSaved.value = true
    },
  }
}

/** A draft that is made when it is written: joining a long text at each key would keep the key waiting. */
interface Later {
  length: number
  make: () => Draft
}

/** Keeps what is being typed as a draft. What is cleared stays cleared, also when a write was planned. */
export function useDraft(key: DraftKey) {
  const autosave = useAutosave(
    (draft: Draft | Later) => command('drafts.write', { key, draft: 'make' in draft ? draft.make() : draft }),
    (draft) => ('make' in draft ? draft.length : 0),
  )

  return {
    /** False from a change until it is on disk. */
    isKept: autosave.isSaved,
    keep: autosave.save,
    /** @returns null when there is none, or it cannot be read. */
    async read(): Promise<Draft | null> {
      const reply = await client.call('drafts.read', { key })
      return reply.ok ? reply.value : null
    },
    async clear(): Promise<void> {
      autosave.drop()
      await client.call('drafts.clear', { key })
    },
    /** Throws it away, an entry into the bin. @returns null when that failed, which has been reported: it is still a draft. */
    async discard(draft: Draft): Promise<{ binned: Id | null } | null> {
      autosave.drop()
      const discarded = await request('drafts.discard', { key, draft })
      if (!discarded) autosave.save(draft)
      return discarded
    },
  }
}
