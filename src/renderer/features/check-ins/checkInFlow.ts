import { useEventListener } from '@vueuse/core'
import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import type { CheckInDraft, Draft } from '@shared/features/drafts/drafts'
import type { CheckIn, CheckInAnswer } from '@shared/features/check-ins/checkIn'
import { client } from '@/kernel/client'
import { useDraft } from '@/kernel/draft'
import { useTask } from '@/kernel/task'
import { useVaultStore } from '@/kernel/vaultStore'
import { emptyAnswer, isEmpty, tidy } from './answer'
import { useCheckInsStore } from './checkInStore'

/** One draft for all windows: what was begun in the small window is found again on Today. */
const DRAFT = 'check-in:now'
/** While locked, the draft above cannot be read, so it must not be overwritten either. */
const LOCKED_DRAFT = 'check-in:locked'

/** Moves what was begun while locked to the draft of all windows. @returns it; null if there is none. */
async function moveLockedDraft(): Promise<Draft | null> {
  const found = await client.call('drafts.read', { key: LOCKED_DRAFT })
  if (!found.ok || !found.value) return null
  const moved = await client.call('drafts.write', { key: DRAFT, draft: found.value })
  if (moved.ok) await client.call('drafts.clear', { key: LOCKED_DRAFT })
  return found.value
}

export type Step = CheckInDraft['step'] | 'thanks'

/** One check-in from the first choice to the thanks. What is chosen or typed is kept as a draft until it is saved. */
export function useCheckInFlow(occurrence: () => string | undefined) {
  const checkIns = useCheckInsStore()
  const vault = useVaultStore()
  const draft = useDraft(vault.isLocked ? LOCKED_DRAFT : DRAFT)

  const answer = shallowRef<CheckInAnswer>(emptyAnswer())
  const step = ref<Step>('plane')
  const saved = shallowRef<CheckIn | null>(null)
  /** What just happened, shown until the next change. */
  const happened = ref<'taken-back' | 'cleared' | null>(null)
  let beforeClearing: CheckInAnswer | null = null
  const canSave = computed(() => !isEmpty(answer.value))
  /** The state that the draft and this window last agreed on: if they differ, the user changed something since. */
  let known = currentState()
  let hasDraft = false
  let stateWhenItHappened = ''

  function currentState(): string {
    return JSON.stringify([answer.value, step.value])
  }

  function show(stored: CheckInDraft | null): void {
    answer.value = stored?.answer ?? emptyAnswer()
    step.value = stored?.step ?? 'plane'
    hasDraft = stored !== null
    known = currentState()
  }

  /** Shows what was begun, here or in the other window, unless the user changed something here meanwhile. */
  async function resume(): Promise<void> {
    if (vault.isLocked || saved.value || isSaving.value || !draft.isKept.value) return
    const before = currentState()
    const stored = (await draft.read()) ?? (await moveLockedDraft())
    if (saved.value || isSaving.value || before !== currentState()) return
    if (stored?.kind === 'check-in') show(stored)
    else if (hasDraft) show(null)
  }

  watch([answer, step], ([now, at]) => {
    if (at === 'thanks' || currentState() === known) return
    if (currentState() !== stateWhenItHappened) happened.value = null
    known = currentState()
    if (!isEmpty(now)) {
      hasDraft = true
      draft.keep({ kind: 'check-in', step: at, answer: now })
    } else if (hasDraft) {
      hasDraft = false
      void draft.clear()
    }
  })

  function report(what: 'taken-back' | 'cleared'): void {
    happened.value = what
    stateWhenItHappened = currentState()
  }

  const { run: save, isRunning: isSaving } = useTask(async () => {
    const record = await checkIns.answer(tidy(answer.value, occurrence()))
    // Not saved: everything stays as it is, the draft too.
    if (!record) return
    saved.value = record
    step.value = 'thanks'
    hasDraft = false
    await draft.clear()
  })

  /** Removes the check-in and shows what was chosen again. */
  async function takeBack(): Promise<void> {
    if (!saved.value || !(await checkIns.remove(saved.value.id))) return
    saved.value = null
    known = ''
    step.value = 'plane'
    report('taken-back')
  }

  function begin(): void {
    saved.value = null
    show(null)
  }

  function clear(): void {
    beforeClearing = answer.value
    answer.value = emptyAnswer()
    step.value = 'plane'
    report('cleared')
  }

  function bringBack(): void {
    if (beforeClearing) answer.value = beforeClearing
  }

  onMounted(resume)
  useEventListener(window, 'focus', () => void resume())

  return { answer, step, saved, isSaving, canSave, happened, save, takeBack, begin, clear, bringBack }
}
