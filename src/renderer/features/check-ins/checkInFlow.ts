import { useEventListener } from '@vueuse/core'
import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import type { CheckInDraft, Draft, DraftKey } from '@shared/features/drafts/drafts'
import type { CheckIn, CheckInAnswer } from '@shared/features/check-ins/checkIn'
import { client } from '@/kernel/client'
import { useDraft } from '@/kernel/draft'
import { command } from '@/kernel/remote'
import { useTask } from '@/kernel/task'
import { useVaultStore } from '@/kernel/vaultStore'
import { answerOf, emptyAnswer, isEmpty, isSameAnswer, tidy } from './answer'
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

const changeDraft = (id: string): DraftKey => `check-in:${id}`

/** What somebody changed in a saved check-in, and did not save. */
export const unsavedChange = (id: string) => ({
  async isThere(): Promise<boolean> {
    const reply = await client.call('drafts.read', { key: changeDraft(id) })
    return reply.ok && reply.value !== null
  },
  bringBack: (draft: CheckInDraft) => command('drafts.write', { key: changeDraft(id), draft }),
  forget: () => command('drafts.clear', { key: changeDraft(id) }),
})

export type Step = CheckInDraft['step'] | 'thanks'

/**
 * One check-in from the first choice to the thanks. What is chosen or typed is kept as a draft until it is saved.
 * @param changes a saved check-in that is changed; not given: a new one.
 */
export function useCheckInFlow(occurrence: () => string | undefined, changes?: CheckIn) {
  const checkIns = useCheckInsStore()
  const vault = useVaultStore()
  const draft = useDraft(changes ? changeDraft(changes.id) : vault.isLocked ? LOCKED_DRAFT : DRAFT)
  const first = () => (changes ? answerOf(changes) : emptyAnswer())

  const answer = shallowRef<CheckInAnswer>(first())
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
    answer.value = stored?.answer ?? first()
    step.value = stored?.step ?? 'plane'
    hasDraft = stored !== null
    known = currentState()
  }

  /** Shows what was begun, here or in the other window, unless the user changed something here meanwhile. */
  async function resume(): Promise<void> {
    if (vault.isLocked || saved.value || isSaving.value || !draft.isKept.value) return
    const before = currentState()
    const stored = (await draft.read()) ?? (changes ? null : await moveLockedDraft())
    if (saved.value || isSaving.value || before !== currentState()) return
    if (stored?.kind === 'check-in') show(stored)
    else if (hasDraft) show(null)
  }

  watch([answer, step], ([now, at]) => {
    if (at === 'thanks' || currentState() === known) return
    if (currentState() !== stateWhenItHappened) happened.value = null
    known = currentState()
    if (changes ? !isSameAnswer(now, answerOf(changes)) : !isEmpty(now)) {
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
    const record = changes
      ? await checkIns.change(changes, tidy(answer.value, changes.occurrence))
      : await checkIns.answer(tidy(answer.value, occurrence()))
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

  /** Shows it as it was saved, and forgets what was changed. @returns that, as it would be kept; null: nothing was. */
  async function giveUp(): Promise<CheckInDraft | null> {
    const at = step.value
    const isChanged = changes && at !== 'thanks' && !isSameAnswer(answer.value, answerOf(changes))
    const given: CheckInDraft | null = isChanged ? { kind: 'check-in', step: at, answer: answer.value } : null
    begin()
    await draft.clear()
    return given
  }

  return { giveUp, answer, step, saved, isSaving, canSave, happened, save, takeBack, begin, clear, bringBack }
}
